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
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
