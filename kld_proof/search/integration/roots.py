"""Where a condition on the variable of integration changes: the points at which its two sides are equal.

Main statement: `roots(ctx, x, gap)`.  The functions around x are undone one after the other, exp, ln, squares
and absolute values; nothing rests on it, as an integral may be split anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.term import App, Num, Term, Var, names
from kld_proof.polynomial import Polynomial
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import canonical_form
from kld_proof.search.sign import nonnegative, positive

DEPTH = 6


def roots(ctx: Context, x: str, gap: Term, depth: int = DEPTH) -> Iterator[Term]:
    """Values of x at which `gap` is 0, if one function of x or one power of it stands in a sum."""
    found = _isolated(ctx, x, gap) if depth else None
    if found is None:
        return
    inner, power, value = found
    if power == 2:
        if nonnegative(ctx, value) is not None:
            root = ctx.canonical(App("sqrt", value))
            for side in (ctx.canonical(App("neg", root)), root):
                yield from _undone(ctx, x, inner, side, depth)
    elif power == 1:
        yield from _undone(ctx, x, inner, value, depth)
    elif power == -1:
        yield from _undone(ctx, x, inner, ctx.canonical(App("div", Num(1), value)), depth)


def _isolated(ctx: Context, x: str, gap: Term) -> tuple[Term, int, Term] | None:
    """g, e and v with gap = 0 where g^e = v, g being the one generator with x."""
    parts: dict[int, Polynomial] = {}
    inner: int | None = None
    for m, c in ctx.polynomial(gap).items():
        own = [(g, e) for g, e in m if x in names(ctx.ring.term_of(g))]
        if len(own) > 1 or (own and inner not in (None, own[0][0])):
            return None
        inner = own[0][0] if own else inner
        rest = tuple(pair for pair in m if pair not in own)
        parts.setdefault(own[0][1] if own else 0, {})[rest] = c
    powers = sorted(set(parts) - {0})
    if inner is None or len(powers) != 1:
        return None
    slope, rest_ = ctx.ring.canonical(parts[powers[0]]), ctx.ring.canonical(parts.get(0, {}))
    return ctx.ring.term_of(inner), powers[0], ctx.canonical(App("neg", App("div", rest_, slope)))


def _undone(ctx: Context, x: str, t: Term, value: Term, depth: int) -> Iterator[Term]:
    """Where `t` has the value."""
    if t == Var(x):
        yield value
        return
    if type(t) is not App:
        return
    sides: tuple[Term, ...] = ()
    match t.head:
        case "ln":
            sides = (App("exp", value),)
        case "exp" if positive(ctx, value) is not None:
            sides = (canonical_form(ctx, App("ln", value)),)  # ln(a/b) is ln(a) - ln(b)
        case "sqrt" if nonnegative(ctx, value) is not None:
            sides = (App("pow", value, Num(2)),)
        case "abs" if nonnegative(ctx, value) is not None:
            sides = (App("neg", value), value)
    for side in sides:
        yield from roots(ctx, x, App("add", t.args[0], App("neg", ctx.canonical(side))), depth - 1)


__all__ = ["roots"]
