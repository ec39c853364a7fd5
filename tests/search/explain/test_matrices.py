"""Errors with matrices are named: the order of factors, a transpose, a sign, a missing inverse."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

MODEL = "Let $A, B \\in \\mathbb{R}^{n \\times n}$ and $x, y \\in \\mathbb{R}^n$.\n\n"


def message(formula: str) -> str:
    (step,) = verify(Markdown(f"{MODEL}$$ {formula} $$")).steps()
    assert step.verdict in ("refuted", "not_proved")
    return step.message


@pytest.mark.parametrize(
    ("formula", "hint"),
    [
        ("(A B)^\\top = A^\\top B^\\top", "stand in the other order on the right"),
        ("(A B)^{-1} = A^{-1} B^{-1}", "stand in the other order on the right"),
        ("x^\\top A y = y^\\top A x", "is read as"),
        ("A (x - y) = A x + A y", "the sign of"),
        ("I_n = A^{-1} A", "invertible"),
    ],
)
def test_the_hint_says_what_would_be_right(formula: str, hint: str) -> None:
    assert hint in message(formula)


def test_no_hint_where_nothing_near_is_true() -> None:
    assert "proved if" not in message("A x = \\mathrm{tr}(A) y")
