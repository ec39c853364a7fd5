"""gamma, digamma and beta: arguments brought into (0, 1] or to a symbol without a literal summand."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.rules import NATURALS
from kld_proof.kernel.term import ONE, App, Num, Term
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import Conversion, canonical_equation
from kld_proof.search.sign import member, positive

STEPS = 60
VALUES = {
    ("gamma", Fraction(1, 2)): "gamma_half",
    ("digamma", Fraction(1, 2)): "digamma_half",
    ("digamma", Fraction(1)): "digamma_one",
}


def gamma_conversion(ctx: Context, t: App) -> int | None:
    """gamma(n + 1) = n!, gamma(a + 1) = a gamma(a), and the values at 1/2 and 1; digamma likewise."""
    (a,) = t.args
    equation = canonical_equation(ctx, a)
    if equation is not None:
        return ctx.builder.add("rewrite", (equation,), t)
    try:
        line = _factorial(ctx, t)
        return _shifted(ctx, t) if line is None else line
    except TooLarge:
        return None


def _factorial(ctx: Context, t: App) -> int | None:
    below = ctx.canonical(App("add", t.args[0], Num(-1)))
    whole = member(ctx, below, NATURALS) if t.head == "gamma" else None
    if whole is None:
        return None
    equation = ctx.field(t.args[0], App("add", below, ONE))
    if equation is None:
        return None
    rewritten = ctx.builder.add("rewrite", (equation,), t)
    return ctx.builder.chain(rewritten, ctx.builder.lemma("gamma_natural", {"n": below}, [whole]))


def _shifted(ctx: Context, t: App) -> int | None:
    """One step towards a literal summand in [0, 1), or in (0, 1] where the argument is a number."""
    a = t.args[0]
    p = ctx.polynomial(a)
    literal = Fraction(p.get((), 0))
    if type(a) is Num and (t.head, a.value) in VALUES:
        return _value(ctx, t, ctx.builder.lemma(VALUES[t.head, a.value], {}))
    if abs(literal) > STEPS or not p:
        return None
    if literal > 1 or (literal == 1 and len(p) > 1):
        below = ctx.canonical(App("add", a, Num(-1)))
        return _step(ctx, t, below, a)
    if literal < 0:
        above = ctx.canonical(App("add", a, ONE))
        line = _step(ctx, App(t.head, above), a, above)
        return None if line is None else _solved(ctx, t, line)
    return None


def _value(ctx: Context, t: App, line: int) -> int | None:
    """The value at a number, which the lemma may write as a quotient."""
    written = ctx.builder.conclusion(line).args[0].args[0]  # type: ignore[attr-defined]
    if written == t.args[0]:
        return line
    equation = ctx.field(t.args[0], written)
    return None if equation is None else ctx.builder.chain(ctx.builder.add("rewrite", (equation,), t), line)


def _step(ctx: Context, t: App, below: Term, a: Term) -> int | None:
    """gamma(a) = below * gamma(below), where a = below + 1."""
    sign = positive(ctx, below)
    equation = ctx.field(a, App("add", below, ONE))
    if sign is None or equation is None:
        return None
    rewritten = ctx.builder.add("rewrite", (equation,), t)
    return ctx.builder.chain(rewritten, ctx.builder.lemma(f"{t.head}_succ", {"a": below}, [sign]))


def _solved(ctx: Context, t: App, line: int) -> int | None:
    """gamma(a) = gamma(a + 1)/a from gamma(a + 1) = a gamma(a); digamma(a) = digamma(a + 1) - 1/a."""
    b = ctx.builder
    _, right = b.conclusion(line).args
    a = t.args[0]
    if t.head == "gamma":
        padded: Term = App("div", right, a)
    else:
        padded = App("add", right, App("neg", App("div", ONE, a)))
    first = ctx.field(t, padded)
    if first is None:
        return None
    return b.chain(first, b.add("rewrite", (b.add("symm", (line,)),), padded))


def beta_conversion(ctx: Context, t: App) -> int | None:
    """beta(a, b) through gamma."""
    a, b = t.args
    first, second = positive(ctx, a), positive(ctx, b)
    if first is None or second is None:
        return None
    return ctx.builder.lemma("beta_eq_gamma", {"a": a, "b": b}, [first, second])


CONVERSIONS: list[tuple[str, Conversion]] = [
    ("gamma", gamma_conversion),
    ("digamma", gamma_conversion),
    ("beta", beta_conversion),
]
