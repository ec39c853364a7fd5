"""Means over four outcomes: what holds for all random variables holds there, most of the rest does not."""

from __future__ import annotations

import pytest

from kld_proof import enclosure
from kld_proof.search.explain.sample import in_sample
from tests.kernel.sequents import term

VARIANCE = "expect(lambda w: (f(w) - expect(lambda v: f(v)))**2)"
TRUE = [
    f"{VARIANCE} == expect(lambda w: f(w)**2) - expect(lambda w: f(w))**2",
    "expect(lambda w: f(w) + 2*g(w)) == expect(lambda w: f(w)) + 2*expect(lambda w: g(w))",
    f"0 < {VARIANCE}",
]
FALSE = [
    "expect(lambda w: f(w)**2) == expect(lambda w: f(w))**2",
    "expect(lambda w: f(w)*g(w)) == expect(lambda w: f(w))*expect(lambda w: g(w))",
    f"{VARIANCE} == expect(lambda w: f(w)**2) - expect(lambda w: f(w))",
    "expect(lambda w: f(w)) == expect(lambda w: g(w))",
]


@pytest.mark.parametrize("text", TRUE)
def test_what_is_true_of_all_is_true_there(text: str) -> None:
    assert enclosure.holds(in_sample(term(text)), {}, 64)


@pytest.mark.parametrize("text", FALSE)
def test_what_is_false_of_some_is_false_there(text: str) -> None:
    assert enclosure.fails(in_sample(term(text)), {}, 64)


def test_other_functions_and_numbers_are_left_alone() -> None:
    """A function of a number has no table, and without functions there is nothing to do."""
    assert in_sample(term("f(a) == a")) == term("f(a) == a")
    assert in_sample(term("a + 1")) == term("a + 1")
