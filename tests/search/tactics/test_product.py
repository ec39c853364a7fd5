"""Finite products and their logarithms."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    (
        "ln(prod(range(1, n), lambda i: l*exp(-l*x(i)))) == n*ln(l) - l*sum(range(1, n), lambda i: x(i))",
        ("n in naturals", "0 < l"),
        "x",
    ),
    (
        "ln(prod(range(1, n), lambda i: 1/sqrt(2*pi*s**2)*exp(-(x(i) - m)**2/(2*s**2)))) == "
        "-n/2*ln(2*pi*s**2) - 1/(2*s**2)*sum(range(1, n), lambda i: (x(i) - m)**2)",
        ("n in naturals", "0 < s"),
        "x",
    ),
    ("prod(range(1, 3), lambda i: x(i)) == x(1)*x(2)*x(3)", (), "x"),
    ("prod(range(1, n), lambda i: c) == c**n", ("n in naturals", "0 < c"), ""),
]
NEAR_MISSES = [
    (
        "ln(prod(range(1, n), lambda i: l*exp(-l*x(i)))) == ln(l) - l*sum(range(1, n), lambda i: x(i))",
        ("n in naturals", "0 < l"),
        "x",
    ),
    (
        "ln(prod(range(1, n), lambda i: x(i))) == sum(range(1, n), lambda i: ln(x(i)))",
        ("n in naturals",),
        "x",
    ),
    (
        "ln(prod(range(1, n), lambda i: 1/sqrt(2*pi*s**2)*exp(-(x(i) - m)**2/(2*s**2)))) == "
        "-n/2*ln(2*pi*s**2) - 1/s**2*sum(range(1, n), lambda i: (x(i) - m)**2)",
        ("n in naturals", "0 < s"),
        "x",
    ),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"


NATURAL = "n in naturals"
B, C = "prod(range(1, n), lambda k: b(k))", "prod(range(1, n), lambda k: c(k))"


@pytest.mark.parametrize(
    ("claim", "assumptions", "expected"),
    [
        (f"prod(range(1, n), lambda k: a*b(k)) == a**n*{B}", (NATURAL,), "proved"),
        (f"prod(range(1, n), lambda k: a*b(k)) == a*{B}", (NATURAL,), "not_proved"),
        (f"prod(range(1, n), lambda k: a*b(k)) == a**n*{B}", (), "not_proved"),  # n may be negative
        (f"prod(range(1, n), lambda k: c(k)*b(k)) == {C}*{B}", (NATURAL,), "proved"),
        (f"prod(range(1, n), lambda k: c(k) + b(k)) == {C} + {B}", (NATURAL,), "not_proved"),
        (f"prod(range(1, n), lambda k: b(k)**2) == {B}**2", (NATURAL,), "proved"),
        (f"prod(range(1, n), lambda k: -b(k)) == (-1)**n*{B}", (NATURAL,), "proved"),
        (f"prod(range(1, n), lambda k: -b(k)) == -{B}", (NATURAL,), "not_proved"),
        (
            f"prod(range(1, n), lambda k: c(k)*r**b(k)) == {C}*r**sum(range(1, n), lambda k: b(k))",
            (NATURAL, "0 < r"),
            "proved",
        ),
        (
            f"prod(range(1, n), lambda k: c(k)*r**b(k)) == {C}*r**sum(range(1, n), lambda k: b(k))",
            (NATURAL,),
            "not_proved",
        ),
    ],
)
def test_factors_of_unknown_sign_are_taken_apart(
    claim: str, assumptions: tuple[str, ...], expected: str
) -> None:
    assert verdict(claim, *assumptions, functions="b c") == expected
