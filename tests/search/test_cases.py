"""Case distinctions, monotonicity and signs of means."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("abs(a*b) == abs(a)*abs(b)", (), ""),
    ("max(a, b) == (a + b + abs(a - b))/2", (), ""),
    ("abs(a + b) <= abs(a) + abs(b)", (), ""),
    ("a <= max(a, b)", (), ""),
    ("ite(0 < x, x, -x) == abs(x)", (), ""),
    ("exp(-l*x) < 1", ("0 < l", "0 < x"), ""),
    ("0 <= expect(lambda w: X(w)**2)", ("integrable_rv(lambda w: X(w)**2)",), "X"),
    ("0 <= sum(range(1, n), lambda i: (x(i) - m)**2)", (), "x"),
]
NEAR_MISSES = [
    ("abs(a + b) <= abs(a) - abs(b)", (), ""),
    ("a <= min(a, b)", (), ""),
    ("ite(0 < x, x, x) == abs(x)", (), ""),
    ("exp(-l*x) < 1", ("0 < l",), ""),
    ("0 <= expect(lambda w: X(w))", ("integrable_rv(lambda w: X(w))",), "X"),
    ("0 <= expect(lambda w: X(w)**2)", (), "X"),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
