"""Superscripts that number something are no exponents; exponents beside such words still are."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims

CLAIM = "\n\n$$ w^2 = w w $$"


@pytest.mark.parametrize(
    "sentence",
    [
        "The wage in period two is $w^2$.",
        "Let $w^2$ denote the wage of the second agent.",
        "Here $w^2$ is the wage in year 2.",
        "The wages are $w^1$ and $w^2$.",
        "Let $w^1, w^2, w^3$ be wages.",
        "The second component $w^2$ is ignored.",
        "The first and second coordinates are $w^1$ and $w^2$.",
    ],
)
def test_a_number_of_something_is_no_exponent(sentence: str) -> None:
    assert claims(sentence + CLAIM)[-1].startswith("unread")
    assert claims(f"# A\n\n{sentence}{CLAIM}\n\n# B\n\nNow{CLAIM}")[-1] == "pow(w, 2) = mul(w, w)"


@pytest.mark.parametrize(
    "sentence",
    [
        "The area of the second square is $w^2$.",
        "The variance in group two is $w^2$.",
        "The powers $w^1$, $w^2$ and $w^3$ are independent.",
        "In period two the factor is applied again, which gives $w^2$.",
        "With two players the probability is $w^2$.",
        "In period three the price is $w^2$.",
        "The wage in period two is $v^2$.",
    ],
)
def test_an_exponent_is_one(sentence: str) -> None:
    assert claims(sentence + CLAIM)[-1] == "pow(w, 2) = mul(w, w)"
