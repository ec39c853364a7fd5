"""What is integrable and summable, and what may not be."""

from __future__ import annotations

import pytest

from kld_proof.kernel.term import App
from kld_proof.search.integration.integrable import integrable
from tests.search.contexts import application, closes, context

GAUSS = "exp(0 - x**2/2)"
BOTH = ("integrable(reals, lambda x: f(x))", "integrable(reals, lambda x: g(x))")


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


def test_integrability_is_remembered() -> None:
    ctx = context()
    goal = application(f"integrable(reals, lambda x: {GAUSS})")
    domain, body = goal.args
    line = integrable(ctx, domain, body)
    assert line is not None and integrable(ctx, domain, body) == line
    assert type(ctx.builder.conclusion(line)) is App
