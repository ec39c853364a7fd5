"""Identities of sine, cosine, the hyperbolic functions and erf."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("sin(x)**2 + cos(x)**2 == 1", (), ""),
    ("cos(2*x) == 1 - 2*sin(x)**2", (), ""),
    ("cos(x)**4 - sin(x)**4 == cos(2*x)", (), ""),
    ("sin(x + pi/2) == cos(x)", (), ""),
    ("sin(pi - x) == sin(x)", (), ""),
    ("cos(pi) == -1", (), ""),
    ("tan(x)*cos(x) == sin(x)", ("cos(x) != 0",), ""),
    ("tanh(x) == 2/(1 + exp(-2*x)) - 1", (), ""),
    ("cosh(x)**2 - sinh(x)**2 == 1", (), ""),
    ("erf(-x) == -erf(x)", (), ""),
    ("integral(interval(0, pi), lambda x: sin(x)) == 2", (), ""),
    ("sin(n*pi) == 0", ("n in naturals",), ""),
    ("cos(2*n*pi) == 1", ("n in naturals",), ""),
    ("cos((n + 1)*pi) == -(-1)**n", ("n in naturals",), ""),
    ("sin(n*pi + x) == (-1)**n*sin(x)", ("n in naturals",), ""),
    ("((-1)**n)**3 == (-1)**n", ("n in naturals",), ""),
    ("integral(interval(0, pi), lambda x: sin(n*x)) == (1 - (-1)**n)/n", ("n in naturals", "0 < n"), ""),
]
NEAR_MISSES = [
    ("sin(x)**2 + cos(x)**2 == 2", (), ""),
    ("cos(2*x) == 1 - sin(x)**2", (), ""),
    ("sin(x + pi/2) == -cos(x)", (), ""),
    ("sin(pi - x) == -sin(x)", (), ""),
    ("tan(x)*cos(x) == sin(x)", (), ""),
    ("cosh(x)**2 + sinh(x)**2 == 1", (), ""),
    ("erf(-x) == erf(x)", (), ""),
    ("integral(interval(0, pi), lambda x: cos(x)) == 2", (), ""),
    ("sin(x*pi) == 0", (), ""),
    ("cos(n*pi) == 1", ("n in naturals",), ""),
    ("sin(n*pi/2) == 0", ("n in naturals",), ""),
    ("cos((n + 1)*pi) == (-1)**n", ("n in naturals",), ""),
    ("((-1)**x)**2 == 1", (), ""),
    ("integral(interval(0, pi), lambda x: sin(n*x)) == (1 + (-1)**n)/n", ("n in naturals", "0 < n"), ""),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"


@pytest.mark.parametrize(
    ("claim", "assumptions"),
    [
        ("asin(u) + acos(u) == pi/2", ("-1 <= u", "u <= 1")),
        ("atan(y) + atan(1/y) == pi/2", ("0 < y",)),
        ("atan(y/x) == pi/2 - atan(x/y)", ("0 < y", "0 < x")),
        ("sin(pi/12) == (sqrt(6) - sqrt(2))/4", ()),
        ("cos(5*pi/12) == (sqrt(6) - sqrt(2))/4", ()),
    ],
)
def test_complements_of_inverse_functions_and_twelfths_of_pi(
    claim: str, assumptions: tuple[str, ...]
) -> None:
    assert verdict(claim, *assumptions) == "proved"


@pytest.mark.parametrize(
    ("claim", "assumptions"),
    [
        ("asin(u) + acos(u) == pi/2", ("-1 <= u",)),
        ("atan(y) + atan(1/y) == pi/2", ("y != 0",)),
        ("sin(pi/12) == (sqrt(6) + sqrt(2))/4", ()),
    ],
)
def test_near_misses_of_these_are_not_proved(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) != "proved"
