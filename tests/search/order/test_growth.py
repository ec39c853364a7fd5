"""Inequalities of calculus, and the same beyond the point where they end."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

HOLDS = [
    ("1 + x + x**2/2 <= exp(x)", ("0 <= x",)),
    ("exp(-x) <= 1 - x + x**2/2", ("0 <= x",)),
    ("x - x**2/2 <= ln(1 + x)", ("0 <= x",)),
    ("sin(x) <= x", ("0 <= x",)),
    ("x <= sin(x)", ("x <= 0",)),
    ("1 - x**2/2 <= cos(x)", ("0 <= x",)),
    ("exp(x) < 1 + x + x**2/2", ("x < 0",)),
    ("atan(x) <= x", ("0 <= x",)),
    ("sin(x) <= 1", ()),
    ("0 <= 3 - 2*cos(x) + sin(y)", ()),
    ("x < tan(x)", ("0 < x", "x < pi/2")),
]
FAILS = [
    ("1 + x + x**2/2 <= exp(x)", ()),
    ("x - x**2/2 <= ln(1 + x)", ("-1 < x",)),
    ("sin(x) <= x", ()),
    ("x <= atan(x)", ("0 <= x",)),
    ("sin(x) < 1", ()),
    ("1 + x + x**2 <= exp(x)", ("0 <= x",)),
    ("0 <= 2 - 2*cos(x) + sin(y)", ()),
]


@pytest.mark.parametrize(("claim", "assumptions"), HOLDS)
def test_proved(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions"), FAILS)
def test_what_fails_somewhere_is_not(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) != "proved"
