"""Integrals and sums over pairs: what exists together is split in another way, what need not exist is not."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.search.decide import decide
from kld_proof.search.goals import prove_goal
from kld_proof.search.prove import Prover
from tests.kernel.sequents import term

F = "integrable2(reals, reals, lambda x, y: f(x, y))"
G = "integrable2(reals, reals, lambda x, y: g(x, y))"


def over(body: str) -> str:
    return f"integral(reals, lambda x: integral(reals, lambda y: {body}))"


def turned(body: str) -> str:
    return f"integral(reals, lambda y: integral(reals, lambda x: {body}))"


@pytest.mark.parametrize(
    ("left", "right", "proved"),
    [
        (over("f(x, y) + g(x, y)"), f"{over('f(x, y)')} + {turned('g(x, y)')}", True),
        (over("2*f(x, y)"), f"2*{turned('f(x, y)')}", True),
        (over("f(x, y)"), over("f(y, x)"), True),  # the names of the variables exchanged, and the order
        (over("f(x, y)*g(x, y)"), turned("f(x, y)*g(x, y)"), False),
        (over("f(x, y)"), turned("f(x, x)"), False),
        (over("f(x, y) + g(x, y)"), f"{over('f(x, y)')} - {turned('g(x, y)')}", False),
    ],
)
def test_equations(left: str, right: str, proved: bool) -> None:
    prover = Prover((term(F), term(G)))
    assert (prove_goal(prover.context, term(f"{left} == {right}")) is not None) == proved


@pytest.mark.parametrize(
    ("function", "proved"),
    [
        ("2*f(x, y) - 3*g(x, y)", True),
        ("exp(-x**2)*exp(-y**2)", True),
        ("(x + y)**2*exp(-x**2 - y**2)", True),
        ("f(x, y)*g(x, y)", False),
        ("exp(-(x - y)**2)", False),  # every row is integrable
        ("x*f(x, y)", False),
    ],
)
def test_what_is_integrable_over_pairs(function: str, proved: bool) -> None:
    prover = Prover((term(F), term(G)))
    goal = term(f"integrable2(reals, reals, lambda x, y: {function})")
    assert (prove_goal(prover.context, goal) is not None) == proved


def test_without_a_hypothesis_about_pairs_nothing_is_exchanged() -> None:
    rows = tuple(
        map(
            term,
            (
                "all(reals, lambda x: integrable(reals, lambda y: f(x, y)))",
                "integrable(reals, lambda x: integral(reals, lambda y: f(x, y)))",
                "all(reals, lambda y: integrable(reals, lambda x: f(x, y)))",
                "integrable(reals, lambda y: integral(reals, lambda x: f(x, y)))",
            ),
        )
    )
    claim = Claim(rows, "eq", term(over("f(x, y)")), term(turned("f(x, y)")))
    assert decide(claim).verdict != "proved"
