"""Sums over pairs of different indices."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.search.decide import decide
from tests.document.elaborate.pages import claims, document

DATA = "Let $x_1, \\ldots, x_n$ be numbers.\n\n"
SQUARE = "\\left(\\sum_{i=1}^n x_i\\right)^2 = \\sum_{i=1}^n x_i^2"


def verdict(claim: str) -> str:
    step = document(f"{DATA}$$ {claim} $$").derivations[0].steps[-1]
    assert step.left is not None and step.right is not None, step.error
    return decide(Claim(step.assumptions, "eq", step.left, step.right), functions=True).verdict


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (f"{SQUARE} + \\sum_{{i \\ne j}} x_i x_j", "proved"),
        (f"{SQUARE} + 2 \\sum_{{i < j}} x_i x_j", "proved"),
        (f"{SQUARE} + 2 \\sum_{{i > j}} x_i x_j", "proved"),
        (f"{SQUARE} + \\sum_{{i < j}} x_i x_j", "refuted"),
        (f"{SQUARE} + \\sum_{{i \\le j}} x_i x_j", "refuted"),
        (f"{SQUARE} + 2 \\sum_{{i \\ne j}} x_i x_j", "refuted"),
        ("\\sum_{i=1}^n \\sum_{j \\ne i} x_j = (n - 1) \\sum_{i=1}^n x_i", "proved"),
        ("\\sum_{i=1}^n \\sum_{j \\ne i} x_j = n \\sum_{i=1}^n x_i", "refuted"),
        ("\\sum_{i=1}^n \\sum_{j=1, j \\ne i}^n x_j = (n - 1) \\sum_{i=1}^n x_i", "proved"),
    ],
)
def test_verdicts(claim: str, expected: str) -> None:
    assert verdict(claim) == expected


@pytest.mark.parametrize(
    "sum_",
    [
        "\\sum_{i \\ne j} y_i y_j = 0",  # nothing says where i and j end
        "\\sum_{i=1}^n x_i + \\sum_{j=1}^m x_j = \\sum_{k \\ne l} x_k",
        "\\sum_{i=1}^n x_i + \\sum_{j=1}^m x_j = \\sum_{i \\ne j} x_i x_j",  # two ends
    ],
)
def test_without_bounds_the_sum_is_kept_as_written(sum_: str) -> None:
    assert "`" in claims(f"{DATA}$$ {sum_} $$")[-1]
