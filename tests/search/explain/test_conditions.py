"""Conditions that would help are found among many, and what no condition mends costs few proofs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kld_proof.kernel.term import Term
from kld_proof.search.explain.claim import Prove
from kld_proof.search.explain.conditions import missing_condition, needed_conditions
from tests.soundness.reader import read, read_props


class Counted:
    """`Prove` that counts how often it is asked."""

    def __init__(self) -> None:
        self.prove, self.asked = Prove(), 0

    def __call__(
        self, assumptions: Sequence[Term], relation: str, left: Term, right: Term, model: bool = True
    ) -> bool:
        self.asked += 1
        return self.prove(assumptions, relation, left, right, model)


@pytest.mark.parametrize(
    ("given", "left", "right", "condition"),
    [
        ("", "x/x + y - z", "1 + y - z", "ne(x, 0)"),
        ("", "exp(log(y)) + x*z", "y + x*z", "lt(0, y)"),
        ("a > 0", "abs(x) + a + y + z", "x + a + y + z", "le(0, x)"),
        ("", "abs(x) + y + z", "-x + y + z", "lt(x, 0)"),  # it holds where others that are tried do not
    ],
)
def test_one_of_many_conditions_is_found(given: str, left: str, right: str, condition: str) -> None:
    found = missing_condition(read_props(given), "eq", read(left), read(right), Prove())
    assert found is not None and repr(found) == condition


def test_where_nothing_helps_few_proofs_are_sought() -> None:
    """Four names and two denominators: two dozen conditions, signs of both kinds among them."""
    left, right = read("(x + y)/z + log(w)"), read("x/z + y/w")
    counted = Counted()
    assert missing_condition([], "eq", left, right, counted) is None
    assert counted.asked <= 4


def test_two_conditions_that_help_together_are_none_that_helps_alone() -> None:
    left, right = read("log(a*b)"), read("log(a) + log(b)")
    assert missing_condition([], "eq", left, right, Prove()) is None


def test_conditions_that_hold_anyway_are_not_asked_for() -> None:
    """That a is not zero is known; b alone is missing, and one condition is none of several."""
    given, left, right = read_props("a > 0"), read("a/a + b/b"), read("2")
    assert needed_conditions(given, "eq", left, right, Prove()) == []
    assert [*map(repr, needed_conditions([], "eq", left, right, Prove()))] == ["ne(a, 0)", "ne(b, 0)"]
