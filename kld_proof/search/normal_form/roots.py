"""Roots of sums of roots: with d = sqrt(a**2 - b**2 c) rational, sqrt(a + b sqrt(c)) is a sum of two roots.

They are sqrt((a + d)/2) and sqrt((a - d)/2), the second with the sign of b.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from kld_proof.kernel.term import App, Num, Term
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context


def nested_root(ctx: Context, t: App) -> int | None:
    """A line sqrt(a + b sqrt(c)) = the sum or difference of two roots, for rational a, b, c."""
    from kld_proof.search.normal_form.normalise import normalise, prove_equal
    from kld_proof.search.sign import decided

    (a,) = t.args
    if type(a) is not App or a.head not in ("add", "mul"):
        return None
    try:
        normal, _ = normalise(ctx, a)
        root = _denested(ctx, normal)
    except TooLarge:
        return None
    if root is None:
        return None
    square = App("pow", root, Num(2))
    equation = prove_equal(ctx, a, square)
    sign = decided(ctx, App("le", Num(0), root))
    if equation is None or sign is None:
        return None
    b = ctx.builder
    lines = [
        b.add("rewrite", (equation,), t),
        b.lemma("sqrt_sq", {"a": root}),
        b.lemma("abs_of_nonneg", {"a": root}, [sign]),
    ]
    return b.chain(*lines)


def _denested(ctx: Context, normal: Term) -> Term | None:
    """The candidate: no more than a guess, which is squared."""
    p = ctx.polynomial(normal)
    rational = Fraction(p.get((), 0))
    others = [(m, c) for m, c in p.items() if m]
    if len(others) != 1 or rational <= 0:
        return None
    ((m, b),) = others
    square = _square(ctx, ctx.ring.monomial(m))
    if square is None:
        return None
    d = _root(rational * rational - Fraction(b) ** 2 * square)
    if d is None:
        return None
    first, second = (App("sqrt", Num((rational + s * d) / 2)) for s in (1, -1))
    return App("add", first, second if b > 0 else App("neg", second))


def _square(ctx: Context, t: Term) -> Fraction | None:
    """c where t**2 = c, for t = exp(ln(q)/2) and products of such."""
    from kld_proof.search.normal_form.normalise import canonical_form

    found = canonical_form(ctx, App("pow", t, Num(2)))
    return found.value if type(found) is Num else None


def _root(q: Fraction) -> Fraction | None:
    if q < 0 or isqrt(q.numerator) ** 2 != q.numerator or isqrt(q.denominator) ** 2 != q.denominator:
        return None
    return Fraction(isqrt(q.numerator), isqrt(q.denominator))
