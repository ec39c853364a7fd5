"""Looks for the smallest rational point inside the assumptions at which a relation certainly fails.

The kernel's enclosures decide each candidate, and the kernel judges again the one that is found.  The
candidates come in a fixed order (kld_proof/search/refuter/candidates.py); a point that refutes is shrunk.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice

from kld_proof.kernel.term import App, Lam, Term, subterms
from kld_proof.search.limits import DEFAULT, Limits
from kld_proof.search.models.points import SIMPLE, Point, Space, simplest
from kld_proof.search.refuter.candidates import candidates, in_order
from kld_proof.search.refuter.descent import descend

PRECISIONS = (128, 512, 2048)
UNBOUNDED = ("above", "below", "reals", "from", "naturals")
SETS = {"integral": ("interval", *UNBOUNDED[:3]), "sum": ("range", *UNBOUNDED[3:]), "prod": ("range",)}
POINTS, PRECISE_POINTS = (300, 30, 3), 3  # by the number of nested integrals and sums: 0, 1, more


def find_point(
    assumptions: Sequence[Term], relation: str, left: Term, right: Term, limits: Limits = DEFAULT
) -> Point | None:
    """A point inside the assumptions where both sides are certainly defined and the relation certainly fails.

    `relation` is eq, ne, lt or le.  None where no point was found, which says nothing about the claim.
    The failure is seen at `precision(relation, left, right, point)` bits.
    """
    claim = App(relation, left, right)
    if not enclosable(claim):
        return None
    space = Space(assumptions, in_order(claim))
    tried: list[Point] = []
    depth = _nesting(claim)
    for point in islice(candidates(space, claim), POINTS[min(depth, 2)]):
        if space.contains(point):
            if _fails(claim, point):
                return shrink(space, claim, point)
            tried.append(point)
    if relation in ("lt", "le"):
        lower = descend(space, claim, tried) if depth < 2 else None
        return None if lower is None else shrink(space, claim, lower)
    found = (
        p
        for p in tried[: PRECISE_POINTS if depth < 2 else 0]
        if any(_fails(claim, p, bits) for bits in PRECISIONS[1:])
    )
    return next(found, None)


def precision(relation: str, left: Term, right: Term, point: Point) -> int | None:
    """The first of PRECISIONS at which the relation is seen to fail at the point."""
    claim = App(relation, left, right)
    return next((bits for bits in PRECISIONS if _fails(claim, point, bits)), None)


def enclosable(t: Term) -> bool:
    """Whether every head of `t` is one of which a point gives an enclosure."""
    stack = [t]
    while stack:
        node = stack.pop()
        if type(node) is Lam:
            stack.append(node.body)
        elif type(node) is App:
            if node.head.startswith(("$", "mat_")) or node.head in ("expect", "deriv"):
                return False
            domain = node.args[0] if node.args else None
            sets = SETS.get(node.head)
            if sets and (type(domain) is not App or domain.head not in sets):
                return False
            stack.extend(node.args)
    return True


def bounded(t: Term) -> bool:
    """Whether no integral and no sum of `t` is over an unbounded set: those take long to enclose."""
    return not any(type(s) is App and s.head in UNBOUNDED for s in subterms(t))


def _nesting(t: Term) -> int:
    """How many integrals, sums and products stand inside each other; an unbounded one counts twice."""
    if type(t) is Lam:
        return _nesting(t.body)
    if type(t) is not App:
        return 0
    costs = {"integral": 1, "sum": 1, "prod": 1, **dict.fromkeys(UNBOUNDED, 1)}
    return costs.get(t.head, 0) + max(map(_nesting, t.args), default=0)


def _fails(claim: Term, point: Point, bits: int = PRECISIONS[0]) -> bool:
    from kld_proof import enclosure

    return enclosure.fails(claim, point, bits)


def shrink(space: Space, claim: Term, point: Point) -> Point:
    """The point with each value in turn made as simple as the failure and the assumptions allow."""
    for v in space.order:
        for value in _simpler(point[v]):
            smaller = {**point, v: value}
            if space.contains(smaller) and _fails(claim, smaller):
                point = smaller
                break
    return point


def _simpler(value: Fraction) -> list[Fraction]:
    first = SIMPLE[:6]
    if value in first:
        return []
    near = [simplest(value - w, value + w) for w in (Fraction(4) / 4**k for k in range(6))]
    return [x for x in dict.fromkeys([*first, *near]) if _size(x) < _size(value)]


def _size(x: Fraction) -> int:
    return abs(x.numerator) + 2 * x.denominator
