"""Integrals: of the normal law, moved to where the library knows them, centred, split by linearity."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Bound, Lam, Num, Term, apply, names, shift
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.integration.change import change
from kld_proof.search.integration.completed_square import centre, completed_square
from kld_proof.search.integration.linear import binder_equation
from kld_proof.search.integration.normal_law import normal_integral, only_exponent
from kld_proof.search.known import instance
from kld_proof.search.normal_form.normalise import Conversion, generators, normalise

REALS = App("reals")


def ends_conversion(ctx: Context, t: App) -> int | None:
    """A line `integral = the same integral`, with the ends of an interval in canonical form."""
    domain = t.args[0]
    if type(domain) is not App or domain.head != "interval" or not any(type(a) is App for a in domain.args):
        return None
    equations = [line for a in domain.args if (line := _canonical_end(ctx, a)) is not None]
    return ctx.builder.add("rewrite", equations, t) if equations else None


def _canonical_end(ctx: Context, a: Term) -> int | None:
    """A line `a = its canonical form`; functions in it stay as they are, for the tests of order."""
    try:
        target = ctx.canonical(a)
    except TooLarge:
        return None
    return None if target == a else ctx.field(a, target)


def normal_law_conversion(ctx: Context, t: App) -> int | None:
    """A line `integral = value`, for a polynomial of degree two under a normal law."""
    domain, body = t.args
    assert type(body) is Lam
    return normal_integral(ctx, body) if domain == REALS else None


def change_conversion(ctx: Context, t: App) -> int | None:
    """A line `integral = integral elsewhere`, or a sum of two."""
    found = change(ctx, *t.args)
    return None if found is None else instance(ctx, found.value, found.values)


def linear_conversion(ctx: Context, t: App) -> int | None:
    """A line `integral = expression`, by the centre of a Gaussian factor or by linearity."""
    domain, body = t.args
    if type(domain) is App and domain.head == "given":
        from kld_proof.search.integration.conditional import taken_out

        known = taken_out(ctx, t)
        if known is not None:
            return known
    if domain == REALS:
        about = centred(ctx, domain, body)
        if about is not None:
            first, f, c = about
            values = {"D": domain, "$f": body, "$g": f}
            equal = None if first is None else ctx.builder.lemma("integral_congr", values, [first])
            return ctx.builder.chain(equal, ctx.builder.lemma("integral_shift", {"$f": f, "c": c}))
    return binder_equation(ctx, "integral", domain, body)


def centred(ctx: Context, domain: Term, body: Term) -> tuple[int | None, Lam, Term] | None:
    """The body about the centre of its Gaussian factor, with the line that shows it, and the centre.

    The line is None where it is the body itself.  None where there is no such centre, or where it is 0.
    """
    assert type(body) is Lam
    try:
        found = gaussian_centre(ctx, domain, body)
        if found is not None:
            return None if found == ZERO else (None, body, found)
        about = completed_square(ctx, domain, body)
    except TooLarge:
        return None
    return None if about is None or about[2] == ZERO else (about[1], about[0], about[2])


def gaussian_centre(ctx: Context, domain: Term, body: Lam) -> Term | None:
    """b/(2a) where the body has one factor exp(-a x**2 + b x + c) in all its exponentials.

    Raises TooLarge.
    """
    inner, x, opened = ctx.open(domain, body)
    exponent = only_exponent(x, opened)
    found = None if exponent is None else centre(inner, exponent, x)
    if found is not None:
        return found
    normal, _ = normalise(inner, opened)
    exponents = [g.args[0] for g in generators(normal) if g.head == "exp" and x in names(g)]
    if len(exponents) > 1:
        exponents = _joined(inner, x, normal)
    centres = {centre(inner, e, x) for e in exponents}
    return centres.pop() if len(centres) == 1 else None


def _joined(ctx: Context, x: str, normal: Term) -> list[Term]:
    """The exponent of every summand of the expanded body."""
    found: list[Term] = []
    for m in ctx.polynomial(normal):
        total: list[Term] = []
        for g, e in m:
            t = ctx.ring.term_of(g)
            if type(t) is App and t.head == "exp" and x in names(t):
                total.append(App("mul", Num(e), t.args[0]))
        found.append(App("add", *total))
    return found


def shifted(body: Lam, c: Term) -> Lam:
    """x -> body(x + c)."""
    return Lam(apply(shift(body, 1), App("add", Bound(0), shift(c, 1))))


CONVERSIONS: list[tuple[str, Conversion]] = [
    ("integral", ends_conversion),
    ("integral", normal_law_conversion),
    ("integral", change_conversion),
    ("integral", linear_conversion),
]
