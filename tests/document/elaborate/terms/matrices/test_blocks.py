"""Matrices of blocks: products, transposes, the inverse and the determinant by the Schur complement."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

GIVEN = "Let $A$ be an invertible matrix and let $S = D - C A^{-1} B$ be invertible."
PARTS = "Let $X_1 \\in \\mathbb{R}^{n \\times p}$ and $X_2 \\in \\mathbb{R}^{n \\times q}$."


def matrix(*rows: str) -> str:
    return "\\begin{bmatrix} " + " \\\\ ".join(rows) + " \\end{bmatrix}"


WHOLE = matrix("A & B", "C & D")
INVERSE = matrix("A^{-1} + A^{-1} B S^{-1} C A^{-1} & -A^{-1} B S^{-1}", "-S^{-1} C A^{-1} & S^{-1}")


def verdict(before: str, formula: str) -> str:
    return list(verify(Markdown(f"{before}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        (GIVEN, f"{WHOLE} {matrix('I & -A^{-1} B', '0 & I')} = {matrix('A & 0', 'C & S')}"),
        (GIVEN, f"{WHOLE}^{{-1}} = {INVERSE}"),
        (GIVEN, f"{WHOLE}^\\top = {matrix('A^T & C^T', 'B^T & D^T')}"),
        (GIVEN, f"\\left| {WHOLE} \\right| = |A| |D - C A^{{-1}} B|"),
        (PARTS, f"{matrix('X_1 & X_2')} {matrix('b_1', 'b_2')} = X_1 b_1 + X_2 b_2"),
        (
            PARTS,
            f"{matrix('X_1 & X_2')}^\\top {matrix('X_1 & X_2')}"
            f" = {matrix('X_1^T X_1 & X_1^T X_2', 'X_2^T X_1 & X_2^T X_2')}",
        ),
    ],
)
def test_blocks_that_are_right_are_proved(before: str, formula: str) -> None:
    assert verdict(before, formula) == "proved"


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        (GIVEN, f"{WHOLE} {matrix('I & -A^{-1} B', '0 & I')} = {matrix('A & B', 'C & S')}"),
        (GIVEN, f"{WHOLE}^{{-1}} = {INVERSE.replace('-S^{-1} C', 'S^{-1} C')}"),
        (GIVEN, f"{WHOLE}^{{-1}} = {matrix('A^{-1} & B^{-1}', 'C^{-1} & D^{-1}')}"),
        (GIVEN, f"{WHOLE}^\\top = {matrix('A^T & B^T', 'C^T & D^T')}"),
        (GIVEN, f"\\left| {WHOLE} \\right| = |A| |D| - |B| |C|"),
        ("Let $A$, $B$, $C$, $D$ be matrices.", f"\\left| {WHOLE} \\right| = |A| |D - C A^{{-1}} B|"),
        (PARTS, f"{matrix('X_1 & X_2')} {matrix('b_1', 'b_2')} = X_1 b_2 + X_2 b_1"),
        (PARTS, f"{matrix('X_1 & X_2')} {matrix('X_1 & X_2')}^\\top = X_1 X_2^\\top + X_2 X_1^\\top"),
    ],
)
def test_blocks_that_are_wrong_are_not_proved(before: str, formula: str) -> None:
    assert verdict(before, formula) in ("not_proved", "unread")
