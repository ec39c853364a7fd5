"""Towards the point where an inequality is tightest: a pattern search over rationals."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from kld_proof.kernel.term import App, Term
from kld_proof.search.models.points import BITS, Point, Space

STARTS, EVALUATIONS = 3, 60


def slack(claim: Term, point: Point) -> float | None:
    """About how far the inequality is from failing; negative where it seems to fail."""
    from kld_proof import enclosure

    assert type(claim) is App
    try:
        return float(
            (
                enclosure.enclose(claim.args[1], point, BITS) - enclosure.enclose(claim.args[0], point, BITS)
            ).mid()
        )
    except (enclosure.NotEnclosed, OverflowError):
        return None


def descend(space: Space, claim: Term, points: Sequence[Point]) -> Point | None:
    """A point where the inequality certainly fails, by small steps from those where it is tightest."""
    ranked = sorted(
        ((s, i) for i, p in enumerate(points) if (s := slack(claim, p)) is not None and s == s),
        key=lambda x: x,
    )
    for value, i in ranked[:STARTS]:
        found = _walk(space, claim, points[i], value)
        if found is not None:
            return found
    return None


def _walk(space: Space, claim: Term, point: Point, value: float) -> Point | None:
    from kld_proof import enclosure

    step, left = Fraction(1, 2), EVALUATIONS
    while left > 0 and space.order:
        improved = False
        for v in space.order:
            for move in (step, -step):
                left -= 1
                near = {**point, v: point[v] + move}
                s = slack(claim, near) if space.contains(near) else None
                if s is not None and s < value:
                    point, value, improved = near, s, True
                    if enclosure.fails(claim, point, BITS):
                        return point
        step = step if improved else step / 2
    return None
