"""Signs of polynomials in one variable between bounds of it."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("0 < x**2 - 3", ("4 < x",)),
    ("0 < 1 - 3*x**2", ("0 < x", "x < 1/2")),
    ("0 < x - x**3", ("0 < x", "x < 1")),
    ("0 <= 10 - x**2 - x", ("x <= 2", "0 <= x")),
    ("0 < x**3 - x", ("1 < x",)),
]
NEAR_MISSES = [
    ("0 < x**2 - 3", ("1 < x",)),
    ("0 < 1 - 3*x**2", ("0 < x", "x < 2/3")),
    ("0 < x - x**3", ("0 <= x", "x < 1")),
    ("0 < x**3 - x", ("1 <= x",)),
    ("0 <= 10 - x**2 - x", ("x <= 3", "0 <= x")),
]


@pytest.mark.parametrize(("claim", "assumptions"), PROVED)
def test_the_sign_is_proved(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions"), NEAR_MISSES)
def test_a_near_miss_is_not(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) != "proved"
