"""Signs of differences of two squares, by their two factors: a**2 - x**2 for -a < x < a."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from kld_proof.kernel.term import ZERO, App, Term
from kld_proof.polynomial import Monomial, TooLarge
from kld_proof.search.context import Context


def by_two_squares(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t or 0 <= t where t = a**2 - b**2 with monomials a and b, from the signs of a - b and a + b."""
    from kld_proof.search.sign.order import sign_of

    try:
        p = ctx.polynomial(t)
    except TooLarge:
        return None
    if len(p) != 2 or sorted(c > 0 for c in p.values()) != [False, True]:
        return None
    (a, b) = (_root(ctx, m, abs(Fraction(c))) for m, c in sorted(p.items(), key=lambda item: item[1] < 0))
    if a is None or b is None:
        return None
    product = App("mul", App("add", a, App("neg", b)), App("add", a, b))
    for whole in (product, App("mul", *(App("neg", f) for f in product.args))):
        lines = [sign_of(ctx, head, f) for f in whole.args]
        if None not in lines:
            line = sign_of(ctx, head, whole)
            return None if line is None else ctx.transport(line, App(head, ZERO, t))
    return None


def _root(ctx: Context, m: Monomial, c: Fraction) -> Term | None:
    """The square root of a monomial, if that is one."""
    n, d = isqrt(c.numerator), isqrt(c.denominator)
    if n * n != c.numerator or d * d != c.denominator or any(e % 2 for _, e in m):
        return None
    return ctx.ring.monomial(tuple((g, e // 2) for g, e in m), Fraction(n, d))
