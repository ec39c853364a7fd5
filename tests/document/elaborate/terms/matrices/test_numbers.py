"""Numbers that matrices make, and values of functions of matrices, which may be none."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims

MODEL = (
    "Let $X \\in \\mathbb{R}^{n \\times p}$ and $y \\in \\mathbb{R}^n$ and $b \\in \\mathbb{R}^p$"
    " and $x, z \\in \\mathbb{R}^n$"
    " and $A, B, C \\in \\mathbb{R}^{n \\times n}$ and $U, V \\in \\mathbb{R}^{n \\times p}$.\n\n"
)


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("y^\\top A y", "mat_scalar(mat_mul(mat_mul(mat_transpose(y), A), y))"),
        ("\\mathrm{tr}(A)", "mat_trace(A)"),
        ("\\ln |A|", "ln(mat_det(n, A))"),
    ],
)
def test_numbers_made_of_matrices(written: str, term: str) -> None:
    assert term in claims(MODEL + f"$$ s t = {written} $$")[-1]


def test_a_function_of_a_number_made_of_matrices_is_a_number() -> None:
    page = "Let $x \\in \\mathbb{R}^n$.\n\n$$ e^{x^T x} a = a e^{x^T x} $$"
    (found,) = claims(page)
    assert found.startswith("mul(exp(mat_scalar(")


def test_a_root_of_a_written_row_times_a_column_is_no_matrix() -> None:
    row = "\\begin{bmatrix} 1 & 0 \\end{bmatrix}"
    page = (
        f"Let $A$ be an $n \\times n$ matrix.\n\n$$ s = \\sqrt{{{row} A {row}^T}} + 1 $$\n\n$$ s + 0 = s $$"
    )
    assert "mat_" not in claims(page)[-1].partition(" = ")[0].partition("(")[0]


@pytest.mark.parametrize("definition", ["", " Put $f(X) = X^2 + X$.", " The function $f$ is analytic."])
def test_values_of_a_function_of_matrices_need_not_commute(definition: str) -> None:
    page = f"Let $A$ and $B$ be square matrices.{definition}\n\n$$ f(A) f(B) = f(B) f(A) $$"
    assert not claims(page)[-1].startswith("mul($f(A)")
    assert claims(page)[-1].startswith("unread") or "mat_mul" in claims(page)[-1]


def test_determinants_and_densities_of_matrices_are_numbers() -> None:
    page = "Let $A$ and $B$ be square matrices.\n\n$$ \\det(A) \\det(B) = \\det(B) \\det(A) $$"
    assert not claims(page)[0].startswith("unread")
    densities = "Let $A$ and $B$ be random matrices.\n\n$$ p(A) p(B) = p(B) p(A) $$"
    assert not claims(densities)[0].startswith("unread")
