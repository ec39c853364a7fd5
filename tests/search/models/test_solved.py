"""Models of equations: closed forms for what they determine, judged with their values put in."""

from __future__ import annotations

import pytest

from kld_proof.kernel.term import ZERO, App, Num, Term, Var, names, show, substitute
from kld_proof.search.builder import Builder
from kld_proof.search.context import Context
from kld_proof.search.goals import prove_goal
from kld_proof.search.limits import DEFAULT
from kld_proof.search.models.solved import solved_models

X, M, A = Var("x"), Var("m"), Var("a")
HALF = App("div", Num(1), Num(2))
SQUARE = App("pow", App("add", X, App("neg", M)), Num(2))
BELL = App("eq", App("exp", App("neg", SQUARE)), HALF)
FACTOR = App("add", A, X, Num(-3))
PRODUCT = App("eq", ZERO, App("mul", App("exp", X), FACTOR))


@pytest.mark.parametrize("equation", [BELL, PRODUCT], ids=show)
def test_the_values_satisfy_the_equation(equation: Term) -> None:
    values = next(solved_models([equation], sorted(names(equation))))
    assert set(values) == names(equation)
    assert prove_goal(Context(Builder(DEFAULT), ()), substitute(equation, values)) is not None


def test_there_are_none_for_a_contradiction() -> None:
    equation = App("eq", App("exp", X), Num(-1))
    found = list(solved_models([equation], ["x"]))
    ctx = Context(Builder(DEFAULT), ())
    assert all(prove_goal(ctx, substitute(equation, values)) is None for values in found)
