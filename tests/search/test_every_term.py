"""Bounds of every term of a sequence, used at the terms that a claim mentions."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.search.decide import decide
from tests.kernel.sequents import term

BOUNDS = ("all(integers, lambda k: 0 < f(k))", "all(integers, lambda k: f(k) < 1)", "t in integers")


@pytest.mark.parametrize(
    ("left", "right", "proved"),
    [
        ("sqrt((1 - f(t))*(1 - f(t - 1)))", "sqrt(1 - f(t))*sqrt(1 - f(t - 1))", True),
        ("ln((1 - f(t - 1))/f(t))", "ln(1 - f(t - 1)) - ln(f(t))", True),
        ("sqrt((1 - f(t))*(1 - f(t - 1)))", "sqrt(1 - f(t))*sqrt(1 + f(t - 1))", False),
        ("ln((1 - f(t/2))/f(t))", "ln(1 - f(t/2)) - ln(f(t))", False),  # t/2 need not be an integer
        ("ln((1 - 2*f(t))/f(t))", "ln(1 - 2*f(t)) - ln(f(t))", False),
    ],
)
def test_instances(left: str, right: str, proved: bool) -> None:
    claim = Claim(tuple(map(term, BOUNDS)), "eq", term(left), term(right))
    assert (decide(claim).verdict == "proved") == proved


PRODUCT = "all(reals, lambda x: all(reals, lambda y: f(x, y) == g(x)*h(y)))"


@pytest.mark.parametrize(
    ("given", "left", "right", "proved"),
    [
        (PRODUCT, "f(s, t)**2 + 1", "h(t)**2*g(s)**2 + 1", True),
        (PRODUCT, "f(s, t)", "g(t)*h(s)", False),
        (PRODUCT.replace("reals", "integers", 1), "f(s, t)", "g(s)*h(t)", False),
        (PRODUCT.replace("reals", "space", 1), "f(s, t)", "g(s)*h(t)", False),
    ],
)
def test_values_of_functions(given: str, left: str, right: str, proved: bool) -> None:
    claim = Claim((term(given),), "eq", term(left), term(right))
    assert (decide(claim).verdict == "proved") == proved
