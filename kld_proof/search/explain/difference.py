"""Where and by how much the two sides of a false equation differ; every sentence is proved or enclosed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Protocol

from kld_proof.kernel.term import App, Lam, Num, Term
from kld_proof.record import record

Text = Callable[[Term], str]
MAX_DENOMINATOR, BITS = 64, 192


class Prove(Protocol):
    """Whether a relation is proved; without `model` also from assumptions that no values may satisfy."""

    def __call__(
        self, assumptions: Sequence[Term], relation: str, left: Term, right: Term, model: bool = True
    ) -> bool: ...


@record(frozen=True)
class Difference:
    """A sentence, and the two smallest parts that differ where they stand at the same place."""

    sentence: str
    left: Term | None = None
    right: Term | None = None


def summands(t: Term) -> list[Term]:
    """The terms whose sum `t` is."""
    return [s for a in t.args for s in summands(a)] if type(t) is App and t.head == "add" else [t]


def value_difference(left: Term, right: Term, point: Mapping[str, Fraction]) -> Fraction | None:
    """right - left at the point, if it is certainly close to one simple rational."""
    return _simple(App("add", right, App("neg", left)), point)


def _simple(t: Term, point: Mapping[str, Fraction]) -> Fraction | None:
    from kld_proof import enclosure

    try:
        ball = enclosure.enclose(t, point, BITS)
    except enclosure.NotEnclosed:
        return None
    if float(abs(ball).upper()) > 10**9:
        return None
    mantissa, exponent = ball.mid().man_exp()
    middle = int(mantissa) * Fraction(2) ** int(exponent)
    near = middle.limit_denominator(MAX_DENOMINATOR)
    gap = App("abs", App("add", t, App("neg", Num(near))))
    return near if enclosure.holds(App("lt", gap, Num(Fraction(1, 2**100))), point, BITS) else None


def difference(
    assumptions: Sequence[Term],
    left: Term,
    right: Term,
    point: Mapping[str, Fraction],
    prove: Prove,
    text: Text,
    written: bool = True,
) -> Difference | None:
    """A proved sentence about right - left or right / left, and where the sides part, if there is one.

    Sides that were not `written` so, but are closed forms, are not compared part by part.
    """
    a, b = _smallest(left, right) if written else (left, right)
    places = (a, b) if (a, b) != (left, right) else (None, None)
    c = value_difference(left, right, point)
    if c and prove(assumptions, "eq", right, App("add", left, Num(c))):
        return Difference(f"the right side is {'larger' if c > 0 else 'smaller'} by {abs(c)}", *places)
    ratio = _simple(App("div", right, left), point)
    if ratio not in (None, 0, 1) and prove(assumptions, "eq", right, App("mul", Num(ratio), left)):
        return Difference(f"the right side is {ratio} times the left side", *places)
    if places[0] is not None and places[1] is not None:
        return Difference(f"the left side has {text(a)} where the right side has {text(b)}", a, b)
    return _by_summands(left, right, text) if written else None


def _by_summands(left: Term, right: Term, text: Text) -> Difference | None:
    """What is left of both sides when equal summands are taken away: an identity, so nothing to prove."""
    mine, yours = summands(left), summands(right)
    for s in list(mine):
        if s in yours:
            mine.remove(s)
            yours.remove(s)
    if len(mine) == len(summands(left)):
        return None
    if not mine or not yours:
        where, rest = ("right", yours) if yours else ("left", mine)
        extra = text(rest[0] if len(rest) == 1 else App("add", *rest))
        return Difference(f"the {where} side has {extra} more")
    a, b = (s[0] if len(s) == 1 else App("add", *s) for s in (mine, yours))
    return Difference(f"the left side has {text(a)} where the right side has {text(b)}", a, b)


def _smallest(a: Term, b: Term) -> tuple[Term, Term]:
    """The smallest subterms at the same place that hold every difference between the two terms."""
    while type(a) is App and type(b) is App and a.head == b.head and len(a.args) == len(b.args):
        differing = [i for i, (x, y) in enumerate(zip(a.args, b.args, strict=True)) if x != y]
        if len(differing) != 1:
            break
        x, y = a.args[differing[0]], b.args[differing[0]]
        if x.loose or y.loose or type(x) is Lam or type(y) is Lam:
            break
        a, b = x, y
    return a, b
