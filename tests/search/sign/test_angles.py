"""Sums of tangents: what they divide by is not zero where the cosine of the sum is not."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

COSINES = ("cos(x) != 0", "cos(y) != 0", "cos(x + y) != 0")
ADDITION = "tan(x + y) == (tan(x) + tan(y))/(1 + -1*tan(x)*tan(y))"


def test_the_tangent_of_a_sum() -> None:
    assert verdict(ADDITION, *COSINES) == "proved"
    assert verdict("1 + -1*tan(x)*tan(y) != 0", *COSINES) == "proved"


@pytest.mark.parametrize("missing", COSINES)
def test_it_needs_all_three_cosines(missing: str) -> None:
    assert verdict(ADDITION, *(c for c in COSINES if c != missing)) != "proved"


def test_a_wrong_sign_is_found() -> None:
    wrong = ADDITION.replace("-1*", "")
    assert verdict(wrong, *COSINES, "1 + tan(x)*tan(y) != 0") != "proved"
    assert verdict("1 + tan(x)*tan(y) != 0", *COSINES) != "proved"
