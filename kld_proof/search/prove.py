"""Proves a claim: the relation, every definedness condition, and a model of the assumptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kld_proof.kernel.judge import ABSTRACT, Claim, Proof, obligations
from kld_proof.kernel.rules import KernelError, Sequent
from kld_proof.kernel.term import ONE, App, Lam, Num, Term, names, substitute
from kld_proof.library.lookup import lookup
from kld_proof.polynomial import TooLarge
from kld_proof.record import field, record
from kld_proof.search.builder import Builder, OutOfLines
from kld_proof.search.context import Context
from kld_proof.search.definedness import missing_conditions
from kld_proof.search.goals import prove_goal
from kld_proof.search.limits import DEFAULT, Limits
from kld_proof.search.table import OutOfGoals

SIGNS = ("lt", "le", "ne", "in")


@record
class Attempt:
    """What a search came to: a proof, or the propositions that stayed open and why."""

    proof: Proof | None
    open: list[Term] = field(default_factory=list)
    missing_model: bool = False
    reasons: tuple[str, ...] = ()
    limit: str = ""


class Prover:
    """Proves claims under one set of assumptions, sharing what was found between them."""

    def __init__(self, assumptions: tuple[Term, ...], limits: Limits = DEFAULT) -> None:
        self.assumptions, self.limits = assumptions, limits
        self._start()

    def _start(self) -> None:
        self._led = False  # whether facts were proved for the attempt that comes next
        self.builder = Builder(self.limits)
        self.context = Context(self.builder, self.assumptions)
        self._contexts: dict[frozenset[Term], Context] = {}
        self._model: tuple[dict[str, Term], list[int]] | None = None

    def prove(self, claim: Claim, model: bool = True) -> Attempt:
        """An attempt at every obligation of `claim`; those that stay open are named.

        Without `model` none is looked for: `missing_model` then says that all obligations were met.
        """
        goals: list[int] = []
        still_open: list[Term] = []
        if len(self.builder.lines) > self.limits.shared and not self._led:
            self._start()  # what is kept costs memory and the collector's time, and claims differ
        self._led = False
        try:
            due = obligations(claim)
            self.builder.renew(len(due))
            for o in due:
                line = self.obligation(o)
                if line is not None:
                    goals.append(line)
                    continue
                still_open.extend(missing_conditions(self._context(o), o.conclusion))
                if still_open == [claim.proposition]:
                    break
            if still_open:
                return Attempt(None, still_open)
            found = self.model(claim) if model else None
        except RecursionError:
            return Attempt(None, [claim.proposition], limit="the formula is nested too deeply")
        except (OutOfGoals, OutOfLines, TooLarge, KernelError) as error:
            return Attempt(None, [claim.proposition], limit=f"the formula outgrew the limits: {error}")
        if found is None:
            return Attempt(None, [], missing_model=True)
        witness, lines = found
        certificate = self.builder.certificate([*goals, *lines])
        return Attempt(Proof(certificate, witness), reasons=reasons(certificate.lines))

    def lead(self, hints: Iterable[Term]) -> None:
        """Prove what a proof may pass through, one after the other; what is proved is a fact from then on."""
        self._led = True
        for hint in hints:
            try:
                line = prove_goal(self.context, hint)
            except (OutOfGoals, OutOfLines, TooLarge, KernelError, RecursionError):
                continue
            if line is not None and hint not in self.context.facts:
                self.context.facts[hint] = line
                self.context.memo.clear()

    def along(self, terms: Sequence[Term]) -> bool:
        """Prove that each term equals the next, so that the first equals the last; tells whether all were."""
        self._led = True
        lines = []
        try:
            for a, b in pairwise(terms):
                line = prove_goal(self.context, App("eq", a, b))
                if line is None:
                    return False
                lines.append(line)
        except (OutOfGoals, OutOfLines, TooLarge, KernelError, RecursionError):
            return False
        self.context.facts[App("eq", terms[0], terms[-1])] = self.builder.chain(*lines)
        self.context.memo.clear()
        return True

    def obligation(self, o: Sequent) -> int | None:
        """A line for the conclusion from no more than the hypotheses."""
        return prove_goal(self._context(o), o.conclusion)

    def _context(self, o: Sequent) -> Context:
        found = self._contexts.get(o.hypotheses)
        if found is None:
            found = self._contexts[o.hypotheses] = self._new_context(o)
        return found

    def _new_context(self, o: Sequent) -> Context:
        if not o.hypotheses.issuperset(self.context.hypotheses):  # that a law is one must not rest on the law
            kept = tuple(h for h in self.context.hypotheses if h in o.hypotheses)
            return Context(self.builder, kept)
        extra = o.hypotheses.difference(self.context.hypotheses)
        return self.context.child(*sorted(extra, key=repr)) if extra else self.context

    def model(self, claim: Claim) -> tuple[dict[str, Term], list[int]] | None:
        """Values for the names of the assumptions, and lines that show the assumptions to hold there."""
        if self._model is None:
            self._model = find_model(self.builder, claim.assumptions)
        return self._model


def find_model(builder: Builder, assumptions: tuple[Term, ...]) -> tuple[dict[str, Term], list[int]] | None:
    """A model of the assumptions, or None where none was found."""
    concrete = [a for a in assumptions if type(a) is App and a.head not in ABSTRACT]
    free = sorted(set[str]().union(*map(names, concrete)))
    empty = Context(builder, ())
    for values in _candidates(concrete, free):
        lines = []
        for a in concrete:
            try:
                line = prove_goal(empty, substitute(a, values))
            except TooLarge:  # one of several candidates
                line = None
            if line is None:
                break
            lines.append(line)
        else:
            return values, lines
    return None


def _candidates(concrete: list[App], free: list[str]) -> Iterator[dict[str, Term]]:
    """Candidates for a model; those for matrices go with the first few for the numbers."""
    if all(a.head in SIGNS and type(a.args[0]) is not Lam for a in concrete):
        yield dict.fromkeys((n for n in free if n[0] != "$"), ONE)  # the signs that most assumptions ask for
    from kld_proof.search.models.candidates import all_models
    from kld_proof.search.models.matrices import matrix_names, random_names

    letters, random = matrix_names(concrete), random_names(concrete)
    matrices = [n for n in free if n in letters]
    if not matrices and not random:
        yield from all_models(concrete, free)
        return
    from kld_proof.search.models.mixed import mixed_models

    yield from mixed_models(concrete, free, matrices, random)


def reasons(lines: object) -> tuple[str, ...]:
    """What the certificate used, in words, in order of first use."""
    found: dict[str, None] = {}
    for line in lines:  # type: ignore[attr-defined]
        if line.rule == "instantiate":
            words = lookup(line.arguments[0]).words
            if words:
                found[words] = None
        elif line.rule == "induction":
            found["induction"] = None
    return tuple(found) or ("arithmetic",)


def prove(claim: Claim, limits: Limits = DEFAULT) -> Attempt:
    """One claim on its own."""
    return Prover(claim.assumptions, limits).prove(claim)


__all__ = ["Attempt", "Lam", "Num", "Prover", "prove"]
