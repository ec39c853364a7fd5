"""Binomial coefficients, and sums of the negative binomial, hypergeometric, beta-binomial and other laws."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

NK = ("n in naturals", "k in naturals")
NEGATIVE = ("r in naturals", "1 <= r", "0 < p", "p < 1")
URN = ("n in naturals", "N in naturals", "K in naturals", "K <= N", "n <= N", "1 <= K", "1 <= n")
LAW = "binom(k + r - 1, k)*(1 - p)**k*p**r"
DRAWS = "binom(K, k)*binom(N - K, n - k)/binom(N, n)"
MIXED = "binom(n, k)*beta(a + k, b + n - k)/beta(a, b)"
BETA = ("n in naturals", "0 < a", "0 < b")
PROVED = [
    ("binom(n, k) + binom(n, k + 1) == binom(n + 1, k + 1)", NK),
    ("binom(n, k) == binom(n - 1, k) + binom(n - 1, k - 1)", (*NK, "1 <= n", "1 <= k")),
    ("k*binom(n, k) == n*binom(n - 1, k - 1)", (*NK, "1 <= n", "1 <= k")),
    ("(k + 1)*binom(n, k + 1) == (n - k)*binom(n, k)", NK),
    ("binom(n, n) == binom(n, 0)", NK),
    ("binom(n, k) == 0", (*NK, "n < k")),
    ("sum(range(0, n), lambda k: k*binom(n, k)*p**k*(1 - p)**(n - k)) == n*p", ("n in naturals",)),
    (
        "sum(range(0, n), lambda k: k**2*binom(n, k)*p**k*(1 - p)**(n - k)) == n*p*(1 - p) + n**2*p**2",
        ("n in naturals",),
    ),
    (f"sum(naturals, lambda k: {LAW}) == 1", NEGATIVE),
    (f"sum(naturals, lambda k: k*({LAW})) == r*(1 - p)/p", NEGATIVE),
    (f"sum(naturals, lambda k: (k - r*(1 - p)/p)**2*({LAW})) == r*(1 - p)/p**2", NEGATIVE),
    ("sum(from_(r), lambda k: k*binom(k - 1, r - 1)*(1 - p)**(k - r)*p**r) == r/p", NEGATIVE),
    (f"sum(range(0, n), lambda k: {DRAWS}) == 1", URN),
    (f"sum(range(0, n), lambda k: k*{DRAWS}) == n*K/N", URN),
    (
        f"sum(range(0, n), lambda k: k*(k - 1)*{DRAWS}) == n*(n - 1)*K*(K - 1)/(N*(N - 1))",
        (*URN, "2 <= K", "2 <= n"),
    ),
    ("sum(range(0, n), lambda k: binom(n, k)**2) == binom(2*n, n)", ("n in naturals",)),
    (f"sum(range(0, n), lambda k: {MIXED}) == 1", BETA),
    (f"sum(range(0, n), lambda k: k*{MIXED}) == n*a/(a + b)", BETA),
    (
        f"sum(range(0, n), lambda k: (k - n*a/(a + b))**2*{MIXED})"
        " == n*a*b*(a + b + n)/((a + b)**2*(a + b + 1))",
        BETA,
    ),
    ("sum(from_(1), lambda k: (1 - p)**k/(-k*ln(p))) == 1", ("0 < p", "p < 1")),
    ("sum(from_(1), lambda k: 1/k**2) == pi**2/6", ()),
    ("sum(from_(1), lambda k: 1/(k*(k + 1))) == 1", ()),
]  # fmt: skip
NEAR_MISSES = [
    ("binom(n, k) + binom(n, k + 1) == binom(n + 1, k)", NK),
    ("binom(n, k) == binom(n - 1, k) + binom(n - 1, k - 1)", NK),
    ("k*binom(n, k) == n*binom(n - 1, k)", (*NK, "1 <= n", "1 <= k")),
    ("binom(n, k) == binom(n, n - k)", NK),
    ("binom(n, k) == 0", (*NK, "n <= k")),
    (f"sum(naturals, lambda k: k*({LAW})) == r*p/(1 - p)", NEGATIVE),
    (f"sum(naturals, lambda k: {LAW}) == 1", ("r in naturals", "0 < p", "p < 1")),
    (f"sum(range(0, n), lambda k: k*{DRAWS}) == n*K/(N + 1)", URN),
    (
        f"sum(range(0, n), lambda k: {DRAWS}) == 1",
        ("n in naturals", "N in naturals", "K in naturals", "K <= N"),
    ),
    (f"sum(range(0, n), lambda k: k*{MIXED}) == n*b/(a + b)", BETA),
    ("sum(from_(1), lambda k: (1 - p)**k/(-k*ln(p))) == 1", ("0 < p",)),
    ("sum(from_(1), lambda k: 1/k**2) == pi**2/8", ()),
    ("sum(from_(1), lambda k: 1/k) == pi**2/6", ()),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "assumptions"), PROVED)
def test_the_sum_is_proved(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions"), NEAR_MISSES)
def test_a_near_miss_is_not(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) != "proved"
