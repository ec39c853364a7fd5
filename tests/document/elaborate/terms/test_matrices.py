"""Matrices: operations of their own, in the writer's order, never numbers that commute."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims, inferred, steps

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
    ("written", "term"),
    [
        ("y^\\top A y", "mat_scalar(mat_mul(mat_mul(mat_transpose(y), A), y))"),
        ("\\mathrm{tr}(A)", "mat_trace(A)"),
        ("\\ln |A|", "ln(mat_det(n, A))"),
    ],
)
def test_numbers_made_of_matrices(written: str, term: str) -> None:
    assert term in claims(MODEL + f"$$ s t = {written} $$")[-1]


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


@pytest.mark.parametrize("wrong", ["X X = A", "A + X = A", "y^\\top b = 1", "\\mathrm{tr}(X) = 1", "X y = y"])
def test_shapes_that_do_not_fit_are_unread(wrong: str) -> None:
    (step,) = verify(Markdown(MODEL + f"$$ {wrong} $$")).steps()
    assert step.verdict == "unread"
    assert "do not fit" in step.message


def test_an_inverse_on_the_left_is_assumed_to_exist_and_one_on_the_right_is_not() -> None:
    assert "invertible(A, n)" in inferred(MODEL + "$$ A^{-1} A = I_n $$")
    assert verdicts("$$ I_n = A^{-1} A $$") == ["not_proved"]
    assert "invertible(A, n)" not in inferred(MODEL + "$$ I_n = A^{-1} A $$")


def test_what_stands_between_matrices_is_one() -> None:
    (step,) = steps("$$ s t = \\mathrm{tr}(X^\\top V^{-1} X) $$")
    assert "mat_inverse(V)" in str(step.right)


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


def test_a_page_without_matrices_has_none() -> None:
    assert claims("$$ a y + b y = (a + b) y $$") == ["add(mul(a, y), mul(b, y)) = mul(add(a, b), y)"]


@pytest.mark.parametrize("function", ["e^A", "\\exp(A)", "\\ln(A)", "\\sqrt{A}", "\\exp(2 A)"])
def test_a_function_of_a_matrix_does_not_commute(function: str) -> None:
    page = f"Let $A$ and $B$ be $n \\times n$ matrices.\n\n$$ {function} B = B {function} $$"
    left, right = steps(page)[0].left, steps(page)[0].right
    assert left != right and getattr(right, "head", "") == "mat_mul"


def test_a_function_of_a_number_made_of_matrices_is_a_number() -> None:
    page = "Let $x \\in \\mathbb{R}^n$.\n\n$$ e^{x^T x} a = a e^{x^T x} $$"
    (found,) = claims(page)
    assert found.startswith("mul(exp(mat_scalar(")


def test_names_with_an_arrow_are_vectors() -> None:
    assert claims("$$ \\vec a \\cdot \\vec b = s $$") == [
        "mat_scalar(mat_mul(mat_transpose(vec(a)), vec(b))) = s"
    ]
    assert claims("$$ \\vec a \\times \\vec b = \\vec b \\times \\vec a $$")[0].startswith("unread")


def test_a_root_of_a_written_row_times_a_column_is_no_matrix() -> None:
    row = "\\begin{bmatrix} 1 & 0 \\end{bmatrix}"
    page = (
        f"Let $A$ be an $n \\times n$ matrix.\n\n$$ s = \\sqrt{{{row} A {row}^T}} + 1 $$\n\n$$ s + 0 = s $$"
    )
    assert "mat_" not in claims(page)[-1].partition(" = ")[0].partition("(")[0]


@pytest.mark.parametrize(
    "page",
    [
        "Let $A_1, \\dots, A_m$ be square matrices.\n\n$$ \\sum_{i=1}^m A_i b = \\sum_{i=1}^m b A_i $$",
        "The transfer matrices $T_i$ multiply:\n\n$$ T_1 T_2 T_3 = T_3 T_2 T_1 $$",
    ],
)
def test_members_of_a_family_of_matrices_are_no_numbers(page: str) -> None:
    assert claims(page)[0].startswith("unread")


def test_other_families_beside_matrices_are_numbers() -> None:
    page = "Let $A_1$ and $A_2$ be matrices.\n\n$$ \\sum_{i=1}^m c_i d = \\sum_{i=1}^m d c_i $$"
    assert not claims(page)[0].startswith("unread")


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


@pytest.mark.parametrize(
    "page",
    [
        "$$ \\det(A) A B = \\det(A) B A $$",
        "$$ \\mathrm{tr}(A) A B = \\mathrm{tr}(A) B A $$",
        "Let $\\lambda$ be an eigenvalue of $A$.\n\n$$ A B = B A $$",
        "The characteristic polynomial of $A$ is given.\n\n$$ A B = B A $$",
    ],
)
def test_what_has_a_determinant_or_eigenvalues_is_a_matrix(page: str) -> None:
    assert "mat_mul(A, B)" in claims(page)[0]


@pytest.mark.parametrize("claim", ["A B = B A", "A B C = C B A", "A B - B A = 0", "2 A^2 B = 2 B A^2"])
def test_an_exchange_of_capital_letters_claims_nothing_of_numbers(claim: str) -> None:
    assert "only exchanges" in claims(f"$$ {claim} $$")[0]
    assert not claims(f"Let $A, B, C$ be real numbers.\n\n$$ {claim} $$")[0].startswith("unread")
    assert not claims(f"Let $A > 0$, $B > 0$, $C > 0$.\n\n$$ {claim} $$")[0].startswith("unread")


def test_a_claim_that_says_more_than_an_exchange_is_read() -> None:
    assert claims("$$ P V + P W = P (W + V) $$") == ["add(mul(P, V), mul(P, W)) = mul(P, add(W, V))"]
    assert not claims("$$ a b = b a $$")[0].startswith("unread")
