"""Roots of sums of roots."""

import pytest

from tests.search.contexts import closes


@pytest.mark.parametrize(
    "goal",
    [
        "sqrt(3 + 2*sqrt(2)) == 1 + sqrt(2)",
        "sqrt(3 - 2*sqrt(2)) == sqrt(2) - 1",
        "sqrt(5 + 2*sqrt(6)) == sqrt(2) + sqrt(3)",
        "sqrt(2 - sqrt(3)) == (sqrt(6) - sqrt(2))/2",
    ],
)
def test_a_nested_root(goal: str) -> None:
    assert closes(goal)


@pytest.mark.parametrize("goal", ["sqrt(3 - 2*sqrt(2)) == 1 - sqrt(2)", "sqrt(1 + sqrt(2)) == 1 + sqrt(2)/2"])
def test_the_other_root_and_one_that_does_not_simplify(goal: str) -> None:
    assert not closes(goal)
