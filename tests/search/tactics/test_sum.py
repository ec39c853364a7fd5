"""Linearity, splitting, shifting and exchange of sums."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    (
        "sum(range(1, n), lambda i: (x(i) - m)**2) == sum(range(1, n), lambda i: x(i)**2) - "
        "2*m*sum(range(1, n), lambda i: x(i)) + n*m**2",
        ("n in naturals",),
        "x",
    ),
    (
        "sum(range(1, n), lambda i: x(i) - sum(range(1, n), lambda j: x(j))/n) == 0",
        ("n in naturals", "1 <= n"),
        "x",
    ),
    ("sum(range(1, 3), lambda i: x(i)) == x(1) + x(2) + x(3)", (), "x"),
    ("sum(range(0, n), lambda i: x(i)) == x(0) + sum(range(1, n), lambda i: x(i))", ("n in naturals",), "x"),
    (
        "sum(range(1, n + 1), lambda i: x(i)) == x(n + 1) + sum(range(1, n), lambda i: x(i))",
        ("n in naturals",),
        "x",
    ),
    (
        "sum(range(1, n), lambda i: x(i - 1)) == sum(range(0, n - 1), lambda i: x(i))",
        ("n in naturals", "1 <= n"),
        "x",
    ),
    ("sum(range(1, n), lambda i: x(i + 1) - x(i)) == x(n + 1) - x(1)", ("n in naturals",), "x"),
    (
        "sum(range(1, n), lambda i: sum(range(1, m), lambda j: a(i, j))) == sum(range(1, m), lambda j: "
        "sum(range(1, n), lambda i: a(i, j)))",
        (),
        "a",
    ),
    (
        "sum(range(1, n), lambda i: sum(range(1, m), lambda j: x(i)*y(j))) == sum(range(1, n), lambda i: "
        "x(i))*sum(range(1, m), lambda j: y(j))",
        (),
        "x y",
    ),
]
NEAR_MISSES = [
    (
        "sum(range(1, n), lambda i: (x(i) - m)**2) == sum(range(1, n), lambda i: x(i)**2) - "
        "2*m*sum(range(1, n), lambda i: x(i)) + m**2",
        ("n in naturals",),
        "x",
    ),
    ("sum(range(1, 3), lambda i: x(i)) == x(1) + x(2)", (), "x"),
    ("sum(range(0, n), lambda i: x(i)) == x(0) + sum(range(1, n), lambda i: x(i))", ("n in integers",), "x"),
    ("sum(range(1, n), lambda i: x(i + 1) - x(i)) == x(n) - x(1)", ("n in naturals",), "x"),
    (
        "sum(naturals, lambda i: x(i) + y(i)) == sum(naturals, lambda i: x(i)) + sum(naturals, lambda i: "
        "y(i))",
        (),
        "x y",
    ),
    (
        "sum(range(1, n), lambda i: x(i)*y(i)) == sum(range(1, n), lambda i: x(i))*sum(range(1, n), "
        "lambda j: y(j))",
        (),
        "x y",
    ),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("sum(range(0, t), lambda k: f(t - k)) == sum(range(0, t), lambda k: f(k))", "proved"),
        ("sum(range(0, t), lambda k: f(t - k)*g(k)) == sum(range(0, t), lambda k: f(k)*g(t - k))", "proved"),
        ("sum(range(0, t), lambda k: f(t - k)) == sum(range(1, t), lambda k: f(k))", "not_proved"),
        ("sum(range(0, t), lambda k: f(t - k)*g(k)) == sum(range(0, t), lambda k: f(k)*g(k))", "not_proved"),
    ],
)
def test_terms_in_opposite_order(claim: str, expected: str) -> None:
    assert verdict(claim, "t in naturals", functions="f g") == expected
