"""Rational expressions as one quotient with a positive denominator, and their signs."""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.term import ZERO, App, Num, Term
from kld_proof.polynomial import Polynomial, TooLarge, power, times, total
from kld_proof.search.context import Context
from kld_proof.search.normal_form.cancel import reduced


def one_denominator(ctx: Context, a: Term, units: bool = False) -> tuple[Term, Term, int] | None:
    """n, d and the line 0 < d, where `a` = n/d has reciprocals of sums (or, if asked, of any units).

    None where there are none, where not all of them go away, or where the sign of a factor of d is open.
    """
    from kld_proof.search.sign import positive

    found = over_one_denominator(ctx, a, units, lambda base: positive(ctx, base) is not None)
    line = None if found is None else positive(ctx, found[1])
    return None if found is None or line is None else (*found, line)


def over_one_denominator(
    ctx: Context, a: Term, units: bool = False, as_is: Callable[[Term], bool] = lambda base: True
) -> tuple[Term, Term] | None:
    """n and d, where `a` = n/d has reciprocals as above; a factor that is not `as_is` changes sign."""
    ring = ctx.ring
    p = reduced(ring, ctx.polynomial(a))
    exponents: dict[int, int] = {}
    for m in p:
        for g, e in m:
            if g in ring.reciprocals or e < 0:
                exponents[g] = max(abs(e), exponents.get(g, 0))
    if not exponents or not (units or any(g in ring.reciprocals for g in exponents)):
        return None
    factors: list[Term] = []
    # Units first: reciprocals cancel only against natural powers.
    for g, e in sorted(exponents.items(), key=lambda item: item[0] in ring.reciprocals):
        q = ring.reciprocals.get(g, {((g, 1),): 1})
        if not as_is(ring.canonical(q)):
            q = {m: -c for m, c in q.items()}
        base = ring.canonical(q)
        factors.append(base if e == 1 else App("pow", base, Num(e)))
        p = reduced(ring, _multiplied(p, g, q, e, ring.reciprocals.get(g)))
    if any(g in ring.reciprocals for m in p for g, _ in m):
        return None
    # Reciprocals of sums of reciprocals, as 1/(1/x + 1/y), bring units down again.
    lowest = {
        g: min(dict(m).get(g, 0) for m in p) for g in dict.fromkeys(g for m in p for g, e in m if e < 0)
    }
    for g, e in lowest.items():
        q = {((g, 1),): 1} if as_is(ring.term_of(g)) else {((g, 1),): -1}
        base = ring.canonical(q)
        factors.append(base if e == -1 else App("pow", base, Num(-e)))
        p = times(p, power(q, -e))
    return ring.canonical(p), factors[0] if len(factors) == 1 else App("mul", *factors)


def _multiplied(p: Polynomial, g: int, q: Polynomial, e: int, inverse: Polynomial | None) -> Polynomial:
    """p q**e; where the generator g is the reciprocal of q or of its opposite, its powers cancel."""
    if inverse is None:
        return times(p, power(q, e))
    sign = 1 if q == inverse else -1
    parts = []
    for m, c in p.items():
        k = dict(m).get(g, 0)
        rest = {tuple(pair for pair in m if pair[0] != g): c * sign**k}
        parts.append(times(rest, power(q, e - k)) if 0 <= k <= e else times({m: c}, power(q, e)))
    return total(parts)


def sign_of_quotient(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t or 0 <= t, where t is n/d with n and d of known sign."""
    from kld_proof.search.sign import nonnegative, positive

    try:
        quotient = one_denominator(ctx, t, units=True)
    except TooLarge:
        return None
    if quotient is None:
        return None
    n, d, below = quotient
    above = positive(ctx, n) if head == "lt" else nonnegative(ctx, n)
    if above is None:
        return None
    line = ctx.builder.lemma("div_pos" if head == "lt" else "div_nonneg", {"a": n, "b": d}, [above, below])
    return ctx.transport(line, App(head, ZERO, t))
