"""Claims of search.sign.products: signs of products, sums and powers."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("0 < a*b*c", ("0 < a", "0 < b", "0 < c")),
        ("0 <= a*b", ("0 <= a", "0 < b")),
        ("0 < a*b", ("a < 0", "b < 0")),
        ("0 < a*b*c*3", ("a < 0", "0 < b", "c < 0")),
        ("0 < a + b", ("0 < a", "0 <= b")),
        ("0 < a + b + c**2", ("0 <= a", "0 < b")),
        ("0 <= a + b**2", ("0 <= a",)),
        ("0 <= x**4", ()),
        ("0 <= (x - y)*(x - y)", ()),
        ("0 < (x - y)*(x - y) + 1", ()),
        ("0 <= a*x*x", ("0 <= a",)),
        ("0 < x**2", ("x != 0",)),
        ("0 < a**x", ("0 < a",)),
        ("0 <= a**x", ("0 <= a", "0 < x")),
    ],
)
def test_the_parts_give_the_sign(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("0 < a*b", ("0 <= a", "0 < b")),
        ("0 < a*b*c", ("a < 0", "b < 0", "c < 0")),
        ("0 < a*b", ("a < 0", "b <= 0")),
        ("0 < a + b", ("0 <= a", "0 <= b")),
        ("0 < a + b", ("0 < a",)),
        ("0 < x**2", ()),
        ("0 < (x - y)*(x - y)", ()),
        ("0 <= x*x*x", ()),
        ("0 <= a*x*x", ()),
        ("0 <= x**3", ()),
        ("0 <= a**x", ("0 <= a",)),
    ],
)
def test_near_misses_have_none(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)


FACTORS = "all(range(1, n), lambda k: 0 < f(k))", "all(range(1, n), lambda k: f(k) < 1)"


def test_a_product_of_factors_below_one_is_below_one() -> None:
    """The range must not be empty, and the factors must be positive."""
    goal = "0 < 1 - prod(range(1, n), lambda k: f(k))"
    assert closes(goal, *FACTORS, "n in integers", "2 <= n")
    assert not closes(goal, *FACTORS, "n in integers")
    assert not closes(goal, FACTORS[1], "n in integers", "2 <= n")
