"""Sums whose summands have kinks are equal where the summands are, case by case."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

STABLE = "sum(range(1, n), lambda k: max(x(k), 0) + ln(1 + exp(-abs(x(k)))))"


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (f"{STABLE} == sum(range(1, n), lambda k: ln(1 + exp(x(k))))", "proved"),
        (f"3*{STABLE} == 3*sum(range(1, n), lambda k: ln(1 + exp(x(k))))", "proved"),
        (f"{STABLE} == sum(range(1, n), lambda k: ln(1 + exp(-x(k))))", "not proved"),
        (f"{STABLE} == 2*sum(range(1, n), lambda k: ln(1 + exp(x(k))))", "not proved"),
        (f"{STABLE} == sum(range(2, n), lambda k: ln(1 + exp(x(k))))", "not proved"),
    ],
)
def test_equal_summands(claim: str, found: str) -> None:
    result = verdict(claim, "n in naturals", functions="x")
    assert (result == "proved") == (found == "proved")
