"""Incomplete gamma and beta integrals: scaling, recurrence, complement, the value at 1/2."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

LOWER = "integral(interval(0, {0}), lambda t: t**({1} - 1)*exp(-t))"
UPPER = "integral(above({0}), lambda t: t**({1} - 1)*exp(-t))"
BETA = "integral(interval({0}, {1}), lambda t: t**(a - 1)*(1 - t)**(b - 1))"
GIVEN = ("0 < a", "0 < b", "0 <= x")
RATE = "integral(interval(0, x), lambda t: b**a/gamma(a)*t**(a - 1)*exp(-b*t))"
SQUARE = "integral(interval(0, x), lambda t: t**(a - 1)*exp(-b*t**2))"
PART = "integral(interval(x, x + 1), lambda t: t**(a - 1)*exp(-t))"
x_a, x_a1 = LOWER.format("x", "a"), LOWER.format("x", "(a + 1)")


@pytest.mark.parametrize(
    "claim",
    [
        f"{x_a1} == a*{x_a} - x**a*exp(-x)",
        f"{UPPER.format('x', '(a + 1)')} == a*{UPPER.format('x', 'a')} + x**a*exp(-x)",
        f"{x_a} + {UPPER.format('x', 'a')} == gamma(a)",
        f"{PART} == {LOWER.format('(x + 1)', 'a')} - {x_a}",
        f"{RATE} == {LOWER.format('(b*x)', 'a')}/gamma(a)",
        f"{SQUARE} == b**(-a/2)/2*{LOWER.format('(b*x**2)', '(a/2)')}",
        f"{LOWER.format('x', '(1/2)')} == sqrt(pi)*erf(sqrt(x))",
        f"{LOWER.format('(x*b)', 'a')} == {LOWER.format('(b*x)', 'a')}",
        f"{BETA.format('1/2', '1')} == beta(a, b) - {BETA.format('0', '1/2')}",
    ],
)
def test_is_proved(claim: str) -> None:
    assert verdict(claim, *GIVEN) == "proved"


@pytest.mark.parametrize(
    "claim",
    [
        f"{x_a1} == a*{x_a} + x**a*exp(-x)",
        f"{x_a1} == (a + 1)*{x_a} - x**a*exp(-x)",
        f"{x_a} - {UPPER.format('x', 'a')} == gamma(a)",
        f"{RATE} == {LOWER.format('x', 'a')}/gamma(a)",
        f"{SQUARE} == b**(-a/2)*{LOWER.format('(b*x**2)', '(a/2)')}",
        f"{LOWER.format('x', '(1/2)')} == sqrt(pi)*erf(x)",
        f"{BETA.format('1/2', '1')} == 1 - {BETA.format('0', '1/2')}",
    ],
)
def test_a_near_miss_is_not_proved(claim: str) -> None:
    assert verdict(claim, *GIVEN) != "proved"


@pytest.mark.parametrize("given", [("0 < b", "0 <= x"), ("0 < a", "0 < b")])
def test_what_may_diverge_is_not_proved(given: tuple[str, ...]) -> None:
    """The exponent, and the end, have to be positive."""
    assert verdict(f"{x_a} + {UPPER.format('x', 'a')} == gamma(a)", *given) != "proved"
