"""Integrals over unbounded sets and up to singular ends, by limits of an antiderivative, if there are any."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

HOLDS = [
    ("integral(above(0), lambda x: 1/(1 + x)**2) == 1", ()),
    ("integral(reals, lambda x: 1/(1 + x**2)) == pi", ()),
    ("integral(above(0), lambda x: b/(b**2 + x**2)) == pi/2", ("0 < b",)),
    ("integral(above(0), lambda x: exp(-x)*sin(x)) == 1/2", ()),
    ("integral(above(0), lambda x: exp(-(a*x))*cos(b*x)) == a/(a**2 + b**2)", ("0 < a", "0 < b")),
    ("integral(reals, lambda x: exp(-x)/(1 + exp(-x))**2) == 1", ()),
    ("integral(interval(0, 1), lambda x: 1/sqrt(1 - x**2)) == pi/2", ()),
    ("integral(interval(0, a), lambda x: sqrt(a**2 - x**2)) == pi*a**2/4", ("0 < a",)),
    ("integral(interval(0, 1), lambda x: 1/sqrt(1 - x)) == 2", ()),
    ("integral(above(s), lambda x: 1/(x*(x + s))) == ln(2)/s", ("0 < s",)),
    ("integral(above(0), lambda x: b**a/gamma(a)*x**(-a - 1)*exp(-(b/x))) == 1", ("0 < a", "0 < b")),
    ("integral(above(0), lambda x: b**a/gamma(a)*x**(-a)*exp(-(b/x))) == b/(a - 1)", ("1 < a", "0 < b")),
    ("integral(above(0), lambda x: ln(x)*(b**a/gamma(a)*x**(-a - 1)*exp(-(b/x)))) == ln(b) - digamma(a)",
     ("0 < a", "0 < b")),
    ("integral(reals, lambda x: exp(a*x - exp(x))) == gamma(a)", ("0 < a",)),
    ("integral(reals, lambda x: x*exp(a*x - exp(x))) == gamma(a)*digamma(a)", ("0 < a",)),
    ("integral(reals, lambda x: exp(-((x - m)/b) - exp(-((x - m)/b)))/b) == 1", ("0 < b",)),
    ("deriv(lambda a: integral(reals, lambda x: exp(a*x - exp(x))), a) == gamma(a)*digamma(a)", ("0 < a",)),
    ("integral(above(0), lambda x: ln(x)*(k/l*(x/l)**(k - 1)*exp(-(x/l)**k))) == ln(l) - euler_gamma/k",
     ("0 < k", "0 < l")),
]  # fmt: skip
LOG_NORMAL = "exp(-((ln(x) - m)**2/(2*s**2)))/(x*(sqrt(2*pi)*s))"
HOLDS.append((f"integral(above(0), lambda x: x*({LOG_NORMAL})) == exp(m + s**2/2)", ("0 < s",)))
DIVERGES = [
    ("integral(above(0), lambda x: 1/(1 + x)) == integral(above(0), lambda x: 1/(1 + x))", ()),
    ("integral(interval(0, 1), lambda x: 1/x) == integral(interval(0, 1), lambda x: 1/x)", ()),
    ("integral(reals, lambda x: x/(1 + x**2)) == 0", ()),
    ("integral(above(0), lambda x: sin(x)) == 1", ()),
    ("integral(above(0), lambda x: b**a/gamma(a)*x**(-a)*exp(-(b/x))) == b/(a - 1)", ("0 < a", "0 < b")),
    ("integral(interval(0, 1), lambda x: 1/(1 - x)) == 1", ()),
    ("integral(reals, lambda x: exp(a*x - exp(x))) == gamma(a)", ("a != 0",)),
    ("integral(reals, lambda x: exp(x + exp(x))) == 1", ()),
    ("integral(above(0), lambda x: exp(-(a*x))*cos(b*x)) == a/(a**2 + b**2)", ("0 < b",)),
]


@pytest.mark.parametrize(("claim", "assumptions"), HOLDS)
def test_proved(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions"), DIVERGES)
def test_what_diverges_is_not_proved(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) != "proved"


@pytest.mark.parametrize(("claim", "assumptions"), [HOLDS[i] for i in (0, 1, 3, 5, 6, 8)])
def test_another_value_is_refuted(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim.replace(" == ", " == 1/3 + "), *assumptions) == "refuted"
