"""Gradients by vectors and matrices, and norms: read as what they mean, for every direction."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

LOSS = (
    "Let $X \\in \\mathbb{R}^{n \\times d}$, $w \\in \\mathbb{R}^d$, $y \\in \\mathbb{R}^n$ and $c > 0$. "
    "Let $L(w) = \\|y - X w\\|^2 + c \\|w\\|^2$."
)
MATRIX = "Let $A$ be a positive definite matrix, $B$ a matrix, and let $x$ and $b$ be vectors."
INVERSE = "Let $\\Sigma$ be positive definite, let $S$ be a symmetric matrix and let $x$ be a vector."
BY_SIGMA = "\\frac{\\partial}{\\partial \\Sigma} "
GENERAL = "Let $A$ be an $n \\times n$ matrix and let $x$ be a vector."


def verdict(before: str, formula: str) -> str:
    return list(verify(Markdown(f"{before}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        (LOSS, "\\nabla_w L(w) = -2 X^\\top (y - X w) + 2 c w"),
        (LOSS, "\\frac{\\partial L(w)}{\\partial w} = 2 X^\\top X w - 2 X^\\top y + 2 c w"),
        (MATRIX, "\\nabla_x (b^\\top x) = b"),
        (MATRIX, "\\frac{\\partial}{\\partial x} (x^\\top B x) = (B + B^\\top) x"),
        (MATRIX, "\\frac{\\partial}{\\partial x} (x^\\top A x) = 2 A x"),
        (MATRIX, "\\frac{\\partial}{\\partial x} (x^\\top A x) = 2 x^\\top A"),
        (MATRIX, "\\frac{\\partial}{\\partial B} \\mathrm{tr}(A B) = A^\\top"),
        (MATRIX, "\\frac{\\partial}{\\partial A} \\ln |A| = A^{-\\top}"),
        (MATRIX, "\\frac{\\partial}{\\partial x} \\exp(b^\\top x) = \\exp(b^\\top x) b"),
        (MATRIX, "\\nabla_b b^\\top b = 2 b"),
        (MATRIX, "\\nabla_x x^\\top A x = 2 A x"),
        (MATRIX, "\\nabla_x \\frac12 (x - b)^\\top A (x - b) = A (x - b)"),
        (
            INVERSE,
            BY_SIGMA + "\\mathrm{tr}(\\Sigma^{-1} S) = -\\Sigma^{-1} S \\Sigma^{-1}",
        ),
        (INVERSE, "\\nabla_\\Sigma \\, x^\\top \\Sigma^{-1} x = -\\Sigma^{-1} x x^\\top \\Sigma^{-1}"),
    ],
)
def test_gradients_that_are_right_are_proved(before: str, formula: str) -> None:
    assert verdict(before, formula) == "proved"


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        (LOSS, "\\nabla_w L(w) = 2 X^\\top (y - X w) + 2 c w"),
        (LOSS, "\\nabla_w L(w) = -2 X^\\top (y - X w) + c w"),
        (LOSS, "\\nabla_w L(w) = -2 X (y - X w) + 2 c w"),
        (MATRIX, "\\frac{\\partial}{\\partial x} (x^\\top B x) = 2 B x"),
        (MATRIX, "\\frac{\\partial}{\\partial x} (x^\\top A x) = A x"),
        (MATRIX, "\\frac{\\partial}{\\partial B} \\mathrm{tr}(B A B) = A B"),
        (GENERAL, "\\frac{\\partial}{\\partial A} \\ln |A| = A^{-\\top}"),
        (MATRIX, "\\frac{\\partial}{\\partial A} |A| = A^{-\\top}"),
        (MATRIX, "\\frac{\\partial}{\\partial x} \\exp(b^\\top x) = \\exp(b^\\top x) x"),
        (MATRIX, "\\frac{\\partial}{\\partial x} \\ln (b^\\top x) = \\frac{1}{b^\\top x} b"),
        (MATRIX, "\\frac{\\partial}{\\partial x} f = 0"),
        (MATRIX, "\\nabla_b b^\\top b = b"),
        (MATRIX, "\\nabla_x x^\\top B x = 2 B x"),
        (MATRIX, "\\nabla_x \\frac12 (x - b)^\\top A (x - b) = A (b - x)"),
        (
            INVERSE,
            BY_SIGMA + "\\mathrm{tr}(\\Sigma^{-1} S) = -S \\Sigma^{-1} \\Sigma^{-1}",
        ),
        (
            INVERSE,
            BY_SIGMA + "\\mathrm{tr}(\\Sigma^{-1} S) = \\Sigma^{-1} S \\Sigma^{-1}",
        ),
        (INVERSE[12:], "\\nabla_\\Sigma \\, x^\\top \\Sigma^{-1} x = -\\Sigma^{-1} x x^\\top \\Sigma^{-1}"),
    ],
)
def test_gradients_that_are_wrong_are_not_proved(before: str, formula: str) -> None:
    assert verdict(before, formula) in ("not_proved", "unread")


def test_norms_are_squares() -> None:
    assert verdict(LOSS, "\\|y - X w\\|_2^2 = (y - X w)^\\top (y - X w)") == "proved"
    assert verdict(LOSS, "\\|X\\|_F^2 = \\mathrm{tr}(X^\\top X)") == "proved"
    assert verdict(LOSS, "\\|w\\| \\ge 0") == "proved"
    assert verdict(LOSS, "\\|X\\|^2 = \\mathrm{tr}(X^\\top X)") == "not_proved"  # the norm of an operator
    assert verdict(LOSS, "\\|w\\|_1^2 = w^\\top w") == "not_proved"
