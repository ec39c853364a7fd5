"""Finite products and their logarithms."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    (
        "ln(prod(range(1, n), lambda i: l*exp(-l*x(i)))) == n*ln(l) - l*sum(range(1, n), lambda i: x(i))",
        ("n in naturals", "0 < l"),
        "x",
    ),
    (
        "ln(prod(range(1, n), lambda i: 1/sqrt(2*pi*s**2)*exp(-(x(i) - m)**2/(2*s**2)))) == "
        "-n/2*ln(2*pi*s**2) - 1/(2*s**2)*sum(range(1, n), lambda i: (x(i) - m)**2)",
        ("n in naturals", "0 < s"),
        "x",
    ),
    ("prod(range(1, 3), lambda i: x(i)) == x(1)*x(2)*x(3)", (), "x"),
    ("prod(range(1, n), lambda i: c) == c**n", ("n in naturals", "0 < c"), ""),
]
NEAR_MISSES = [
    (
        "ln(prod(range(1, n), lambda i: l*exp(-l*x(i)))) == ln(l) - l*sum(range(1, n), lambda i: x(i))",
        ("n in naturals", "0 < l"),
        "x",
    ),
    (
        "ln(prod(range(1, n), lambda i: x(i))) == sum(range(1, n), lambda i: ln(x(i)))",
        ("n in naturals",),
        "x",
    ),
    (
        "ln(prod(range(1, n), lambda i: 1/sqrt(2*pi*s**2)*exp(-(x(i) - m)**2/(2*s**2)))) == "
        "-n/2*ln(2*pi*s**2) - 1/s**2*sum(range(1, n), lambda i: (x(i) - m)**2)",
        ("n in naturals", "0 < s"),
        "x",
    ),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
