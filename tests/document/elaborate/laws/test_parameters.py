"""A derivative or an integral by what the law of a random variable may depend on is not read."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims, steps

LET = "Let $X$ be a random variable with mean $m$ and variance $v$.\n\n"


def reading(formula: str, page: str = LET) -> str:
    return claims(f"{page}$$ {formula} $$")[0]


def is_kept(formula: str, page: str = LET) -> bool:
    """Whether the left side is an unspecified number, kept as it was written."""
    return "`" in reading(formula, page)


@pytest.mark.parametrize(
    "formula",
    [
        r"\frac{\partial}{\partial m} E[X^2] = 0",
        r"\frac{\partial}{\partial v} E[(X - v)^2] = 0",
        r"\frac{d}{dt} E[X^2] = 0",
        r"\frac{\partial^2}{\partial m \partial a} E[(a X)^2] = 0",
        r"\int_0^1 E[X^2] \, dm = E[X^2]",
    ],
)
def test_what_a_law_may_depend_on_is_not_held_fixed(formula: str) -> None:
    assert is_kept(formula)


@pytest.mark.parametrize(
    "formula",
    [
        r"\frac{d}{da} E[(a X)^2] = 2 a E[X^2]",
        r"\int_0^1 E[(X - c)^2] \, dc = E[X^2] - E[X] + \frac13",
        r"\sum_{i=1}^n E[X] = n E[X]",
    ],
)
def test_a_name_beside_the_variable_varies_alone(formula: str) -> None:
    assert not is_kept(formula)


def test_the_parameter_of_a_law_beside_another_variable() -> None:
    laws = "Let $X \\sim N(m, 1)$ and $Y \\sim N(0, 1)$.\n\n"
    assert is_kept(r"\frac{d}{dm} E[X + Y] = 0", laws)
    assert not is_kept(r"\frac{d}{dm} E[X] = 1", laws)


def test_a_moment_that_a_formula_names_is_a_parameter() -> None:
    page = "Let $X$ be a random variable.\n\n$$ E[X] = a $$\n\n$$ \\frac{d}{da} E[(aX)^2] = 2a E[X^2] $$"
    assert "`" in claims(page)[-1] or not steps(page)[-1].refutable
