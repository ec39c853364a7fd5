"""Sums of powers, geometric and exponential series, and the binomial law."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("sum(range(1, n), lambda i: c) == n*c", ("n in naturals",), ""),
    ("sum(range(1, n), lambda i: i*(i + 1)) == n*(n + 1)*(n + 2)/3", ("n in naturals",), ""),
    (
        "sum(range(a, b), lambda i: i/(b - a + 1)) == (a + b)/2",
        ("a in integers", "b in integers", "a <= b"),
        "",
    ),
    ("sum(range(0, n), lambda i: r**i) == (1 - r**(n + 1))/(1 - r)", ("n in naturals", "0 < r", "r < 1"), ""),
    ("sum(naturals, lambda i: p*(1 - p)**i) == 1", ("0 < p", "p < 1"), ""),
    ("sum(naturals, lambda i: i*p*(1 - p)**i) == (1 - p)/p", ("0 < p", "p < 1"), ""),
    ("sum(from_(1), lambda i: i**2*p*(1 - p)**(i - 1)) == (2 - p)/p**2", ("0 < p", "p < 1"), ""),
    ("sum(naturals, lambda k: l**k*exp(-l)/factorial(k)) == 1", ("0 < l",), ""),
    ("sum(naturals, lambda k: k*l**k*exp(-l)/factorial(k)) == l", ("0 < l",), ""),
    ("sum(naturals, lambda k: (k - l)**2*l**k*exp(-l)/factorial(k)) == l", ("0 < l",), ""),
    ("sum(naturals, lambda k: exp(t*k)*l**k*exp(-l)/factorial(k)) == exp(l*(exp(t) - 1))", ("0 < l",), ""),
    (
        "sum(range(0, n), lambda k: binom(n, k)*p**k*(1 - p)**(n - k)) == 1",
        ("n in naturals", "0 < p", "p < 1"),
        "",
    ),
    (
        "sum(range(0, n), lambda k: k*binom(n, k)*p**k*(1 - p)**(n - k)) == n*p",
        ("n in naturals", "0 < p", "p < 1"),
        "",
    ),
    (
        "sum(range(0, n), lambda k: (k - n*p)**2*binom(n, k)*p**k*(1 - p)**(n - k)) == n*p*(1 - p)",
        ("n in naturals", "0 < p", "p < 1"),
        "",
    ),
    (
        "sum(range(0, n), lambda k: exp(t*k)*binom(n, k)*p**k*(1 - p)**(n - k)) == (1 - p + p*exp(t))**n",
        ("n in naturals", "0 < p", "p < 1"),
        "",
    ),
    ("sum(range(0, n), lambda k: binom(n, k)) == 2**n", ("n in naturals",), ""),
    ("sum(range(0, n), lambda k: binom(n, k)*(-1)**k) == 0", ("n in naturals", "1 <= n"), ""),
    # true for all real l and p, as 0^0 = 1 where a variable exponent becomes 0
    ("sum(naturals, lambda k: k*l**k*exp(-l)/factorial(k)) == l", (), ""),
    ("sum(range(0, n), lambda k: binom(n, k)*p**k*(1 - p)**(n - k)) == 1", ("n in naturals",), ""),
]
NEAR_MISSES = [
    ("sum(range(0, n), lambda k: binom(n, k)*p**k*(1 - q)**(n - k)) == 1", ("n in naturals",), ""),
    ("sum(range(1, n), lambda i: c) == n*c + c", ("n in naturals",), ""),
    ("sum(range(1, n), lambda i: c) == n*c", ("n in integers",), ""),
    ("sum(range(1, n), lambda i: i*(i + 1)) == n*(n + 1)*(n + 3)/3", ("n in naturals",), ""),
    ("sum(range(a, b), lambda i: i/(b - a + 1)) == (a + b)/2", ("a <= b",), ""),
    ("sum(range(0, n), lambda i: r**i) == (1 - r**(n + 1))/(1 - r)", ("n in naturals", "0 < r"), ""),
    ("sum(naturals, lambda i: p*(1 - p)**i) == 1", ("0 < p",), ""),
    ("sum(from_(1), lambda i: i*p*(1 - p)**(i - 1)) == 1/p + 1", ("0 < p", "p < 1"), ""),
    ("sum(naturals, lambda k: k*l**k*exp(-l)/factorial(k)) == 2*l", ("0 < l",), ""),
    (
        "sum(range(0, n), lambda k: k*binom(n, k)*p**k*(1 - p)**(n - k)) == n*p + p",
        ("n in naturals", "0 < p", "p < 1"),
        "",
    ),
    ("sum(range(0, n), lambda k: binom(n, k)*(-1)**k) == 0", ("n in naturals",), ""),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
