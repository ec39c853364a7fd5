"""Gaussian integrals whose exponents have quotients for coefficients: products of densities, convolutions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.claims import verdict

TWO = "exp(-(x - m)**2/(2*a) - (x - n)**2/(2*b))"
N = "exp(-(x - m)**2/(2*s**2))/(sqrt(2*pi)*s)"
SUM = "exp(-(y - x - n)**2/(2*t**2))/(sqrt(2*pi)*t)"
SIGNS = ("0 < a", "0 < b")
SCALES = ("0 < s", "0 < t")
PROVED = [
    (f"integral(reals, lambda x: {TWO}) == sqrt(2*pi*a*b/(a + b))*exp(-(m - n)**2/(2*(a + b)))", SIGNS),
    (
        f"integral(reals, lambda x: x*{TWO}) == "
        "(b*m + a*n)/(a + b)*sqrt(2*pi*a*b/(a + b))*exp(-(m - n)**2/(2*(a + b)))",
        SIGNS,
    ),
    (
        f"integral(reals, lambda x: ({N})*({SUM})) == "
        "exp(-(y - m - n)**2/(2*(s**2 + t**2)))/sqrt(2*pi*(s**2 + t**2))",
        SCALES,
    ),
    (
        "integral(reals, lambda x: exp(-x**2/(2*a) - x**2/(2*b) - x**2/(2*c) + x/c)) == "
        "sqrt(2*pi*a*b*c/(a*b + b*c + a*c))*exp(a*b/(2*c*(a*b + b*c + a*c)))",
        (*SIGNS, "0 < c"),
    ),
]
NEAR_MISSES = [
    (f"integral(reals, lambda x: {TWO}) == sqrt(2*pi*a*b/(a + b))*exp(-(m - n)**2/(a + b))", SIGNS),
    (f"integral(reals, lambda x: {TWO}) == sqrt(2*pi*(a + b)/(a*b))*exp(-(m - n)**2/(2*(a + b)))", SIGNS),
    (
        f"integral(reals, lambda x: x*{TWO}) == "
        "(a*m + b*n)/(a + b)*sqrt(2*pi*a*b/(a + b))*exp(-(m - n)**2/(2*(a + b)))",
        SIGNS,
    ),
]


@pytest.mark.parametrize(("claim", "assumptions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions"), NEAR_MISSES)
def test_a_near_miss_is_refuted(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) == "refuted"


def test_a_sum_of_quotients_that_may_vanish_is_not_a_gaussian() -> None:
    claim = f"integral(reals, lambda x: {TWO}) == sqrt(2*pi*a*b/(a + b))*exp(-(m - n)**2/(2*(a + b)))"
    assert verdict(claim, "0 < a", "b < 0") == "not_proved"


@settings(max_examples=15, deadline=None)
@given(*[st.integers(min_value=1, max_value=9)] * 4)
def test_numbers_for_letters(a: int, b: int, m: int, n: int) -> None:
    body = f"exp(-(x - {m}*c)**2/{a} - (x - {n}*c)**2/{b})"
    value = f"sqrt(pi*{a}*{b}/({a} + {b}))*exp(-({m} - {n})**2*c**2/({a} + {b}))"
    assert verdict(f"integral(reals, lambda x: {body}) == {value}") == "proved"
