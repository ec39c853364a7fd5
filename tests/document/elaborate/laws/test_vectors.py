"""Means and covariances of random vectors, as pages write them."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

NORMAL = "Let $X \\sim \\mathcal{N}(\\mu, \\Sigma)$ and let $Y = A X + b$."
MODEL = (
    "Let $y = X\\beta + \\varepsilon$ with $\\mathrm{E}[\\varepsilon] = 0$ and "
    "$\\mathrm{Cov}(\\varepsilon) = \\sigma^2 I_n$, and let $\\hat\\beta = (X^\\top X)^{-1} X^\\top y$."
)
LINKED = (
    "Let $X$ be an $n$-dimensional [random vector](/a) with [mean](/b) $m$ and [covariance](/c) $S$ "
    "and let $B$ be a symmetric $n \\times n$ matrix."
)
SPOKEN = "Let $Z$ be a random vector with mean $m$ and covariance matrix $S$, and let $A$ be a matrix."


def verdict(before: str, formula: str) -> str:
    return list(verify(Markdown(f"{before}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        (NORMAL, "\\mathrm{E}[Y] = A \\mathrm{E}[X] + b = A \\mu + b"),
        (NORMAL, "\\mathrm{Cov}(Y) = A \\mathrm{Cov}(X) A^\\top = A \\Sigma A^\\top"),
        (NORMAL, "\\mathrm{E}[X^\\top A X] = \\mathrm{tr}(A \\Sigma) + \\mu^\\top A \\mu"),
        (NORMAL, "\\mathrm{E}[X X^\\top] = \\Sigma + \\mu \\mu^\\top"),
        (
            NORMAL,
            "\\mathrm{E}[(X - \\mu)^\\top \\Sigma^{-1} (X - \\mu)] = \\mathrm{tr}(\\Sigma^{-1} \\Sigma)",
        ),
        (NORMAL, "\\mathrm{Cov}(A X, X) = A \\Sigma"),
        (NORMAL, "\\mathrm{Var}(c^\\top X) = c^\\top \\Sigma c"),
        (MODEL, "\\mathrm{E}[y] = X \\beta"),
        (MODEL, "\\mathrm{E}[\\hat\\beta] = \\beta"),
        (MODEL, "\\mathrm{Cov}(\\hat\\beta) = \\sigma^2 (X^\\top X)^{-1}"),
        (NORMAL, "M_Y(t) = \\exp(t^\\top b) M_X(A^\\top t)"),
        (LINKED, "\\mathrm{E}[X X^\\top] = S + m m^\\top"),
        (LINKED, "\\mathrm{E}[X^\\top B X] = m^\\top B m + \\mathrm{tr}(B S)"),
        (SPOKEN, "\\mathrm{E}[A Z] = A m"),
        (SPOKEN, "\\mathrm{Cov}(A Z) = A S A^\\top"),
        (SPOKEN, "\\mathrm{Cov}(Z) = \\mathrm{E}[Z Z^\\top] - m m^\\top"),
    ],
)
def test_moments_that_are_right_are_proved(before: str, formula: str) -> None:
    assert verdict(before, formula) == "proved"


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        (NORMAL, "\\mathrm{E}[Y] = A \\mu"),
        (NORMAL, "\\mathrm{Cov}(Y) = A \\Sigma A"),
        (NORMAL, "\\mathrm{Cov}(Y) = A^\\top \\Sigma A"),
        (NORMAL, "\\mathrm{E}[X^\\top A X] = \\mathrm{tr}(A \\Sigma) - \\mu^\\top A \\mu"),
        (NORMAL, "\\mathrm{E}[X^\\top A X] = \\mu^\\top A \\mu"),
        (NORMAL, "\\mathrm{E}[X X^\\top] = \\Sigma"),
        (NORMAL, "\\mathrm{E}[X X^\\top] = \\mathrm{E}[X] \\mathrm{E}[X]^\\top"),
        (NORMAL, "\\mathrm{Cov}(A X, X) = \\Sigma A"),
        (NORMAL, "\\mathrm{Var}(c^\\top X) = (c^\\top \\Sigma c)^2"),
        (NORMAL, "\\mathrm{E}[\\exp(c^\\top X)] = \\exp(c^\\top \\mu)"),
        (MODEL, "\\mathrm{E}[\\hat\\beta] = X \\beta"),
        (MODEL, "\\mathrm{Cov}(\\hat\\beta) = \\sigma^2 X^\\top X"),
        (MODEL, "\\mathrm{Cov}(\\hat\\beta) = \\sigma (X^\\top X)^{-1}"),
        (NORMAL, "M_Y(t) = \\exp(t^\\top b) M_X(A t)"),
        (NORMAL, "M_Y(t) = M_X(A^\\top t)"),
        (LINKED, "\\mathrm{E}[X^\\top B X] = m^\\top B m + \\mathrm{tr}(B m m^\\top)"),
        (SPOKEN, "\\mathrm{E}[A Z] = m A"),
        (SPOKEN, "\\mathrm{Cov}(Z) = \\mathrm{E}[Z Z^\\top]"),
    ],
)
def test_moments_that_are_wrong_are_not_proved(before: str, formula: str) -> None:
    assert verdict(before, formula) in ("not_proved", "unread")


@pytest.mark.parametrize(
    "before",
    [
        "Let $X \\sim \\mathcal{N}(\\mu, \\Sigma)$ and $\\mu \\sim \\mathcal{N}(a, B)$.",
        "Let $X \\sim \\mathcal{N}(\\mu, \\Sigma)$. Later $X \\sim \\mathcal{N}(0, \\Sigma)$.",
        "Let $X$ be a random vector, which need not have the mean $\\mu$, in $\\mathbb{R}^n$.",
        "Let $X$ and $A$ be random matrices, let $\\mu$ be a vector and $\\Sigma$ a matrix.",
    ],
)
def test_a_mean_of_unclear_laws_is_not_known(before: str) -> None:
    assert verdict(before, "\\mathrm{E}[A X] = A \\mu") in ("not_proved", "unread")
