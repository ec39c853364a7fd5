"""Existence of means by elimination: of squares, products and sums from those that are assumed."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

MEAN = "integrable_rv(lambda w: X(w))"
OTHER = "integrable_rv(lambda w: Y(w))"
CENTRED = "integrable_rv(lambda w: (X(w) - expect(lambda v: X(v)))**2)"
BOTH = "integrable_rv(lambda w: (X(w) + Y(w))**2)"
SQUARE = "integrable_rv(lambda w: X(w)**2)"


@pytest.mark.parametrize(
    ("claim", "assumptions"),
    [
        (
            "expect(lambda w: (X(w) - expect(lambda v: X(v)))**2)"
            " == expect(lambda w: X(w)**2) - expect(lambda w: X(w))**2",
            (MEAN, CENTRED),
        ),
        ("expect(lambda w: (a*X(w) + 1)**2)"
         " == a**2*expect(lambda w: X(w)**2) + 2*a*expect(lambda w: X(w)) + 1", (MEAN, CENTRED)),
        (
            "expect(lambda w: X(w)*Y(w))"
            " == expect(lambda w: (X(w) + Y(w))**2)/2 - expect(lambda w: X(w)**2)/2"
            " - expect(lambda w: Y(w)**2)/2",
            (BOTH, SQUARE, "integrable_rv(lambda w: Y(w)**2)"),
        ),
        ("expect(lambda w: X(w)) == expect(lambda w: a*X(w))/a",
         ("integrable_rv(lambda w: a*X(w))", "a != 0")),
    ],
)  # fmt: skip
def test_means_exist_because_others_do(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions, functions="X Y") == "proved"


@pytest.mark.parametrize(
    ("claim", "assumptions"),
    [
        ("expect(lambda w: X(w)**2) == expect(lambda w: X(w)**2)", (MEAN,)),
        ("expect(lambda w: X(w)**2) == expect(lambda w: X(w)**2)", (CENTRED,)),
        ("expect(lambda w: X(w)*Y(w)) == expect(lambda w: Y(w)*X(w))", (MEAN, OTHER, BOTH)),
        ("expect(lambda w: X(w)) == expect(lambda w: X(w))", ("integrable_rv(lambda w: a*X(w))",)),
        ("expect(lambda w: X(w)) == expect(lambda w: X(w))", (SQUARE,)),
    ],
)
def test_what_is_not_determined_stays_open(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions, functions="X Y") == "not_proved"
