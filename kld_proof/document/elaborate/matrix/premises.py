"""What is inferred of the matrices of a step (docs/reading.md).

The covariance of a normal law is positive definite.  Beside identities, inverses and determinants the letters
have their shapes, sizes are natural numbers, and what stands under an inverse on the left side is invertible.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kld_proof.document.elaborate.matrix.components import entries_of, is_family
from kld_proof.document.elaborate.matrix.declared import Declared
from kld_proof.document.elaborate.matrix.dimensions import Dimensions
from kld_proof.document.elaborate.matrix.fitting import shape
from kld_proof.document.elaborate.matrix.parts import inverted, letters, without_sizes
from kld_proof.document.elaborate.matrix.sizes import is_random_letter, letter, variable_of
from kld_proof.document.elaborate.terms.heads import heads
from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Term, Var, names, subterms

SIZED = frozenset(
    f"mat_{h}" for h in ("inverse", "identity", "det", "inject", "entry", "ones", "kron", "vec", "diagonal")
) | {"columns"}
"""Operations whose laws speak of shapes."""
COUNTED = frozenset(
    {"mat_det", "mat_trace", "mat_inject", "mat_ones", "mat_kron", "mat_vec", "mat_diagonal", "columns"}
)
"""Operations whose laws speak of the number of rows."""


class Inferred:
    """What is inferred of steps, one after the other: what one of them inverts is invertible in the next."""

    def __init__(self, declared: Declared, values: list[tuple[Term, Term]]) -> None:
        self.words, self.covariances, self.scales = declared.words, declared.covariances, declared.scales
        self.inverted = {without_sizes(t) for _, value in values for t in inverted(value)}

    def inverts(self, *sides: Term) -> None:
        """What is inverted in these sides is invertible from now on."""
        self.inverted |= {without_sizes(t) for side in sides for t in inverted(side)}

    def premises(
        self, left: Term, right: Term, sizes: Dimensions, assumed: Collection[Term] = ()
    ) -> Iterator[Term]:
        """What is inferred for one equation; an identity in what is assumed needs the shapes beside it."""
        both = App("eq", left, right)
        covariances = [x for x in letters(both) if x.name in self.covariances]
        for x in covariances:
            yield App("positive_definite", x, sizes.term(letter(x)[0]))
        yield from (p for p in self.scales if covariances and names(p) <= names(both))
        parts = list(dict.fromkeys(t for t in subterms(both) if isinstance(t, App)))
        if not _needs_shapes(parts, sizes) and all(heads(p).isdisjoint(SIZED) for p in assumed):
            return
        counts = _counts(both, parts, sizes)
        found = heads(both)
        if found & COUNTED or {"expect", "mat_scalar"} <= found:  # E[x^T A x] is a trace
            yield from (App("in", n, App("naturals")) for n in counts if isinstance(n, Var))
        wanted = {without_sizes(t) for t in inverted(left)} | self.inverted
        invertible = dict.fromkeys(t for t in inverted(both) if without_sizes(t) in wanted)
        equations = [p for p in assumed if isinstance(p, App) and p.head == "eq"]
        invertible |= dict.fromkeys(t for p in equations for t in inverted(p))
        equal = [x for p in equations for x in letters(p)]
        named = dict.fromkeys((*letters(both), *equal))
        yield from _shapes([x for x in named if x not in covariances and x not in invertible], sizes)
        entries = {f for p in assumed if (f := entries_of(p)) is not None}
        yield from self._shapes_of_terms([t for t in parts if t.head not in entries], sizes)
        yield from (App("lt", ZERO, t) for t in _measured(left, covariances))
        for t in dict.fromkeys(f for whole in invertible for f in _factors(whole)):
            if t not in covariances:
                yield App("invertible", t, sizes.term(shape(t, sizes)[0]))

    def _shapes_of_terms(self, parts: list[App], sizes: Dimensions) -> Iterator[Term]:
        """Random matrices have their shapes at every outcome, the terms of a sequence everywhere in it."""
        for head in dict.fromkeys(t.head for t in parts if is_random_letter(t)):
            n, m = letter(variable_of(head))
            shaped = App("shape", App(head, Bound(0)), sizes.term(n), sizes.term(m))
            sequence = head[1:] in self.words.indexed and head[1:] not in self.words.vectors
            if sequence and not any(is_family(t, head) for t in parts):
                continue  # numbers, below a sum or on a diagonal
            yield App("all", App("integers" if sequence else "space"), Lam(shaped))


def _measured(left: Term, covariances: Collection[Term]) -> dict[Term, None]:
    """The determinants of which a left side takes logarithms, alone or in products and quotients."""
    found: dict[Term, None] = {}
    for t in subterms(left):
        if not isinstance(t, App) or t.head != "ln" or t.loose:
            continue
        parts = [s for s in subterms(t.args[0]) if isinstance(s, App)]
        measured = [s for s in parts if s.head == "mat_det" and not _is_letter(s.args[1], covariances)]
        if measured and all(s.head in ("mat_det", "mul", "div", "pow") for s in _outside(t.args[0])):
            found[t.args[0]] = None
    return found


def _is_letter(a: Term, covariances: Collection[Term]) -> bool:
    """Whether a matrix is the covariance of a normal law, or its inverse."""
    return (a.args[0] if isinstance(a, App) and a.head == "mat_inverse" else a) in covariances


def _outside(t: Term) -> Iterator[App]:
    """The operations of `t` outside of determinants."""
    if isinstance(t, App):
        yield t
        for a in t.args if t.head != "mat_det" else ():
            yield from _outside(a)


def _factors(t: Term) -> tuple[Term, ...]:
    """What is invertible where `t` is: the factors of a Kronecker product."""
    return t.args[2:] if isinstance(t, App) and t.head == "mat_kron" else (t,)


def _needs_shapes(parts: list[App], sizes: Dimensions) -> bool:
    """Whether the laws of some part speak of shapes."""
    products = (t for t in parts if t.head in ("mat_mul", "mat_scalar"))
    return any(t.head in SIZED for t in parts) or any(_has_number(t, sizes) for t in products)


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
    columns = [sizes.value(shape(f, sizes)[1]) for f in factors[:-1]]
    return columns.count(ONE) > (t.head != "mat_scalar")


def _counts(both: Term, parts: list[App], sizes: Dimensions) -> dict[Term, None]:
    """The sizes that stand in a step."""
    counts = dict.fromkeys(sizes.term(s) for x in letters(both) for s in letter(x))
    counts |= dict.fromkeys(sizes.term(s) for t in parts if is_random_letter(t) for s in letter(t))
    counts |= dict.fromkeys(t.args[0].args[1] for t in parts if t.head == "mat_diagonal")  # type: ignore[attr-defined]
    return counts | dict.fromkeys(t.args[0] for t in parts if t.head in ("mat_identity", "columns"))


def _shapes(named: list[Var], sizes: Dimensions) -> Iterator[Term]:
    for x in named:
        n, m = letter(x)
        yield App("shape", x, sizes.term(n), sizes.term(m))
