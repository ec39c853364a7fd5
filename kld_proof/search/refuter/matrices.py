"""Counterexamples to equations between matrices: small matrices with whole entries.

Two matrices are different where one entry is; the entry in row i and column j of A is tr(A U), where U has
its only 1 in row j and column i.  So it is an equation between numbers that the kernel refutes, at matrices
that are written out; every value and every assumption there is proved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from kld_proof.kernel.judge import Claim, judge_refutation
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Num, Term, Var, names, substitute
from kld_proof.library.lookup import lookup
from kld_proof.search.matrix.words import is_matrix
from kld_proof.search.models.points import points, pointwise
from kld_proof.search.refuter.exact import exact
from kld_proof.search.refuter.instances import BITS, Witness, evidence

SINGLE = (2, 3, 5, 7, 11, 13, 17, 19)
SQUARE = ((1, 2, 3, 5), (2, 1, 1, 3), (0, 1, -1, 2), (1, -1, 2, 1), (3, 1, 2, 1), (1, 0, 2, 3))
POSITIVE = ((2, 1, 1, 3), (3, 1, 1, 2), (2, -1, -1, 1), (1, 1, 1, 2), (5, 2, 2, 1), (3, 2, 2, 2))
PAIRS = ((1, 2), (3, -1), (2, 5), (-1, 4), (1, 1), (4, 3))
SIZES = (1, 2)
ROUNDS = 3


def refute_matrices(
    claim: Claim, shapes: Sequence[Term]
) -> tuple[Witness, tuple[Term, Term] | None, tuple[str, str]] | None:
    """Values that refute the claim, the numbers that differ there, and how they are shown; or None."""
    letters = {s.args[0].name: s.args[1:] for s in shapes if type(s) is App and type(s.args[0]) is Var}
    whole = claim._replace(assumptions=tuple(dict.fromkeys((*claim.assumptions, *shapes))))
    for size in SIZES:
        witness = _witness(whole, letters, size)
        for entry, place in _entries(whole, letters, size) if witness is not None else ():
            assert witness is not None
            found = evidence(entry, witness)
            if found is None:
                break  # what cannot be evaluated in one place cannot be in another
            try:
                shown = judge_refutation(entry, found, lookup, BITS)
            except KernelError:
                continue
            assert found.left is not None and found.right is not None
            forms = (found.left, found.right) if not place else None
            return witness, forms, (shown[0] + place, shown[1] + place)
    return None


def _entries(claim: Claim, letters: dict[str, tuple[Term, ...]], size: int) -> Iterator[tuple[Claim, str]]:
    """The claim about numbers; of an equation between matrices one for each entry, with its place."""
    if not any(is_matrix(t) or (type(t) is Var and t.name in letters) for t in (claim.left, claim.right)):
        yield claim, ""
        return
    if size == 1:
        sides = [App("mat_trace", t) for t in (claim.left, claim.right)]
        yield claim._replace(left=sides[0], right=sides[1]), ""
    for i in range(1, size + 1) if size > 1 else ():
        for j in range(1, size + 1):
            unit = App("mat_unit", Num(j), Num(i))
            sides = [App("mat_trace", App("mat_mul", t, unit)) for t in (claim.left, claim.right)]
            yield claim._replace(left=sides[0], right=sides[1]), f" in row {i} and column {j}"


def _witness(claim: Claim, letters: dict[str, tuple[Term, ...]], size: int) -> Witness | None:
    """Values for all names: sizes, matrices of these sizes, and numbers."""
    counts = sorted(set[str]().union(*(names(n) for sizes in letters.values() for n in sizes)))
    values: Witness = {n: Num(size) for n in counts}
    used = names(claim.proposition).union(*map(names, claim.assumptions))
    numbers = sorted(used - letters.keys() - values.keys())
    if any(n.startswith("$") for n in numbers):
        return None
    plain = [substitute(a, values) for a in claim.assumptions if pointwise(a)]
    found = list(points(plain, numbers, ROUNDS))
    if not found:
        return None
    point = found[-1]  # the first has many ones
    values |= {n: Num(v) for n, v in point.items()}
    for k, name in enumerate(sorted(letters)):
        shape = tuple(exact(substitute(n, values), {}) for n in letters[name])
        matrix = _matrix(claim, name, shape, k)
        if matrix is None:
            return None
        values[name] = matrix
    return values


def _matrix(claim: Claim, name: str, shape: tuple[Fraction | None, ...], k: int) -> Term | None:
    """The k-th matrix of a shape; one that is assumed to be symmetric is positive definite."""
    if set(shape) == {Fraction(1)}:
        return App("mat_scale", Num(SINGLE[k % len(SINGLE)]), App("mat_identity", Num(1)))
    if set(shape) - {1, 2}:
        return None
    n, m = (int(x) for x in shape if x is not None)
    if n == m:
        symmetric = any(
            type(a) is App and a.head in ("symmetric", "positive_definite") and a.args[0] == Var(name)
            for a in claim.assumptions
        )
        entries: tuple[int, ...] = (POSITIVE if symmetric else SQUARE)[k % len(SQUARE)]
    else:
        entries = PAIRS[k % len(PAIRS)]
    return App("mat_grid", Num(n), Num(m), *map(Num, entries))
