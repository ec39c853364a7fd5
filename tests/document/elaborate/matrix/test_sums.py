"""Sums of vectors and matrices over observations: scatter matrices, means, gradients of likelihoods."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

DATA = (
    r"Let $x_1, \dots, x_n$ be vectors in $\mathbb{R}^d$ with mean $\bar x = \frac1n \sum_{i=1}^n x_i$, "
    r"let $m$ be a vector and $S$ a positive definite $d \times d$ matrix."
)
SCATTER = r"\sum_{i=1}^n (x_i - \bar x)(x_i - \bar x)^\top = "
LIKELIHOOD = (
    DATA + r" Let $\ell(m) = -\frac n2 \ln |S| - \frac12 \sum_{i=1}^n (x_i - m)^\top S^{-1} (x_i - m)$."
)


def verdict(before: str, formula: str) -> str:
    return list(verify(Markdown(f"{before}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        (DATA, r"\sum_{i=1}^n (x_i - \bar x) = 0"),
        (DATA, r"\sum_{i=1}^n A x_i = A \sum_{i=1}^n x_i"),
        (DATA, r"\left( \sum_{i=1}^n x_i m^\top \right)^\top = m \sum_{i=1}^n x_i^\top"),
        (
            DATA,
            SCATTER + r"\sum_{i=1}^n x_i x_i^\top - n \bar x \bar x^\top",
        ),
        (
            DATA,
            r"\sum_{i=1}^n (x_i - m)^\top S^{-1} (x_i - m) ="
            r"\mathrm{tr} \left( S^{-1} \sum_{i=1}^n (x_i - m)(x_i - m)^\top \right)",
        ),
        (LIKELIHOOD, r"\frac{\partial \ell}{\partial m} = S^{-1} \sum_{i=1}^n (x_i - m)"),
        (LIKELIHOOD, r"\nabla_m \ell(m) = n S^{-1} (\bar x - m)"),
    ],
)
def test_what_is_right_is_proved(before: str, formula: str) -> None:
    assert verdict(before, formula) == "proved"


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        (DATA, r"\sum_{i=1}^n (x_i - m) = 0"),
        (DATA, r"\sum_{i=1}^n A x_i = \sum_{i=1}^n x_i A"),
        (DATA, r"\sum_{i=1}^n x_i x_i^\top = \sum_{i=1}^n x_i \sum_{i=1}^n x_i^\top"),
        (
            DATA,
            SCATTER + r"\sum_{i=1}^n x_i x_i^\top + n \bar x \bar x^\top",
        ),
        (
            DATA,
            r"\sum_{i=1}^n (x_i - m)^\top S^{-1} (x_i - m) ="
            r"\mathrm{tr} \left( S \sum_{i=1}^n (x_i - m)(x_i - m)^\top \right)",
        ),
        (LIKELIHOOD, r"\frac{\partial \ell}{\partial m} = -S^{-1} \sum_{i=1}^n (x_i - m)"),
        (LIKELIHOOD, r"\frac{\partial \ell}{\partial m} = S \sum_{i=1}^n (x_i - m)"),
        (LIKELIHOOD, r"\nabla_m \ell(m) = S^{-1} (\bar x - m)"),
    ],
)
def test_what_is_wrong_is_not_proved(before: str, formula: str) -> None:
    assert verdict(before, formula) in ("not_proved", "unread")


def test_a_label_with_the_index_is_no_constant() -> None:
    """`x_{k|k}` varies with k."""
    assert verdict("", r"\sum_{k=1}^n x_{k|k} = n x_{k|k}") == "unread"
