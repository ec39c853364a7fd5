"""What the text says of matrices is assumed where it supposes it, and not where it claims, denies or asks."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import inferred


def verdict(text: str, formula: str) -> str:
    return list(verify(Markdown(f"{text}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("Let $A$ and $B$ be invertible $n \\times n$ matrices.", "I = A B B^{-1} A^{-1}"),
        ("Let $S$ be a symmetric matrix and $A$ any matrix.", "\\mathrm{tr}(A S) = \\mathrm{tr}(S A^\\top)"),
        ("Assume that the matrix $P$ is idempotent.", "P^3 = P"),
        ("For an idempotent matrix $P$ we have", "P^4 = P"),
        ("Let $Q$ be an orthogonal matrix.", "Q Q^\\top = I"),
        ("If the matrix $A$ is symmetric, then", "A A^\\top = A^2"),
        ("Let $A$ and $B$ be matrices.", "(A B)^\\top = B^\\top A^\\top"),
        ("Let $X$ have full column rank.", "(X^\\top X)^{-1} X^\\top X = (X^\\top X) (X^\\top X)^{-1}"),
        (
            "Take $X \\in \\mathbb{R}^{n \\times p}$, where $X$ has linearly independent columns, then",
            "I_p = X^\\top X (X^\\top X)^{-1}",
        ),
        ("Let $Q \\in \\mathbb{R}^{n \\times k}$ have orthonormal columns.", "Q Q^\\top Q = Q"),
    ],
)
def test_what_is_supposed_is_assumed(text: str, formula: str) -> None:
    assert verdict(text, formula) == "proved"


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("Let $A$ and $B$ be $n \\times n$ matrices.", "A B = B A"),
        ("Let $A$ and $B$ be $n \\times n$ matrices.", "I = A A^{-1}"),
        ("Let $A$ be a matrix that is not symmetric.", "A A^\\top = A^2"),
        ("Let $P$ be a matrix. We show that $P$ is idempotent.", "P^2 = P"),
        ("**Theorem:** The matrix $P$ is idempotent.", "P^2 = P"),
        ("Let $A$ be a matrix. Is $A$ symmetric?", "A A^\\top = A^2"),
        ("Let $A$ be a matrix. Then $A$ is invertible if and only if $|A| \\neq 0$.", "I = A A^{-1}"),
        ("Let $Q$ be an orthogonal matrix.", "Q^2 = I"),
        ("Let $x$ and $y$ be vectors.", "x y^\\top = y x^\\top"),
        ("Let $Q \\in \\mathbb{R}^{n \\times k}$ have orthonormal columns.", "Q Q^\\top = I_n"),
        ("Let $X$ have full row rank.", "I_p = X^\\top X (X^\\top X)^{-1}"),
        ("Let $X$ have a full column rank submatrix.", "I = X^\\top X (X^\\top X)^{-1}"),
    ],
)
def test_what_is_claimed_or_denied_is_not(text: str, formula: str) -> None:
    assert verdict(text, formula) != "proved"


def test_a_condition_holds_for_the_next_formula_alone() -> None:
    text = "Let $A$ be a matrix. If $A$ is symmetric, then\n\n$$ A A^\\top = A^2 $$\n\nNow"
    assert verdict(text, "A^\\top A = A^2") == "not_proved"


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("with a known $n \\times p$ design matrix $X$ and $y$", "shape(X, n, p)"),
        ("for the $p \\times p$ [covariance matrix](/c) $X$", "shape(X, p, p)"),
        ("with the $p \\times 1$ vector of numbers and $X$", None),
        ("Let $n \\times p$ be the size; the matrix $X$", None),
    ],
)
def test_sizes_in_words(text: str, size: str | None) -> None:
    found = inferred(f"{text}\n\n$$ X^\\top X (X^\\top X)^{{-1}} = (X^\\top X)^{{-1}} X^\\top X $$")
    shapes = [p for p in found if p.startswith("shape(X")]
    assert shapes == [size] if size else shapes and "n" not in shapes[0].split(", ")[1:]
