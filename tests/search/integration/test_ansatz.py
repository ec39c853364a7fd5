"""Definite integrals whose antiderivatives are found by undetermined coefficients, and near misses."""

from __future__ import annotations

import pytest

from kld_proof.kernel.term import App, Num
from kld_proof.search.integration.linear_system import solve
from tests.search.contexts import closes, context, term


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("integral(interval(0, pi/2), lambda x: sin(x)**2) == pi/4", ()),
        ("integral(interval(0, pi), lambda x: sin(x)*cos(x)**2) == 2/3", ()),
        ("integral(interval(0, pi), lambda x: x*sin(x)) == pi", ()),
        ("integral(interval(0, pi/4), lambda x: tan(x)) == ln(2)/2", ()),
        (
            "integral(interval(0, b), lambda x: exp(-x)*cos(x)) == (1 + exp(-b)*(sin(b) - cos(b)))/2",
            ("0 < b",),
        ),
        (
            "integral(interval(0, t), lambda x: x*sin(w*x)) == (sin(w*t) - w*t*cos(w*t))/w**2",
            ("0 < t", "0 < w"),
        ),
        ("integral(interval(0, 1), lambda x: 1/(1 + x**2)) == pi/4", ()),
        ("integral(interval(0, 1), lambda x: x**2/(1 + x**2)) == 1 - pi/4", ()),
        ("integral(interval(0, a), lambda x: 1/(a**2 + x**2)) == pi/(4*a)", ("0 < a",)),
        ("integral(interval(0, 1), lambda x: x/(1 + x**2)) == ln(2)/2", ()),
        ("integral(interval(2, 3), lambda x: 1/(x**2 - 1)) == ln(3/2)/2", ()),
        ("integral(interval(0, 1), lambda x: 1/(1 + exp(-x))) == ln((1 + exp(1))/2)", ()),
        ("integral(interval(0, 1), lambda x: tanh(x)) == ln(cosh(1))", ()),
        ("integral(interval(0, 1), lambda x: x/sqrt(1 + x**2)) == sqrt(2) - 1", ()),
        ("integral(interval(2, 3), lambda x: 1/(x*ln(x))) == ln(ln(3)) - ln(ln(2))", ()),
        ("integral(above(1), lambda x: 1/x**2) == 1", ()),
        ("integral(above(0), lambda x: exp(x - exp(x))) == exp(-1)", ()),
    ],
)
def test_closed(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("integral(interval(0, pi), lambda x: x*sin(x)) == 1", ()),
        ("integral(above(0), lambda x: exp(x - exp(x))) == 1", ()),
        ("integral(above(0), lambda x: exp(x + exp(-x))) == exp(1)", ()),
        ("integral(interval(0, 1), lambda x: 1/(1 + x**2)) == pi/2", ()),
        ("integral(interval(2, 3), lambda x: 1/(x**2 - 1)) == ln(3/2)", ()),
        # the integrand is not bounded: an antiderivative proves nothing
        ("integral(interval(-1, 1), lambda x: 1/x**2) == -2", ()),
        ("integral(interval(-1, 1), lambda x: 1/x) == 0", ()),
        ("integral(interval(0, pi), lambda x: tan(x)) == 0", ()),
        ("integral(interval(0, 2), lambda x: 1/(x**2 - 1)) == -ln(3)/2", ()),
        # a parameter may vanish, or have the other sign
        ("integral(interval(0, t), lambda x: x*sin(w*x)) == (sin(w*t) - w*t*cos(w*t))/w**2", ("0 < t",)),
        ("integral(interval(0, a), lambda x: 1/(a**2 + x**2)) == pi/(4*a)", ()),
        ("integral(above(1), lambda x: 1/x) == 1", ()),
    ],
)
def test_not_closed(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)


def test_a_linear_system_with_a_parameter() -> None:
    ctx = context()
    a, one = ctx.polynomial(term("a")), ctx.polynomial(term("1"))
    found = solve([{0: a, 1: one}, {1: a}], [one, {}], ctx.ring)
    assert found is not None and found[1] is None and found[0] is not None
    assert ctx.same(App("mul", Num(1), found[0]), term("1/a"))
    assert solve([{0: a}, {0: a}], [one, {}], ctx.ring) is None
