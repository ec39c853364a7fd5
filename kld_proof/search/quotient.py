"""Rational expressions as one quotient, and their signs."""

from __future__ import annotations

from kld_proof.kernel.field import Polynomial, TooLarge, power, times
from kld_proof.kernel.term import ZERO, App, Num, Term
from kld_proof.search.cancel import reduced
from kld_proof.search.context import Context


def one_denominator(ctx: Context, a: Term, units: bool = False) -> tuple[Term, Term] | None:
    """Numerator and denominator, where `a` has reciprocals of sums (or, if asked, of any units).

    None where there are none, or where not all of them go away.
    """
    ring = ctx.ring
    p = reduced(ring, ctx.polynomial(a))
    exponents: dict[int, int] = {}
    for m in p:
        for g, e in m:
            if g in ring.reciprocals or (units and e < 0):
                exponents[g] = max(abs(e), exponents.get(g, 0))
    if not exponents:
        return None
    bottom: Polynomial = {(): 1}
    for g, e in exponents.items():
        factor = power(ring.reciprocals.get(g, {((g, 1),): 1}), e)
        p = reduced(ring, times(p, factor))
        bottom = times(bottom, factor)
    if any(g in ring.reciprocals for m in (*p, *bottom) for g, _ in m):
        return None
    return ring.canonical(p), ring.canonical(bottom)


def sign_of_quotient(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t or 0 <= t, where t is n/d with n and d of known sign."""
    from kld_proof.search.sign import nonnegative, positive

    try:
        quotient = one_denominator(ctx, t, units=True)
    except TooLarge:
        return None
    if quotient is None:
        return None
    n, d = quotient
    below = positive(ctx, d)
    if below is None:
        n, d = (ctx.canonical(App("mul", Num(-1), side)) for side in (n, d))
        below = positive(ctx, d)
    above = None if below is None else positive(ctx, n) if head == "lt" else nonnegative(ctx, n)
    if above is None or below is None:
        return None
    line = ctx.builder.lemma("div_pos" if head == "lt" else "div_nonneg", {"a": n, "b": d}, [above, below])
    return ctx.transport(line, App(head, ZERO, t))
