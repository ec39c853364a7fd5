"""Signs: what is nonnegative and assumed not to be zero is positive."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes

TOTAL = "sum(range(1, n), lambda k: exp(f(k)))"


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        (f"0 < {TOTAL}", (f"{TOTAL} != 0", "n in naturals")),
        ("0 < a**2 + b**2", ("a**2 + b**2 != 0",)),
        ("0 < a**2", ("a != 0",)),
    ],
)
def test_nonnegative_and_not_zero_is_positive(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        (f"0 < {TOTAL}", ("n in naturals",)),
        ("0 < a**2 + b**2", ()),
        ("0 < a", ("a != 0",)),
        ("0 < a**3", ("a**3 != 0",)),
        ("0 < a**2 - b**2", ("a**2 - b**2 != 0",)),
    ],
)
def test_neither_alone_is_enough(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)
