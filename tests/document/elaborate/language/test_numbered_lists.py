"""Lists with dots: what the text says of them holds for every term."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, steps

LOGARITHM = "$$ \\ln \\prod_{i=1}^n x_i = \\sum_{i=1}^n \\ln x_i $$"
VECTORS = "Let $p = (p_1, \\ldots, p_k)$ and $q = (q_1, \\ldots, q_k)$ be "
VECTORS += "probability vectors with positive entries."
APART = "\\sum_{i=1}^k p_i \\ln p_i - \\sum_{i=1}^k p_i \\ln q_i"
DIVERGENCE = f"\\sum_{{i=1}}^k p_i \\ln \\frac{{p_i}}{{q_i}} = {APART}"


def verdict(page: str) -> str:
    (step,) = verify(Markdown(page)).steps()
    return step.verdict


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Let $x_1, \\ldots, x_n$ be positive numbers.", "proved"),
        ("Let $x_1, x_2, \\dots, x_n$ be positive.", "proved"),
        ("Let $x_1, \\ldots, x_n$ be nonnegative numbers.", "not_proved"),
        ("Let $x_1, \\ldots, x_n$ be real numbers.", "not_proved"),
        ("Let $x_1, \\ldots, x_m$ be positive numbers.", "not_proved"),
        ("The numbers $x_1, \\ldots, x_n$ are not positive.", "not_proved"),
    ],
)
def test_signs_of_all_terms(words: str, expected: str) -> None:
    assert verdict(f"{words}\n\n{LOGARITHM}") == expected


def test_the_terms_are_assumed_one_and_all() -> None:
    (step,) = steps(f"Let $x_1, \\ldots, x_n$ be positive numbers.\n\n{LOGARITHM}")
    assert "all(range(1, n), (\\ lt(0, $x(#0))))" in assumed(step)


@pytest.mark.parametrize(
    ("formula", "right"),
    [
        (DIVERGENCE, True),
        ("\\sum_{i=1}^k (p_i - q_i) = 0", True),
        ("\\sum_{i=1}^k p_i \\ln \\frac{q_i}{p_i} \\le 0", True),
        ("\\sum_{i=1}^k p_i \\ln \\frac{q_i}{p_i} \\ge 0", False),
        ("\\sum_{i=1}^k (p_i + q_i) = 1", False),
    ],
)
def test_probability_vectors(formula: str, right: bool) -> None:
    assert (verdict(f"{VECTORS}\n\n$$ {formula} $$") == "proved") is right


def test_without_the_words_entries_may_be_zero() -> None:
    page = VECTORS.replace(" with positive entries", "")
    assert verdict(f"{page}\n\n$$ {DIVERGENCE} $$") != "proved"
    assert verdict(f"{page}\n\n$$ \\sum_{{i=1}}^k p_i q_i \\ge 0 $$") == "proved"
    assert (
        verdict(page.replace("probability vectors", "vectors") + "\n\n$$ \\sum_{i=1}^k p_i = 1 $$")
        != "proved"
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Let $x_1, \\ldots, x_n$ be positive numbers and $W = \\sum_{i=1}^n x_i$.", "proved"),
        ("Let $x_1, \\ldots, x_n$ be positive with $c > 1$.", "proved"),
        ("Let $x_1, \\ldots, x_n$ be positive or $c > 1$.", "not_proved"),
        ("Let $x_1, \\ldots, x_n$ be positive only if $c > 1$.", "not_proved"),
    ],
)
def test_a_sentence_may_go_on(words: str, expected: str) -> None:
    assert verdict(f"{words}\n\n{LOGARITHM}") == expected


def test_terms_that_are_names_of_their_own_are_meant_too() -> None:
    page = "Let $a_1, \\ldots, a_n$ be positive numbers.\n\n$$ \\ln(a_1 a_n) = \\ln a_1 + \\ln a_n $$"
    assert verdict(page) == "proved"
    assert verdict(page.replace("positive", "real")) != "proved"
