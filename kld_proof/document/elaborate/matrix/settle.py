"""The sizes of the matrices of all steps, when these are there, and what is inferred of them.

Main statement: `settle(page, words, document, stated)` gives every step the sizes of its identities and
determinants, its inferred premises, and an error where its shapes do not fit.
"""

from __future__ import annotations

from kld_proof.document.display import relation as shown
from kld_proof.document.elaborate.items import Page
from kld_proof.document.elaborate.matrix.components import components
from kld_proof.document.elaborate.matrix.declared import Declared
from kld_proof.document.elaborate.matrix.dimensions import Dimensions
from kld_proof.document.elaborate.matrix.fitting import joined, learnt, resolved
from kld_proof.document.elaborate.matrix.gradients import along
from kld_proof.document.elaborate.matrix.page_sizes import definitions, page_sizes
from kld_proof.document.elaborate.matrix.parts import has_gradient, has_matrices, is_about_matrices, letters
from kld_proof.document.elaborate.matrix.premises import Inferred
from kld_proof.document.elaborate.matrix.sizes import Misfit, letter
from kld_proof.document.elaborate.matrix.zeros import with_zeros
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.model import Document, Premise, Step
from kld_proof.kernel.term import App, Term
from kld_proof.record import replace


def settle(page: Page, words: Vocabulary, document: Document, stated: dict[Term, Premise]) -> None:
    """Settle the sizes of all steps; those of one formula hold for the names of the others if they fit.

    `stated` are the premises by their propositions; those that get sizes are added.
    """
    steps = [s for d in document.derivations for s in d.steps if is_about_matrices(s)]
    settled = Settled(page, words, steps, stated)
    for made in document.derivations:
        made.steps = [settled.step(s) if is_about_matrices(s) else s for s in made.steps]


class Settled:
    """The steps of a page with their sizes."""

    def __init__(self, page: Page, words: Vocabulary, steps: list[Step], stated: dict[Term, Premise]) -> None:
        declared, values = Declared(page, words), list(definitions(words))
        self.words, self.stated = words, stated
        self.declared = declared.sizes
        self.page = page_sizes(declared.sizes, values, steps, words)
        self.inferred = Inferred(declared, values)

    def step(self, step: Step) -> Step:
        """The step with its sizes and what is inferred for it; unread where the shapes do not fit."""
        try:
            return self._step(step)
        except Misfit as error:
            return _unread(step, str(error))

    def _step(self, step: Step) -> Step:
        step = with_zeros(step, self.words.matrices)
        assert step.left is not None and step.right is not None
        if has_gradient(step.left) or has_gradient(step.right):
            step = along(step, self.page, frozenset(self.words.matrices))
        if step.left is None or step.right is None:
            return step
        sizes = joined(self.page, step.left, step.right) or joined(self.declared, step.left, step.right)
        if sizes is None:
            return self._misfit(step, step.left, step.right)
        for p in step.assumptions:
            if has_matrices(p):
                sizes = learnt(sizes, p)
        sizes, entries = components(step.left, step.right, sizes, self.words)
        sides = resolved(sizes, step.left, step.right)
        step = replace(step, assumptions=(*step.assumptions, *entries)) if entries else step
        return self._sized(step, *sides, sizes)

    def _sized(self, step: Step, left: Term, right: Term, sizes: Dimensions) -> Step:
        """The step with sides whose sizes are known, and everything that depends on these."""
        stated = [self._assumption(p, sizes) for p in step.assumptions]
        premises = list(self.inferred.premises(left, right, sizes, stated))
        readings = []
        for a, b, message in step.rereadings:
            fitting = joined(sizes, a, b)
            if fitting is not None:
                a, b = resolved(fitting, a, b)
                premises += self.inferred.premises(a, b, fitting)
                readings.append((a, b, message))
        self.inferred.inverts(left, right)
        shapes = tuple(_shapes(left, right, sizes)) if step.refutable else ()
        return replace(
            step,
            rereadings=tuple(readings),
            left=left,
            right=right,
            assumptions=tuple(dict.fromkeys((*stated, *premises))),
            shapes=shapes,
            as_read=shown(left, step.relation, right),
        )

    def _misfit(self, step: Step, left: Term, right: Term) -> Step:
        """The step as unread, with the sizes that do not fit."""
        try:
            Dimensions(self.declared).learn(App("mat_add", left, right))
        except Misfit as error:
            return _unread(step, str(error))
        return step

    def _assumption(self, p: Term, sizes: Dimensions) -> Term:
        """An assumption with the sizes of its matrices in the step; one that does not fit stays as it is."""
        if not has_matrices(p):
            return p
        trial = learnt(sizes, p)
        if trial is sizes:
            return p
        trial.fresh = sizes.fresh
        found = trial.resolved(p)
        if p in self.stated:
            self.stated[found] = self.stated[p]
        return found


def _unread(step: Step, error: str) -> Step:
    return replace(step, left=None, right=None, error=error, assumptions=(), rereadings=())


def _shapes(left: Term, right: Term, sizes: Dimensions) -> list[Term]:
    """The shape of every matrix of a step that a counterexample may choose."""
    found = [(x, *letter(x)) for x in letters(App("eq", left, right))]
    return [App("shape", x, sizes.term(n), sizes.term(m)) for x, n, m in found]
