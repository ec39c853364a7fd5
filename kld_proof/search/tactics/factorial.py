"""Factorials and binomial coefficients with symbolic arguments."""

from __future__ import annotations

from kld_proof.kernel.rules import NATURALS
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term
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
    """binom(n, k) = n!/(k! (n - k)!) for natural k <= n; elsewhere literal summands of k are taken out."""
    n, k = t.args
    b = ctx.builder
    if type(n) is Num and type(k) is Num:
        return None
    naturals = [i for a in (n, k) if (i := member(ctx, a, NATURALS)) is not None]
    if len(naturals) < 2:
        return None
    if k in (ZERO, n):
        return b.lemma("binom_zero" if k == ZERO else "binom_self", {"n": n}, naturals[:1])
    inside = compare(ctx, "le", k, n)
    if inside is not None:
        return b.lemma("binom_eq", {"n": n, "k": k}, [*naturals, inside])
    outside = compare(ctx, "lt", n, k)
    if outside is not None:
        return b.lemma("binom_of_lt", {"n": n, "k": k}, [*naturals, outside])
    canonical = [i for a in (n, k) if (i := canonical_equation(ctx, a)) is not None]
    if canonical:
        return b.add("rewrite", canonical, t)
    return _moved(ctx, n, k)


def _moved(ctx: Context, n: Term, k: Term) -> int | None:
    """binom(n, k) by binom(n, k - 1) or binom(n - 1, k - 1) for a literal summand of k above 0, else by
    binom(n + 1, k + 1) for one below 0."""
    literals = [ctx.polynomial(a).get((), 0) for a in (n, k)]
    if literals[1] == 0:
        return _widened(ctx, n, k) if literals[0] < 0 else None
    down = literals[1] > 0
    both = not down or literals[0] > 0
    other = [ctx.canonical(App("add", a, Num(-1 if down else 1))) for a in (n, k)]
    top, bottom = (other[0] if both else n), other[1]
    low = (top, bottom) if down else (n, k)
    high = (n, k) if down else (top, bottom)
    lines = [member(ctx, a, NATURALS) for a in low]
    if None in lines:
        return None
    b = ctx.builder
    line = b.lemma(
        "binom_succ_succ" if both else "binom_succ_right",
        {"n": low[0], "k": low[1]}, [i for i in lines if i is not None],
    )  # fmt: skip
    left = b.conclusion(line).args[0]
    assert type(left) is App
    if left != App("binom", *high):
        sides = [ctx.field(mine, its) for mine, its in zip(high, left.args, strict=True) if mine != its]
        if None in sides:
            return None
        line = b.chain(b.add("rewrite", [i for i in sides if i is not None], App("binom", *high)), line)
    if down:
        return line
    factor, low_term = b.right(line).args  # type: ignore[attr-defined]
    inverse = App("div", App("add", k, ONE), App("add", n, ONE))
    whole = App("mul", inverse, App("mul", factor, low_term))
    back = ctx.field(low_term, whole)
    if back is None:
        return None
    return b.chain(back, b.add("rewrite", (b.add("symm", (line,)),), whole))


def _widened(ctx: Context, n: Term, k: Term) -> int | None:
    """binom(n, k) by binom(n + 1, k)."""
    lines = [member(ctx, a, NATURALS) for a in (n, k)]
    above = canonical_equation(ctx, App("add", n, ONE))
    if None in lines:
        return None
    b = ctx.builder
    line = b.lemma("binom_succ_left", {"n": n, "k": k}, [i for i in lines if i is not None])
    return line if above is None else b.chain(line, b.add("rewrite", (above,), b.right(line)))


CONVERSIONS: list[tuple[str, Conversion]] = [("factorial", factorial_conversion), ("binom", binom_conversion)]
