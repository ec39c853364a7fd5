"""Densities given the one model of a page, which leaves the model out of others."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

MODEL = "Let $m$ be a generative model with parameter $\\theta$.\n\n"
EVIDENCE = (
    "$$ p(y|m) = \\int_{-\\infty}^\\infty p(y|\\theta) p(\\theta) \\, d\\theta $$\n\n"
    "$$ p(\\theta|y,m) = \\frac{p(y|\\theta,m) p(\\theta|m)}{p(y)} $$\n\n"
)


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


def test_the_model_is_left_out() -> None:
    results = list(verify(Markdown(MODEL + EVIDENCE)).steps())
    assert [r.verdict for r in results] == ["proved", "proved"]
    assert "everything is given the one model" in results[0].step.note


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("p(\\theta) \\, d", "p(y) \\, d"),
        ("p(y|\\theta) p", "p(\\theta|y) p"),
        ("}{p(y)}", "}{p(\\theta)}"),
        ("p(y|\\theta,m) p(\\theta|m)", "p(y|\\theta,m) p(y|m)"),
    ],
)
def test_wrong_rules_are_not_proved(written: str, wrong: str) -> None:
    assert verdicts(MODEL + EVIDENCE.replace(written, wrong)) != ["proved", "proved"]


@pytest.mark.parametrize(
    "other",
    [
        "$$ p(y) = \\sum_{m=1}^k p(y|m) p(m) $$\n\n",  # the models have probabilities
        "Another model is $m_2$.\n\n",
        "Of size $m > 2$.\n\n",
    ],
)
def test_several_models_or_a_number_are_kept(other: str) -> None:
    assert verdicts(MODEL + other + EVIDENCE)[-2:] != ["proved", "proved"]


def test_what_a_formula_says_of_the_model_is_no_triviality() -> None:
    assert verdicts(MODEL + "$$ p(y|\\theta, m) = p(y|\\theta) $$") == ["not_proved"]
    assert verdicts(MODEL + "$$ p(y|m) = p(y) $$") == ["not_proved"]
