"""Two values of one name are two cases, one after the other, and a finding says so."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, document, steps


@pytest.mark.parametrize(
    ("first", "second", "holds"),
    [
        ("p = \\frac12", "p \\neq \\frac12", {"ne(p, div(1, 2))"}),
        ("p \\neq 2", "p = 2", set()),
        ("p = 1", "p = 2", set()),
    ],
)
def test_the_later_case_takes_the_place_of_the_earlier(first: str, second: str, holds: set[str]) -> None:
    page = f"Assume ${first}$.\n\n$$ p + q = q + p $$\n\nNow assume ${second}$.\n\n$$ 2 p + q = q + 2 p $$"
    assert assumed(steps(page)[-1]) == holds
    (finding,) = document(page).findings
    assert "both cannot hold" in finding.message and "in line 1" in finding.message
    assert finding.place.line == 5


def test_what_can_hold_together_does() -> None:
    page = "Assume $p \\neq 1$.\n\n$$ p + q = q + p $$\n\nNow assume $p \\neq 2$.\n\n$$ 2 p + q = q + 2 p $$"
    assert assumed(steps(page)[-1]) == {"ne(p, 1)", "ne(p, 2)"}
    assert not document(page).findings
