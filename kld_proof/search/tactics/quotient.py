"""Logarithms of sums with denominators: brought to one denominator, then ln(n/d) = ln n - ln d."""

from __future__ import annotations

from kld_proof.kernel.field import Polynomial, TooLarge, power, times
from kld_proof.kernel.term import App, Num, Term
from kld_proof.search.cancel import reduced
from kld_proof.search.context import Context
from kld_proof.search.normalise import Conversion
from kld_proof.search.sign import positive


def ln_quotient_conversion(ctx: Context, t: App) -> int | None:
    """ln(a) = ln(n) - ln(d) where a is n/d in lowest terms and both are positive."""
    (a,) = t.args
    try:
        quotient = one_denominator(ctx, a)
    except TooLarge:
        return None
    if quotient is None:
        return None
    n, d = quotient
    below = positive(ctx, d)
    if below is None:
        n, d = (ctx.canonical(App("mul", Num(-1), side)) for side in (n, d))
        below = positive(ctx, d)
    above = positive(ctx, n)
    equation = ctx.field(a, App("div", n, d))
    if below is None or above is None or equation is None:
        return None
    b = ctx.builder
    return b.chain(b.add("rewrite", (equation,), t), b.lemma("ln_div", {"a": n, "b": d}, [above, below]))


def one_denominator(ctx: Context, a: Term) -> tuple[Term, Term] | None:
    """Numerator and denominator, where `a` has reciprocals of sums that are known to be nonzero."""
    ring = ctx.ring
    p = reduced(ring, ctx.polynomial(a))
    exponents: dict[int, int] = {}
    for m in p:
        for g, e in m:
            if g in ring.reciprocals:
                exponents[g] = max(e, exponents.get(g, 0))
    if not exponents:
        return None
    bottom: Polynomial = {(): 1}
    for g, e in exponents.items():
        p = reduced(ring, times(p, power(ring.reciprocals[g], e)))
        bottom = times(bottom, power(ring.reciprocals[g], e))
    if any(g in ring.reciprocals for m in (*p, *bottom) for g, _ in m):
        return None
    return ring.canonical(p), ring.canonical(bottom)


CONVERSIONS: list[tuple[str, Conversion]] = [("ln", ln_quotient_conversion)]
