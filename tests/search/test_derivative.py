"""Claims of search.derivative."""

from __future__ import annotations

import pytest

from kld_proof.search.derivative import derivative
from kld_proof.search.normal_form.normalise import prove_equal
from tests.search.contexts import application, closes, context, term


@pytest.mark.parametrize(
    ("function", "value", "assumptions"),
    [
        ("lambda t: t**3", "3*x**2", ()),
        ("lambda t: a*t + b", "a", ()),
        ("lambda t: ln(t)", "1/x", ("0 < x",)),
        ("lambda t: t*exp(2*t)", "exp(2*x) + 2*x*exp(2*x)", ()),
        ("lambda t: sin(t)/t", "(x*cos(x) - sin(x))/x**2", ("0 < x",)),
        ("lambda t: t**a", "a*x**(a - 1)", ("0 < x",)),
        ("lambda t: sqrt(t**2 + 1)", "x/sqrt(x**2 + 1)", ()),
        ("lambda t: sum(range(1, n), lambda k: t*f(k))", "sum(range(1, n), lambda k: f(k))", ()),
    ],
)
def test_derivatives(function: str, value: str, assumptions: tuple[str, ...]) -> None:
    assert closes(f"has_deriv({function}, x, {value})", *assumptions)


@pytest.mark.parametrize(
    ("function", "value", "assumptions"),
    [
        ("lambda t: t**3", "3*x", ()),
        ("lambda t: a*t + b", "a + b", ()),
        ("lambda t: ln(t)", "1/x", ()),
        ("lambda t: ln(2*t)", "1/(2*x)", ("0 < x",)),
        ("lambda t: t*exp(2*t)", "exp(2*x) + x*exp(2*x)", ()),
        ("lambda t: abs(t)", "1", ()),
        ("lambda t: t**a", "a*x**(a - 1)", ()),
        ("lambda t: f(t)", "0", ()),
    ],
)
def test_wrong_values_and_missing_conditions(function: str, value: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(f"has_deriv({function}, x, {value})", *assumptions)


def test_the_line_says_what_was_differentiated_and_where() -> None:
    ctx = context("0 < x")
    goal = application("has_deriv(lambda t: ln(t**2), x, 2/x)")
    line = derivative(ctx, *goal.args[:2])
    assert line is not None
    f, x, value = ctx.builder.conclusion(line).args
    assert (f, x) == goal.args[:2] and prove_equal(ctx, value, term("2/x")) is not None


def test_a_derivative_at_a_number_that_lies_in_the_set_where_a_series_converges() -> None:
    goal = "deriv(lambda x: sum(naturals, lambda k: x**k), 1 - p) == 1/p**2"
    assert closes(goal, "0 < p", "p < 1")
    assert not closes(goal, "0 < p")
