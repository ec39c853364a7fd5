"""Wrong equations between matrices are refuted at small matrices; those that may hold are not."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

SQUARE = "Let $A$ and $B$ be $n \\times n$ matrices and let $c$ be a real number."
POSITIVE = "Let $S$ be a symmetric positive definite matrix and $A$ a matrix."
MODEL = "Let $X \\in \\mathbb{R}^{n \\times p}$, $y \\in \\mathbb{R}^n$ and $b \\in \\mathbb{R}^p$."


def step(before: str, formula: str):  # type: ignore[no-untyped-def]
    return list(verify(Markdown(f"{before}\n\n$$ {formula} $$")).steps())[-1]


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        (SQUARE, "(A B)^\\top = A^\\top B^\\top"),
        (SQUARE, "\\mathrm{tr}(A B) = \\mathrm{tr}(A) \\mathrm{tr}(B)"),
        (SQUARE, "(A + B)^2 = A^2 + 2 A B + B^2"),
        (SQUARE, "|c A| = c |A|"),
        (SQUARE, "|A + B| = |A| + |B|"),
        (SQUARE, "(A + B)^{-1} = A^{-1} + B^{-1}"),
        (SQUARE, "(A B)^{-1} = A^{-1} B^{-1}"),
        (SQUARE, "|A^{-1} B| = |A| |B|"),
        (POSITIVE, "A S A^\\top = A^\\top S A"),
        (MODEL, "(y - X b)^\\top (y - X b) = y^\\top y + 2 b^\\top X^\\top y + b^\\top X^\\top X b"),
        (MODEL, "X^\\top (y - X b) = X^\\top y + X^\\top X b"),
    ],
)
def test_wrong_equations_are_refuted(before: str, formula: str) -> None:
    found = step(before, formula)
    assert found.verdict == "refuted"
    assert found.enclosures is not None and found.counterexample


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        ("Let $A$ and $B$ be commuting matrices.", "A B = B A"),
        ("Let $A$ and $B$ be diagonal matrices.", "A B = B A"),
        ("Let $A$ and $B$ be matrices. Suppose that $A$ and $B$ have the same eigenvectors.", "A B = B A"),
        ("Let $P$ be a projection and $A$ a matrix.", "P A P = A P"),
        ("We look at $A$ and $B$.", "A B^\\top = B A^\\top"),
        (MODEL, "y = X b"),
        (MODEL, "X^\\top X b = X^\\top y"),
        (MODEL, "X^\\top (y - X b) = 0"),
        ("Let $W$ and $V$ be matrices.", "W V W^\\top = I"),
        ("Let $X \\sim \\mathcal{N}(\\mu, \\Sigma)$ and let $A$ be a matrix.", "A X X^\\top = X X^\\top A"),
        ("Find a matrix $A$ for a matrix $B$ such that", "A B = B A"),
    ],
)
def test_what_may_hold_is_not_refuted(before: str, formula: str) -> None:
    assert step(before, formula).verdict in ("not_proved", "unread")


def test_the_place_of_the_entry_is_told() -> None:
    shown = step(SQUARE, "(A B)^\\top = A^\\top B^\\top").enclosures
    assert shown is not None and "in row 1 and column 1" in shown[0]


@pytest.mark.parametrize(
    ("before", "formula"),
    [
        ("Let $A$ and $B$ be matrices with $A B = B A$.", "(A + B)^2 = A^2 + 2 A B + B^2"),
        ("Let $A$ and $B$ be matrices. If $A B = B A$, then", "(A B)^\\top = A^\\top B^\\top"),
    ],
)
def test_what_follows_from_a_condition_is_proved(before: str, formula: str) -> None:
    assert step(before, formula).verdict == "proved"
