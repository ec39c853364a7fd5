"""Sums and forms that are positive definite have inverses; others are not taken for such."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

GIVEN = (
    "Let $P$ and $Q$ be positive definite matrices, "
    "$P \\in \\mathbb{R}^{n \\times n}$, $Q \\in \\mathbb{R}^{p \\times p}$, "
    "$X \\in \\mathbb{R}^{n \\times p}$, $y \\in \\mathbb{R}^n$ and $c > 0$."
)


def verdict(formula: str) -> str:
    return list(verify(Markdown(f"{GIVEN}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    "matrix",
    [
        "X^\\top P X + Q",
        "Q + X^\\top X",
        "c I_p + X^\\top X",
        "X X^\\top + P",
        "Q + c I_p",
        "P^{-1} + X Q X^\\top",
    ],
)
def test_positive_sums_have_inverses(matrix: str) -> None:
    size = "n" if "P^{" in matrix or "X X" in matrix else "p"
    assert verdict(f"I_{size} = ({matrix}) ({matrix})^{{-1}}") == "proved"


@pytest.mark.parametrize(
    "matrix", ["X^\\top P X - Q", "X^\\top X", "X^\\top P X", "X^\\top X - c I_p", "Q - c I_p"]
)
def test_other_sums_need_not_have_any(matrix: str) -> None:
    assert verdict(f"I_p = ({matrix}) ({matrix})^{{-1}}") == "not_proved"


def test_signs_of_forms() -> None:
    assert verdict("y^\\top P y \\ge 0") == "proved"
    assert verdict("|P| > 0") == "proved"
    assert verdict("y^\\top P y > 0") == "not_proved"  # y may be zero
    assert verdict("y^\\top X y \\ge 0") in ("not_proved", "unread")
