"""Claims of search.matrix.woodbury and multiples: sums whose inverses and determinants hang together."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

SQUARE = (
    "Let $A$ and $B$ be positive definite $n \\times n$ matrices, $x \\in \\mathbb{R}^n$ "
    "and $s > 0$, $t > 0$."
)
WIDE = (
    "Let $R$ be a positive definite $n \\times n$ matrix, $P$ a positive definite $d \\times d$ matrix, "
    "$H \\in \\mathbb{R}^{n \\times d}$ and $y \\in \\mathbb{R}^n$, $s > 0$."
)
INNER = "(P^{-1} + H^T R^{-1} H)"
OUTER = "(R + H P H^T)"


def verdict(before: str, formula: str) -> str:
    return list(verify(Markdown(f"{before}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    ("before", "left", "right", "wrong"),
    [
        (SQUARE, "x^T (s A + s B)^{-1} x", "\\frac{1}{s} x^T (A + B)^{-1} x", "s x^T (A + B)^{-1} x"),
        (
            SQUARE,
            "\\ln |t A + t B|",
            "n \\ln t + \\ln |A + B|",
            "\\ln t + \\ln |A + B|",
        ),
        (
            SQUARE,
            "x^T (A^{-1} + B^{-1})^{-1} x",
            "x^T A x - x^T A (A + B)^{-1} A x",
            "x^T A x - x^T A (A + B)^{-1} B x",
        ),
        (
            SQUARE,
            "\\ln |A^{-1} + B^{-1}|",
            "\\ln |A + B| - \\ln |A| - \\ln |B|",
            "\\ln |A + B| - \\ln |A|",
        ),
        (
            WIDE,
            f"y^T {OUTER}^{{-1}} y",
            f"y^T R^{{-1}} y - y^T R^{{-1}} H {INNER}^{{-1}} H^T R^{{-1}} y",
            f"y^T R^{{-1}} y + y^T R^{{-1}} H {INNER}^{{-1}} H^T R^{{-1}} y",
        ),
        (
            WIDE,
            "\\ln |R + H P H^T|",
            "\\ln |R| + \\ln |P| + \\ln |P^{-1} + H^T R^{-1} H|",
            "\\ln |R| - \\ln |P| + \\ln |P^{-1} + H^T R^{-1} H|",
        ),
        (
            WIDE,
            "y^T (s^2 I_n + H P H^T)^{-1} y",
            "\\frac{1}{s^2} \\left( y^T y - y^T H (s^2 P^{-1} + H^T H)^{-1} H^T y \\right)",
            "\\frac{1}{s^2} \\left( y^T y - y^T H (P^{-1} + H^T H)^{-1} H^T y \\right)",
        ),
    ],
)
def test_the_right_equation_is_proved_alone(before: str, left: str, right: str, wrong: str) -> None:
    assert verdict(before, f"{left} = {right}") == "proved"
    assert verdict(before, f"{left} = {wrong}") != "proved"
