"""Points satisfy their assumptions exactly; contradictions have none; rational work needs no Arb."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kld_proof.kernel.term import Lam, Term, Var
from kld_proof.search.models.points import ALL_WORK, SIMPLE, WORK, Space, points, satisfying_point, simplest
from kld_proof.search.refuter.exact import exact, truth
from tests.search.terms import add, app, div, mul, neg, positive, power, sub

A, B, C, N, X, Y = map(Var, "abcnxy")
SATISFIABLE: list[list[Term]] = [
    [],
    positive("a", "b"),
    [app("eq", add(A, B), 1), *positive("a", "b")],
    [app("eq", add(A, B, C), 1), *positive("a", "b", "c")],
    [app("lt", 0, A), app("lt", A, B), app("lt", B, 1)],
    [app("in", N, app("naturals")), app("le", 5, N)],
    [app("in", N, app("range", A, B)), app("in", A, app("naturals")), app("in", B, app("from", add(A, 3)))],
    [app("in", X, app("interval", A, B)), app("lt", A, B)],
    [app("in", X, app("below", neg(1000)))],
    [app("lt", X, app("pi")), app("lt", 3, X)],
    [app("eq", C, app("ln", power(X, 2))), app("lt", 0, X)],
    [app("eq", mul(A, B), 1), app("lt", 1000, A)],
    [app("ne", X, 1), app("ne", X, 2), app("ne", X, 0)],
    [app("eq", mul(2, A), sub(B, 1)), app("eq", add(B, C), 7)],
    [app("lt", "9/10", X), app("lt", X, "91/100")],
    [app("lt", power(X, 2), "1/1000"), app("lt", 0, X)],
    [app("eq", add(*[Var(f"p{i}") for i in range(8)]), 1), *positive(*[f"p{i}" for i in range(8)])],
]
CONTRADICTORY: list[list[Term]] = [
    [app("lt", A, B), app("lt", B, A)],
    [app("lt", A, 0), app("lt", 0, A)],
    [app("eq", A, 1), app("ne", A, 1)],
    [app("in", N, app("naturals")), app("lt", N, 0)],
    [app("in", N, app("integers")), app("in", N, app("interval", 0, 1))],
    [app("lt", power(X, 2), 0)],
    [app("lt", app("pi"), 3)],
    [app("lt", 0, div(1, sub(X, X)))],
]


@pytest.mark.parametrize("assumptions", SATISFIABLE, ids=repr)
def test_a_point_is_found_and_inside(assumptions: list[Term]) -> None:
    """Every assumption holds at the point: in exact arithmetic, or by the kernel where that is not enough."""
    from kld_proof.enclosure import holds

    point = satisfying_point(assumptions)
    assert point is not None
    assert all(holds(a, point, 128) for a in assumptions)


@pytest.mark.parametrize("assumptions", CONTRADICTORY, ids=repr)
def test_contradictions_have_no_point(assumptions: list[Term]) -> None:
    """Nothing satisfies them, so nothing is found."""
    assert satisfying_point(assumptions) is None


def test_parameters_are_distinct_and_simple() -> None:
    """Swapped indices show at the first point."""
    point = satisfying_point(positive("a", "b", "c"), ["a", "b", "c", "x"])
    assert point == {"a": 1, "b": 2, "c": Fraction(1, 2), "x": 3}


def test_assumptions_about_functions_are_passed_over() -> None:
    """They have no point; the real ones still count."""
    assert satisfying_point([app("lt", 0, app("$p", X)), app("lt", X, 0)]) == {"x": Fraction(-1)}


def test_rounds_differ() -> None:
    """Each round asks for other values."""
    found = list(points(positive("a"), ["a", "b"], rounds=6))
    assert len({tuple(p.items()) for p in found}) == 6


def test_rational_assumptions_do_not_import_arb() -> None:
    """Exact arithmetic is enough for most documents."""
    code = (
        "import sys; from kld_proof.kernel.term import *; from kld_proof.search.models.points import *;"
        "assert satisfying_point([App('lt', Num(0), Var('s'))], ['m']); assert 'flint' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.fractions(-50, 50, max_denominator=60), st.fractions(-50, 50, max_denominator=60))
def test_simplest_is_between_with_the_least_denominator(a: Fraction, b: Fraction) -> None:
    """No rational between the two has a smaller denominator."""
    if a >= b:
        return
    found = simplest(a, b)
    assert a < found < b
    assert all(not a < Fraction(a * q // 1 + 1, q) < b for q in range(1, found.denominator))


@settings(max_examples=200)
@given(st.fractions(-4, 4, max_denominator=9), st.integers(-3, 3))
def test_exact_values_agree_with_enclosures(x: Fraction, n: int) -> None:
    """Whatever exact arithmetic says, a rigorous ball at 64 bits allows."""
    from kld_proof.enclosure import NotEnclosed, enclose, fails

    for t in (power(X, n), app("sqrt", X), div(1, sub(X, 1)), app("floor", X), app("ln", X), power(X, "1/2")):
        value = exact(t, {"x": x})
        if value is not None:
            assert not fails(app("eq", t, value), {"x": x}, 64)
        try:
            enclose(t, {"x": x}, 64)
        except NotEnclosed:
            assert value is None
        for p in (app("lt", t, 1), app("in", t, app("integers"))):
            assert truth(p, {"x": x}) is not True or not fails(p, {"x": x}, 64)


def test_an_assumption_about_a_whole_family_bounds_no_variable() -> None:
    """An assumption of three parts with a free variable in it is not taken for a relation."""
    family = app("independent", app("range", 1, N), Lam(Lam(C)), 1)
    assert list(points([family, app("in", N, app("naturals"))], ["n", "c"], 1)) == []


def test_the_search_for_a_point_is_bounded_by_what_it_looks_at() -> None:
    """A dozen names in an equation that no simple values satisfy, each with many candidates."""
    squares = [power(Var(f"p{i}"), 2) for i in range(12)]
    space = Space([app("eq", add(*squares), "1/7")], [])
    assert space.point({}) is None
    assert space.work <= WORK + len(SIMPLE)
    for turn in range(30):
        space.point({}, turn)
    assert space.work <= ALL_WORK + 30
