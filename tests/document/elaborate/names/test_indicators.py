"""Indicators of relations and events, in their several notations."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

X = "Let $X$ be a random variable with finite mean and let $a > 0$.\n\n"
FORMS = [
    "\\mathbf{1}_{\\{X \\ge a\\}}",
    "\\mathbb{1}_{X \\ge a}",
    "\\mathbbm{1}\\{X \\ge a\\}",
    "\\mathds{1}(X \\ge a)",
    "1_{\\{X \\ge a\\}}",
    "\\mathbb{I}[X \\ge a]",
    "I(X \\ge a)",
]


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


@pytest.mark.parametrize("form", FORMS)
def test_the_mean_is_the_probability(form: str) -> None:
    assert verdicts(f"{X}$$ E[{form}] = P(X \\ge a) $$") == ["proved"]
    assert verdicts(f"{X}$$ E[{form}] = P(X > a) $$") == ["not_proved"]
    assert verdicts(f"{X}$$ E[{form}] = P(X \\le a) $$") == ["not_proved"]


MARKOV = (
    "$$ E[X] \\ge E[X \\mathbf{1}_{\\{X \\ge a\\}}] \\ge a E[\\mathbf{1}_{\\{X \\ge a\\}}] = a P(X \\ge a) $$"
)


def test_markov() -> None:
    assert verdicts(X.replace("$X$", "$X \\ge 0$") + MARKOV) == ["proved"] * 3
    assert verdicts(X + MARKOV)[0] == "not_proved"  # X may be negative
    assert verdicts(X.replace("$X$", "$X \\ge 0$") + MARKOV.replace("a P", "a^2 P"))[-1] == "not_proved"


EVENTS = "Let $A$ and $B$ be events.\n\n"


def test_events() -> None:
    assert verdicts(EVENTS + "$$ E[\\mathbf{1}_A] = P(A) $$") == ["proved"]
    product = "$$ \\mathrm{Cov}(1_A, 1_B) = P(A \\cap B) - P(A) P(B) $$"
    assert verdicts(EVENTS + product) == ["proved"]
    assert verdicts(EVENTS + product.replace("\\cap", "\\cup")) == ["refuted"]


CHERNOFF = "For $t > 0$,\n\n$$ P(Z \\ge a) = P(e^{t Z} \\ge e^{t a}) \\le e^{-t a} E[e^{t Z}] $$"


def test_one_event_in_two_forms() -> None:
    assert verdicts(CHERNOFF) == ["proved", "proved"]
    assert verdicts(CHERNOFF.replace("For $t > 0$", "For $t < 0$")) == ["not_proved", "proved"]
    square = "Let $Z$ be a random variable with mean $m$.\n\n$$ P(|Z| < a) = P(Z^2 < a^2) $$"
    assert verdicts(square) == ["not_proved"]  # a may be negative
    assert verdicts("Let $a > 0$. " + square) == ["proved"]


@pytest.mark.parametrize("vector", ["\\mathbf{1}^T x", "\\mathbf{1}_n^T x"])
def test_a_vector_of_ones_is_none(vector: str) -> None:
    (result,) = verify(
        Markdown(f"Let $x \\in \\mathbb{{R}}^n$.\n\n$$ 2 ({vector}) = {vector} + {vector} $$")
    ).steps()
    assert result.verdict == "proved"


@pytest.mark.parametrize("word", ["mean", "expectation", "variance", "second moment"])
def test_finite_moments(word: str) -> None:
    claim = "$$ E[X 1_{X > 0}] \\le E[X] + E[1_{X > 0}] $$"
    page = f"Let $X$ be a random variable with finite {word}.\n\n{claim}"
    (result,) = verify(Markdown(page)).steps()
    assert any("integrable" in p for p in map(str, result.step.assumptions))
