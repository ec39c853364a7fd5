"""Half-lines, kinks, densities by cases, and the substitution of exp(u)."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("integral(above(a), lambda x: l*exp(-l*x)) == exp(-l*a)", ("0 < l",), ""),
    ("integral(below(m), lambda x: exp((x - m)/b)/(2*b)) == 1/2", ("0 < b",), ""),
    ("integral(reals, lambda x: x/(2*b)*exp(-abs(x - m)/b)) == m", ("0 < b",), ""),
    ("integral(reals, lambda x: (x - m)**2/(2*b)*exp(-abs(x - m)/b)) == 2*b**2", ("0 < b",), ""),
    ("integral(above(0), lambda x: 1/(x*s*sqrt(2*pi))*exp(-(ln(x) - m)**2/(2*s**2))) == 1", ("0 < s",), ""),
    (
        "integral(above(0), lambda x: x*1/(x*s*sqrt(2*pi))*exp(-(ln(x) - m)**2/(2*s**2))) == exp(m + s**2/2)",
        ("0 < s",),
        "",
    ),
    ("integral(above(m), lambda x: x*a*m**a/x**(a + 1)) == a*m/(a - 1)", ("0 < m", "1 < a"), ""),
    ("integral(reals, lambda x: x*ite(a < x, ite(x < b, 1/(b - a), 0), 0)) == (a + b)/2", ("a < b",), ""),
    ("integral(below(z), lambda x: ite(0 < x, l*exp(-l*x), 0)) == 1 - exp(-l*z)", ("0 < l", "0 <= z"), ""),
    ("integral(below(z), lambda x: ite(0 < x, l*exp(-l*x), 0)) == 0", ("0 < l", "z < 0"), ""),
]
NEAR_MISSES = [
    ("integral(above(a), lambda x: l*exp(-l*x)) == exp(-l*a)", (), ""),
    ("integral(reals, lambda x: x/(2*b)*exp(-abs(x - m)/b)) == 2*m", ("0 < b",), ""),
    (
        "integral(above(0), lambda x: x*1/(x*s*sqrt(2*pi))*exp(-(ln(x) - m)**2/(2*s**2))) == exp(m + s**2)",
        ("0 < s",),
        "",
    ),
    ("integral(above(m), lambda x: x*a*m**a/x**(a + 1)) == a*m/(a - 1)", ("0 < m", "0 < a"), ""),
    ("integral(reals, lambda x: x*ite(a < x, ite(x < b, 1/(b - a), 0), 0)) == (a + b)/3", ("a < b",), ""),
    ("integral(below(z), lambda x: ite(0 < x, l*exp(-l*x), 0)) == 1 - exp(-l*z)", ("0 < l",), ""),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
