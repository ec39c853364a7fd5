"""Claims of search.sign.membership."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("x in reals", ()),
        ("x in interval(0, 1)", ("0 < x", "x < 1")),
        ("2*x in interval(0, 2)", ("x in interval(0, 1)",)),
        ("x + 1 in above(1)", ("0 < x",)),
        ("x in below(3)", ("x < 2",)),
        ("k + 1 in range(1, n)", ("k in range(0, n - 1)", "n in naturals")),
        ("3 in naturals", ()),
        ("-3 in integers", ()),
        ("m*n + 2 in naturals", ("m in naturals", "n in naturals")),
        ("n - 1 in naturals", ("n in integers", "1 <= n")),
        ("k in integers", ("k in range(0, n)",)),
        ("-k in integers", ("k in integers",)),
    ],
)
def test_members(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("x in interval(0, 1)", ("0 <= x", "x < 1")),
        ("2*x in interval(0, 1)", ("x in interval(0, 1)",)),
        ("x in above(1)", ("0 < x",)),
        ("k in range(1, n)", ("k in range(0, n)", "n in naturals")),
        ("k in range(0, n)", ("0 <= k", "k <= n")),
        ("1/2 in naturals", ()),
        ("-3 in naturals", ()),
        ("n - 1 in naturals", ("n in naturals",)),
        ("n/2 in integers", ("n in integers",)),
        ("k in integers", ("k in range(x, n)",)),
    ],
)
def test_what_may_lie_outside_is_none(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)
