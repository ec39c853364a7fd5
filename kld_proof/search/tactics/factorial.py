"""Factorials and binomial coefficients with symbolic arguments."""

from __future__ import annotations

from kld_proof.kernel.rules import NATURALS
from kld_proof.kernel.term import ONE, App, Num, Term
from kld_proof.polynomial import Polynomial
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import Conversion, canonical_equation
from kld_proof.search.sign import compare, member


def factorial_conversion(ctx: Context, t: App) -> int | None:
    """(n + k)! = (n + k)(n + k - 1)! for a literal k >= 1 and natural n + k - 1; literals go to the ring."""
    (a,) = t.args
    b = ctx.builder
    equation = canonical_equation(ctx, a)
    canonical = a if equation is None else b.right(equation)
    first = None if equation is None else b.add("rewrite", (equation,), t)
    p = ctx.polynomial(canonical)
    step = _upward(ctx, canonical, p)
    if p.get((), 0) >= 1 and len(p) > 1:
        n = ctx.ring.canonical({m: c - 1 if m == () else c for m, c in p.items() if m != () or c != 1})
        regroup, whole = ctx.field(canonical, App("add", n, ONE)), member(ctx, n, NATURALS)
        if regroup is not None and whole is not None:
            rewritten = b.add("rewrite", (regroup,), App("factorial", canonical))
            step = b.chain(rewritten, b.lemma("factorial_succ", {"n": n}, [whole]))
    present = [i for i in (first, step) if i is not None]
    return b.chain(*present) if present else None


def _upward(ctx: Context, a: Term, p: Polynomial) -> int | None:
    """(n - k)! = (n - k + 1)!/(n - k + 1) for a literal k >= 1 and natural n - k."""
    if not p.get((), 0) < 0 or len(p) < 2:
        return None
    whole = member(ctx, a, NATURALS)
    if whole is None:
        return None
    b = ctx.builder
    line = b.lemma("factorial_succ", {"n": a}, [whole])
    above = ctx.canonical(App("add", a, ONE))
    regroup = ctx.field(App("add", a, ONE), above)
    if regroup is None:
        return None
    line = b.add("replace", (line, regroup))
    start = App("factorial", a)
    quotient = App("div", App("mul", above, start), above)
    first = ctx.field(start, quotient)
    if first is None or b.conclusion(line).args[1] != App("mul", above, start):
        return None
    return b.chain(first, b.add("rewrite", (b.add("symm", (line,)),), quotient))


def binom_conversion(ctx: Context, t: App) -> int | None:
    """binom(n, k) = n!/(k! (n - k)!) for natural k <= n."""
    n, k = t.args
    if type(n) is Num and type(k) is Num:
        return None
    lines = [member(ctx, n, NATURALS), member(ctx, k, NATURALS), compare(ctx, "le", k, n)]
    present = [i for i in lines if i is not None]
    return ctx.builder.lemma("binom_eq", {"n": n, "k": k}, present) if len(present) == 3 else None


CONVERSIONS: list[tuple[str, Conversion]] = [("factorial", factorial_conversion), ("binom", binom_conversion)]
