"""Integrals and means of finite sums."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    (
        "integral(reals, lambda x: sum(range(1, n), lambda i: a(i)*x**2*exp(-x**2))) == sum(range(1, n), "
        "lambda i: a(i))*sqrt(pi)/2",
        ("n in naturals",),
        "a",
    ),
    (
        "integral(interval(0, 1), lambda x: sum(range(0, n), lambda i: a(i)*x**i)) == sum(range(0, n), "
        "lambda i: a(i)/(i + 1))",
        ("n in naturals",),
        "a",
    ),
    (
        "expect(lambda w: sum(range(1, n), lambda i: a(i)*X(i, w))) == sum(range(1, n), lambda i: "
        "a(i)*expect(lambda w: X(i, w)))",
        ("n in naturals", "all(range(1, n), lambda i: integrable_rv(lambda w: X(i, w)))"),
        "X a",
    ),
]
NEAR_MISSES = [
    (
        "integral(interval(0, 1), lambda x: sum(range(0, n), lambda i: a(i)*x**i)) == sum(range(0, n), "
        "lambda i: a(i)/(i + 2))",
        ("n in naturals",),
        "a",
    ),
    (
        "expect(lambda w: sum(range(1, n), lambda i: a(i)*X(i, w))) == sum(range(1, n), lambda i: "
        "a(i)*expect(lambda w: X(i, w)))",
        ("n in naturals",),
        "X a",
    ),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
