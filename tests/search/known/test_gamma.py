"""Gamma and beta integrals, also with logarithms and powers in the exponent."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("integral(above(0), lambda x: l*exp(-l*x)) == 1", ("0 < l",), ""),
    ("integral(above(0), lambda x: (x - 1/l)**2*l*exp(-l*x)) == 1/l**2", ("0 < l",), ""),
    ("integral(above(0), lambda x: exp(t*x)*l*exp(-l*x)) == l/(l - t)", ("t < l", "0 < l"), ""),
    ("integral(above(0), lambda x: -ln(l*exp(-l*x))*l*exp(-l*x)) == 1 - ln(l)", ("0 < l",), ""),
    ("integral(above(0), lambda x: b**a/gamma(a)*x**(a - 1)*exp(-b*x)) == 1", ("0 < a", "0 < b"), ""),
    (
        "integral(above(0), lambda x: x**2*b**a/gamma(a)*x**(a - 1)*exp(-b*x)) - (a/b)**2 == a/b**2",
        ("0 < a", "0 < b"),
        "",
    ),
    (
        "integral(above(0), lambda x: ln(x)*b**a/gamma(a)*x**(a - 1)*exp(-b*x)) == digamma(a) - ln(b)",
        ("0 < a", "0 < b"),
        "",
    ),
    (
        "integral(above(0), lambda x: exp(t*x)*b**a/gamma(a)*x**(a - 1)*exp(-b*x)) == (1 - t/b)**(-a)",
        ("t < b", "0 < a", "0 < b"),
        "",
    ),
    (
        "integral(above(0), lambda x: 1/x*b**a/gamma(a)*x**(a - 1)*exp(-b*x)) == b/(a - 1)",
        ("1 < a", "0 < b"),
        "",
    ),
    (
        "integral(interval(0, 1), lambda x: 1/beta(a, b)*x**(a - 1)*(1 - x)**(b - 1)) == 1",
        ("0 < a", "0 < b"),
        "",
    ),
    (
        "integral(interval(0, 1), lambda x: x*1/beta(a, b)*x**(a - 1)*(1 - x)**(b - 1)) == a/(a + b)",
        ("0 < a", "0 < b"),
        "",
    ),
    (
        "integral(interval(0, 1), lambda x: ln(1 - x)*1/beta(a, b)*x**(a - 1)*(1 - x)**(b - 1)) == "
        "digamma(b) - digamma(a + b)",
        ("0 < a", "0 < b"),
        "",
    ),
    ("integral(above(0), lambda x: x**(k/2 - 1)*exp(-x/2)/(2**(k/2)*gamma(k/2))) == 1", ("0 < k",), ""),
    (
        "integral(above(0), lambda x: x*(k/l*(x/l)**(k - 1)*exp(-(x/l)**k))) == l*gamma(1 + 1/k)",
        ("0 < k", "0 < l"),
        "",
    ),
    ("integral(above(0), lambda x: x*x*exp(-x**2/(2*s**2))/s**2) == s*sqrt(pi/2)", ("0 < s",), ""),
]
NEAR_MISSES = [
    ("integral(above(0), lambda x: l*exp(-l*x)) == 1", (), ""),
    ("integral(above(0), lambda x: x*l*exp(-l*x)) == 2/l", ("0 < l",), ""),
    ("integral(above(0), lambda x: exp(t*x)*l*exp(-l*x)) == l/(l - t)", ("0 < l",), ""),
    (
        "integral(above(0), lambda x: ln(x)*b**a/gamma(a)*x**(a - 1)*exp(-b*x)) == digamma(a) + ln(b)",
        ("0 < a", "0 < b"),
        "",
    ),
    (
        "integral(above(0), lambda x: 1/x*b**a/gamma(a)*x**(a - 1)*exp(-b*x)) == b/(a - 1)",
        ("0 < a", "0 < b"),
        "",
    ),
    (
        "integral(interval(0, 1), lambda x: x*1/beta(a, b)*x**(a - 1)*(1 - x)**(b - 1)) == a/(a + b + 1)",
        ("0 < a", "0 < b"),
        "",
    ),
    ("integral(interval(0, 1), lambda x: 1/beta(a, b)*x**(a - 1)*(1 - x)**(b - 1)) == 1", ("0 < a",), ""),
    (
        "integral(above(0), lambda x: x*(k/l*(x/l)**(k - 1)*exp(-(x/l)**k))) == l*gamma(1/k)",
        ("0 < k", "0 < l"),
        "",
    ),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
