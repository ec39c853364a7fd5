"""What is inferred of matrices, and shapes that do not fit."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, inferred, steps

MODEL = (
    "Let $X \\in \\mathbb{R}^{n \\times p}$ and $y \\in \\mathbb{R}^n$ and $b \\in \\mathbb{R}^p$"
    " and $x, z \\in \\mathbb{R}^n$"
    " and $A, B, C \\in \\mathbb{R}^{n \\times n}$ and $U, V \\in \\mathbb{R}^{n \\times p}$.\n\n"
)


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(MODEL + page)).steps()]


@pytest.mark.parametrize("wrong", ["X X = A", "A + X = A", "y^\\top b = 1", "\\mathrm{tr}(X) = 1", "X y = y"])
def test_shapes_that_do_not_fit_are_unread(wrong: str) -> None:
    (step,) = verify(Markdown(MODEL + f"$$ {wrong} $$")).steps()
    assert step.verdict == "unread"
    assert "do not fit" in step.message


def test_an_inverse_on_the_left_is_assumed_to_exist_and_one_on_the_right_is_not() -> None:
    assert "invertible(A, n)" in inferred(MODEL + "$$ A^{-1} A = I_n $$")
    assert verdicts("$$ I_n = A^{-1} A $$") == ["not_proved"]
    assert "invertible(A, n)" not in inferred(MODEL + "$$ I_n = A^{-1} A $$")


def test_an_inverse_under_a_sum_is_no_premise_about_a_bound_variable() -> None:
    inverses = "\\sum_{i=1}^m \\mathrm{tr}((i A)^{-1})"
    page = f"Let $A$ be an invertible $n \\times n$ matrix.\n\n$$ {inverses} = {inverses} $$"
    assert steps(page)
    for step in steps(page):
        assert not any(a.loose for a in step.assumptions)


def test_a_definition_of_a_matrix_needs_its_denominators() -> None:
    """`J = 1 1^T / n` supposes that n is not 0; a claim supposes nothing."""
    (step,) = steps("Let $A$ be a matrix and let $J = \\frac1n A$.\n\n$$ n J = A $$")
    assert "ne(n, 0)" in assumed(step)
    (step,) = steps("Let $A$ be a matrix.\n\n$$ n \\left( \\frac1n A \\right) = A $$")
    assert "ne(n, 0)" not in assumed(step)
