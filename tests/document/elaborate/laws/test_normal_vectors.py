"""Integrals over vectors, and densities and means of exponentials of normal vectors, as pages write them."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

NORMAL = (
    "Let $X \\sim \\mathcal{N}(\\mu, \\Sigma)$ be an $n$-dimensional random vector "
    "and $t \\in \\mathbb{R}^n$."
)
SQUARE = "Let $A$ be a symmetric positive definite $n \\times n$ matrix and let $b \\in \\mathbb{R}^n$."
WRITTEN = (
    "\\frac{1}{\\sqrt{(2\\pi)^n |\\Sigma|}} "
    "\\exp\\left(-\\frac12 (x - \\mu)^T \\Sigma^{-1} (x - \\mu)\\right)"
)
CONSTANT = "\\frac{(2\\pi)^{n/2}}{|A|^{1/2}}"
EXPONENT = "\\exp\\left(-\\frac12 x^T A x + b^T x\\right)"


def verdict(before: str, formula: str) -> str:
    return list(verify(Markdown(f"{before}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    ("before", "right", "wrong"),
    [
        (
            NORMAL,
            "M_X(t) = \\exp\\left(t^T \\mu + \\frac12 t^T \\Sigma t\\right)",
            "M_X(t) = \\exp\\left(t^T \\mu + t^T \\Sigma t\\right)",
        ),
        (
            NORMAL,
            "\\mathrm{E}[e^{t^T X}] = \\int_{\\mathbb{R}^n} e^{t^T x} f_X(x) \\, dx",
            "\\mathrm{E}[e^{t^T X}] = \\int_{\\mathbb{R}^n} e^{-t^T x} f_X(x) \\, dx",
        ),
        (NORMAL, f"f_X(x) = {WRITTEN}", f"f_X(x) = {WRITTEN.replace('12', '14')}"),
        (NORMAL, "\\int_{\\mathcal{X}} f_X(x) \\, dx = 1", "\\int_{\\mathcal{X}} f_X(x)^2 \\, dx = 1"),
        (
            SQUARE,
            f"\\int {EXPONENT} \\, dx = {CONSTANT} \\exp\\left(\\frac12 b^T A^{{-1}} b\\right)",
            f"\\int {EXPONENT} \\, dx = {CONSTANT} \\exp\\left(\\frac12 b^T A b\\right)",
        ),
        (SQUARE, "\\int \\mathcal{N}(x; b, A) \\, dx = 1", "\\int \\mathcal{N}(x; b, A) \\, dx = n"),
        (
            SQUARE,
            "\\int x^T A x \\, \\mathcal{N}(x; b, A^{-1}) \\, dx = n + b^T A b",
            "\\int x^T A x \\, \\mathcal{N}(x; b, A^{-1}) \\, dx = b^T A b",
        ),
    ],
)  # fmt: skip
def test_what_is_right_is_proved_and_what_is_wrong_is_not(before: str, right: str, wrong: str) -> None:
    assert verdict(before, right) == "proved"
    assert verdict(before, wrong) in ("not_proved", "refuted")


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        ("Let $X \\sim \\mathcal{N}(\\mu, \\Sigma)$ with a random vector $\\mu \\sim \\mathcal{N}(m, S)$.",
         "M_X(t) = \\exp\\left(t^T \\mu + \\frac12 t^T \\Sigma t\\right)"),
        ("We do not assume that $X \\sim \\mathcal{N}(\\mu, \\Sigma)$. Let $t$ be a vector.",
         "M_X(t) = \\exp\\left(t^T \\mu + \\frac12 t^T \\Sigma t\\right)"),
        ("Let $X$ be a random vector with mean $\\mu$ and covariance matrix $\\Sigma$. Let $t$ be a vector.",
         "M_X(t) = \\exp\\left(t^T \\mu + \\frac12 t^T \\Sigma t\\right)"),
        (SQUARE, "\\int_{0}^{1} \\mathcal{N}(x; b, A) \\, dx = 1"),
        (SQUARE, "\\int_{\\mathcal{S}} \\mathcal{N}(x; b, A) \\, dx = 1"),
        (SQUARE, "\\int_{\\mathbb{R}^{n \\times n}} \\mathcal{N}(x; b, A) \\, dx = 1"),
        (SQUARE, "\\sum_x \\mathcal{N}(x; b, A) = 1"),
    ],
)  # fmt: skip
def test_what_is_not_meant_is_never_proved(before: str, formula: str) -> None:
    assert verdict(before, formula) in ("not_proved", "unread")
