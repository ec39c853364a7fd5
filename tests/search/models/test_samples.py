"""Claims of search.samples and search.approximate: only what fails somewhere inside is rejected."""

from __future__ import annotations

import math

import pytest

from kld_proof.library.statement import statement
from kld_proof.search.models.approximate import rejected, undefined, value
from kld_proof.search.models.samples import Samples
from tests.search.contexts import application, closes, term


def rejects(goal: str, *assumptions: str) -> bool:
    p = application(goal)
    return Samples(tuple(map(term, assumptions))).reject(p.head, *p.args)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("0 < ln(s)", "0 < s"),
        ("a < b", "0 < a; 0 < b"),
        ("x*y == x + y", ""),
        ("0 <= n - 2", "n in naturals"),
        ("b < a", "a + b == 1; 0 < a; 0 < b"),
        ("y == x", "y == exp(x)"),
        ("x < 1/2", "x in interval(0, 1)"),
        ("s < t", "0 < s; 0 < t; integrable_rv(lambda w: X(w))"),
    ],
)
def test_a_false_goal_is_rejected(goal: str, assumptions: str) -> None:
    given = [a.strip() for a in assumptions.split(";") if a.strip()]
    assert rejects(goal, *given)
    assert not closes(goal, *given)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("0 < ln(s)", "1 < s"),
        ("a < b", "0 < a; a < b"),
        ("x*y == y*x", ""),
        ("0 <= n", "n in naturals"),
        ("n == n + 10**-30", "n in naturals"),
        ("1 + x - x == 1", ""),
        ("x < 1", "x in interval(0, 1)"),
        ("integral(reals, lambda x: f(x)) == 0", ""),
        ("0 < f(x)", ""),
        ("1/x == 2/x", "x == 0"),
        ("a != 1/2 + 1/2", "a == 1"),
    ],
)
def test_what_holds_or_cannot_be_told_is_not_rejected(goal: str, assumptions: str) -> None:
    assert not rejects(goal, *[a.strip() for a in assumptions.split(";") if a.strip()])


def test_conditions_on_functions_that_may_bind_a_variable_forbid_every_sample() -> None:
    assert not rejects("a < b", "0 < a", "all(reals, lambda x: 0 < b - a + f(x))")
    assert not rejects("a < 0", "integral(reals, lambda x: f(x)) == -a")


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("f(x) == f(y)", ""),
        ("f(x)*g(x) == f(x)", "all(reals, lambda x: 0 < f(x)); integrable(reals, lambda x: f(x)*(x - m)**2)"),
        ("f(x + m) == f(x)", "integral(reals, lambda x: f(x)) == 1; all(reals, lambda x: f(x) <= 1)"),
        ("X(w)*m == X(w)", "integrable_rv(lambda w: X(w)); w in space"),
    ],
)
def test_an_equation_that_some_functions_violate_is_rejected(goal: str, assumptions: str) -> None:
    given = [a.strip() for a in assumptions.split(";") if a.strip()]
    assert rejects(goal, *given)
    assert not closes(goal, *given)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("f(x - m) == f(-m + x)", ""),
        ("f(x) == f(y)", "all(reals, lambda x: f(x) == 2)"),
        ("f(1) == 1 - f(2)", "sum(range(1, 2), lambda k: f(k)) == 1"),
        ("f(1) == f(2)", "all(reals, lambda x: f(x) <= f(1)); f(1) <= f(2)"),
        ("f(x) == 1", "1 <= f(x); f(x) <= 1"),
        ("f(a) == 0 - f(a)", "0 == f(a)"),
    ],
)
def test_what_holds_for_the_functions_that_are_meant_is_not_rejected(goal: str, assumptions: str) -> None:
    assert not rejects(goal, *[a.strip() for a in assumptions.split(";") if a.strip()])


def test_a_new_name_leaves_the_other_values_as_they_are() -> None:
    outer = Samples((term("0 < a"), term("a < 1")))
    inner = outer.child(term("x in interval(a, 1)"))
    for (point, _), (further, _) in zip(outer.points, inner.points, strict=True):
        assert further["a"] == point["a"] < further["x"] < 1
    assert outer.child(term("x in reals")) is outer
    assert outer.child(term("2 < a")).points == [] == outer.child(term("x in interval(1, a)")).points
    assert [p["a"] < 1 / 2 for p, _ in outer.child(term("a < 1/2")).points] == [True] * 3


def test_what_is_nearly_zero_far_away_has_no_root_there() -> None:
    """Only an equation that is linear in a name is solved for it."""
    assert not rejects("0 < 2 - x**2", "0 < x", "0 == exp(-x**2)*(1 - x**2)")
    assert rejects("0 < x - 3", "0 < x", "2*x == 4")


def test_contradictory_assumptions_have_no_sample() -> None:
    assert not rejects("0 < 0 - x**2", "x < 0", "0 < x")


def test_digits_that_cancel_leave_no_value() -> None:
    assert math.isnan(value(term("sqrt(2)**2 - 2"), {}, {}))
    assert math.isnan(value(term("ln(1 + 10**-9)"), {}, {}))
    assert math.isnan(value(term("1/0"), {}, {}))
    assert value(term("exp(1) - 1"), {}, {}) == pytest.approx(math.e - 1)


def test_roots_and_logarithms_of_negative_numbers_are_undefined() -> None:
    assert undefined(term("1 + sqrt(2 - exp(1))")) and undefined(term("ln(1 - sqrt(2))"))
    assert not undefined(term("sqrt(3 - exp(1))")) and not undefined(term("ln(0)"))
    assert not undefined(term("integral(reals, lambda x: sqrt(x))"))


def test_relations_between_numbers() -> None:
    assert rejected("eq", term("exp(1)"), term("2"))
    assert rejected("lt", term("ln(4)"), term("ln(3)"))
    assert not rejected("lt", term("ln(3)"), term("ln(4)"))
    assert not rejected("eq", term("2*ln(2)"), term("ln(4)"))
    assert not rejected("ne", term("ln(3)"), term("ln(4)"))


def test_a_tiny_gap_far_away_is_no_root() -> None:
    """Where exp(-x^2/s) is next to nothing, (m - x) exp(-x^2/s) = 0 is not met by an x that is not m."""
    samples = Samples((statement("(m - x)*exp(-x**2/s) == 0"), statement("0 < s")))
    assert not samples.reject("eq", statement("x"), statement("m"))
    linear = Samples((statement("3*(m - x) == 0"),))
    assert linear.points and linear.reject("eq", statement("x"), statement("m + 1"))
