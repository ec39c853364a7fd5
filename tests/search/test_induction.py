"""Induction: sums, products and inequalities that hold for all natural numbers, and ones that do not."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes

NATURAL, FROM_M = "n in naturals", ("m in naturals", "m <= n")


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("sum(range(1, n), lambda k: 1/(k*(k + 1))) == n/(n + 1)", (NATURAL,)),
        ("sum(range(1, n), lambda k: ln(k + 1) - ln(k)) == ln(n + 1)", (NATURAL,)),
        ("sum(range(1, n), lambda k: k*factorial(k)) == factorial(n + 1) - 1", (NATURAL,)),
        ("sum(range(0, n - 1), lambda k: r**k) == (1 - r**n)/(1 - r)", (NATURAL, "r != 1")),
        ("n*n == sum(range(1, n), lambda k: 2*k - 1)", (NATURAL, "3 <= n")),
        ("prod(range(1, n), lambda k: k) == factorial(n)", (NATURAL,)),
        ("prod(range(1, n), lambda k: (k + 1)/k) == n + 1", (NATURAL,)),
        ("ln(factorial(n)) == sum(range(1, n), lambda k: ln(k))", (NATURAL, "2 <= n")),
        ("1 + n*x <= (1 + x)**n", (NATURAL, "-1 <= x")),
        ("n < 2**n", (NATURAL,)),
        ("sum(range(1, n), lambda k: 1/k**2) <= 2 - 1/n", (NATURAL, "1 <= n")),
        ("sum(range(m, n), lambda j: binom(j, m)) == binom(n + 1, m + 1)", (NATURAL, *FROM_M)),
        ("sum(range(m, n), lambda k: q**k) == (q**m - q**(n + 1))/(1 - q)", (NATURAL, *FROM_M, "q != 1")),
        ("sum(range(m, n), lambda k: f(k + 1) - f(k)) == f(n + 1) - f(m)", (NATURAL, *FROM_M)),
        ("prod(range(m, n), lambda k: (k + 1)/k) == (n + 1)/m", (NATURAL, *FROM_M, "1 <= m")),
        (
            "sum(range(0, m), lambda k: f(k)) + sum(range(m + 1, n), lambda k: f(k)) == sum(range(0, n), f)",
            (NATURAL, *FROM_M),
        ),
    ],
)
def test_proved_by_induction(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("sum(range(1, n), lambda k: 1/(k*(k + 1))) == (n + 1)/(n + 2)", (NATURAL,)),
        ("sum(range(1, n), lambda k: k*factorial(k)) == factorial(n + 1)", (NATURAL,)),
        ("prod(range(1, n), lambda k: 2*k) == 2*factorial(n)", (NATURAL,)),
        ("1 + n*x <= (1 + x)**n", (NATURAL,)),
        ("2*n < 2**n", (NATURAL,)),
        ("sum(range(m, n), lambda j: binom(j, m)) == binom(n + 1, m)", (NATURAL, *FROM_M)),
        ("sum(range(m, n), lambda j: binom(j, m)) == binom(n + 1, m + 1)", (NATURAL, FROM_M[0])),
        ("sum(range(m, n), lambda k: q**k) == (q**m - q**(n + 1))/(1 - q)", (NATURAL, *FROM_M)),
        ("sum(range(m, n), lambda k: f(k + 1) - f(k)) == f(n + 1) - f(m)", (NATURAL, FROM_M[0])),
        ("prod(range(m, n), lambda k: (k + 1)/k) == (n + 1)/m", (NATURAL, *FROM_M)),
        ("n**2 <= 2**n", (NATURAL,)),
        # true from 1 on, but nothing says that n is a natural number
        ("prod(range(1, n), lambda k: k) == factorial(n)", ("1 <= n",)),
        # what is assumed of n itself is no part of the claim for all n
        ("sum(range(1, n), lambda k: k) == 3", (NATURAL, "x == n", "1 <= n")),
    ],
)
def test_not_proved_by_induction(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)
