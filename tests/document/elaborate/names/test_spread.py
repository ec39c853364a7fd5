"""Covariance matrices written as `\\Sigma(X)` and `\\Sigma_{XY}`."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

WORDS = """Let $X$ and $Y$ be random vectors in $\\mathbb{R}^n$ with a covariance matrix.
Let $A$ be an $n \\times n$ matrix.

"""
MEANS = "$$ \\Sigma(X) = \\mathrm{E}[X X^\\mathrm{T}] - \\mathrm{E}[X] \\mathrm{E}[X]^\\mathrm{T} $$\n\n"
SCALED = "$$ \\Sigma(A X) = A \\Sigma(X) A^\\mathrm{T} $$\n\n"
SUM = "$$ \\Sigma(X + Y) = \\Sigma_{XX} + \\Sigma_{YY} + \\Sigma_{XY} + \\Sigma_{YX} $$\n\n"
CROSS = "$$ \\Sigma_{XY} = \\mathrm{E}[X Y^\\mathrm{T}] - \\mathrm{E}[X] \\mathrm{E}[Y]^\\mathrm{T} $$\n\n"
PAGE = WORDS + MEANS + SCALED + SUM + CROSS


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


def test_they_are_covariances() -> None:
    results = list(verify(Markdown(PAGE)).steps())
    assert [r.verdict for r in results] == ["proved"] * 4
    assert "Sigma is read as the covariance" in results[0].step.note


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("] - \\mathrm{E}[X] \\mathrm{E}[X]", "] + \\mathrm{E}[X] \\mathrm{E}[X]"),
        ("A \\Sigma(X) A^\\mathrm{T}", "\\Sigma(X) A A^\\mathrm{T}"),
        ("A \\Sigma(X) A^\\mathrm{T}", "A^\\mathrm{T} \\Sigma(X) A"),
        ("+ \\Sigma_{YX}", "+ \\Sigma_{XY}"),
        ("\\Sigma_{XY} = \\mathrm{E}", "\\Sigma_{YX} = \\mathrm{E}"),
    ],
)
def test_wrong_ones_are_not_proved(written: str, wrong: str) -> None:
    assert written in PAGE
    assert verdicts(PAGE.replace(written, wrong)).count("proved") == 3


@pytest.mark.parametrize("other", ["$$ \\Sigma = 2 I_n $$\n\n", "$$ \\Sigma_{11} = 1 $$\n\n"])
def test_another_sigma_keeps_the_letter(other: str) -> None:
    (*_, last) = verify(Markdown(PAGE + other + SCALED)).steps()
    assert last.verdict != "proved"
