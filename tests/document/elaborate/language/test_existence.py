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
    ],
)
def test_other_words_withdraw_nothing(said: str) -> None:
    assert verdict(said + MEAN) == "proved"
    assert verdict("Let $f$ be integrable." + INTEGRAL) == "proved"
