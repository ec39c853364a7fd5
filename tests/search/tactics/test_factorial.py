"""Factorials and binomial coefficients."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("factorial(n)/factorial(n - 1) == n", ("n in naturals", "1 <= n"), ""),
    ("factorial(n + 2)/factorial(n) == (n + 1)*(n + 2)", ("n in naturals",), ""),
    ("k*binom(n, k) == n*binom(n - 1, k - 1)", ("k in integers", "n in integers", "1 <= k", "k <= n"), ""),
]
NEAR_MISSES = [
    ("factorial(n)/factorial(n - 1) == n", ("n in naturals",), ""),
    ("factorial(n + 2)/factorial(n) == (n + 1)**2", ("n in naturals",), ""),
    ("k*binom(n, k) == n*binom(n - 1, k)", ("k in integers", "n in integers", "1 <= k", "k <= n"), ""),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
