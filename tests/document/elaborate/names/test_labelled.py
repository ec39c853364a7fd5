"""Quantities of one model, `AIC(m)`, and names that the text says outright after they were used."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

CRITERION = """Let $R > 0$ and let $n$ be a positive integer. The criterion is defined as

$$ \\mathrm{AIC}(m) = -2 \\, \\mathrm{MLL}(m) + 2 k $$

and the number of free parameters is $k = p + 1$. The maximum log-likelihood is given by

$$ \\mathrm{MLL}(m) = - \\frac{n}{2} \\ln \\frac{R}{n} - \\frac{n}{2} $$

so that

$$ \\mathrm{AIC}(m) = n \\ln \\frac{R}{n} + n + 2 (p + 1) \\; . $$
"""
SIZES = """Suppose that

$$ \\sum_{i=1}^{a} \\frac{n_{ij}}{n} \\alpha_i = 0 \\; . $$

Denote the sample sizes as

$$ n = \\sum_{i=1}^{a} \\sum_{j=1}^{b} n_{ij} \\; . $$

Then

$$ \\sum_{j=1}^{b} \\sum_{i=1}^{a} n_{ij} + a = n + a $$
"""


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


def test_what_the_text_says_of_one_model_is_put_in() -> None:
    assert verdicts(CRITERION) == ["proved"]


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("+ n + 2 (p + 1)", "+ n + 2 p"),
        ("\\mathrm{AIC}(m) = n \\ln", "\\mathrm{AIC}(m) = 2 n \\ln"),
        ("+ n + 2 (", "- n + 2 ("),
    ],
)
def test_a_wrong_criterion_is_not_proved(written: str, wrong: str) -> None:
    assert written in CRITERION
    assert "proved" not in verdicts(CRITERION.replace(written, wrong))


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("The maximum log-likelihood is given by", "For large $m$, we find"),
        ("$k = p + 1$", "not $k = p + 1$"),
        ("\\mathrm{MLL}(m) + 2 k", "\\mathrm{MLL}(m + 1) + 2 k"),
    ],
)
def test_of_other_quantities_it_is_a_claim(written: str, other: str) -> None:
    assert written in CRITERION
    assert verdicts(CRITERION.replace(written, other))[-1] != "proved"


def test_what_is_denoted_outright_is_so_in_formulas_before() -> None:
    (step,) = [r.step for r in verify(Markdown(SIZES)).steps()]
    assert "sum" in str(step.right)
    assert verdicts(SIZES.replace("Denote the sample sizes as", "We conclude that"))[0] == "not_proved"
