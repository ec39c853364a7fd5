"""Linear models: the data stay free, and numbers that are determinants are not 0 where an inverse is written."""

from __future__ import annotations

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims

MODEL = (
    "The linear model is\n\n$$ y = X \\beta + \\varepsilon $$\n\nwith $X \\in \\mathbb{R}^{n \\times p}$.\n\n"
)
TWO = "\\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}^{-1} = \\frac{1}{ad - bc}"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_an_epsilon_without_a_law_is_noise() -> None:
    (claim,) = claims(f"{MODEL}$$ X^T (y - X \\beta) = X^T y - X^T X \\beta $$")
    assert "varepsilon" not in claim
    assert verdicts(f"{MODEL}$$ X^T (y - X \\beta) = X^T y - X^T X \\beta $$") == ["proved"]
    assert verdicts(f"{MODEL}$$ X^T (y - X \\beta) = 0 $$") == ["not_proved"]
    assert verdicts(f"{MODEL}$$ X^T (y - X \\beta) = X^T \\varepsilon $$") == ["proved"]


def test_the_inverse_of_two_rows_and_columns() -> None:
    assert verdicts(f"$$ {TWO} \\begin{{bmatrix}} d & -b \\\\ -c & a \\end{{bmatrix}} $$") == ["proved"]
    assert verdicts(f"$$ {TWO} \\begin{{bmatrix}} d & b \\\\ c & a \\end{{bmatrix}} $$") == ["not_proved"]


def test_a_difference_that_is_no_determinant_may_be_zero() -> None:
    same = "\\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}"
    assert verdicts(f"$$ {same} = \\frac{{ad - bc}}{{ad - bc}} {same} $$") == ["not_proved"]


def test_a_letter_beside_a_column_of_ones_is_a_column() -> None:
    left = "\\begin{bmatrix} 1_n & x \\end{bmatrix} \\begin{bmatrix} a \\\\ b \\end{bmatrix}"
    page = "Let $1_n$ be the vector of ones.\n\n"
    assert verdicts(f"{page}$$ {left} = a 1_n + b x $$") == ["proved"]
    assert verdicts(f"{page}$$ {left} = b 1_n + a x $$") == ["not_proved"]
