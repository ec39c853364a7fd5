"""The inequality of the arithmetic and the geometric mean, with weights."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context

MAX_TERMS = 6


def by_means(ctx: Context, head: str, t: Term) -> int | None:
    """0 <= c1 m1 + ... + ck mk - (c1 + ... + ck) n, where n**(c1 + ... + ck) = m1**c1 ... mk**ck.

    It is the sum of the c n (r - 1 - ln r) with r = m/n.
    """
    from kld_proof.search.normal_form.normalise import prove_equal
    from kld_proof.search.sign import positive

    if head != "le":
        return None
    try:
        p = ctx.polynomial(t)
    except TooLarge:
        return None
    below = [(m, c) for m, c in p.items() if c < 0]
    above = [(m, Fraction(c)) for m, c in p.items() if c > 0]
    if len(below) != 1 or not 2 <= len(above) <= MAX_TERMS or sum(p.values()) != 0:
        return None
    n = ctx.ring.monomial(below[0][0])
    base = positive(ctx, n)
    if base is None:
        return None
    terms: list[Term] = []
    lines: list[int] = []
    for m, c in above:
        line = _part(ctx, c, ctx.ring.monomial(m), n, base)
        if line is None:
            return None
        lines.append(line)
        terms.append(ctx.builder.conclusion(line).args[1])
    whole = lines[0]
    for line in lines[1:]:
        values = {"a": ctx.builder.conclusion(whole).args[1], "b": ctx.builder.conclusion(line).args[1]}
        whole = ctx.builder.lemma("add_nonneg", values, [whole, line])
    equation = prove_equal(ctx, ctx.builder.conclusion(whole).args[1], t)
    if equation is None:
        return None
    found = ctx.builder.add("replace", (whole, equation))
    return found if ctx.builder.conclusion(found) == App(head, ZERO, t) else None


def _part(ctx: Context, c: Fraction, m: Term, n: Term, base: int) -> int | None:
    """0 <= c n (r - 1 - ln r) with r = m/n."""
    from kld_proof.search.sign import nonnegative, positive

    r = App("div", m, n)
    sign = positive(ctx, r)
    factor = nonnegative(ctx, App("mul", Num(c), n))
    if sign is None or factor is None:
        return None
    b = ctx.builder
    tangent = b.lemma("ln_le_sub_one", {"a": r}, [sign])
    gap = b.lemma("sub_nonneg_of_le", {"a": App("ln", r), "b": App("add", r, App("neg", ONE))}, [tangent])
    values = {"a": App("mul", Num(c), n), "b": b.conclusion(gap).args[1]}
    return b.lemma("mul_nonneg", values, [factor, gap])
