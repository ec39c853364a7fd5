"""Integrals, sums and means of known shape: values beside wrong ones, integrability beside divergence."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes

VALUES = [
    ("integral(reals, lambda x: exp(-(a*x**2)))", "sqrt(pi/a)", "2*sqrt(pi/a)", "0 < a"),
    ("integral(reals, lambda x: x**2*exp(-(x**2/2)))", "sqrt(2*pi)", "sqrt(pi)", ""),
    (
        "integral(reals, lambda x: (x - m)**2*exp(-((x - m)**2/(2*s**2))))",
        "sqrt(2*pi)*s**3",
        "sqrt(2*pi)*s**2",
        "0 < s",
    ),
    ("integral(reals, lambda x: x*exp(-((x - m)**2/2)))", "m*sqrt(2*pi)", "0", ""),
    ("integral(interval(0, 1), lambda x: x**2)", "1/3", "1/2", ""),
    ("integral(above(0), lambda x: exp(-x))", "1", "2", ""),
    ("integral(above(0), lambda x: x*exp(-(b*x)))", "1/b**2", "1/b", "0 < b"),
    (
        "sum(range(0, n), lambda k: binom(n, k)*p**k*(1 - p)**(n - k))",
        "1",
        "0",
        "n in naturals; 0 < p; p < 1",
    ),
    ("sum(naturals, lambda k: r**k)", "1/(1 - r)", "r/(1 - r)", "0 < r; r < 1"),
    ("sum(naturals, lambda k: z**k/factorial(k))", "exp(z)", "exp(z) - 1", "0 < z"),
    ("sum(range(1, n), lambda k: k)", "n*(n + 1)/2", "n*(n - 1)/2", "n in naturals"),
]


def assumptions(text: str) -> list[str]:
    return [a.strip() for a in text.split(";") if a.strip()]


@pytest.mark.parametrize(("term", "right", "wrong", "given"), VALUES)
def test_the_value_is_found_and_a_wrong_one_is_not(term: str, right: str, wrong: str, given: str) -> None:
    assert closes(f"{term} == {right}", *assumptions(given))
    assert not closes(f"{term} == {wrong}", *assumptions(given))


@pytest.mark.parametrize(
    ("goal", "given", "divergent"),
    [
        ("integrable(reals, lambda x: x**4*exp(-(a*x**2)))", "0 < a", "0 <= a"),
        ("integrable(above(0), lambda x: x*exp(-(b*x)))", "0 < b", "0 <= b"),
        ("summable(naturals, lambda k: r**k)", "0 < r; r < 1", "0 < r; r <= 1"),
        ("integrable(interval(0, 1), lambda x: x**a)", "0 < a", "a < 0"),
    ],
)
def test_convergence_needs_its_condition(goal: str, given: str, divergent: str) -> None:
    assert closes(goal, *assumptions(given))
    assert not closes(goal, *assumptions(divergent))
