"""Matrices: operations of their own, in the writer's order, never numbers that commute."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims, steps

MODEL = (
    "Let $X \\in \\mathbb{R}^{n \\times p}$ and $y \\in \\mathbb{R}^n$"
    " and $A \\in \\mathbb{R}^{n \\times n}$.\n\n"
)


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(MODEL + page)).steps()]


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("A X", "$mat_mul(A, X)"),
        ("2 A + X", "$mat_add($mat_scale(2, A), X)"),
        ("A^{-1}", "mat_inverse(A)"),
        ("X^\\top A", "$mat_mul($mat_transpose(X), A)"),
        ("\\frac{1}{n} A", "$mat_scale(div(1, n), A)"),
        ("X^\\top (A - X)", "$mat_mul($mat_transpose(X), $mat_add(A, $mat_neg(X)))"),
    ],
)
def test_what_is_written_is_the_matrix(written: str, term: str) -> None:
    assert term in claims(MODEL + f"$$ A = {written} $$")[-1]


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("y^\\top A y", "$mat_scalar($mat_mul($mat_transpose(y), A, y))"),
        ("\\mathrm{tr}(A)", "$mat_trace(A)"),
        ("\\ln |A|", "ln($mat_det(A))"),
    ],
)
def test_numbers_made_of_matrices(written: str, term: str) -> None:
    assert term in claims(MODEL + f"$$ s t = {written} $$")[-1]


@pytest.mark.parametrize(
    "wrong", ["A X = X A", "X^\\top A X = A X^\\top X", "A + X = A", "\\mathrm{tr}(A X) = 0"]
)
def test_matrices_do_not_commute_and_nothing_about_them_is_refuted(wrong: str) -> None:
    assert verdicts(f"$$ {wrong} $$") == ["not_proved"]


def test_what_stands_between_matrices_is_one() -> None:
    (step,) = steps("$$ s t = \\mathrm{tr}(X^\\top V^{-1} X) $$")
    assert "mat_inverse(V)" in str(step.right)


def test_a_page_without_matrices_has_none() -> None:
    assert claims("$$ a y + b y = (a + b) y $$") == ["add(mul(a, y), mul(b, y)) = mul(add(a, b), y)"]
