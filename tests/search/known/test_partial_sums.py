"""Sums with the indicator of an initial part of the indices: distribution functions of discrete laws."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

GEOMETRIC = "sum(from_(1), lambda k: (1 - p)**(k - 1)*p*{})"
POISSON = "sum(naturals, lambda k: m**k*exp(-m)/factorial(k)*{})"
BINOMIAL = "sum(range(0, n), lambda k: binom(n, k)*p**k*(1 - p)**(n - k)*{})"
GIVEN = ("n in naturals", "0 < p", "p < 1", "0 < m")
PROVED = [
    (GEOMETRIC, "ite(k <= n, 1, 0)", "1 - (1 - p)**n"),
    (GEOMETRIC, "(1 - ite(k <= n, 1, 0))", "(1 - p)**n"),
    (GEOMETRIC, "ite(k < n + 1, 1, 0)", "1 - (1 - p)**n"),
    (POISSON, "ite(k <= 1, 1, 0)", "(1 + m)*exp(-m)"),
    (POISSON, "(1 - ite(k < 1, 1, 0))", "1 - exp(-m)"),
    (BINOMIAL, "(1 - ite(k < 1, 1, 0))", "1 - (1 - p)**n"),
]
NEAR_MISSES = [
    (GEOMETRIC, "ite(k < n, 1, 0)", "1 - (1 - p)**n"),
    (POISSON, "ite(k < 1, 1, 0)", "(1 + m)*exp(-m)"),
    (POISSON, "(1 - ite(k <= 1, 1, 0))", "1 - exp(-m)"),
    (BINOMIAL, "(1 - ite(k <= 1, 1, 0))", "1 - (1 - p)**n"),
]


@pytest.mark.parametrize(("law", "part", "value"), PROVED)
def test_the_sum_is_proved(law: str, part: str, value: str) -> None:
    assert verdict(f"{law.format(part)} == {value}", *GIVEN) == "proved"


@pytest.mark.parametrize(("law", "part", "value"), NEAR_MISSES)
def test_a_near_miss_is_not(law: str, part: str, value: str) -> None:
    assert verdict(f"{law.format(part)} == {value}", *GIVEN) != "proved"
