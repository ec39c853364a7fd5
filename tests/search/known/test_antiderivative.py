"""Integrals over intervals by the fundamental theorem."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("integral(interval(a, b), lambda x: x/(b - a)) == (a + b)/2", ("a < b",), ""),
    ("integral(interval(a, b), lambda x: (x - (a + b)/2)**2/(b - a)) == (b - a)**2/12", ("a < b",), ""),
    (
        "integral(interval(a, b), lambda x: exp(t*x)/(b - a)) == (exp(t*b) - exp(t*a))/(t*(b - a))",
        ("a < b", "t != 0"),
        "",
    ),
    (
        "integral(interval(0, z), lambda x: x*l*exp(-l*x)) == 1/l - exp(-l*z)*(z + 1/l)",
        ("0 <= z", "0 < l"),
        "",
    ),
    ("integral(interval(a, b), lambda x: 1/x) == ln(b/a)", ("0 < a", "a < b"), ""),
    ("integral(interval(a, b), lambda x: ln(x)) == b*ln(b) - b - a*ln(a) + a", ("0 < a", "a < b"), ""),
    (
        "integral(interval(a, b), lambda x: x**s) == (b**(s + 1) - a**(s + 1))/(s + 1)",
        ("0 < a", "a < b", "s != -1"),
        "",
    ),
    ("integral(interval(0, b), lambda x: x*exp(-x**2)) == (1 - exp(-b**2))/2", ("0 < b",), ""),
    ("integral(interval(0, b), lambda x: 2*x*exp(x**2)) == exp(b**2) - 1", ("0 < b",), ""),
    (
        "integral(interval(0, b), lambda x: x**3*exp(-x**2/(2*s**2)))"
        " == 2*s**4 - (2*s**4 + b**2*s**2)*exp(-b**2/(2*s**2))",
        ("0 < b", "0 < s"),
        "",
    ),
    (
        "integral(interval(0, b), lambda x: x**2*exp(-x**2)) == sqrt(pi())*erf(b)/4 - b*exp(-b**2)/2",
        ("0 < b",),
        "",
    ),
]
NEAR_MISSES = [
    ("integral(interval(0, b), lambda x: x*exp(-x**2)) == (1 - exp(-b**2))", ("0 < b",), ""),
    ("integral(interval(0, b), lambda x: x**3*exp(-x**2)) == (1 - exp(-b**2))/2", ("0 < b",), ""),
    ("integral(interval(0, b), lambda x: x*exp(c*x**2)) == (exp(c*b**2) - 1)/(2*c)", ("0 < b",), ""),
    ("integral(interval(a, b), lambda x: x/(b - a)) == (a + b)/3", ("a < b",), ""),
    ("integral(interval(a, b), lambda x: x/(b - a)) == (a + b)/2", (), ""),
    (
        "integral(interval(a, b), lambda x: exp(t*x)/(b - a)) == (exp(t*b) - exp(t*a))/(t*(b - a))",
        ("a < b",),
        "",
    ),
    ("integral(interval(a, b), lambda x: 1/x) == ln(b/a)", ("a < b",), ""),
    ("integral(interval(-1, 1), lambda x: 1/x) == 0", (), ""),
    ("integral(interval(a, b), lambda x: x**s) == (b**(s + 1) - a**(s + 1))/(s + 1)", ("0 < a", "a < b"), ""),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
