"""Operations on matrices: in the order in which they are written, never numbers that commute."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims, steps

MODEL = (
    "Let $X \\in \\mathbb{R}^{n \\times p}$ and $y \\in \\mathbb{R}^n$ and $b \\in \\mathbb{R}^p$"
    " and $x, z \\in \\mathbb{R}^n$"
    " and $A, B, C \\in \\mathbb{R}^{n \\times n}$ and $U, V \\in \\mathbb{R}^{n \\times p}$.\n\n"
)


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(MODEL + page)).steps()]


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("A X", "mat_mul(A, X)"),
        ("2 U + X", "mat_add(mat_scale(2, U), X)"),
        ("A^{-1} X", "mat_inverse(A)"),
        ("\\frac{1}{n} X", "mat_scale(div(1, n), X)"),
        ("A (U - X)", "mat_mul(A, mat_add(U, mat_neg(X)))"),
        ("A^2 X", "mat_mul(mat_mul(A, A), X)"),
        ("(I_n - A) X", "mat_mul(mat_add(mat_identity(n), mat_neg(A)), X)"),
        ("(I - A) X", "mat_mul(mat_add(mat_identity(n), mat_neg(A)), X)"),
    ],
)
def test_what_is_written_is_the_matrix(written: str, term: str) -> None:
    assert term in claims(MODEL + f"$$ X = {written} $$")[-1]


@pytest.mark.parametrize(
    "wrong",
    [
        "A B = B A",
        "X^\\top A X = A X^\\top X",
        "A + B = A",
        "\\mathrm{tr}(A B) = 0",
        "(A B)^\\top = A^\\top B^\\top",
        "(A + B)^2 = A^2 + 2 A B + B^2",
        "(A B)^{-1} = A^{-1} B^{-1}",
        "\\mathrm{tr}(A B) = \\mathrm{tr}(A) \\mathrm{tr}(B)",
        "\\mathrm{tr}(A B C) = \\mathrm{tr}(B A C)",
        "U^\\top V = V^\\top U",
        "y^\\top X b = b^\\top X y",
        "|A + B| = |A| + |B|",
        "|2 A| = 2 |A|",
        "(A + B)^{-1} = A^{-1} + B^{-1}",
        "A^\\top = A",
        "A^{-1} = A^\\top",
        "X (X^\\top X)^{-1} X^\\top = I_n",
        "(A - B)(A + B) = A^2 - B^2",
        "\\mathrm{tr}(I_n) = p",
        "y y^\\top = y^\\top y",
        "X^\\top y = y^\\top X",
        "X^{-1} X = I_p",
        "e^{A + B} = e^A e^B",
        "\\ln(A B) = \\ln A + \\ln B",
        "(x \\cdot y) z = x (y \\cdot z)",
        "x y z = x (y z)",
        "x \\times y = x \\times y",
    ],
)
def test_what_fails_for_some_matrices_is_never_proved(wrong: str) -> None:
    found = verdicts(f"$$ {wrong} $$")
    assert found and "proved" not in found


@pytest.mark.parametrize(
    "right",
    [
        "A (B + C) = A B + A C",
        "(A B) C = A (B C)",
        "(A B)^\\top = B^\\top A^\\top",
        "(A + B)^2 = A^2 + A B + B A + B^2",
        "A A^{-1} = I_n",
        "A^{-1} A = I",
        "(A^{-1})^\\top = (A^\\top)^{-1}",
        "A^{-1} A X = X",
        "\\mathrm{tr}(A B C) = \\mathrm{tr}(C A B)",
        "\\mathrm{tr}(A^\\top) = \\mathrm{tr}(A)",
        "\\mathrm{tr}(2 A - B) = 2 \\mathrm{tr}(A) - \\mathrm{tr}(B)",
        "\\mathrm{tr}(I_n) = n",
        "y^\\top X b = b^\\top X^\\top y",
        "(y - X b)^\\top (y - X b) = y^\\top y - 2 b^\\top X^\\top y + b^\\top X^\\top X b",
        "y^\\top A y = \\mathrm{tr}(A y y^\\top)",
        "(X^\\top X)^\\top = X^\\top X",
        "X (X^\\top X)^{-1} X^\\top X (X^\\top X)^{-1} X^\\top = X (X^\\top X)^{-1} X^\\top",
        "(I_n - X (X^\\top X)^{-1} X^\\top) X = 0",
        "\\mathrm{tr}(X (X^\\top X)^{-1} X^\\top) = p",
        "(2 A)^{-1} = \\frac{1}{2} A^{-1}",
        "(A^{-1})^{-1} = A",
        "x \\cdot y = y \\cdot x",
    ],
)
def test_laws_of_matrices_are_proved(right: str) -> None:
    assert verdicts(f"$$ {right} $$") == ["proved"]


@pytest.mark.parametrize(
    "wrong",
    [
        "M + B C D = M + D C B",
        "M (B C) = M (C B)",
        "(B C) M = (C B) M",
        "M^\\top B C = M^\\top C B",
        "M + \\lambda \\mu B = M + \\mu B \\lambda C",
    ],
)
def test_letters_beside_a_matrix_do_not_commute(wrong: str) -> None:
    """Of M alone the page says that it is a matrix."""
    page = f"$$ M^\\top = M $$\n\nNow\n\n$$ {wrong} $$"
    assert list(verify(Markdown(page)).steps())[-1].verdict in ("not_proved", "unread")


@pytest.mark.parametrize("function", ["e^A", "\\exp(A)", "\\ln(A)", "\\sqrt{A}", "\\exp(2 A)"])
def test_a_function_of_a_matrix_does_not_commute(function: str) -> None:
    page = f"Let $A$ and $B$ be $n \\times n$ matrices.\n\n$$ {function} B = B {function} $$"
    left, right = steps(page)[0].left, steps(page)[0].right
    assert left != right and getattr(right, "head", "") == "mat_mul"
