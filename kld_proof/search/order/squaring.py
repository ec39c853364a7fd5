"""Inequalities with roots: both sides are squared where the larger one is not negative."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Num, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import normalise
from kld_proof.search.normal_form.squares import without_squares
from kld_proof.search.sign import nonnegative

DEPTH = 2


def by_squaring(ctx: Context, goal: App) -> int | None:
    """a <= b (or a < b) from a**2 <= b**2 and 0 <= b, for the sides as they are or with roots apart."""
    if not _has_root(goal) or ctx.builder.squarings >= DEPTH:
        return None
    ctx.builder.squarings += 1
    try:
        for low, high in dict.fromkeys((goal.args, *_rearranged(*goal.args))):
            line = _squared(ctx, goal.head, low, high)
            if line is not None:
                return line if (low, high) == goal.args else _back(ctx, line, goal)
    finally:
        ctx.builder.squarings -= 1
    return None


def _has_root(t: Term) -> bool:
    return any(type(s) is App and s.head == "sqrt" for s in subterms(t))


def _squared(ctx: Context, head: str, low: Term, high: Term) -> int | None:
    from kld_proof.search.goals import prove_goal

    with ctx.builder.every_means():
        sign = nonnegative(ctx, high)
    if sign is None:
        return None
    simpler = [_square(ctx, side) for side in (low, high)]
    order = prove_goal(ctx, App(head, *(side for side, _ in simpler)))
    if order is None:
        return None
    back = [ctx.builder.add("symm", (i,)) for _, i in simpler if i is not None]
    if back:
        order = ctx.builder.add("replace", (order, *back))
    if ctx.builder.conclusion(order) != App(head, *(App("pow", side, Num(2)) for side in (low, high))):
        return None
    return ctx.builder.lemma(f"{head}_of_sq_{head}_sq", {"a": low, "b": high}, [sign, order])


def _square(ctx: Context, side: Term) -> tuple[Term, int | None]:
    """The square of a side without squares of roots, and the line that shows it."""
    square = App("pow", side, Num(2))
    normal, line = normalise(ctx, square)
    simple, further = without_squares(ctx, normal)
    present = [i for i in (line, further) if i is not None]
    return simple, ctx.builder.chain(*present) if present else None


def _rearranged(low: Term, high: Term) -> list[tuple[Term, Term]]:
    """The roots that are subtracted from the larger side alone on the smaller one, and conversely."""
    parts = [*_summands(high, False), *_summands(low, True)]
    found = []
    for wanted in (True, False):
        moved = [t for t, minus in parts if _has_root(t) and minus == wanted]
        if len(moved) in (0, len(parts)):
            continue
        kept = [_signed(t, minus) for t, minus in parts if not (_has_root(t) and minus == wanted)]
        opposite = [_signed(t, not minus) for t, minus in parts if not (_has_root(t) and minus == wanted)]
        found.append((_sum(moved), _sum(kept)) if wanted else (_sum(opposite), _sum(moved)))
    return found


def _summands(t: Term, minus: bool) -> list[tuple[Term, bool]]:
    if type(t) is App and t.head == "add":
        return [part for a in t.args for part in _summands(a, minus)]
    if type(t) is App and t.head == "neg":
        return _summands(t.args[0], not minus)
    return [] if t == ZERO else [(t, minus)]


def _signed(t: Term, minus: bool) -> Term:
    return App("neg", t) if minus else t


def _sum(parts: list[Term]) -> Term:
    return parts[0] if len(parts) == 1 else App("add", *parts)


def _back(ctx: Context, line: int, goal: App) -> int | None:
    """The goal from the rearranged inequality, by the differences of both."""
    b = ctx.builder
    strict = goal.head == "lt"
    low, high = b.conclusion(line).args
    line = b.lemma("sub_pos_of_lt" if strict else "sub_nonneg_of_le", {"a": low, "b": high}, [line])
    gap = App("add", goal.args[1], App("neg", goal.args[0]))
    moved = ctx.transport(line, App(goal.head, ZERO, gap))
    if moved is None:
        return None
    values = {"a": goal.args[0], "b": goal.args[1]}
    return b.lemma("lt_of_sub_pos" if strict else "le_of_sub_nonneg", values, [moved])
