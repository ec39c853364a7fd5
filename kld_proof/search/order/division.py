"""Nonzero because every factor is: x**2 - x - 2 != 0 where x != 2 and x != -1 are known."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.term import App, Num, Term
from kld_proof.polynomial import Polynomial, TooLarge, reciprocal, times, total
from kld_proof.search.context import Context

STEPS = 60


def nonzero_by_division(ctx: Context, t: Term) -> int | None:
    """A line t != 0, where t = d q for a hypothesis that says d != 0, and q != 0 is proved in turn."""
    from kld_proof.search.sign import nonzero

    try:
        p = ctx.polynomial(t)
        for fact, line in list(ctx.facts.items()):
            if type(fact) is not App or fact.head != "ne":
                continue
            a, b = fact.args
            d = App("add", a, App("neg", b))
            q = exact_quotient(ctx.ring.polynomial(t), ctx.polynomial(d)) if len(p) > 1 else None
            if q is None or (len(q) == 1 and () in q):  # a constant multiple is no smaller goal
                continue
            rest = ctx.ring.canonical(q)
            other = nonzero(ctx, rest)
            if other is None:
                continue
            away = ctx.builder.lemma("sub_ne_zero_of_ne", {"a": a, "b": b}, [line])
            both = ctx.builder.lemma("mul_ne_zero", {"a": d, "b": rest}, [away, _as_ne(ctx, rest, other)])
            return ctx.transport(both, App("ne", t, Num(0)))
    except TooLarge:
        pass
    return None


def _as_ne(ctx: Context, t: Term, line: int) -> int:
    """0 < t serves as t != 0 for the field rule, but not for a lemma."""
    if ctx.builder.conclusion(line) == App("ne", t, Num(0)):
        return line
    return ctx.builder.lemma("ne_of_gt", {"a": t, "b": Num(0)}, [line])


def exact_quotient(p: Polynomial, q: Polynomial) -> Polynomial | None:
    """p / q for polynomials with natural exponents, where nothing is left over; else None."""
    if (len(q) < 2 and () in q) or not p or not q or any(e < 0 for f in (p, q) for m in f for _, e in m):
        return None
    generators = sorted({g for f in (p, q) for m in f for g, _ in m})

    def degrees(m: tuple[tuple[int, int], ...]) -> list[int]:
        exponents = dict(m)
        return [exponents.get(g, 0) for g in generators]

    lead = max(q, key=degrees)
    quotient: Polynomial = {}
    for _ in range(STEPS):
        if not p:
            return quotient
        top = max(p, key=degrees)
        exponents = [a - b for a, b in zip(degrees(top), degrees(lead), strict=True)]
        if min(exponents, default=0) < 0:
            return None
        monomial = tuple((g, e) for g, e in zip(generators, exponents, strict=True) if e)
        c = Fraction(p[top]) * reciprocal(q[lead])
        quotient[monomial] = c
        p = total([p, times({monomial: -c}, q)])
    return None
