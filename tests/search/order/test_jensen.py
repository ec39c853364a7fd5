"""Jensen's inequality for exp and ln, and means of what is positive."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.search.decide import decide
from tests.kernel.sequents import term

EXP = ["integrable_rv(f)", "integrable_rv(lambda w: exp(f(w)))"]
LN = ["integrable_rv(f)", "integrable_rv(lambda w: ln(f(w)))", "all(space, lambda w: 0 < f(w))"]


@pytest.mark.parametrize(
    ("given", "low", "high", "proved"),
    [
        (EXP, "exp(expect(f))", "expect(lambda w: exp(f(w)))", True),
        (EXP, "2*exp(expect(f))", "expect(lambda w: exp(f(w)) + exp(f(w)))", True),
        (EXP, "expect(lambda w: exp(f(w)))", "exp(expect(f))", False),
        (EXP, "exp(2*expect(f))", "expect(lambda w: exp(f(w)))", False),
        (EXP[1:], "exp(expect(f))", "expect(lambda w: exp(f(w)))", False),
        (LN, "expect(lambda w: ln(f(w)))", "ln(expect(f))", True),
        (LN, "ln(expect(f))", "expect(lambda w: ln(f(w)))", False),
    ],
)
def test_jensen(given: list[str], low: str, high: str, proved: bool) -> None:
    claim = Claim(tuple(map(term, given)), "le", term(low), term(high))
    assert (decide(claim).verdict == "proved") == proved


@pytest.mark.parametrize(("relation", "proved"), [("<", True), ("<=", False)])
def test_the_sign_of_a_mean(relation: str, proved: bool) -> None:
    given = ["integrable_rv(f)", f"all(space, lambda w: 0 {relation} f(w))"]
    claim = Claim(tuple(map(term, given)), "lt", term("0"), term("expect(f)"))
    assert (decide(claim).verdict == "proved") == proved
