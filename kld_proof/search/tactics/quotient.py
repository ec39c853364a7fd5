"""Logarithms of sums with denominators: brought to one denominator, then ln(n/d) = ln n - ln d."""

from __future__ import annotations

from kld_proof.kernel.term import App
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import Conversion
from kld_proof.search.normal_form.quotient import one_denominator
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
    n, d, below = quotient
    above = positive(ctx, n)
    equation = ctx.field(a, App("div", n, d))
    if above is None or equation is None:
        return None
    b = ctx.builder
    return b.chain(b.add("rewrite", (equation,), t), b.lemma("ln_div", {"a": n, "b": d}, [above, below]))


CONVERSIONS: list[tuple[str, Conversion]] = [("ln", ln_quotient_conversion)]
