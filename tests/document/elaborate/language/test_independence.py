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
        "Let $X$ be a random variable that is independent of $Y$, a random variable.",
        "Let $X$ and $Y$ be random variables, $X$ being independent of $Y$.",
        "Let $X$ and $Y$ be random variables that are independent of each other.",
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
        "Let $X$ and $Y$ be random variables that are independent of $Z$.",
        "Let both $X$ and $Y$ be independent from $Z$.",
        "Let $X$ and $Y$ be random variables, where $Z$ is independent of $X$ and $Y$.",
        "Let $X$ be independent of $Z$ and let $Y$ be independent of $Z$, all random variables.",
        "Let $X$ and $Y$ be independent or identical random variables.",
        "The random variables $X$ and $Y$ are independent if $Z = 0$.",
        "Let $X$ and $Y$ be random variables. Assume $X$ and $Y$ are independent whenever $c > 0$.",
        "Let $X$ and $Y$ be independent only when $c = 0$.",
        "Let $X$ and $Y$ be independent under another law $Q$.",
        "Let $X$ and $Y$ be independent with respect to $Q$.",
        "Let $X$ be a random variable, $Y$ and $Z$ independent random variables.",
        "Let $X$ and $Z$ be independent random variables and $Y$ be another random variable.",
        "Let $U$ and $Z$ be independent and $X$ and $Y$ be random variables.",
        "Let the increments of $X$ and $Y$ be independent.",
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
        ("\\mathrm{Var}(X - Y) = \\mathrm{Var}(X) - \\mathrm{Var}(Y)", "refuted"),
        ("\\mathrm{E}[X^2 Y] = \\mathrm{E}[X]^2\\,\\mathrm{E}[Y]", "refuted"),
        ("\\mathrm{E}[X^2] = \\mathrm{E}[X]\\,\\mathrm{E}[X]", "refuted"),
        ("\\mathrm{Var}(XY) = \\mathrm{Var}(X)\\,\\mathrm{Var}(Y)", "refuted"),
        ("\\mathrm{E}[e^{tX + sY}] = \\mathrm{E}[e^{tX}]\\,\\mathrm{E}[e^{tY}]", "not_proved"),
    ],
)
def test_rules_for_independent_variables(claim: str, verdict: str) -> None:
    page = f"Let $X$ and $Y$ be independent random variables; $s$, $t$ are numbers.\n\n$$ {claim} $$"
    assert verdicts(page) == [verdict]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Since $X$ and $Y$ are independent,", "proved"),
        ("As $X, Y$ are independent, we have", "proved"),
        ("\n\n$X$ and $Y$ are independent, so", "proved"),
        ("$X$, $Y$ are independent and hence", "not_proved"),
        ("Since $X$ and $Y$ are independent if $c = 0$,", "not_proved"),
        ("It would follow that $X$ and $Y$ are independent, so", "not_proved"),
        ("Since $X$ and $Y$ are not independent,", "not_proved"),
        ("Since $X$ and $Y$ are independent given $Z$,", "not_proved"),
        ("Since $X$ and $Z$ are independent,", "not_proved"),
        ("We ask whether $X$ and $Y$ are independent, so", "not_proved"),
    ],
)
def test_independence_as_a_reason(said: str, verdict: str) -> None:
    assert verdicts("Let $X$, $Y$ and $Z$ be random variables. " + said + PRODUCT)[-1] == verdict
