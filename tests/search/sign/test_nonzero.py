"""Claims of search.sign.nonzero."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("x != 0", ("0 < x",)),
        ("x != 0", ("x < 0",)),
        ("x != 0", ("x != 0",)),
        ("2 != 0", ()),
        ("a*b*c != 0", ("a != 0", "b < 0", "0 < c")),
        ("a/b != 0", ("a != 0", "b != 0")),
        ("a**n != 0", ("a != 0", "n in integers")),
        ("exp(a) - 1 != 0", ("a != 0",)),
        ("2*exp(a) - 2 != 0", ("a < 0",)),
        ("ln(x) != 0", ("1 < x",)),
        ("a - b != 0", ("a != b",)),
        ("3*b - 3*a != 0", ("a != b",)),
        ("a != b", ("a < b",)),
        ("1 - exp(0 - 1) != 0", ()),
        ("s != 0", ("0 < s/k", "k != 0")),
        ("s != 0", ("a*s*b != 0",)),
        ("s != 0", ("0 < 2*s",)),
    ],
)
def test_what_is_not_zero(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("x != 0", ("0 <= x",)),
        ("a*b != 0", ("a != 0",)),
        ("s != 0", ("0 < s + k",)),
        ("s != 0", ("0 <= s*k",)),
        ("s + k != 0", ("0 < s*k",)),
        ("a**n != 0", ("a != 0",)),
        ("a + b != 0", ("a != 0", "b != 0")),
        ("exp(a) - 1 != 0", ()),
        ("exp(a) - 2 != 0", ("a != 0",)),
        ("ln(x) != 0", ("0 < x",)),
        ("a + b != 0", ("a != b",)),
        ("a != b", ("a <= b",)),
        ("2 - 2 != 0", ()),
    ],
)
def test_what_may_be_zero(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)
