"""Integrals and sums over unbounded sets: a bounded part by Arb, and an explicit bound of what is left.

If |f(x)| <= g(x) = c x^k exp(a x^2 + b x) for x >= X >= 1 with a <= 0, then the integral of |f| over
x > X is at most g(X)/r where r = -(max(k, 0)/X + 2 a X + b) > 0, because g(x) <= g(X) exp(-r (x - X)), and
at most g(X) X/(-k - 1) where b <= 0 and k < -1, because g(x) <= g(X) (x/X)^k.  Both majorants fall, so that
the bounds hold for the sum of |f(n)| over the integers n > X as well (X an integer): the integral test.
An end e of the range at which f has no value becomes a ray by x = e + 1/y, dx = -dy/y^2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flint import arb, ctx, fmpq

from kld_proof.enclosure import NotEnclosed
from kld_proof.enclosure.growth import Growth, Ray
from kld_proof.enclosure.laurent import Laurent, without_zeros
from kld_proof.kernel.term import Term

Value = Any
STEPS, SUM_STEPS = 64, 12


def tail(g: Growth, start: fmpq) -> arb:
    """At least the integral of g over x > start.  Raises NotEnclosed where neither bound applies."""
    found = []
    if g.a <= 0:
        r = -g.rate(start)
        if r > 0:
            found.append(g.at(start) / r)
        if g.b <= 0 and g.k < -1:
            found.append(g.at(start) * arb(start) / arb(-g.k - 1))
    if not found:
        raise NotEnclosed("no bound for the tail of an integral")
    return min((x.upper() for x in found), key=float)


def cut(
    body: Term, x: Laurent, inside: Callable[[fmpq], bool], value: Callable[[Term], Value], steps: int
) -> tuple[fmpq, arb]:
    """Where to cut a ray, and a bound of what lies beyond: the first power of 2 beyond which that is little.

    Else the last one that has a bound.
    """
    best: tuple[fmpq, arb] | None = None
    for i in range(min(steps, ctx.prec // 2)):  # beyond, e + 1/y is no longer told from e
        start = fmpq(2) ** i
        if not inside(start):
            continue
        try:
            above = Ray(start, x, value).bounds(body).above
            if min(x) < 0:
                above = above.times(Growth(arb(1), fmpq(-2)))
            rest = tail(above, start)
        except (NotEnclosed, RecursionError):
            continue
        if not rest.is_finite():
            continue
        best = start, rest
        if rest < arb(2) ** (-ctx.prec // 2):
            break
    if best is None:
        raise NotEnclosed("no bound for the tail of an integral")
    return best


def around_zero(radius: arb) -> arb:
    """A ball that holds every number of at most that absolute value."""
    return (-radius).union(radius)


def improper(
    body: Term,
    ends: Sequence[Value | None],
    rays: Sequence[bool],
    value: Callable[[Term], Value],
    bounded: Callable[[Value, Value, arb], Value],
) -> arb:
    """The integral of `body` between two ends; None is infinity, `rays` says which are to be cut off.

    `value` encloses terms without the bound variable, `bounded` integrates between two numbers, but no better
    than to a part of the error by what is cut off.
    """
    rest, places = arb(0), []
    for end, other, ray, sign in zip(ends, reversed(ends), rays, (-1, 1), strict=True):
        place, beyond = _end(body, end, other, sign, value) if ray else (end, arb(0))
        places.append(place)
        rest += beyond
    return bounded(places[0], places[1], rest / 16) + around_zero(rest)


def _end(
    body: Term, end: Value | None, other: Value | None, sign: int, value: Callable[[Term], Value]
) -> tuple[Value, arb]:
    """Where to cut off the lower (sign -1) or upper end of the range, and a bound of the integral beyond."""
    x = {1: fmpq(sign)} if end is None else {0: end, -1: fmpq(-sign)}

    def inside(start: fmpq) -> bool:
        """Whether there is room for the cut at the other end, which is at most 1, or half of the range."""
        if other is None:
            return True
        room = sign * start - other if end is None else end - other - sign * 2 / start
        return bool(arb(sign * room) >= (1 if end is None else 0))

    start, beyond = cut(body, without_zeros(x), inside, value, STEPS)
    return (sign * start if end is None else end - sign / start), beyond


def infinite_sum(
    body: Term, first: fmpq, value: Callable[[Term], Value], bounded: Callable[[fmpq, fmpq], Value]
) -> arb:
    """The sum of `body` over the integers from `first` on."""
    start, beyond = cut(body, {1: fmpq(1)}, lambda start: bool(start >= first), value, SUM_STEPS)
    return arb(bounded(first, start)) + around_zero(beyond)
