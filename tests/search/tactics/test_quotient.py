"""Logarithms and signs of rational expressions."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("ln(1 + p/(1 - p)) == -ln(1 - p)", ("0 < p", "p < 1"), ""),
    ("0 < 1 - t/b", ("t < b", "0 < b"), ""),
    ("1 + p/(1 - p) == 1/(1 - p)", ("p != 1",), ""),
]
NEAR_MISSES = [
    ("ln(1 + p/(1 - p)) == -ln(1 - p)", ("0 < p",), ""),
    ("0 < 1 - t/b", ("t < b",), ""),
    ("1 + p/(1 - p) == 1/(1 - p)", (), ""),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
