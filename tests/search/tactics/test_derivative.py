"""Derivatives at a point."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("deriv(lambda x: x**2*exp(-x), a) == (2*a - a**2)*exp(-a)", (), ""),
    (
        "deriv(lambda m: sum(range(1, n), lambda i: (x(i) - m)**2), m) == -2*sum(range(1, n), lambda i: "
        "x(i) - m)",
        ("n in naturals",),
        "x",
    ),
    ("deriv(lambda t: integral(above(0), lambda x: exp(t*x)*l*exp(-l*x)), 0) == 1/l", ("0 < l",), ""),
    ("deriv(lambda t: deriv(lambda s: exp(m*s + v*s**2/2), t), 0) == v + m**2", (), ""),
    ("deriv(lambda a: ln(gamma(a)), a) == digamma(a)", ("0 < a",), ""),
    ("deriv(lambda x: abs(x), x) == -1", ("x < 0",), ""),
    ("deriv(lambda p: ln(p)*k + (n - k)*ln(1 - p), p) == k/p - (n - k)/(1 - p)", ("0 < p", "p < 1"), ""),
]
NEAR_MISSES = [
    ("deriv(lambda x: x**2*exp(-x), a) == (2*a + a**2)*exp(-a)", (), ""),
    (
        "deriv(lambda m: sum(range(1, n), lambda i: (x(i) - m)**2), m) == 2*sum(range(1, n), lambda i: "
        "x(i) - m)",
        ("n in naturals",),
        "x",
    ),
    ("deriv(lambda t: deriv(lambda s: exp(m*s + v*s**2/2), t), 0) == v - m**2", (), ""),
    ("deriv(lambda x: abs(x), x) == 1", (), ""),
    ("deriv(lambda x: abs(x), 0) == 0", (), ""),
    ("deriv(lambda p: ln(p)*k + (n - k)*ln(1 - p), p) == k/p + (n - k)/(1 - p)", ("0 < p", "p < 1"), ""),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
