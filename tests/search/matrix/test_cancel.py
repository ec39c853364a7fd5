"""Inverses of sums: both sides are multiplied by what is inverted; numbers that stand among matrices."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

SHERMAN = (
    "Let $A \\in \\mathbb{R}^{n \\times n}$ be invertible, let $u, v \\in \\mathbb{R}^n$, "
    "and suppose that $1 + v^\\top A^{-1} u \\neq 0$."
)
WOODBURY = "Let $A$ and $C$ be invertible matrices and let $C^{-1} + V A^{-1} U$ be invertible."
FILTER = "Let $P$ and $R$ be positive definite matrices, and let $H$ be a matrix."
RIDGE = "Let $X \\in \\mathbb{R}^{n \\times d}$ and $c > 0$."


def verdict(before: str, formula: str) -> str:
    return list(verify(Markdown(f"{before}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        (SHERMAN, "(A + u v^\\top)^{-1} = A^{-1} - \\frac{A^{-1} u v^\\top A^{-1}}{1 + v^\\top A^{-1} u}"),
        (SHERMAN, "u (v^\\top u) v^\\top = (v^\\top u) u v^\\top"),
        (SHERMAN, "(u^\\top v)^2 = u^\\top v v^\\top u"),
        (WOODBURY, "(A + U C V)^{-1} = A^{-1} - A^{-1} U (C^{-1} + V A^{-1} U)^{-1} V A^{-1}"),
        (FILTER, "P H^\\top (H P H^\\top + R)^{-1} = (P^{-1} + H^\\top R^{-1} H)^{-1} H^\\top R^{-1}"),
        (RIDGE, "(X^\\top X + c I)^{-1} X^\\top = X^\\top (X X^\\top + c I)^{-1}"),
    ],
)
def test_equations_with_inverses_of_sums_are_proved(before: str, formula: str) -> None:
    assert verdict(before, formula) == "proved"


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        (SHERMAN, "(A + u v^\\top)^{-1} = A^{-1} + \\frac{A^{-1} u v^\\top A^{-1}}{1 + v^\\top A^{-1} u}"),
        (SHERMAN, "(A + u v^\\top)^{-1} = A^{-1} - \\frac{A^{-1} u v^\\top A^{-1}}{1 + u^\\top A^{-1} v}"),
        (SHERMAN, "u (v^\\top u) v^\\top = (u^\\top u) v v^\\top"),
        (WOODBURY, "(A + U C V)^{-1} = A^{-1} - A^{-1} U (C + V A^{-1} U)^{-1} V A^{-1}"),
        (FILTER, "P H^\\top (H P H^\\top + R)^{-1} = (P + H^\\top R^{-1} H)^{-1} H^\\top R^{-1}"),
        (RIDGE, "(X^\\top X + c I)^{-1} X^\\top = X^\\top (X X^\\top + 2 c I)^{-1}"),
    ],
)
def test_wrong_ones_are_not(before: str, formula: str) -> None:
    assert verdict(before, formula) in ("not_proved", "refuted")
