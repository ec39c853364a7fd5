"""Values and recursions of gamma, digamma and beta."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("gamma(5) == 24", (), ""),
    ("gamma(7/2) == 15/8*sqrt(pi)", (), ""),
    ("gamma(a + 2)/gamma(a) == a*(a + 1)", ("0 < a",), ""),
    ("gamma(a) == (a - 1)*gamma(a - 1)", ("1 < a",), ""),
    ("gamma(n) == factorial(n - 1)", ("n in naturals", "1 <= n"), ""),
    ("digamma(a + 1) - digamma(a) == 1/a", ("0 < a",), ""),
    ("beta(a + 1, b)/beta(a, b) == a/(a + b)", ("0 < a", "0 < b"), ""),
]
NEAR_MISSES = [
    ("gamma(5) == 120", (), ""),
    ("gamma(a + 2)/gamma(a) == a*(a + 2)", ("0 < a",), ""),
    ("gamma(a) == (a - 1)*gamma(a - 1)", ("0 < a",), ""),
    ("gamma(n) == factorial(n - 1)", ("n in naturals",), ""),
    ("digamma(a + 1) - digamma(a) == 1/(a + 1)", ("0 < a",), ""),
    ("beta(a + 1, b)/beta(a, b) == b/(a + b)", ("0 < a", "0 < b"), ""),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
