"""What is inferred of the matrices of a page (docs/reading.md): shapes, and that written inverses exist.

Main statement: `settle(page, words, document)` gives every step the sizes of its identities and determinants,
its inferred premises, and an error where its shapes do not fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kld_proof.document.display import relation as shown
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language.matrices import told_shapes
from kld_proof.document.elaborate.matrix.densities import positive_factors
from kld_proof.document.elaborate.matrix.dimensions import (
    Dimensions,
    Misfit,
    Size,
    has_matrices,
    is_random_letter,
    letter,
)
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.matrices.operators import GRADIENT
from kld_proof.document.elaborate.terms.matrices.reading import matrix
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.document.model import Document, Premise, Step
from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Num, Term, Var, names, subterms
from kld_proof.record import replace

ZEROS = App("mat_zero")
NORMAL = frozenset({"N", "cal(N)"})
MATRIX_NORMAL = frozenset({"MN", "cal(MN)"})


def settle(page: Page, words: Vocabulary, document: Document, stated: dict[Term, Premise]) -> None:
    """Settle the sizes of all steps; those of one formula hold for the names of the others if they fit.

    `stated` are the premises by their propositions; those that get sizes are added.
    """
    steps = [s for d in document.derivations for s in d.steps]
    if not any(s.left is not None and s.right is not None and _about(s) for s in steps):
        return
    known = Settled(page, words, [s for s in steps if s.left is not None and _about(s)], stated)
    for made in document.derivations:
        made.steps = [known.settled(s) if s.left is not None and _about(s) else s for s in made.steps]


def _about(step: Step) -> bool:
    return any(t is not None and has_matrices(t) for t in (step.left, step.right))


class Settled:
    """What the page says of its matrices."""

    def __init__(self, page: Page, words: Vocabulary, steps: list[Step], stated: dict[Term, Premise]) -> None:
        self.words, self.stated = words, stated
        self.declared = Dimensions()
        self.covariances: set[str] = set()
        self.scales: dict[Term, None] = {}
        for item in page.items:
            for chain in item.nodes.of(ast.Chain):
                self._declaration(item, chain)
            for applied in item.nodes.of(ast.Apply):
                self._law(item, applied)
        for name, sizes in told_shapes(page, words):
            try:
                self._declare(
                    name, *(read(s, Context(words)) if isinstance(s, ast.Node) else s for s in sizes)
                )
            except ReadError:
                continue
        self._distributed(words)
        self.values = list(self._definitions())
        self.page = self.declared
        claims = [(s.left, s.right) for s in steps if s.left is not None and s.right is not None]
        claims = [c for c in claims if not any(map(has_gradient, c))]  # of which the layout is open
        for left, right in [*self.values, *claims]:
            self.page = _joined(self.page, left, right) or self.page
        self._columns(steps)
        self.inverted = {_bare(t) for _, v in self.values for t in _inverted(v)}

    def _definitions(self) -> Iterator[tuple[Term, Term]]:
        for key, value in self.words.definitions.items():
            try:
                t = value()
            except ReadError:
                continue
            if "(" not in key and has_matrices(t):
                yield Var(key), t

    def _declaration(self, item: Item, chain: ast.Chain) -> None:
        r"""`X \in \mathbb{R}^{n \times p}`, `y \in \mathbb{R}^n`."""
        link = chain.links[0]
        side = strip(link.side)
        if link.relation.op != "in" or not isinstance(side, ast.Power) or chain.first is None:
            return
        exponent = strip(side.exponent)
        times = isinstance(exponent, ast.Mul) and exponent.signs == ("times",)
        sizes = exponent.factors if isinstance(exponent, ast.Mul) and times else (exponent, None)
        heads = chain.first.items if isinstance(chain.first, ast.Tuple) else (chain.first,)
        try:
            n, m = (ONE if s is None else read(s, Context(self.words, item.nodes)) for s in sizes)
        except ReadError:
            return
        for head in map(strip, heads):
            if isinstance(head, ast.Name):
                self._declare(head.name, n, m)

    def _distributed(self, words: Vocabulary) -> None:
        """A normal vector, its mean and its covariance have the same number of rows."""
        for name, said in words.moments.items():
            context = Context(words)
            try:
                values = [matrix(a, context) for a in said]
            except ReadError:
                continue
            x = Var(name)
            for t in (App("mat_add", x, values[0]), App("mat_mul", values[1], x)) if len(values) == 2 else ():
                self.declared = _learnt(self.declared, t)
        for name in sorted(words.columns & words.matrices):
            trial = Dimensions(self.declared)
            try:
                trial.unify(letter(Var(name))[1], ONE)
            except Misfit:
                continue
            self.declared = trial

    def _declare(self, name: str, n: Term, m: Term) -> None:
        trial = Dimensions(self.declared)
        rows, columns = letter(Var(name))
        try:
            trial.unify(rows, n)
            trial.unify(columns, m)
        except Misfit:
            return
        self.declared = trial

    def _law(self, item: Item, node: ast.Apply) -> None:
        """The covariance of a normal law is positive definite, or what it is a multiple or the inverse of."""
        name, args = node.function.name, node.args
        if name in NORMAL and len(args) in (2, 3):
            written: tuple[ast.Node, ...] = args[-1:]
        elif name in MATRIX_NORMAL and len(args) in (3, 4):
            written = args[-2:]
        else:
            return
        for side in map(strip, written):
            body = strip(side.base) if isinstance(side, ast.Power) and _is_inverse(side) else side
            factors = body.factors if isinstance(body, ast.Mul) else (body,)
            matrices = [
                f for f in map(strip, factors) if isinstance(f, ast.Name) and f.name in self.words.matrices
            ]
            if len(matrices) == 1 and isinstance(strip(factors[-1]), ast.Name):
                self.covariances.add(matrices[0].name)
                try:
                    term = matrix(side, Context(self.words, item.nodes))
                except ReadError:
                    continue
                self.scales |= dict.fromkeys(positive_factors(term))

    def _columns(self, steps: list[Step]) -> None:
        """A vector by its small letter has one column, unless the page has it otherwise."""
        found = {x.name for s in steps for t in (s.left, s.right) if t is not None for x in _letters(t)}
        small = [n for n in found if n.rpartition("(")[2][:1].islower() and n in self.words.matrices]
        for name in small:
            trial = Dimensions(self.page)
            column = letter(Var(name))[1]
            together = {x for x in trial.parent if trial.find(x) == trial.find(column) and x != column} | {
                trial.find(column)
            }
            if all(isinstance(x, tuple) and x[0] == "columns" for x in together):
                try:
                    trial.unify(column, ONE)
                except Misfit:
                    continue
                self.page = trial

    def settled(self, step: Step) -> Step:
        """The step with its sizes; unread where the shapes do not fit."""
        try:
            return self.step(step)
        except Misfit as error:
            return replace(step, left=None, right=None, error=str(error), assumptions=(), rereadings=())

    def step(self, step: Step) -> Step:
        """The step with its sizes and what is inferred for it, or the error that its shapes do not fit."""
        step = self.with_zeros(step)
        assert step.left is not None and step.right is not None
        if has_gradient(step.left) or has_gradient(step.right):
            step = self.along(step)
        if step.left is None or step.right is None:
            return step
        own = _joined(self.page, step.left, step.right) or _joined(self.declared, step.left, step.right)
        if own is None:
            return self.misfit(step)
        for p in step.assumptions:
            if has_matrices(p):
                own = _learnt(own, p)
        left, right = _resolved(own, step.left, step.right)
        premises = list(self.premises(left, right, own))
        readings = []
        for a, b, message in step.rereadings:
            fitting = _joined(own, a, b)
            if fitting is not None:
                a, b = _resolved(fitting, a, b)
                premises += self.premises(a, b, fitting)
                readings.append((a, b, message))
        self.inverted |= {_bare(t) for side in (left, right) for t in _inverted(side)}
        shapes = tuple(self.shapes(left, right, own)) if step.refutable else ()
        stated = (self.assumption(p, own) for p in step.assumptions)
        given = tuple(dict.fromkeys((*stated, *premises)))
        return replace(
            step,
            rereadings=tuple(readings),
            left=left,
            right=right,
            assumptions=given,
            shapes=shapes,
            as_read=shown(left, step.relation, right),
        )

    def shapes(self, left: Term, right: Term, sizes: Dimensions) -> Iterator[Term]:
        """The shape of every matrix of a step that a counterexample may choose."""
        for x in _letters(App("eq", left, right)):
            n, m = letter(x)
            yield App("shape", x, sizes.term(n), sizes.term(m))

    def along(self, step: Step) -> Step:
        """The step for gradients as one for derivatives along any direction."""
        assert step.left is not None and step.right is not None
        message = "a gradient inside of a product, or beside a relation that is no equation"
        bare = replace(step, left=None, right=None, error=message, assumptions=(), rereadings=())
        from kld_proof.document.elaborate.matrix.gradients import directional

        for rows in (False, True):
            pair = directional(step.left, step.right, rows) if step.relation == "=" else None
            if pair is None:
                return bare
            if self.fits(step, pair) or rows:
                note = "a gradient is read by the derivatives along every direction H"
                note += ", and written as a row here" if rows else ""
                together = f"{step.note}; {note}" if step.note else note
                return replace(step, left=pair[0], right=pair[1], rereadings=(), note=together)
        return bare

    def fits(self, step: Step, pair: tuple[Term, Term]) -> bool:
        """Whether the shapes fit without a vector becoming a number."""
        assert step.left is not None and step.right is not None
        found = _joined(self.page, *pair)
        if found is None:
            return False
        parts = (s for t in (step.left, step.right) for s in subterms(t) if isinstance(s, App))
        places = [s.args[1] for s in parts if s.head == GRADIENT]
        rows = [letter(x)[0] for x in places]
        return not any(found.value(n) == ONE != self.page.value(n) for n in rows)

    def assumption(self, p: Term, sizes: Dimensions) -> Term:
        """An assumption with the sizes of its matrices in the step; one that does not fit stays as it is."""
        if not has_matrices(p):
            return p
        trial = _learnt(sizes, p)
        if trial is sizes:
            return p
        trial.fresh = sizes.fresh
        found = trial.resolved(p)
        if p in self.stated:
            self.stated[found] = self.stated[p]
        return found

    def with_zeros(self, step: Step) -> Step:
        """The step with a matrix of zeros for the 0 beside a matrix."""
        left, right = step.left, step.right
        assert left is not None and right is not None
        if right == ZERO and self.is_matrix(left):
            right = ZEROS
        elif left == ZERO and self.is_matrix(right):
            left = ZEROS
        return replace(step, left=left, right=right, assumptions=tuple(map(self.zeros, step.assumptions)))

    def zeros(self, p: Term) -> Term:
        """An assumed equation with a matrix of zeros for the 0 beside a matrix."""
        if isinstance(p, App) and p.head == "eq" and ZERO in p.args and any(map(self.is_matrix, p.args)):
            return App("eq", *[ZEROS if a == ZERO else a for a in p.args])
        return p

    def is_matrix(self, t: Term) -> bool:
        """Whether a side is a matrix."""
        return _is_matrix(t) or (isinstance(t, Var) and t.name in self.words.matrices)

    def misfit(self, step: Step) -> Step:
        """The step as unread."""
        assert step.left is not None and step.right is not None
        try:
            Dimensions(self.declared).learn(App("mat_add", step.left, step.right))
        except Misfit as error:
            return replace(step, left=None, right=None, error=str(error), assumptions=(), rereadings=())
        return step

    def premises(self, left: Term, right: Term, sizes: Dimensions) -> Iterator[Term]:
        """Shapes of the letters where identities or inverses are, positive covariances, written inverses."""
        both = App("eq", left, right)
        parts = list(dict.fromkeys(t for t in subterms(both) if isinstance(t, App)))
        heads = {t.head for t in parts}
        letters = list(_letters(both))
        covariances = [x for x in letters if x.name in self.covariances]
        for x in covariances:
            yield App("positive_definite", x, sizes.term(letter(x)[0]))
        yield from (p for p in self.scales if covariances and names(p) <= names(both))
        products = (t for t in parts if t.head in ("mat_mul", "mat_scalar"))
        sized = heads & {"mat_inverse", "mat_identity", "mat_det", "mat_inject"}
        if not sized and not any(_has_number(t, sizes) for t in products):
            return
        counts = dict.fromkeys(sizes.term(s) for x in letters for s in letter(x))
        counts |= dict.fromkeys(sizes.term(s) for t in parts if is_random_letter(t) for s in letter(t))
        counts |= dict.fromkeys(t.args[0] for t in parts if t.head == "mat_identity")
        if heads & {"mat_det", "mat_trace", "mat_inject"}:
            yield from (App("in", n, App("naturals")) for n in counts if isinstance(n, Var))
        wanted = {_bare(t) for t in _inverted(left)} | self.inverted
        inverted = dict.fromkeys(t for t in _inverted(both) if _bare(t) in wanted)
        known = {*covariances, *inverted}
        for x in letters:
            if x not in known:
                n, m = letter(x)
                yield App("shape", x, sizes.term(n), sizes.term(m))
        for head in dict.fromkeys(t.head for t in parts if is_random_letter(t)):
            n, m = letter(Var(head[1:]))
            random = App("shape", App(head, Bound(0)), sizes.term(n), sizes.term(m))
            yield App("all", App("space"), Lam(random))
        for t in inverted:
            if t not in covariances:
                yield App("invertible", t, sizes.term(_shape(t, sizes)[0]))


def has_gradient(t: Term) -> bool:
    """Whether the gradient of a function of a matrix stands in `t`."""
    return any(isinstance(s, App) and s.head == GRADIENT for s in subterms(t))


def _has_number(t: App, sizes: Dimensions) -> bool:
    """Whether a product of columns and rows stands among other matrices: x y^T z w^T, x^T y z^T w."""
    factors, pending = list[Term](), [t.args[0] if t.head == "mat_scalar" else t]
    while pending:
        part = pending.pop()
        if isinstance(part, App) and part.head == "mat_mul":
            pending += reversed(part.args)
        else:
            factors.append(part)
    if len(factors) < 3:
        return False
    columns = [sizes.value(_shape(f, sizes)[1]) for f in factors[:-1]]
    return columns.count(ONE) > (t.head != "mat_scalar")


def _shape(t: Term, sizes: Dimensions) -> tuple[Size, Size]:
    """The shape of a matrix; that of an unknown one where the sizes of its blocks do not fit."""
    trial = Dimensions(sizes)
    try:
        found = trial.learn(t) or letter(t)
    except Misfit:
        return letter(t)
    return trial.value(found[0]) or found[0], trial.value(found[1]) or found[1]


def _learnt(known: Dimensions, p: Term) -> Dimensions:
    """`known` with what a proposition says, or `known` itself where that does not fit."""
    trial = Dimensions(known)
    try:
        trial.learn(p)
    except Misfit:
        return known
    return trial


def _joined(known: Dimensions, left: Term, right: Term) -> Dimensions | None:
    """`known` with what the sides of an equation say, or None where that does not fit."""
    trial = Dimensions(known)
    try:
        _learn_both(trial, left, right)
    except Misfit:
        return None
    return trial


def _learn_both(trial: Dimensions, left: Term, right: Term) -> None:
    """Both sides, which have the same shape if either is a matrix."""
    if _is_matrix(left) or _is_matrix(right):
        trial.learn(App("mat_add", left, right))
    else:
        trial.learn(App("eq", left, right))


def _resolved(sizes: Dimensions, left: Term, right: Term) -> tuple[Term, Term]:
    pair = sizes.resolved(App("eq", left, right))
    assert isinstance(pair, App)
    return pair.args[0], pair.args[1]


def _is_matrix(t: Term) -> bool:
    return isinstance(t, App) and t.head.removeprefix("$").startswith("mat_") and t.head not in (
        "mat_trace", "mat_scalar", "$mat_det", "mat_det", "$mat_rank"
    )  # fmt: skip


def _is_inverse(node: ast.Power) -> bool:
    e = strip(node.exponent)
    return isinstance(e, ast.Neg) and e.body == ast.Number(Num(1).value)


@lru_cache(1024)
def _inverted(t: Term) -> tuple[Term, ...]:
    """What is inverted in `t`, as far as no variable is bound around it."""
    heads = (s for s in subterms(t) if isinstance(s, App) and s.head == "mat_inverse")
    return tuple(s.args[0] for s in heads if not s.loose)


@lru_cache(1024)
def _letters(t: Term) -> tuple[Var, ...]:
    """The names of `t` that stand for matrices."""
    found: dict[Var, None] = {}
    for s in subterms(t):
        if isinstance(s, App) and s.head.removeprefix("$").startswith("mat_"):
            places = s.args[1:] if s.head in ("mat_scale", "mat_det") else s.args
            if s.head not in ("mat_identity", "$mat_identity", "mat_grid", "mat_inject"):
                found |= dict.fromkeys(a for a in places if isinstance(a, Var))
    return tuple(found)


def _bare(t: Term) -> Term:
    """`t` without the sizes of its identities, so that it is found again in other formulas."""
    if isinstance(t, App):
        if t.head in ("mat_identity", "$mat_identity"):
            return App("$mat_identity")
        return App(t.head, *map(_bare, t.args))
    return t
