"""The square of a mean against the mean of the square."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

FINITE = ("integrable_rv(lambda w: X(w)**2)", "integrable_rv(lambda w: X(w))")


@pytest.mark.parametrize("gap", ["", " + 1", " + expect(lambda w: X(w)**2)"])
def test_the_variance_is_not_negative(gap: str) -> None:
    claim = f"expect(lambda w: X(w))**2 <= expect(lambda w: X(w)**2){gap}"
    assert verdict(claim, *FINITE, functions="X") == "proved"


@pytest.mark.parametrize(
    ("claim", "assumptions"),
    [
        ("expect(lambda w: X(w))**2 <= expect(lambda w: X(w)**2) - 1", FINITE),
        ("expect(lambda w: X(w)**2) <= expect(lambda w: X(w))**2", FINITE),
        ("expect(lambda w: X(w))**2 < expect(lambda w: X(w)**2)", FINITE),
        ("expect(lambda w: X(w))**2 <= expect(lambda w: X(w)**2)", ()),
    ],
)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions, functions="X") != "proved"
