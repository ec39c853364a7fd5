"""Models of assumptions about matrices: all sizes equal, and each matrix a multiple of the identity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import islice, product

from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, names, substitute, subterms
from kld_proof.search.matrix.words import has_mean

LARGEST = 4  # rows and columns
MAX_FREE = 7  # names in sizes
PRIMES = (7, 13)  # bounds of entries that are tried: sums of columns must not be equal by chance
MULTIPLES = (1, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
POSITIONS = {
    "mat_scale": (1,), "mat_det": (1,), "shape": (0,), "invertible": (0,), "positive_definite": (0,),
    "mat_identity": (), "mat_inject": (), "mat_grid": (), "mat_unit": (), "mat_diagonal": (),
    "mat_kron": (2, 3), "mat_vec": (1,), "mat_ones": (), "mat_entry": (0,),
}  # fmt: skip
"""Which arguments are matrices, where not all of them are."""


NUMBERS = ("mat_trace", "mat_scalar", "mat_det", "mat_entry")
PROPOSITIONS = frozenset({"shape", "invertible", "symmetric", "positive_definite"})


@lru_cache(1 << 12)
def has_matrices(t: Term) -> bool:
    """Whether `t` speaks of matrices."""
    return any(type(s) is App and (s.head.startswith("mat_") or s.head in PROPOSITIONS) for s in subterms(t))


def matrix_names(assumptions: Sequence[Term]) -> frozenset[str]:
    """The names that stand for matrices."""
    found = set[str]()
    for a in assumptions:
        for s in subterms(a):
            if type(s) is App and (s.head.startswith("mat_") or s.head in POSITIONS or s.head == "symmetric"):
                places = POSITIONS.get(s.head, range(len(s.args)))
                found |= {x.name for i in places if type(x := s.args[i]) is Var}
    equations = [a for a in assumptions if type(a) is App and a.head == "eq"]
    for _ in equations:  # an equation between a name and a matrix
        for a in equations:
            if any(_is_matrix(x) or (type(x) is Var and x.name in found) for x in a.args):
                found |= {x.name for x in a.args if type(x) is Var}
    return frozenset(found)


def _is_matrix(t: Term) -> bool:
    return type(t) is App and t.head.startswith("mat_") and t.head not in NUMBERS


def sizes(assumptions: Sequence[Term]) -> Iterator[tuple[dict[str, Term], Term]]:
    """Values for the names in the sizes of matrices under which all sizes are the same, and that size."""
    from kld_proof.search.refuter.exact import exact

    terms = dict.fromkeys(t for a in assumptions for t in _sizes(a))
    free = sorted(set[str]().union(*map(names, terms)))
    if len(free) > MAX_FREE:
        free = []
    for values in sorted(product((1, 0, 2), repeat=len(free)), key=lambda v: (max(v, default=0), v.count(0))):
        point = {n: Fraction(v) for n, v in zip(free, values, strict=True)}
        found = {exact(t, point) for t in terms}
        if len(found) < 2 and not found & {None, Fraction(0)}:
            size = next((f for f in found if f is not None), Fraction(1))
            yield {n: Num(v) for n, v in point.items()}, Num(size)


def _sizes(a: Term) -> Iterator[Term]:
    """The sizes of matrices; what is made of blocks is larger than these."""
    from kld_proof.search.matrix.shapes import has_blocks

    for s in subterms(a):
        if type(s) is App and s.args and has_blocks(s.args[0]):
            continue
        if type(s) is App and s.head in ("shape", "invertible", "positive_definite"):
            yield from s.args[1:]
        elif type(s) is App and s.head in ("mat_kron", "mat_vec"):
            yield from s.args[: 2 if s.head == "mat_kron" else 1]
        elif type(s) is App and s.head in ("mat_identity", "mat_det", "mat_ones"):
            yield s.args[0]


def matrix_models(wanted: Sequence[str], size: Term) -> Iterator[dict[str, Term]]:
    """Values for the names of matrices: identities, then different multiples, also with a zero among them."""
    one = App("mat_identity", size)
    yield dict.fromkeys(wanted, one)
    different = [App("mat_scale", Num(c), one) for c in islice(MULTIPLES, len(wanted))]
    if len(different) == len(wanted):
        yield dict(zip(wanted, different, strict=True))
    for name in wanted:
        yield {**dict.fromkeys(wanted, one), name: App("mat_zero")}


def defined_names(assumptions: Sequence[Term], wanted: Sequence[str]) -> dict[str, Term]:
    """What equations say that matrices are, in terms of the others: `y = X b + e`."""
    found: dict[str, Term] = {}
    for a in assumptions:
        if type(a) is not App or a.head != "eq":
            continue
        for side, other in (a.args, a.args[::-1]):
            value = substitute(other, found)
            if type(side) is not Var or side.name not in wanted or side.name in found or has_mean(value):
                continue
            if side.name not in names(value):
                found = {n: substitute(t, {side.name: value}) for n, t in found.items()}
                found[side.name] = value
                break
    return found


def shaped_sizes(assumptions: Sequence[Term]) -> Iterator[tuple[dict[str, Term], Term]]:
    """Values for the names in the sizes under which no matrix is large, and the largest of these sizes."""
    from kld_proof.search.refuter.exact import exact

    terms = dict.fromkeys(t for a in assumptions for t in _sizes(a))
    free = sorted(set[str]().union(*map(names, terms)))
    both = list(product((2, 1), repeat=len(free))) if len(free) <= MAX_FREE else []
    for values in (*both[:2], *(v for v in both[2:] if v.count(2) == 1)):
        point = {n: Fraction(v) for n, v in zip(free, values, strict=True)}
        found = [exact(t, point) for t in terms]
        if all(f is not None and f.denominator == 1 and 1 <= f <= LARGEST for f in found):
            yield (
                {n: Num(v) for n, v in point.items()},
                Num(max((f for f in found if f), default=Fraction(1))),
            )


def shaped_models(
    assumptions: Sequence[Term], wanted: Sequence[str], small: dict[str, Term], size: Term
) -> Iterator[dict[str, Term]]:
    """Values for the names of matrices in their shapes: identities, and small integers.

    A matrix of unknown shape is one number, then a column of the largest size.  At first columns are zeros.
    """
    from kld_proof.search.refuter.exact import exact

    shapes: dict[str, tuple[int, int]] = {}
    for a in assumptions:
        if (
            type(a) is App
            and a.head in ("shape", "invertible", "positive_definite")
            and type(a.args[0]) is Var
        ):
            found = [exact(substitute(t, small), {}) for t in (a.args[1], a.args[-1])]
            if found[0] is not None and found[1] is not None:
                shapes[a.args[0].name] = (int(found[0]), int(found[1]))
    if any(n != m for n, m in shapes.values()):  # columns may be zeros
        squares = {name for name, (n, m) in shapes.items() if n == m}
        one = App("mat_identity", size)
        yield {name: one if name in squares else App("mat_zero") for name in wanted}
    columns = exact(size, {}) or Fraction(1)
    unknown = not all(name in shapes for name in wanted)
    for otherwise in ((1, 1), (int(columns), 1))[: 1 + unknown]:
        for prime in PRIMES:
            yield {name: _shaped(k, prime, *shapes.get(name, otherwise)) for k, name in enumerate(wanted)}


def _shaped(k: int, prime: int, n: int, m: int) -> Term:
    """The k-th matrix with n rows and m columns, and entries below a prime number."""
    if n == m:
        return App("mat_identity", Num(n))
    entries = [Num((3 * i * i + 5 * k * i + i + k) % prime + 1) for i in range(n * m)]
    return App("mat_grid", Num(n), Num(m), *entries)


def matrix_functions(assumptions: Sequence[Term]) -> dict[str, int]:
    """The functions whose values stand for matrices, with their numbers of arguments."""
    found: dict[str, int] = {}
    for a in assumptions:
        for s in subterms(a):
            if type(s) is App and (s.head.startswith("mat_") or s.head in PROPOSITIONS):
                places = POSITIONS.get(s.head, range(len(s.args)))
                inside = [x for i in places if type(x := s.args[i]) is App and x.head.startswith("$")]
                found |= {x.head: len(x.args) for x in inside}
    return {n: k for n, k in found.items() if k}


def constant(value: Term, arguments: int) -> Term:
    """The function with this value everywhere."""
    for _ in range(arguments):
        value = Lam(value)
    return value


def random_names(assumptions: Sequence[Term]) -> frozenset[str]:
    """The names of random matrices."""
    moments = (a for a in assumptions if type(a) is App and a.head == "has_moments")
    return frozenset(n for a in moments for n in names(a) if n.startswith("$"))


def random_models(
    assumptions: Sequence[Term], wanted: frozenset[str], size: Term
) -> Iterator[dict[str, Term]]:
    """Values for random matrices: the mean is the identity, or zeros where that is assumed, the variance 1.

    The outcome w is uniform on the unit interval, so that sqrt(12) (w - 1/2) has mean 0 and variance 1.
    """
    one = App("mat_identity", size)
    ordered = sorted(wanted)
    if not ordered:
        yield {}
        return
    half = App("mat_scale", Num(Fraction(-1, 2)), one)
    moving = App("mat_scale", App("sqrt", Num(12)), App("mat_add", App("mat_scale", Bound(0), one), half))
    means = {n: App("mat_expect", Lam(App(n, Bound(0)))) for n in ordered}
    centred = {n for n in ordered if App("eq", means[n], App("mat_zero")) in assumptions}
    yield {n: Lam(moving if n in centred else App("mat_add", one, moving)) for n in ordered}
    yield dict.fromkeys(ordered, Lam(one))
    yield dict.fromkeys(ordered, Lam(App("mat_zero")))


def entries(assumptions: Sequence[Term], values: dict[str, Term]) -> dict[str, Term]:
    """The sequences whose terms are assumed to be entries of matrices, at these values."""
    found: dict[str, Term] = {}
    for a in assumptions:
        match a:
            case App(
                head="all", args=(_, Lam(body=App(head="eq", args=(App(head=f), App(head="mat_entry") as e))))
            ):
                found[f] = Lam(substitute(e, values))
    return found
