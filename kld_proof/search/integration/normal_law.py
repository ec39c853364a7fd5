"""Integrals of a polynomial of degree two times one Gaussian factor, by one theorem about the normal law.

Most of what is written about a normal law is of this kind.  The general way (a shift to the centre, one basic
integral for each power of x) proves the same in five times as many lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import isqrt
from typing import NamedTuple

from kld_proof.kernel.term import App, Lam, Num, Term, Var, apply, names, subterms
from kld_proof.polynomial import Monomial, Polynomial, TooLarge, times, total
from kld_proof.search.context import Context
from kld_proof.search.integration.completed_square import Quadratic, quadratic
from kld_proof.search.known import instance
from kld_proof.search.normal_form.cancel import reduced
from kld_proof.search.normal_form.normalise import generator_equation, generators

REALS = App("reals")


class NormalQuadratic(NamedTuple):
    """Values for the theorems, integrable(R, integrand), the integrand, and all(R, body = integrand)."""

    values: Mapping[str, Term]
    integrable: int
    integrand: Lam
    equation: int


def normal_integrable(ctx: Context, body: Lam) -> int | None:
    """A line integrable(R, body)."""
    found = normal_quadratic(ctx, body)
    if found is None:
        return None
    if found.integrand == body:
        return found.integrable
    values = {"D": REALS, "$f": body, "$g": found.integrand}
    return ctx.builder.lemma("integrable_congr", values, [found.equation, found.integrable])


def normal_integral(ctx: Context, body: Lam) -> int | None:
    """A line integral(R, body) = value."""
    found = normal_quadratic(ctx, body)
    if found is None:
        return None
    value = instance(ctx, "normal_quadratic", found.values)
    if value is None:
        return None
    simpler = ctx.canonical(ctx.builder.right(value))
    last = ctx.regrouped(ctx.builder.right(value), simpler)
    if found.integrand == body:
        return ctx.builder.chain(value, last)
    values = {"D": REALS, "$f": body, "$g": found.integrand}
    return ctx.builder.chain(ctx.builder.lemma("integral_congr", values, [found.equation]), value, last)


def normal_quadratic(ctx: Context, body: Lam) -> NormalQuadratic | None:
    """The body as (A (x - m)**2 + B (x - m) + C) exp(-(x - m)**2/(2 s**2)), where it has that form."""
    key = ("normal quadratic", body)
    return ctx.builder.table.find(ctx.memo, key, partial(_within_bounds, ctx, body))


def _within_bounds(ctx: Context, body: Lam) -> NormalQuadratic | None:
    try:
        return _normal_quadratic(ctx, body)
    except TooLarge:
        return None


def _normal_quadratic(ctx: Context, body: Lam) -> NormalQuadratic | None:
    inner, x, opened = ctx.open(REALS, body)
    exponent = None if _has_high_power(x, opened) else only_exponent(x, opened)
    parts = None if exponent is None else quadratic(inner, exponent, x)
    scale = None if parts is None else _deviation(inner, parts.square)
    if exponent is None or parts is None or scale is None:
        return None
    line = _converted(inner, x, opened, App("exp", exponent))
    integrand = opened if line is None else inner.builder.right(line)
    by_degree = _by_degree(inner, x, integrand, App("exp", exponent))
    if by_degree is None:
        return None
    mean = times(parts.linear, times(scale, scale))
    values = _about(inner, mean, by_degree) | {"s": inner.ring.canonical(scale)}
    known = instance(ctx, "integrable_normal_quadratic", values)
    if known is None:
        return None
    target = ctx.builder.conclusion(known).args[1]
    assert type(target) is Lam
    factor = apply(target, Var(x)).args[1]  # type: ignore[attr-defined]
    equal = inner.field(exponent, factor.args[0])
    if equal is None:
        return None
    if exponent != factor.args[0]:
        line = inner.builder.chain(line, inner.builder.add("rewrite", (equal,), integrand))
        integrand = inner.builder.right(line)
    last = inner.regrouped(integrand, apply(target, Var(x)))
    if last is None:
        return None
    equation = inner.builder.chain(line, last)
    quantified = ctx.builder.add("generalize", (equation,), x, REALS)
    return NormalQuadratic(values, known, target, quantified)


def _has_high_power(x: str, body: Term) -> bool:
    """Whether more than a square of something with x is written, which is better not expanded."""
    powers = (s.args for s in subterms(body) if type(s) is App and s.head == "pow")
    return any(type(e) is Num and abs(e.value) > 2 and x in names(base) for base, e in powers)


def only_exponent(x: str, body: Term) -> Term | None:
    """The exponent of the one exponential with x, where nothing else can become another one."""
    moving = [g for g in generators(body) if x in names(g) and g.head != "ln"]
    return moving[0].args[0] if len(moving) == 1 and moving[0].head == "exp" else None


def _deviation(ctx: Context, square: Polynomial) -> Polynomial | None:
    """s, where the coefficient of x**2 is -1/(2 s**2) and s a monomial with a rational coefficient."""
    if len(square) != 1:
        return None
    ((monomial, c),) = square.items()
    if c >= 0 or any(e % 2 for _, e in monomial):
        return None
    n, d = (-2 * c).as_integer_ratio()
    if isqrt(n) ** 2 != n or isqrt(d) ** 2 != d:
        return None
    root: Monomial = tuple((g, -e // 2) for g, e in monomial)
    return ctx.polynomial(ctx.ring.monomial(root, Num(isqrt(d)).value / isqrt(n)))


def _converted(ctx: Context, x: str, body: Term, gaussian: Term) -> int | None:
    """A line `body = it with all else that has x in it in normal form`; None where that is the body."""
    moving = [g for g in generators(body) if x in names(g) and g != gaussian]
    equations = [line for g in moving if (line := generator_equation(ctx, g)) is not None]
    return ctx.builder.add("rewrite", equations, body) if equations else None


def _by_degree(ctx: Context, x: str, body: Term, gaussian: Term) -> Quadratic | None:
    """The coefficients of 1, x and x**2 in front of the Gaussian factor, none of which mentions x."""
    p = reduced(ctx.ring, ctx.polynomial(body))
    variable, factor = ctx.ring.generator(Var(x)), ctx.ring.generator(gaussian)
    found = Quadratic({}, {}, {})
    for m, c in p.items():
        exponents = dict(m)
        degree = exponents.pop(variable, 0)
        if not 0 <= degree <= 2 or exponents.pop(factor, 0) != 1:
            return None
        if any(x in names(ctx.ring.term_of(g)) for g in exponents):
            return None
        found[degree][tuple(exponents.items())] = c
    return found if p else None


def _about(ctx: Context, mean: Polynomial, by_degree: Quadratic) -> dict[str, Term]:
    """The mean, and the coefficients of the powers of x - mean."""
    constant, linear, square = by_degree
    b = total([linear, times({(): 2}, times(mean, square))])
    c = total([constant, times(mean, linear), times(times(mean, mean), square)])
    named = zip("mABC", (mean, square, b, c), strict=True)
    return {name: ctx.ring.canonical(reduced(ctx.ring, p)) for name, p in named}
