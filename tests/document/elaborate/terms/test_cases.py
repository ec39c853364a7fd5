"""Cases: whether their rows leave anything open."""

from __future__ import annotations

import pytest

from kld_proof.document.elaborate.terms.cases import exhaustive
from tests.document.elaborate.pages import claims
from tests.search.contexts import term


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ([["x < a"], ["a <= x", "x <= b"], ["b < x"]], True),
        ([["0 <= x", "x < 1"], ["1 <= x"], ["x < 0"]], True),
        ([["x < a"], ["a <= x"]], True),
        ([["x < a"], ["a <= x", "x < b"], ["b < x"]], False),
        ([["x < a"], ["a < x"]], False),
        ([["x < a"], ["b < x"], ["a <= x", "x <= b"]], True),
        ([["0 <= x", "0 <= y"], ["x < 0", "y < 0"]], False),
    ],
)
def test_whether_the_last_row_takes_what_is_left(rows: list[list[str]], whole: bool) -> None:
    assert exhaustive([[term(c) for c in row] for row in rows]) is whole


@pytest.mark.parametrize(
    ("last", "open_"), [("x > b", False), ("x > b + 1", True), ("\\text{otherwise}", False)]
)
def test_what_no_row_says_is_open(last: str, open_: bool) -> None:
    rows = "0 & x < a \\\\ x & a \\le x \\le b \\\\ 1 & " + last
    (claim,) = claims(f"$$ \\begin{{cases}} {rows} \\end{{cases}} = 1 $$")
    assert ("unspecified" in claim) is open_
