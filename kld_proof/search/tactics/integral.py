"""Integrals: centred where they are Gaussian, then split by linearity."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Bound, Lam, Term, Var, apply, names, shift
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.integration.linear import binder_equation
from kld_proof.search.normal_form.normalise import Conversion, generators, normalise

REALS = App("reals")


def integral_conversion(ctx: Context, t: App) -> int | None:
    """A line `integral = expression`, by the centre of a Gaussian factor or by linearity."""
    domain, body = t.args
    if domain == REALS:
        centre = gaussian_centre(ctx, domain, body)
        if centre is not None and centre != ZERO:
            return ctx.builder.lemma("integral_shift", {"$f": body, "c": centre})
    return binder_equation(ctx, "integral", domain, body)


def gaussian_centre(ctx: Context, domain: Term, body: Term) -> Term | None:
    """b/(2a) where the body has one factor exp(-a x**2 + b x + c) in all its exponentials."""
    inner, x, opened = ctx.open(domain, body)
    normal, _ = normalise(inner, opened)
    exponents = [g.args[0] for g in generators(normal) if g.head == "exp" and x in names(g)]
    try:
        if len(exponents) > 1:
            exponents = _joined(inner, x, normal)
        centres = {_centre(inner, e, x) for e in exponents}
    except TooLarge:
        return None
    return centres.pop() if len(centres) == 1 else None


def _joined(ctx: Context, x: str, normal: Term) -> list[Term]:
    """The exponent of every summand of the expanded body."""
    found: list[Term] = []
    for m in ctx.polynomial(normal):
        total: list[Term] = []
        for g, e in m:
            t = ctx.ring.term_of(g)
            if type(t) is App and t.head == "exp" and x in names(t):
                from kld_proof.kernel.term import Num

                total.append(App("mul", Num(e), t.args[0]))
        found.append(App("add", *total))
    return found


def _centre(ctx: Context, exponent: Term, x: str) -> Term | None:
    square = ctx.ring.generator(Var(x))
    coefficients: dict[int, dict] = {}  # type: ignore[type-arg]
    for m, c in ctx.polynomial(exponent).items():
        degree = dict(m).get(square, 0)
        if not 0 <= degree <= 2 or any(x in names(ctx.ring.term_of(g)) for g, _ in m if g != square):
            return None
        coefficients.setdefault(degree, {})[tuple(pair for pair in m if pair[0] != square)] = c
    if 2 not in coefficients:
        return None
    if 1 not in coefficients:
        return ZERO
    a, b = ctx.ring.canonical(coefficients[2]), ctx.ring.canonical(coefficients[1])
    from kld_proof.kernel.term import Num
    from kld_proof.search.sign import positive

    if positive(ctx, App("neg", a)) is None:  # nothing cancels a shift by b/(2a) where a may be 0
        return None
    return ctx.canonical(App("div", b, App("mul", Num(-2), a)))


def shifted(body: Lam, c: Term) -> Lam:
    """x -> body(x + c)."""
    return Lam(apply(shift(body, 1), App("add", Bound(0), shift(c, 1))))


CONVERSIONS: list[tuple[str, Conversion]] = [("integral", integral_conversion)]
