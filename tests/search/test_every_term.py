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
