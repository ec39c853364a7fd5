"""Where to look: simple points first, then what the formula suggests, then far and tiny values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kld_proof.kernel.term import App, Num, Term, Var, subterms
from kld_proof.search.models.points import Point, Space, solve

ROUNDS, MAX_PAIRS, MAX_CONSTANTS = 24, 30, 12
_FAR = "1000 1/1000 1001 -1000 100 1/100 1000001 1/1000003 10000000019"
FAR = tuple(Fraction(text) for text in _FAR.split(" "))
SIGNIFICANT = {"eq", "ne", "lt", "le", "min", "max"}


def in_order(t: Term) -> list[str]:
    """The free variables of `t` in the order in which they are read."""
    return list(dict.fromkeys(s.name for s in subterms(t) if type(s) is Var))


def candidates(space: Space, claim: Term) -> Iterator[Point]:
    """Points inside the assumptions, each once, the likeliest to be simple and telling first."""
    seen: set[tuple[Fraction, ...]] = set()
    for point in _all(space, claim):
        key = tuple(point[v] for v in space.order)
        if key not in seen:
            seen.add(key)
            yield point


def _all(space: Space, claim: Term) -> Iterator[Point]:
    base = space.point({})
    if base is None:
        return
    yield base
    for r in range(1, ROUNDS):
        found = space.point({}, r)
        if found is not None:
            yield found
    for fixed in _suggestions(space, claim, base):
        found = space.point(fixed)
        if found is not None:
            yield found


def _suggestions(space: Space, claim: Term, base: Point) -> Iterator[Point]:
    for value in map(Fraction, (0, 1, -1, 2)):
        yield dict.fromkeys(space.order, value)
    for v in space.order:
        for value in _special(space, claim, v, base):
            yield {v: value}
    pairs = [(u, v) for i, u in enumerate(space.order) for v in space.order[i + 1 :]]
    for u, v in pairs[:MAX_PAIRS]:
        yield {u: base[v], v: base[v]}
        yield {u: -base[v], v: base[v]}
    for value in FAR:
        for v in space.order:
            yield {v: value}
        yield dict.fromkeys(space.order, value)


def _special(space: Space, claim: Term, v: str, base: Point) -> list[Fraction]:
    """Constants of the formula with their neighbours, and where two compared terms meet."""
    values: list[Fraction] = []
    constants: dict[Fraction, None] = {}
    for t in [claim, *space.assumptions]:
        for s in subterms(t):
            if type(s) is Num:
                constants[s.value] = None
            elif type(s) is App and not s.loose and s.head in SIGNIFICANT and s is not claim:
                meeting = solve(s.args[0], s.args[-1], v, base)
                values += [] if meeting is None else [meeting]
            elif type(s) is App and not s.loose and s.head in ("abs", "sign", "floor", "ceil"):
                meeting = solve(s.args[0], Num(0), v, base)
                values += [] if meeting is None else [meeting]
    nearby = (0, 1, -1, Fraction(1, 2), Fraction(-1, 2))
    for m in values[:MAX_CONSTANTS] + list(constants)[:MAX_CONSTANTS]:
        values += [m + d for d in nearby] + [-m]
    return list(dict.fromkeys(values))
