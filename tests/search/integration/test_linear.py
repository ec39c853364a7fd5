"""Claims of search.linear: integrals and sums as combinations of basic ones, each of which has to exist."""

from __future__ import annotations

import pytest

from kld_proof.kernel.term import App
from kld_proof.search.integration.linear import binder_equation, decompose, integrable
from tests.search.contexts import application, closes, context, term

GAUSS = "exp(0 - x**2/2)"
BOTH = ("integrable(reals, lambda x: f(x))", "integrable(reals, lambda x: g(x))")


def test_a_body_is_a_combination_of_functions_of_the_variable() -> None:
    ctx = context("0 < s")
    body = application(f"integral(reals, lambda x: (a*x + b)**2*{GAUSS}/s)").args[1]
    found = decompose(ctx, "integral", term("reals"), body)
    assert found is not None and len(found.parts) == 3
    every = ctx.builder.conclusion(found.line)
    assert every.head == "all" and every.args[0] == term("reals")


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        (f"integrable(reals, lambda x: x**3*{GAUSS} - 2*{GAUSS})", ()),
        (
            "integrable(reals, lambda x: 2*f(x) + a*g(x))",
            BOTH,
        ),
        ("integrable(interval(0, 1), lambda x: x**2 + 1)", ()),
        ("summable(range(1, n), lambda k: f(k))", ()),
    ],
)
def test_what_exists(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("integrable(reals, lambda x: x**3*exp(x**2/2))", ()),
        ("integrable(reals, lambda x: 2*f(x) + a*g(x))", ("integrable(reals, lambda x: f(x))",)),
        ("integrable(reals, lambda x: x**2 + 1)", ()),
        ("integrable(reals, lambda x: f(x))", ("integrable(interval(0, 1), lambda x: f(x))",)),
        ("summable(naturals, lambda k: f(k))", ()),
    ],
)
def test_what_may_not_exist(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)


def test_the_binder_goes_inside_only_where_every_part_exists() -> None:
    whole = application("integral(reals, lambda x: 2*f(x) + 3*g(x))")
    split = term("2*integral(reals, lambda x: f(x)) + 3*integral(reals, lambda x: g(x))")
    ctx = context(*BOTH)
    line = binder_equation(ctx, "integral", *whole.args)
    assert line is not None and ctx.same(ctx.builder.right(line), split)
    ctx = context(BOTH[0])
    line = binder_equation(ctx, "integral", *whole.args)
    assert line is None or not ctx.same(ctx.builder.right(line), split)


def test_integrability_is_remembered() -> None:
    ctx = context()
    goal = application(f"integrable(reals, lambda x: {GAUSS})")
    domain, body = goal.args
    line = integrable(ctx, domain, body)
    assert line is not None and integrable(ctx, domain, body) == line
    assert type(ctx.builder.conclusion(line)) is App
