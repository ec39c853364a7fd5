"""Functions that the text calls densities or positive, under logarithms and second derivatives."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

SCORE = (
    "$$ \\frac{\\partial}{\\partial\\theta} \\log f(x; \\theta) = "
    "\\frac{\\frac{\\partial}{\\partial\\theta} f(x; \\theta)}{f(x; \\theta)} $$\n\n"
)
INFORMATION = (
    "$$ \\frac{\\partial^2}{\\partial\\theta^2} \\log f(x; \\theta) = "
    "\\frac{\\frac{\\partial^2}{\\partial\\theta^2} f(x; \\theta)}{f(x; \\theta)} "
    "- \\left(\\frac{\\partial}{\\partial\\theta} \\log f(x; \\theta)\\right)^2 $$\n\n"
)


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


@pytest.mark.parametrize(
    "said",
    [
        "Let $f(x; \\theta)$ be a density.",
        "Let $f(x; \\theta)$ be the probability density function of $x$.",
        "We write $L$ for the likelihood $f(x; \\theta)$.",
        "Let $f(x; \\theta)$ be a positive differentiable function.",
    ],
)
def test_it_is_positive(said: str) -> None:
    assert verdicts(f"{said}\n\n{SCORE}{INFORMATION}") == ["proved", "proved"]


@pytest.mark.parametrize(
    "said",
    [
        "Let $f(x; \\theta)$ be a function.",
        "Let $g(x; \\theta)$ be a density, and $f(x; \\theta)$ a function.",
        "Here $f(x; \\theta)$ is not a density.",
    ],
)
def test_of_others_nothing_is_inferred(said: str) -> None:
    assert verdicts(f"{said}\n\n{SCORE}") == ["not_proved"]


def test_wrong_derivatives() -> None:
    said = "Let $f(x; \\theta)$ be a density.\n\n"
    assert verdicts(said + INFORMATION.replace("- \\left", "+ \\left")) == ["not_proved"]
    wrong = SCORE.replace("{f(x; \\theta)} $$", "{f(x; \\theta)^2} $$")
    assert verdicts(said + wrong) == ["not_proved"]


def test_what_is_inferred_is_listed() -> None:
    (result,) = verify(Markdown("Let $f(x; \\theta)$ be a density.\n\n" + INFORMATION)).steps()
    shown = " ".join(map(str, result.step.assumptions))
    assert "all(reals" in shown and "differentiable" in shown
