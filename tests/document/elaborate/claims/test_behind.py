"""Conditions behind a formula keep it from being refuted; what was assumed anyway does not."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, steps

CLAIM = "$$ |x| = x $$"


@pytest.mark.parametrize(
    "sentence",
    [
        "Here $x$ is positive.",
        "Here $x > 0$ is needed.",
        "The identity holds for $x > 0$.",
        "This holds only for $x > 0$.",
        "Recall that throughout $x > 0$.",
        "We have assumed $x > 0$ here.",
        "Of course, $x$ is even.",
        "This is true if $x > 0$.",
    ],
)
def test_a_condition_behind_a_formula(sentence: str) -> None:
    assert not steps(f"{CLAIM}\n\n{sentence}")[0].refutable


@pytest.mark.parametrize(
    "sentence",
    [
        "The next topic is $y > 0$.",
        "Here $y$ is positive.",
        "Hence $x > 0$ or not.",
        "For $x = 3$ this gives 3.",
        "# Next\n\nHere $x$ is positive.",
        "$$ y = y $$\n\nHere $x$ is positive.",
    ],
)
def test_other_sentences_behind_a_formula(sentence: str) -> None:
    assert steps(f"{CLAIM}\n\n{sentence}")[0].refutable


def test_what_holds_throughout_is_about_all_formulas_before() -> None:
    page = f"{CLAIM}\n\nText.\n\n$$ x = x $$\n\nRecall that throughout this note $x > 0$."
    assert not any(s.refutable for s in steps(page))


def test_what_is_assumed_already_is_no_further_condition() -> None:
    page = "Let $x > 0$.\n\n$$ |x| = 2 x $$\n\nThis holds for $x > 0$."
    assert steps(page)[0].refutable


def test_a_footnote_supposes_nothing_of_the_text_and_restricts_what_is_before() -> None:
    (step,) = steps(f"{CLAIM}[^1]\n\n[^1]: For $x > 0$.")
    assert not step.refutable and not assumed(step)
    page = f"Text.[^1]\n\n[^1]: Let $x > 0$.\n\n{CLAIM}"
    assert assumed(steps(page)[0]) == set()
