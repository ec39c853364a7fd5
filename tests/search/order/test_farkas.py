"""Order from several hypotheses at once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kld_proof.search.order.simplex import combination
from tests.search.contexts import closes

CHAIN = ("n in integers", "k in integers", "1 <= k", "k <= n - 1")


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("0 <= n", CHAIN),
        ("2 <= n", CHAIN),
        ("n - 2 in naturals", CHAIN),
        ("a < d", ("a < b", "b <= c", "c <= d")),
        ("a + b < 2*c", ("a < c", "b < c")),
        ("m + 1 <= n", ("m in integers", "n in integers", "k in integers", "m < k", "k <= n")),
        ("m + 2 <= n", ("m in integers", "n in integers", "k in integers", "m < k", "k < n")),
        ("-c < x", ("-a < x", "a <= b", "b <= c")),
    ],
)
def test_implied(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("3 <= n", CHAIN),
        ("a < d", ("a <= b", "b <= c", "c <= d")),
        ("a + b < c", ("a < c", "b < c")),
        ("m + 2 <= n", ("m < k", "k < n")),
        ("d <= a", ("a <= b", "b <= c", "c <= d")),
    ],
)
def test_not_implied(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)


UNIT = ("0 < a", "a < 1", "0 < b", "b < 1", "0 < c", "c < 1")


@pytest.mark.parametrize("goal", ["a*b < 1", "0 < 1 - a*b*c", "a*b < a", "a**2*b < 1", "2*a*b < 2 + c"])
def test_products_of_numbers_below_1(goal: str) -> None:
    assert closes(goal, *UNIT)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("a*b < 1", ("a < 1", "b < 1")),
        ("a*b < 1", ("0 < a", "a < 1", "0 < b", "b < 2")),
        ("2*a*b < 1", UNIT),
        ("a < a*b", UNIT),
        ("a*b*d < 1", (*UNIT, "0 < d")),
    ],
)
def test_other_products(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)


def test_a_combination_is_one() -> None:
    found = combination([{"x": 1, "y": -1}, {"y": 2, (): 1}], {"x": 2, (): 3}, [False, False], False)
    assert found == ([Fraction(2), Fraction(1)], Fraction(2))
    assert combination([{"x": 1}], {"x": -1}, [False], False) is None
    assert combination([{"x": 1}], {"x": 1}, [False], True) is None
    assert combination([{"x": 1}], {"x": 1}, [True], True) == ([Fraction(1)], Fraction(0))
