"""Real powers, roots and exponentials, through exp and ln."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.rules import INTEGERS, NATURALS
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, names
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import Conversion, canonical_equation, canonical_form
from kld_proof.search.normal_form.roots import nested_root
from kld_proof.search.sign import decided, member, nonnegative, positive


def pow_conversion(ctx: Context, t: App) -> int | None:
    """a**e = exp(e ln a) for a > 0; literal exponents that are hidden in a sum are made literal first."""
    base, exponent = t.args
    value = canonical_form(ctx, exponent)
    if type(value) is Num and value != exponent:
        equation = canonical_equation(ctx, exponent)
        return None if equation is None else ctx.builder.add("rewrite", (equation,), t)
    plain = canonical_form(ctx, base)
    if type(plain) is Num and plain != base:
        equation = canonical_equation(ctx, base)
        if equation is not None:
            return ctx.builder.add("rewrite", (equation,), t)
    if base == ZERO:
        large = positive(ctx, exponent)
        return None if large is None else ctx.builder.lemma("zero_pow", {"e": exponent}, [large])
    inner = positive(ctx, base)
    if base == ONE:
        return ctx.builder.lemma("one_pow", {"e": exponent})
    if inner is not None:
        return ctx.builder.lemma("pow_eq_exp", {"a": base, "e": exponent}, [inner])
    return natural_power(ctx, t)


def natural_power(ctx: Context, t: App) -> int | None:
    """(a b)**n, a**(n + k) and a**(k n) for natural n and literal k, whatever the sign of a."""
    base, exponent = t.args
    b = ctx.builder
    whole = member(ctx, exponent, NATURALS)
    if whole is None:
        return None
    if type(base) is App and base.head == "mul" and len(base.args) >= 2:
        first, rest = base.args[0], base.args[1:]
        second = rest[0] if len(rest) == 1 else App("mul", *rest)
        regroup = ctx.regrouped(base, App("mul", first, second))
        assert regroup is not None
        split = b.lemma("mul_pow_natural", {"a": first, "b": second, "n": exponent}, [whole])
        return b.chain(b.add("rewrite", (regroup,), t), split) if len(rest) > 1 else split
    if type(base) is App and base.head == "neg":
        minus = App("mul", Num(-1), base.args[0])
        regroup = ctx.regrouped(base, minus)
        assert regroup is not None
        split = b.lemma("mul_pow_natural", {"a": Num(-1), "b": base.args[0], "n": exponent}, [whole])
        return b.chain(b.add("rewrite", (regroup,), t), split)
    if type(base) is App and base.head == "pow" and type(base.args[1]) is Num:
        inner = member(ctx, base.args[1], NATURALS)
        if inner is not None:
            values = {"a": base.args[0], "m": base.args[1], "n": exponent}
            return b.add("symm", (b.lemma("pow_mul_natural", values, [inner, whole]),))
    return _split_exponent(ctx, t, base, exponent)


def _split_exponent(ctx: Context, t: App, base: Term, exponent: Term) -> int | None:
    b = ctx.builder
    p = ctx.polynomial(exponent)
    literal = p.get((), 0)
    if literal > 0 and len(p) > 1:
        rest = ctx.ring.canonical({m: c for m, c in p.items() if m})
        name, m, n = "pow_add_natural", rest, Num(literal)
        target = App("add", rest, n)
    elif len(p) == 1 and not literal:
        ((monomial, c),) = p.items()
        if c == 1 or Fraction(c).denominator != 1 or c < 0:
            return None
        name, m, n = "pow_mul_natural", ctx.ring.monomial(monomial), Num(c)
        target = App("mul", m, n)
    else:
        return None
    equation = ctx.regrouped(exponent, target)
    first, second = member(ctx, m, NATURALS), member(ctx, n, NATURALS)
    if equation is None or first is None or second is None:
        return None
    return b.chain(
        b.add("rewrite", (equation,), t), b.lemma(name, {"a": base, "m": m, "n": n}, [first, second])
    )


def _root_of_product(ctx: Context, t: App, a: App) -> int | None:
    """sqrt(a b) = sqrt(a) sqrt(b) where neither is negative."""
    first, *others = a.args
    rest = others[0] if len(others) == 1 else App("mul", *others)
    signs = [nonnegative(ctx, first), nonnegative(ctx, rest)]
    present = [i for i in signs if i is not None]
    regroup = ctx.field(t.args[0], App("mul", first, rest))
    if len(present) < 2 or regroup is None:
        return None
    split = ctx.builder.lemma("sqrt_mul", {"a": first, "b": rest}, present)
    return ctx.builder.chain(ctx.builder.add("rewrite", (regroup,), t), split)


def sqrt_conversion(ctx: Context, t: App) -> int | None:
    """sqrt(a) = exp(ln(a)/2) for a > 0; sqrt(a**2) = |a|; sqrt(0) = 0; roots of sums of roots."""
    (a,) = t.args
    if not names(a):
        line = nested_root(ctx, t)
        if line is not None:
            return line
    if ctx.canonical(a) == ZERO:
        vanishes = ctx.field(a, ZERO)
        start = None if vanishes is None else ctx.builder.add("rewrite", (vanishes,), t)
        return None if start is None else ctx.builder.chain(start, ctx.builder.lemma("sqrt_zero", {}))
    inner = positive(ctx, a)
    if inner is not None:
        return ctx.builder.lemma("sqrt_eq_exp", {"a": a}, [inner])
    if type(a) is App and a.head == "pow" and a.args[1] == Num(2):
        return ctx.builder.lemma("sqrt_sq", {"a": a.args[0]})
    if type(a) is App and a.head == "div" and a.args[0] != ONE:
        return _root_of_product(ctx, t, App("mul", a.args[0], App("div", ONE, a.args[1])))
    if type(a) is App and a.head == "mul" and len(a.args) > 1:
        return _root_of_product(ctx, t, a)
    return None


def exp_conversion(ctx: Context, t: App) -> int | None:
    """exp with a canonical exponent, out of which whole multiples of logarithms are taken."""
    (a,) = t.args
    equation = canonical_equation(ctx, a)
    if equation is not None:
        rewritten = ctx.builder.add("rewrite", (equation,), t)
        t2 = ctx.builder.right(rewritten)
        assert type(t2) is App
        return ctx.builder.chain(rewritten, _take_out(ctx, t2.args[0]))
    return _take_out(ctx, a)


def _take_out(ctx: Context, a: Term) -> int | None:
    """exp(n ln g + rest) = g**n exp(rest), for canonical a and integers n."""
    b = ctx.builder
    if a == ZERO:
        return b.lemma("exp_zero", {})
    for part, coefficient, g in _logarithms(ctx, a):
        # Towards zero for symbols; downwards for numbers, so that 1/sqrt(2) and sqrt(2)/2 become one term.
        whole = coefficient.numerator // coefficient.denominator
        if whole < 0 and type(g) is not Num:
            whole = -(-coefficient.numerator // coefficient.denominator)
        if whole == 0 or positive(ctx, g) is None:
            continue
        n = Num(whole)
        rest = ctx.canonical(App("add", a, App("neg", App("mul", n, part))))
        split = App("add", App("mul", n, part), rest)
        equation = ctx.regrouped(a, split)
        integer = member(ctx, n, INTEGERS)
        sign = positive(ctx, g)
        assert equation is not None and integer is not None and sign is not None
        first = b.add("rewrite", (equation,), App("exp", a))
        second = b.lemma("exp_add", {"a": split.args[0], "b": rest})
        third = b.lemma("exp_mul", {"n": n, "a": part}, [integer])
        fourth = b.lemma("exp_ln", {"a": g}, [sign])
        product = b.add("rewrite", (third,), b.right(second))
        final = b.add("rewrite", (fourth,), b.right(product))
        return b.chain(first, second, product, final)
    return None


def _logarithms(ctx: Context, a: Term):  # type: ignore[no-untyped-def]
    """The summands c ln(g) of a canonical sum, as (ln(g), c, g)."""
    for m, c in ctx.polynomial(a).items():
        if len(m) == 1 and m[0][1] == 1:
            part = ctx.ring.term_of(m[0][0])
            if type(part) is App and part.head == "ln":
                yield part, c, part.args[0]


def abs_conversion(ctx: Context, t: App) -> int | None:
    """|a| = a or -a where the sign of a is known; else |a| = |-a| where a begins with a minus."""
    (a,) = t.args
    line = nonnegative(ctx, a)
    if line is not None:
        return ctx.builder.lemma("abs_of_nonneg", {"a": a}, [line])
    from kld_proof.search.sign import compare

    line = compare(ctx, "le", a, ZERO)
    if line is not None:
        return ctx.builder.lemma("abs_of_nonpos", {"a": a}, [line])
    p = ctx.polynomial(canonical_form(ctx, a))
    falls = bool(p) and Fraction(p[min(p, key=ctx.ring.monomial_key)]) < 0  # so that |b - a| is |a - b|
    return ctx.builder.lemma("abs_neg", {"a": a}) if falls else None


CONVERSIONS: list[tuple[str, Conversion]] = [
    ("pow", pow_conversion),
    ("sqrt", sqrt_conversion),
    ("exp", exp_conversion),
    ("abs", abs_conversion),
]

__all__ = ["CONVERSIONS", "ONE", "decided"]
