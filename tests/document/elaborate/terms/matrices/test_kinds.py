"""What on a page is a matrix, a vector or a number."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims, steps


def test_a_page_without_matrices_has_none() -> None:
    assert claims("$$ a y + b y = (a + b) y $$") == ["add(mul(a, y), mul(b, y)) = mul(add(a, b), y)"]


def test_names_with_an_arrow_are_vectors() -> None:
    assert claims("$$ \\vec a \\cdot \\vec b = s $$") == [
        "mat_scalar(mat_mul(mat_transpose(vec(a)), vec(b))) = s"
    ]
    assert claims("$$ \\vec a \\times \\vec b = \\vec b \\times \\vec a $$")[0].startswith("unread")


def test_what_stands_between_matrices_is_one() -> None:
    (step,) = steps("$$ s t = \\mathrm{tr}(X^\\top V^{-1} X) $$")
    assert "mat_inverse(V)" in str(step.right)


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
