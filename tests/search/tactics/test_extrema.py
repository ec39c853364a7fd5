"""Conditions, maxima and minima that the assumptions decide."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("ite(x < 0, 0, l*exp(-l*x)) == l*exp(-l*x)", ("0 < l", "0 <= x"), ""),
    ("max(a, b) == b", ("a <= b",), ""),
    ("min(a, b) == b", ("b < a",), ""),
]
NEAR_MISSES = [
    ("ite(x < 0, 0, l*exp(-l*x)) == l*exp(-l*x)", ("0 < l",), ""),
    ("max(a, b) == b", (), ""),
    ("min(a, b) == b", ("a < b",), ""),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
