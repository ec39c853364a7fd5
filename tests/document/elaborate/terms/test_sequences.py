"""Sequences: assumptions about every term, sums without bounds, and counterexamples among all sequences."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify
from tests.document.elaborate.pages import assumed, claims, steps

SUM = "$$ \\sum_{j=1}^d \\ln s_j^2 = 2 \\sum_{j=1}^d \\ln s_j $$"


def verdict(text: str) -> str:
    """The verdict on the last step of a page."""
    return list(verify(Markdown(text)).steps())[-1].verdict


def test_a_term_with_a_bound_index_is_every_term() -> None:
    (step,) = steps(f"Let $s_j > 0$.\n\n{SUM}")
    assert "all(integers, (\\ lt(0, $s(#0))))" in assumed(step)


def test_the_range_that_the_sentence_states_is_kept() -> None:
    (step,) = steps(f"Let $s_j > 0$ for $j = 1, \\ldots, d$.\n\n{SUM}")
    assert "all(range(1, d), (\\ lt(0, $s(#0))))" in assumed(step)


def test_words_say_it_too() -> None:
    (step,) = steps(f"Here all $s_j$ are positive, so let $s_j$ be positive.\n\n{SUM}")
    assert "all(integers, (\\ lt(0, $s(#0))))" in assumed(step)


def test_a_fixed_term_is_one_term() -> None:
    (step,) = steps(f"Let $s_1 > 0$.\n\n{SUM}")
    assert "lt(0, $s(1))" in assumed(step)


def test_an_index_that_is_a_number_of_its_own_is_not_every_index() -> None:
    (step,) = steps("Let $s_n > 0$.\n\n$$ \\sum_{j=1}^n \\ln s_j^2 + n = n + 2 \\sum_{j=1}^n \\ln s_j $$")
    assert "lt(0, $s(n))" in assumed(step)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"Let $s_j > 0$.\n\n{SUM}", "proved"),
        (f"Let $s_j > 0$ for $j = 1, \\ldots, d$.\n\n{SUM}", "proved"),
        (f"Let $s_j > 0$ for $j = 2, \\ldots, d$.\n\n{SUM}", "not_proved"),
        (f"Let $s_1 > 0$.\n\n{SUM}", "not_proved"),
        (SUM, "not_proved"),
    ],
)
def test_the_assumption_proves_no_more_than_it_says(page: str, expected: str) -> None:
    assert verdict(page) == expected


def test_a_sum_without_bounds_has_the_bounds_of_its_index_elsewhere() -> None:
    first, second = claims(
        "$$ \\sum_{i=1}^n a x_i = a \\sum_i x_i $$\n\n$$ \\sum_i x_i + \\sum_i y_i = \\sum_i (x_i + y_i) $$"
    )
    assert first.count("range(1, n)") == 2 and second.count("range(1, n)") == 3


def test_a_sum_without_bounds_is_finite() -> None:
    (step,) = steps("$$ \\sum_i a x_i = a \\sum_i x_i $$")
    assert "in(N_i, naturals)" in assumed(step) and "finite" in step.note


@pytest.mark.parametrize(
    "body",
    ["i x_i", "x_{i+1}", "f(i)", "p"],
)
def test_an_index_that_is_more_than_a_label_needs_bounds(body: str) -> None:
    (claim,) = claims(f"Let $p(x) = x$.\n\n$$ \\sum_i {body} = f(x) $$")
    assert "range" not in claim


def test_two_different_bounds_are_not_chosen_from() -> None:
    page = "$$ \\sum_{i=1}^n x_i = \\sum_{i=2}^m x_i $$\n\n$$ \\sum_i x_i = \\sum_i x_i $$"
    assert "range" not in claims(page)[-1]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("\\sum_i (x_i - m)^2 = \\sum_i x_i^2 - 2 m \\sum_i x_i + m^2", "refuted"),
        ("\\sum_i (x_i + y_i) = \\sum_i x_i - \\sum_i y_i", "refuted"),
        ("\\sum_i x_i^2 = \\left( \\sum_i x_i \\right)^2", "refuted"),
        ("\\sum_i w_i = 1", "not_proved"),
    ],
)
def test_any_sequence_may_be_a_counterexample(formula: str, expected: str) -> None:
    assert verdict(f"$$ {formula} $$") == expected


@pytest.mark.parametrize(
    "words",
    [
        "The weights $w_i$ sum to one.",
        "The data are centred.",
        "The $w_i$ are probabilities.",
        "Here $w_i$ is the least squares solution.",
        "Let $\\sum_i w_i = 1$.",
    ],
)
def test_a_sequence_of_which_the_page_says_more_refutes_nothing(words: str) -> None:
    page = f"{words}\n\n$$ \\sum_i (w_i + w_i x) = x + 1 + 0 \\sum_i w_i $$"
    assert verdict(page) != "refuted"


def test_the_counterexample_shows_the_general_term() -> None:
    (result,) = verify(Markdown("$$ \\sum_{i=1}^n (x_i + 1) = \\sum_{i=1}^n x_i $$")).steps()
    assert result.verdict == "refuted" and "x_k" in result.counterexample


@pytest.mark.parametrize(
    "words",
    [
        "Let $s_j > 0$ for some $j$.",
        "Let $s_j > 0$ for at least one $j$.",
        "Let $s_j > 0$ for odd $j$.",
        "Suppose $s_j > 0$ for almost all $j$.",
        "Let $s_j > 0$ for all but one $j$.",
        "There is a $j$ with $s_j > 0$.",
        "Fix $j$ with $s_j > 0$.",
        "For a fixed $j$ let $s_j > 0$.",
        "Let $s_j > 0$ for positive $j$.",
        "Let $s_j > 0$ for $j > 1$.",
        "Assume $s_j > 0$ for every $j$ except $j = 1$.",
    ],
)
def test_a_sentence_about_some_indices_is_not_about_all(words: str) -> None:
    assert verdict(f"{words}\n\n{SUM}") == "not_proved"


@pytest.mark.parametrize(
    "words",
    [
        "Let $s_j > 0$ for all $j$.",
        "For each $j$ let $s_j > 0$.",
        "where all $s_j$ are positive:",
        "With $s_j > 0$:",
    ],
)
def test_a_sentence_about_all_indices_is(words: str) -> None:
    assert verdict(f"{words}\n\n{SUM}") == "proved"


ENDS = "\\sum_{k=1}^n a_k + \\prod_{k=1}^n b_k", "\\prod_{k=1}^n b_k + \\sum_{k=1}^n a_k"
NUMBER = f"\n\n$$ {ENDS[0]} = {ENDS[1]} $$"
EVERY = "all(integers, (\\ lt(0, $b(#0))))"


@pytest.mark.parametrize(
    "words",
    [
        "Let $b_n > 0$ for all $n$",
        "Let $b_n > 0$ for every $n$",
        "Let $b_n > 0$, $a_n = 1 - b_n$",
        "Let $b_n > 0$ and $a_n = 1 - b_n$",
    ],
)
def test_a_number_that_stands_for_any_in_its_sentence_is_every_index(words: str) -> None:
    """Also where it is the end of a product elsewhere."""
    assert EVERY in assumed(steps(f"{words}.{NUMBER}")[-1])


@pytest.mark.parametrize(
    "words",
    [
        "Let $b_n > 0$",
        "Let $b_n > 0$ for some $n$",
        "Let $b_n > 0$ for a fixed $n$ and $a_n = 1 - b_n$",
        "Let $a_n = 1 - b_n$. Let $b_n > 0$",
    ],
)
def test_a_number_that_is_one_in_its_sentence_is_one_index(words: str) -> None:
    assert EVERY not in assumed(steps(f"{words}.{NUMBER}")[-1])
