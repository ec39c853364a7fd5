"""Denominators that are nonzero because their factors are, and fractions with roots below."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.search.decide import decide
from kld_proof.search.order.division import exact_quotient
from tests.kernel.sequents import term

X, ONE = ((0, 1),), ()


@pytest.mark.parametrize(
    ("left", "right", "assumptions", "proved"),
    [
        ("1/(x**2 + x)", "1/x - 1/(x + 1)", ("x != 0", "x != -1"), True),
        ("1/(x**2 + x)", "1/x - 1/(x + 1)", ("x != 0",), False),
        ("1/(x**2 + x)", "1/x + 1/(x + 1)", ("x != 0", "x != -1"), False),
        ("1/(x**2 - x - 2)", "(1/(x - 2) - 1/(x + 1))/3", ("x != 2", "x != -1"), True),
        ("1/(x**2 - x - 2)", "(1/(x - 2) - 1/(x + 1))/3", ("x != 2", "x != 1"), False),
        ("(a**2 + 2*a*b + b**2)/(a**2 - b**2)", "(a + b)/(a - b)", ("a != b", "a != -b"), True),
        ("(a - b)/(a**2 - 2*a*b + b**2)", "1/(a - b)", ("a != b",), True),
        ("(a - b)/(a**2 - 2*a*b + b**2)", "1/(a + b)", ("a != b",), False),
        ("1/(sqrt(x + 1) + sqrt(x))", "sqrt(x + 1) - sqrt(x)", ("0 <= x",), True),
        ("1/(sqrt(x + 2) + sqrt(x))", "sqrt(x + 2) - sqrt(x)", ("0 <= x",), False),
        ("1/(sqrt(x) - 1)", "(sqrt(x) + 1)/(x - 1)", ("1 < x",), True),
        ("1/(sqrt(x) - 1)", "(sqrt(x) + 1)/(x - 1)", ("0 < x",), False),
        ("1/(sqrt(2) - 1)", "sqrt(2) + 1", (), True),
        ("1/(sqrt(2) - 1)", "sqrt(2) - 1", (), False),
    ],
)
def test_fractions(left: str, right: str, assumptions: tuple[str, ...], proved: bool) -> None:
    claim = Claim(tuple(map(term, assumptions)), "eq", term(left), term(right))
    assert (decide(claim).verdict == "proved") == proved


def test_exact_quotients() -> None:
    """x**2 - 1 by x - 1 leaves nothing, by x - 2 something; what is not whole has no quotient."""
    square = {((0, 2),): 1, ONE: -1}
    assert exact_quotient(square, {X: 1, ONE: -1}) == {X: 1, ONE: 1}
    assert exact_quotient(square, {X: 1, ONE: -2}) is None
    assert exact_quotient(square, {ONE: 2}) is None
    assert exact_quotient(square, {}) is None
    assert exact_quotient({((0, -1),): 1}, {X: 1, ONE: 1}) is None
