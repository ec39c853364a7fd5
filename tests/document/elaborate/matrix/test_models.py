"""Linear models leave the data free; numbers that are determinants are not 0 where an inverse is written."""

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


PARTS = """The linear model is

$$ y = X \\beta + \\varepsilon $$

and its design matrix and coefficients are partitioned as

$$ X = \\begin{bmatrix} X_1 & X_2 \\end{bmatrix} \\in \\mathbb{R}^{n \\times p}, \\quad
\\beta = \\begin{bmatrix} \\beta_1 \\\\ \\beta_2 \\end{bmatrix} $$

where $X_1 \\in \\mathbb{R}^{n \\times q}$, $\\beta_1 \\in \\mathbb{R}^q$ and $\\beta_2 \\in \\mathbb{R}^r$.

"""


def test_what_is_partitioned_is_made_of_its_parts() -> None:
    assert verdicts(f"{PARTS}$$ X \\beta = X_1 \\beta_1 + X_2 \\beta_2 $$") == ["proved"]
    assert verdicts(f"{PARTS}$$ X \\beta = X_1 \\beta_1 - X_2 \\beta_2 $$") != ["proved"]
    denied = PARTS.replace("are partitioned", "are not partitioned")
    assert "proved" not in verdicts(f"{denied}$$ X \\beta = X_1 \\beta_1 + X_2 \\beta_2 $$")


RESIDUALS = """With the residuals $\\hat{e}$ the statistic is

$$ S = \\hat{e}^T \\hat{e} . $$

Here the residuals are

$$ \\hat{e} = y - X \\hat{b} \\quad \\text{with} \\quad \\hat{b} = (X^T X)^{-1} X^T y . $$

"""


def test_residuals_are_defined_behind_their_first_use() -> None:
    assert verdicts(f"{RESIDUALS}$$ X^T \\hat{{e}} = 0 $$") == ["proved"]
    assert verdicts(f"{RESIDUALS}$$ S = y^T y - y^T X \\hat{{b}} $$") == ["proved"]
    assert verdicts(f"{RESIDUALS}$$ S = y^T y + y^T X \\hat{{b}} $$") == ["not_proved"]
