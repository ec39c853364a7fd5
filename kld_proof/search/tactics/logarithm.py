"""Logarithms of products, quotients, powers, roots and exponentials of positive terms."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.term import ONE, App, Num, Term
from kld_proof.polynomial import Monomial, Polynomial, TooLarge, times
from kld_proof.search.context import Context
from kld_proof.search.normal_form.factorise import factors, product
from kld_proof.search.normal_form.normalise import Conversion, canonical_equation
from kld_proof.search.sign import positive

PRIMES_BELOW = 2_000


def ln_conversion(ctx: Context, t: App) -> int | None:
    """ln of a structured argument as a sum; ln of anything else with a canonical argument."""
    (a,) = t.args
    line = _by_structure(ctx, a)
    if line is not None:
        return line
    equation = canonical_equation(ctx, a)
    if equation is not None:
        rewritten = ctx.builder.add("rewrite", (equation,), t)
        b = ctx.builder.right(equation)
        further = _by_structure(ctx, b)
        return ctx.builder.chain(rewritten, _by_content(ctx, b) if further is None else further)
    return _by_content(ctx, a)


def _by_structure(ctx: Context, a: Term) -> int | None:
    b = ctx.builder
    if type(a) is Num:
        return _number(ctx, a.value)
    if type(a) is not App:
        return None
    match a.head, a.args:
        case "exp", (e,):
            return b.lemma("ln_exp", {"a": e})
        case "div", (n, d):
            top, bottom = positive(ctx, n), positive(ctx, d)
            if top is not None and bottom is not None:
                return b.lemma("ln_div", {"a": n, "b": d}, [top, bottom])
        case "pow", (base, e):
            inner = positive(ctx, base)
            if inner is not None:
                return b.lemma("ln_pow", {"a": base, "e": e}, [inner])
            return _even(ctx, a, base, e)
        case "sqrt", (inner_term,):
            inner = positive(ctx, inner_term)
            if inner is not None:
                root = b.lemma("sqrt_eq_exp", {"a": inner_term}, [inner])
                rewritten = b.add("rewrite", (root,), App("ln", a))
                exponent = b.right(root).args[0]  # type: ignore[attr-defined]
                return b.chain(rewritten, b.lemma("ln_exp", {"a": exponent}))
        case "mul", (first, second, *rest):
            return _product(ctx, a, first, [second, *rest])
    return None


def _even(ctx: Context, a: App, base: Term, e: Term) -> int | None:
    """ln of an even power of what may be negative, by the logarithm of its square: ln(b**4) = 2*ln(b**2)."""
    if type(e) is not Num or e.value.denominator != 1 or e.value % 2 or e.value == 2:
        return None
    square = App("pow", base, Num(2))
    inner = positive(ctx, square)
    if inner is None:
        return None
    half = Num(e.value / 2)
    regroup = ctx.regrouped(a, App("pow", square, half))
    if regroup is None:
        return None
    rewritten = ctx.builder.add("rewrite", (regroup,), App("ln", a))
    return ctx.builder.chain(rewritten, ctx.builder.lemma("ln_pow", {"a": square, "e": half}, [inner]))


def _product(ctx: Context, a: App, first: Term, others: list[Term]) -> int | None:
    b = ctx.builder
    rest = others[0] if len(others) == 1 else App("mul", *others)
    head, tail = positive(ctx, first), positive(ctx, rest)
    if head is None or tail is None:
        return None
    split = b.lemma("ln_mul", {"a": first, "b": rest}, [head, tail])
    if len(others) == 1:
        return split
    regroup = ctx.regrouped(a, App("mul", first, rest))
    return None if regroup is None else b.chain(b.add("rewrite", (regroup,), App("ln", a)), split)


def _number(ctx: Context, value: Fraction) -> int | None:
    """ln of a positive rational through its prime factors; ln of a prime stays."""
    b = ctx.builder
    if value == 1:
        return b.lemma("ln_one", {})
    if value <= 0:
        return None
    if value.denominator != 1:
        target = App("div", Num(value.numerator), Num(value.denominator))
    else:
        factors = _factors(value.numerator)
        if len(factors) == 1 and factors[0][1] == 1:
            return None
        powers = [App("pow", Num(p), Num(e)) if e > 1 else Num(p) for p, e in factors]
        target = App("mul", *powers) if len(powers) > 1 else powers[0]  # type: ignore[assignment]
    equation = ctx.regrouped(Num(value), target)
    if equation is None:
        return None
    rewritten = b.add("rewrite", (equation,), App("ln", Num(value)))
    return b.chain(rewritten, _by_structure(ctx, target))


def _factors(n: int) -> list[tuple[int, int]]:
    found = []
    p = 2
    while p < PRIMES_BELOW and p * p <= n:
        e = 0
        while n % p == 0:
            n, e = n // p, e + 1
        if e:
            found.append((p, e))
        p += 1
    return [*found, (n, 1)] if n > 1 else found


def _by_content(ctx: Context, a: Term) -> int | None:
    """ln of a canonical sum: the common positive monomial factor taken out, or its positive factors."""
    from kld_proof.search.normal_form.exponents import join_exponentials

    ((joined, line),) = join_exponentials(ctx, a)
    try:
        p = ctx.polynomial(joined)
    except TooLarge:
        return None
    if len(p) < 2:
        return None
    content, lead = _common(p), abs(Fraction(p[min(p, key=ctx.ring.monomial_key)]))
    factor = ctx.ring.monomial(content, lead)
    if factor == ONE or positive(ctx, factor) is None:
        return _factored(ctx, a, joined, line, p)
    inverse: Polynomial = {tuple((g, -e) for g, e in content): 1 / lead}
    rest = ctx.ring.canonical(times(p, inverse))
    product = App("mul", factor, rest)
    equation = ctx.field(joined, product)
    if equation is None or positive(ctx, rest) is None:
        return None
    rewritten = ctx.builder.add("rewrite", (ctx.builder.chain(line, equation),), App("ln", a))
    return ctx.builder.chain(rewritten, _by_structure(ctx, product))


def _factored(ctx: Context, a: Term, joined: Term, line: int | None, p: Polynomial) -> int | None:
    """ln of a sum that is a product of positive factors."""
    found = factors(ctx, p)
    if found is None:
        return None
    parts = [
        (f, e) if e % 2 == 0 or positive(ctx, f) is not None else (_opposite(ctx, f), e) for f, e in found
    ]
    if any(positive(ctx, f) is None for f, _ in parts):
        return None
    target = product(parts)
    equation = ctx.field(joined, target)
    if equation is None:
        return None
    rewritten = ctx.builder.add("rewrite", (ctx.builder.chain(line, equation),), App("ln", a))
    return ctx.builder.chain(rewritten, _by_structure(ctx, target))


def _opposite(ctx: Context, f: Term) -> Term:
    return ctx.canonical(App("neg", f))


def _common(p: Polynomial) -> Monomial:
    """The largest monomial, negative exponents included, that divides every term."""
    exponents = [dict(m) for m in p]
    generators = dict.fromkeys(g for e in exponents for g in e)
    least = {g: min(e.get(g, 0) for e in exponents) for g in generators}
    return tuple(sorted((g, e) for g, e in least.items() if e))


CONVERSIONS: list[tuple[str, Conversion]] = [("ln", ln_conversion)]
