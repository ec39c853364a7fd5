"""Gaussian integrands with the square of the exponent completed: exp(-a (x - c)**2 + k).

A shift by the centre is enough where the linear term of the shifted exponent cancels as a polynomial.  Where
the coefficients are quotients, as in exp(-x**2/(2 s) - (x - m)**2/(2 t)), it cancels only over one
denominator: there the exponent is written about its centre first.
"""

from __future__ import annotations

from typing import NamedTuple

from kld_proof.kernel.term import ZERO, App, Lam, Num, Term, Var, bind, names
from kld_proof.polynomial import Polynomial
from kld_proof.search.context import Context
from kld_proof.search.normal_form.cancel import reduced
from kld_proof.search.normal_form.normalise import generators, normalise
from kld_proof.search.normal_form.quotient import over_one_denominator
from kld_proof.search.normal_form.separate import separate_exponentials
from kld_proof.search.sign import positive


class Quadratic(NamedTuple):
    """The coefficients of square x**2 + linear x + constant; none mentions x."""

    constant: Polynomial
    linear: Polynomial
    square: Polynomial


def quadratic(ctx: Context, exponent: Term, x: str) -> Quadratic | None:
    """The exponent by powers of x; None where it is not of degree 2.  Raises TooLarge."""
    variable = ctx.ring.generator(Var(x))
    found = Quadratic({}, {}, {})
    for m, c in ctx.polynomial(exponent).items():
        degree = dict(m).get(variable, 0)
        if not 0 <= degree <= 2 or any(x in names(ctx.ring.term_of(g)) for g, _ in m if g != variable):
            return None
        found[degree][tuple(pair for pair in m if pair[0] != variable)] = c
    return found if found.square else None


def centre(ctx: Context, exponent: Term, x: str) -> Term | None:
    """-linear/(2 square), where square < 0 and a shift by it takes the linear term away.  Raises TooLarge."""
    parts = quadratic(ctx, exponent, x)
    if parts is None:
        return None
    if not parts.linear:
        return ZERO
    a, b = ctx.ring.canonical(parts.square), ctx.ring.canonical(parts.linear)
    if positive(ctx, App("neg", a)) is None:  # nothing cancels the shift where the square may be 0
        return None
    c = ctx.canonical(App("div", b, App("mul", Num(-2), a)))
    left = ctx.polynomial(App("add", b, App("mul", Num(2), a, c)))
    return None if reduced(ctx.ring, left) else c


def completed_square(ctx: Context, domain: Term, body: Lam) -> tuple[Lam, int, Term] | None:
    """The integrand about its centre, the line `all(D, body = it)`, and the centre.  Raises TooLarge."""
    inner, x, opened = ctx.open(domain, body)
    normal, line = normalise(inner, opened)
    normal, line = separate_exponentials(inner, x, normal, line)
    exponents = [g.args[0] for g in generators(normal) if g.head == "exp" and x in names(g)]
    forms = [_completed(inner, e, x) for e in exponents]
    if not forms or None in forms or len({form[1] for form in forms if form}) != 1:
        return None
    equations = [form[0] for form in forms if form]
    final = inner.builder.add("rewrite", equations, normal)
    equation = inner.builder.chain(line, final)
    quantified = ctx.builder.add("generalize", (equation,), x, domain)
    return bind(inner.builder.right(final), x), quantified, next(form[1] for form in forms if form)


def _completed(ctx: Context, exponent: Term, x: str) -> tuple[int, Term] | None:
    """A line `exponent = -a (x - c)**2 + k`, and c."""
    parts = quadratic(ctx, exponent, x)
    if parts is None:
        return None
    constant, linear, square = (ctx.ring.canonical(p) for p in parts)
    a = _quotient(ctx, App("neg", square))
    if positive(ctx, a) is None:
        return None
    c = _quotient(ctx, App("div", linear, App("mul", Num(2), a)))
    k = _quotient(ctx, App("add", constant, App("mul", a, App("pow", c, Num(2)))))
    about = App("pow", App("add", Var(x), App("neg", c)), Num(2))
    line = ctx.field(exponent, App("add", App("neg", App("mul", a, about)), k))
    return None if line is None else (line, c)


def _quotient(ctx: Context, t: Term) -> Term:
    found = over_one_denominator(ctx, t, units=True)
    return ctx.canonical(t if found is None else App("div", *found))
