"""Where the text says that a mean or an integral does not exist, it is not inferred that it does."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

MEAN = "\n\n$$ \\mathrm{E}[X + 1] = \\mathrm{E}[X] + 1 $$"
INTEGRAL = "\n\n$$ \\int_{-\\infty}^{\\infty} 2 f(x) \\, dx = 2 \\int_{-\\infty}^{\\infty} f(x) \\, dx $$"


def verdict(page: str) -> str:
    return next(s.verdict for s in verify(Markdown(page)).steps())


@pytest.mark.parametrize(
    "said",
    [
        "Let $X$ be standard Cauchy.",
        "Let $X$ be a random variable without a finite mean.",
        "Let $X$ be a random variable. The mean of $X$ does not exist.",
        "Let $X$ be a random variable whose expected value is infinite.",
        "Let $X$ be a random variable. Here all means diverge.",
        "Let $X$ be a random vector.",
        "Consider the random vector $X$.",
        "Let $X$ be Pareto distributed.",
        "Let $X$ be t-distributed with one degree of freedom.",
        "Let $X$ be a Lévy variable.",
        "Let $X$ be heavy-tailed.",
        "Let $X$ have the density $f(x) = \\frac{1}{\\pi (1 + x^2)}$ for all real $x$.",
        "Let $X$ have the density $f(x) = \\frac{c}{1 + x^2}$ for those $x$ with a reason.",
        "Let $U$ and $V$ be independent and standard normal, and $X = U / V$.",
        "Let $U$ and $V$ be random variables, and $X = \\frac{U}{1 + V}$.",
    ],
)
def test_no_mean_is_inferred(said: str) -> None:
    assert verdict(said + MEAN) == "not_proved"


@pytest.mark.parametrize("said", ["non-integrable", "not integrable", "not absolutely integrable"])
def test_no_integral_is_inferred(said: str) -> None:
    assert verdict(f"Let $f$ be a function that is {said}." + INTEGRAL) == "not_proved"


@pytest.mark.parametrize(
    "said",
    [
        "Let $X$ be a random variable with finite mean.",
        "Let $X$ be a random variable. By the Cauchy-Schwarz inequality more can be said.",
        "Let $X$ be a random variable with density $f$.",
        "Let $X$ be a random variable. Another one is Pareto distributed.",
        "Let $U$ and $X$ be random variables, and $V = U / X$.",
        "Let $X$ be a random variable and $n > 0$, $Y = X / n$.",
    ],
)
def test_other_words_withdraw_nothing(said: str) -> None:
    assert verdict(said + MEAN) == "proved"
    assert verdict("Let $f$ be integrable." + INTEGRAL) == "proved"
