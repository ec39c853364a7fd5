"""Sines and cosines of fractions of one angle: all are written by the largest angle that divides them.

cos(x) beside cos(x/2) is cos(x/2)**2 - sin(x/2)**2, by the laws of addition.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from kld_proof.kernel.term import App, Num, Term
from kld_proof.polynomial import Monomial, TooLarge
from kld_proof.search.context import Context

MAX_MULTIPLE = 12
Pair = tuple[Term, int | None]


def common_angles(ctx: Context, *terms: Term) -> list[Pair]:
    """Each term with its sines and cosines by common angles, and the line `term = result` (or None)."""
    try:
        found = {g: angle for t in terms for g in _circular(t) if (angle := _angle(ctx, g)) is not None}
    except TooLarge:
        return [(t, None) for t in terms]
    units: dict[Monomial, Fraction] = {}
    for m, c in found.values():
        u = units.get(m, c)
        units[m] = Fraction(gcd(u.numerator, c.numerator), lcm(u.denominator, c.denominator))
    equations = []
    for g, (m, c) in found.items():
        k = c / units[m]
        if 1 < k <= MAX_MULTIPLE:
            equations.append(_multiple(ctx, g.head, ctx.ring.monomial(m, units[m]), int(k), g.args[0]))
    return [_rewritten(ctx, t, [i for i in equations if i is not None]) for t in terms]


def _circular(t: Term) -> list[App]:
    from kld_proof.search.normal_form.normalise import generators

    return [g for g in generators(t) if g.head in ("sin", "cos")]


def _angle(ctx: Context, g: App) -> tuple[Monomial, Fraction] | None:
    """M and c where the argument is c M, c > 0; constant angles have values of their own."""
    p = ctx.polynomial(g.args[0])
    if len(p) != 1:
        return None
    ((m, c),) = p.items()
    return (m, Fraction(c)) if c > 0 and m else None


def _multiple(ctx: Context, head: str, unit: Term, k: int, argument: Term) -> int | None:
    """sin(k u) or cos(k u) through sin(u) and cos(u)."""
    b = ctx.builder
    if k == 1:
        equation = ctx.field(argument, unit)
        return None if equation is None else b.add("rewrite", (equation,), App(head, argument))
    rest = App("mul", Num(k - 1), unit) if k > 2 else unit
    equation = ctx.field(argument, App("add", unit, rest))
    lower = [_multiple(ctx, h, unit, k - 1, rest) for h in ("sin", "cos")] if k > 2 else []
    if equation is None or any(i is None for i in lower):
        return None
    first = b.add("rewrite", (equation,), App(head, argument))
    split = b.lemma(f"{head}_add", {"a": unit, "b": rest})
    last = b.add("rewrite", [i for i in lower if i is not None], b.right(split)) if lower else None
    return b.chain(first, split, last)


def _rewritten(ctx: Context, t: Term, equations: list[int]) -> Pair:
    if not equations:
        return t, None
    line = ctx.builder.add("rewrite", equations, t)
    return (t, None) if ctx.builder.right(line) == t else (ctx.builder.right(line), line)
