"""Goals from assumed equations, each beside a near miss that does not follow."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes, verdict

FOLLOWS = [
    ("m == S/n", "(S - n*m)/s**2 == 0", "0 < s", "0 < n"),
    ("b*x == a - 1", "(a - 1)/x - b == 0", "0 < x", "0 < b"),
    ("a**2 + b**2 == 1 - 2*a*b", "a + b == 1"),
    ("x == 4", "x**2 == 4*x", "x != 0"),
    ("-k*t == ln(c/k)", "k*exp(-k*t) == c", "0 < k"),
    ("t == ln(k/c)/k", "k*exp(-k*t) == c", "0 < k"),
    ("s == sqrt(q/n)", "-n/s + q/s**3 == 0", "0 < s", "0 < n"),
    ("s**2 == q/n", "-n/s + q/s**3 == 0", "s != 0", "0 < n"),
    ("y == 2", "x + y == 5", "x - y == 1"),
    ("x == y", "x**2 == y**2", "0 < x", "0 < y"),
    ("x == exp(3)", "ln(x) == 3", "0 < x"),
    ("x == 9", "sqrt(x) == 3", "0 <= x"),
    ("x == (a - 1)/(a + b - 2)", "(a - 1)/x - (b - 1)/(1 - x) == 0", "0 < x", "x < 1", "1 < a", "1 < b"),
    ("p == q", "p/(1 - p) == q/(1 - q)", "p < 1", "q < 1"),
    ("u == ln(p/(1 - p))", "p == 1/(1 + exp(-u))"),
    ("exp(-(x - m)**2) == 1/2", "exp(-(x - m)**2)/(sqrt(2*pi)*s) == 1/(2*sqrt(2*pi)*s)", "0 < s"),
    ("0 < x", "x == exp(y)"),
    ("x <= 2/a", "a*x <= 2", "0 < a"),
    ("2/a <= x", "a*x <= 2", "a < 0"),
    ("ln(2)/2 <= k", "-2 <= -ln(2)/k", "0 < k"),
]  # fmt: skip
DOES_NOT = [
    ("m == S/n", "(S - n*m)/s**2 == 0", "0 < s"),
    ("b*x == a + 1", "(a - 1)/x - b == 0", "0 < x", "0 < b"),
    ("a**2 + b**2 == 1 - a*b", "a + b == 1"),
    ("x == 4", "x**2 == 4*x"),
    ("t == ln(c/k)/k", "k*exp(-k*t) == c", "0 < k"),
    ("s == sqrt(q/n)", "-n/s + q/s**3 == 0", "s != 0", "0 < n"),
    ("x == y", "x**2 == y**2"),
    ("x == y", "a*x == a*y"),
    ("x == exp(3)", "ln(x) == 3"),
    ("x == (a - 1)/(a + b)", "(a - 1)/x - (b - 1)/(1 - x) == 0", "0 < x", "x < 1", "1 < a", "1 < b"),
    ("exp(-(x - m)**2) == 1/3", "exp(-(x - m)**2)/(sqrt(2*pi)*s) == 1/(2*sqrt(2*pi)*s)", "0 < s"),
    ("2/a <= x", "a*x <= 2", "0 < a"),
    ("x <= 2/a", "a*x <= 2"),
    ("1 == 2", "x == exp(y)"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "assumptions"), [(g, h) for g, *h in FOLLOWS])
def test_what_equations_and_scaled_inequalities_imply_is_proved(goal: str, assumptions: list[str]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(("goal", "assumptions"), [(g, h) for g, *h in DOES_NOT])
def test_what_they_do_not_imply_is_not(goal: str, assumptions: list[str]) -> None:
    assert not closes(goal, *assumptions)


def test_a_wrong_solution_is_refuted_at_a_point_that_satisfies_the_equation() -> None:
    given = ("(S - n*m)/s**2 == 0", "0 < s", "0 < n")
    assert verdict("m", "S/n", *given) == "proved"
    assert verdict("m", "S/(n - 1)", *given, "1 < n") == "refuted"
    assert verdict("m", "-S/n", *given) == "refuted"
    assert verdict("x", "4", "x**2 == 4*x") == "refuted"


def test_nothing_is_proved_from_equations_that_contradict_each_other() -> None:
    assert verdict("x", "y", "x + y == 5", "2*x + 2*y == 11") == "not_proved"
