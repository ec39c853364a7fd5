"""Random variables that the text calls independent, and those that it does not."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, steps

PRODUCT = "\n\n$$ \\mathrm{E}[XY] = \\mathrm{E}[X]\\,\\mathrm{E}[Y] $$"
FACT = "independent((\\ $X(#0)), (\\ $Y(#0)))"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    "said",
    [
        "Let $X$ and $Y$ be independent random variables.",
        "Let $X, Y$ be two random variables. Suppose $X$ and $Y$ are independent.",
        "Consider random variables $X$ and $Y$, which are independently distributed.",
        "For independent random variables $X$ and $Y$:",
        "If $X$ and $Y$ are independent random variables, then",
    ],
)
def test_independence_is_assumed(said: str) -> None:
    assert FACT in assumed(steps(said + PRODUCT)[-1])
    assert verdicts(said + PRODUCT) == ["proved"]


@pytest.mark.parametrize(
    "said",
    [
        "Let $X$ and $Y$ be random variables.",
        "Let $X$ and $Y$ be dependent random variables.",
        "Let $X$ and $Y$ be random variables that are not independent.",
        "Let $X$ and $Y$ be random variables, not necessarily independent.",
        "Let $X$ and $Y$ be conditionally independent random variables.",
        "Let $X$ and $Y$ be linearly independent random variables.",
        "Let $Y$ be the dependent and $X$ the independent variable. Both are random variables.",
        "Let $X$ and $Y$ be independent random variables. In truth, $X$ and $Y$ are not independent.",
        "Let $X$ and $Z$ be independent random variables, and $Y$ another random variable.",
        "Let $X$ be normal, and let $Y$ and $Z$ be independent random variables.",
        "Are $X$ and $Y$ independent random variables?",
    ],
)
def test_independence_is_not_assumed(said: str) -> None:
    assert verdicts(said + PRODUCT)[-1] != "proved"


def test_a_condition_holds_for_the_next_formula_alone() -> None:
    page = "If $X$ and $Y$ are independent random variables, then" + PRODUCT + "\n\nBut in general" + PRODUCT
    assert verdicts(page) == ["proved", "not_proved"]


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("\\mathrm{Var}(aX - bY) = a^2 \\mathrm{Var}(X) + b^2 \\mathrm{Var}(Y)", "proved"),
        ("\\mathrm{Cov}(X, Y) = 0", "proved"),
        ("\\mathrm{E}[e^{tX + tY}] = \\mathrm{E}[e^{tX}]\\,\\mathrm{E}[e^{tY}]", "proved"),
        ("\\mathrm{E}[X^2 Y^3] = \\mathrm{E}[X^2]\\,\\mathrm{E}[Y^3]", "proved"),
        ("\\mathrm{Var}(X - Y) = \\mathrm{Var}(X) - \\mathrm{Var}(Y)", "not_proved"),
        ("\\mathrm{E}[X^2 Y] = \\mathrm{E}[X]^2\\,\\mathrm{E}[Y]", "not_proved"),
        ("\\mathrm{E}[X^2] = \\mathrm{E}[X]\\,\\mathrm{E}[X]", "not_proved"),
        ("\\mathrm{Var}(XY) = \\mathrm{Var}(X)\\,\\mathrm{Var}(Y)", "not_proved"),
        ("\\mathrm{E}[e^{tX + sY}] = \\mathrm{E}[e^{tX}]\\,\\mathrm{E}[e^{tY}]", "not_proved"),
    ],
)
def test_rules_for_independent_variables(claim: str, verdict: str) -> None:
    page = f"Let $X$ and $Y$ be independent random variables; $s$, $t$ are numbers.\n\n$$ {claim} $$"
    assert verdicts(page) == [verdict]
