"""V of small letters is a variance only where something says that they are random."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

SHIFT = "$$ V(s + 1) = V(s) $$"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "The value of a state $s$ is the mean over the actions.\n\n$$ V(s) = \\sum_a \\pi(a|s) Q(s,a) $$\n\n",
        "Let $V$ be the potential of a particle at $s$.\n\n",
    ],
)
def test_a_value_function_is_no_variance(words: str) -> None:
    assert {"proved", "refuted"}.isdisjoint(verdicts(words + SHIFT))


@pytest.mark.parametrize(
    "words",
    [
        "Let $s$ be a random variable.\n\n",
        "$V(s)$ is the variance of $s$.\n\n",
        "$$ V(s) = E[s^2] - E[s]^2 $$\n\n",
        "Let $s \\sim N(0, 1)$.\n\n",
    ],
)
def test_a_variance_is_one(words: str) -> None:
    assert verdicts(words + SHIFT)[-1] == "proved"


def test_of_a_capital_it_is_a_variance() -> None:
    assert verdicts(SHIFT.replace("s", "X")) == ["proved"]
