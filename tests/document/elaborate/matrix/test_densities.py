"""Densities of normal vectors and matrices are written out; a wrong power, sign or matrix is not proved."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import inferred

MODEL = (
    "Let $y \\in \\mathbb{R}^n$ and $X \\in \\mathbb{R}^{n \\times p}$ and $b \\in \\mathbb{R}^p$"
    " and $Y, M \\in \\mathbb{R}^{n \\times p}$.\n\n"
)
ROOT = "\\sqrt{\\frac{1}{(2\\pi)^n |\\Sigma|}}"
FORM = "(y - X b)^\\top \\Sigma^{-1} (y - X b)"


def verdicts(formula: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(f"{MODEL}$$ {formula} $$")).steps()]


@pytest.mark.parametrize(
    "right",
    [
        f"\\mathcal{{N}}(y; X b, \\Sigma) = {ROOT} \\exp\\left[ -\\frac{{1}}{{2}} {FORM} \\right]",
        "\\ln \\mathcal{N}(y; X b, \\Sigma) = -\\frac{n}{2} \\ln(2\\pi) - \\frac{1}{2} \\ln|\\Sigma| - \\frac{1}{2}"
        " (y^\\top \\Sigma^{-1} y - 2 y^\\top \\Sigma^{-1} X b + b^\\top X^\\top \\Sigma^{-1} X b)",
        "\\mathcal{N}(y; 0, \\tau^{-1} V) = \\sqrt{\\frac{\\tau^n}{(2\\pi)^n |V|}}"
        " \\exp\\left[ -\\frac{\\tau}{2} y^\\top V^{-1} y \\right]",
        "\\ln \\mathcal{MN}(Y; M, U, V) = -\\frac{n p}{2} \\ln(2\\pi) - \\frac{n}{2} \\ln|V| - \\frac{p}{2} \\ln|U|"
        " - \\frac{1}{2} \\mathrm{tr}\\left( V^{-1} (Y - M)^\\top U^{-1} (Y - M) \\right)",
    ],
)
def test_a_density_is_what_it_is(right: str) -> None:
    assert verdicts(right) == ["proved"]


@pytest.mark.parametrize(
    "wrong",
    [
        f"\\mathcal{{N}}(y; X b, \\Sigma) = {ROOT} \\exp\\left[ \\frac{{1}}{{2}} {FORM} \\right]",
        f"\\mathcal{{N}}(y; X b, \\Sigma) = {ROOT.replace('^n', '^p')} \\exp\\left[ -\\frac{{1}}{{2}} {FORM} \\right]",
        f"\\mathcal{{N}}(y; X b, \\Sigma^{{-1}}) = {ROOT} \\exp\\left[ -\\frac{{1}}{{2}} {FORM} \\right]",
        "\\ln \\mathcal{MN}(Y; M, U, V) = -\\frac{n p}{2} \\ln(2\\pi) - \\frac{p}{2} \\ln|V| - \\frac{n}{2} \\ln|U|"
        " - \\frac{1}{2} \\mathrm{tr}\\left( V^{-1} (Y - M)^\\top U^{-1} (Y - M) \\right)",
    ],
)
def test_a_wrong_density_is_not_proved(wrong: str) -> None:
    assert verdicts(wrong) == ["not_proved"]


def test_what_a_covariance_needs_is_inferred() -> None:
    found = inferred(f"{MODEL}$$ \\ln \\mathcal{{N}}(y; X b, \\sigma^2 V) = s t $$")
    assert {"positive_definite(V, n)", "ne(sigma, 0)"} <= found
