"""Counterexamples with functions and closed forms as values."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import Lam
from kld_proof.search.decide import Decision, decide
from tests.kernel.sequents import term

INTEGRABLE = "integrable(reals, lambda x: f(x))"


def decided(left: str, right: str, *assumptions: str, functions: bool = True) -> Decision:
    return decide(Claim(tuple(map(term, assumptions)), "eq", term(left), term(right)), functions=functions)


@pytest.mark.parametrize(
    ("left", "right", "assumptions", "verdict"),
    [
        ("f(x + y)", "f(x) + f(y)", (), "refuted"),
        ("f(x + y)", "f(y + x)", (), "proved"),
        ("f(x)*g(x)", "f(x)", (), "refuted"),
        ("integral(reals, lambda x: 2*f(x))", "integral(reals, lambda x: f(x))", (INTEGRABLE,), "refuted"),
        ("integral(reals, lambda x: 2*f(x))", "2*integral(reals, lambda x: f(x))", (INTEGRABLE,), "proved"),
        ("exp(v)", "s", ("0 < s", "v == ln(s**2)"), "refuted"),
        ("exp(v)", "s**2", ("0 < s", "v == ln(s**2)"), "not refuted"),
        ("a**2", "1 + a**2", ("v == 1/a", "a == 0"), "not refuted"),
    ],
)
def test_verdicts(left: str, right: str, assumptions: tuple[str, ...], verdict: str) -> None:
    found = decided(left, right, *assumptions)
    assert found.verdict == verdict or (verdict == "not refuted" and found.verdict != "refuted")


def test_a_function_name_of_a_document_is_left_alone() -> None:
    """Its meaning may stand in the prose: only where functions are arbitrary is one put in."""
    assert decided("f(x + y)", "f(x) + f(y)", functions=False).verdict == "not_proved"


def test_the_values_are_told() -> None:
    """A function as a Lam, a defined name as a closed form, numbers as before."""
    found = decided("f(x)", "f(x) + 1")
    assert type(found.witness["$f"]) is Lam and set(found.point) == {"x"}
    defined = decided("exp(v)", "s", "0 < s", "v == ln(s**2)")
    assert set(defined.witness) == {"s", "v"} and set(defined.point) == {"s"}
