"""sin, cos, tan, the hyperbolic functions and erf: sums of arguments, parity, and values at 0 and pi/2."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.rules import NATURALS
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term
from kld_proof.polynomial import Monomial, TooLarge
from kld_proof.search.context import Context
from kld_proof.search.known import instance
from kld_proof.search.normal_form.normalise import Conversion, canonical_equation
from kld_proof.search.sign import member, nonzero

QUARTER = App("div", App("pi"), Num(2))
MAX_MULTIPLE = 8
ANGLES = tuple(Fraction(k, 12) for k in (0, 3, -3, 2, -2, 4, -4, 6, -6, 8, 9, 10, 12))
TWELFTHS = {
    Fraction(1, 12): (Fraction(1, 3), Fraction(-1, 4)),
    Fraction(5, 12): (Fraction(1, 4), Fraction(1, 6)),
}  # both as sums of special angles
SPECIAL = {Fraction(1, 6): "sixth", Fraction(1, 4): "quarter", Fraction(1, 3): "third"}


def circular_conversion(ctx: Context, t: App) -> int | None:
    """sin and cos of a sum, of a negative multiple, and of whole multiples of pi/2."""
    (a,) = t.args
    equation = canonical_equation(ctx, a)
    if equation is not None:
        return ctx.builder.add("rewrite", (equation,), t)
    try:
        p = ctx.polynomial(a)
    except TooLarge:
        return None
    if not p:
        return _value(ctx, t, f"{t.head}_zero")
    parts = sorted(p, key=ctx.ring.monomial_key)
    if len(parts) > 1:
        first = ctx.ring.monomial(parts[0], p[parts[0]])
        rest = ctx.ring.canonical({m: c for m, c in p.items() if m != parts[0]})
        return _sum(ctx, t, first, rest)
    c = Fraction(p[parts[0]])
    m = ctx.ring.monomial(parts[0])
    if c < 0:
        return _odd_or_even(ctx, t, ctx.ring.monomial(parts[0], -c))
    if m == App("pi") and c in SPECIAL:
        return _value(ctx, t, f"{t.head}_{SPECIAL[c]}_pi")
    if m == App("pi") and c in TWELFTHS:
        return _sum(ctx, t, *(App("mul", Num(part), m) for part in TWELFTHS[c]))
    if m == App("pi") and (12 * c).denominator == 1 and Fraction(1, 2) <= c <= MAX_MULTIPLE:
        if c == Fraction(1, 2):
            return _value(ctx, t, f"{t.head}_half_pi")
        return _sum(ctx, t, QUARTER, ctx.ring.monomial(parts[0], c - Fraction(1, 2)))
    if c.denominator == 1 and (whole := _whole_turns(ctx, t, parts[0], c)) is not None:
        return whole
    if c.denominator == 1 and 1 < c <= MAX_MULTIPLE:
        return _sum(ctx, t, m, ctx.ring.monomial(parts[0], c - 1))
    return None


def _whole_turns(ctx: Context, t: App, m: Monomial, c: Fraction) -> int | None:
    """sin(n pi) and cos(n pi) for a natural number n, a product of names and numbers."""
    rest = tuple((g, e) for g, e in m if ctx.ring.term_of(g) != App("pi"))
    if len(rest) != len(m) - 1 or not rest:
        return None
    n = ctx.ring.monomial(rest, c)
    inside = member(ctx, n, NATURALS)
    equation = None if inside is None else ctx.field(t.args[0], App("mul", n, App("pi")))
    if inside is None or equation is None:
        return None
    line = ctx.builder.lemma(f"{t.head}_nat_mul_pi", {"n": n}, [inside])
    return ctx.builder.chain(ctx.builder.add("rewrite", (equation,), t), line)


def _value(ctx: Context, t: App, name: str) -> int | None:
    line = ctx.builder.lemma(name, {})
    written = ctx.builder.conclusion(line).args[0]
    assert type(written) is App
    if written == t:
        return line
    equation = ctx.field(t.args[0], written.args[0])
    return None if equation is None else ctx.builder.chain(ctx.builder.add("rewrite", (equation,), t), line)


def _sum(ctx: Context, t: App, first: Term, rest: Term) -> int | None:
    equation = ctx.field(t.args[0], App("add", first, rest))
    if equation is None:
        return None
    split = ctx.builder.lemma(f"{t.head}_add", {"a": first, "b": rest})
    return ctx.builder.chain(ctx.builder.add("rewrite", (equation,), t), split)


def _odd_or_even(ctx: Context, t: App, opposite: Term) -> int | None:
    equation = ctx.field(t.args[0], App("neg", opposite))
    if equation is None:
        return None
    line = ctx.builder.lemma(f"{t.head}_neg", {"a": opposite})
    return ctx.builder.chain(ctx.builder.add("rewrite", (equation,), t), line)


def tan_conversion(ctx: Context, t: App) -> int | None:
    """tan = sin/cos."""
    line = nonzero(ctx, App("cos", *t.args))
    if line is None:
        return None
    if ctx.builder.conclusion(line).head != "ne":
        line = ctx.builder.lemma("ne_of_gt", {"a": App("cos", *t.args), "b": ZERO}, [line])
    return ctx.builder.lemma("tan_eq_div", {"a": t.args[0]}, [line])


def hyperbolic_conversion(ctx: Context, t: App) -> int | None:
    """sinh, cosh and tanh through exp."""
    return ctx.builder.lemma(f"{t.head}_eq_exp", {"a": t.args[0]})


def erf_conversion(ctx: Context, t: App) -> int | None:
    """erf is odd: the sign of the leading term is taken out."""
    (a,) = t.args
    equation = canonical_equation(ctx, a)
    if equation is not None:
        return ctx.builder.add("rewrite", (equation,), t)
    try:
        p = ctx.polynomial(a)
    except TooLarge:
        return None
    return _without_sign(ctx, t) if p else _value(ctx, t, "erf_zero")


def _without_sign(ctx: Context, t: App) -> int | None:
    """The sign of the leading term of the argument of an odd function is taken out."""
    p = ctx.polynomial(t.args[0])
    lead = min(p, key=ctx.ring.monomial_key)
    if p[lead] > 0:
        return None
    return _odd_or_even(ctx, t, ctx.ring.canonical({m: -c for m, c in p.items()}))


def inverse_conversion(ctx: Context, t: App) -> int | None:
    """atan, asin and acos of the values at the special angles; atan and asin are odd."""
    from kld_proof.kernel.term import names
    from kld_proof.search.normal_form.normalise import prove_equal

    (a,) = t.args
    if names(a):
        equation = canonical_equation(ctx, a)
        if equation is not None:
            return ctx.builder.add("rewrite", (equation,), t)
        if t.head == "acos":
            return instance(ctx, "acos_eq", {"a": a})
        return (_of_reciprocal(ctx, t) or _without_sign(ctx, t)) if t.head == "atan" else None
    function = t.head[1:]
    for c in ANGLES:
        angle: Term = ZERO if c == 0 else App("mul", Num(c), App("pi"))
        value = App(function, angle)
        same = prove_equal(ctx, value, a)
        line = None if same is None else instance(ctx, f"{t.head}_{function}", {"a": angle})
        if line is not None and same is not None:
            back = ctx.builder.add("rewrite", (ctx.builder.add("symm", (same,)),), t)
            return ctx.builder.chain(back, line) if ctx.builder.right(back) == App(t.head, value) else None
    return None


def _of_reciprocal(ctx: Context, t: App) -> int | None:
    """atan(1/x) through atan(x) for a product x > 0 whose first factor is no denominator."""
    p = ctx.polynomial(t.args[0])
    if len(p) != 1:
        return None
    ((m, c),) = p.items()
    if not m or m[0][1] > 0:
        return None
    x = ctx.ring.monomial(tuple((g, -e) for g, e in m), 1 / Fraction(c))
    line = instance(ctx, "atan_reciprocal", {"a": x})
    equation = None if line is None else ctx.field(t.args[0], App("div", ONE, x))
    if line is None or equation is None:
        return None
    return ctx.builder.chain(ctx.builder.add("rewrite", (equation,), t), line)


CONVERSIONS: list[tuple[str, Conversion]] = [
    ("sin", circular_conversion),
    ("cos", circular_conversion),
    ("tan", tan_conversion),
    *((head, hyperbolic_conversion) for head in ("sinh", "cosh", "tanh")),
    ("erf", erf_conversion),
    *((head, inverse_conversion) for head in ("atan", "asin", "acos")),
]
