"""Parameters that the text calls something else than what they are read as."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims

MEAN = "\n\n$$ \\mathrm{E}(X) = m $$"


@pytest.mark.parametrize(
    "sentence",
    [
        "The lifetime $X \\sim \\mathrm{Exp}(t)$ has expected value $t$.",
        "Let $X \\sim \\mathrm{Exp}(t)$, i.e. $t$ is the average waiting time.",
        "Let $X \\sim \\mathrm{Exp}(t)$ with mean equal to $t$.",
        "Let $X \\sim \\mathrm{Exp}(3)$, a law with mean 3.",
        "Let $X \\sim \\mathrm{Exp}(3)$ with expectation $3$.",
        "Let $X \\sim N(0, s)$, where $s$ is the std of the noise.",
        "Let $X \\sim N(0, s)$ with inverse variance $s$.",
        "Let $X \\sim N(0, 4)$ with standard deviation 4.",
        "Let $X \\sim \\mathrm{Gamma}(k, t)$, where $t$ is the scale.",
    ],
)
def test_a_parameter_with_another_meaning_leaves_the_law_unused(sentence: str) -> None:
    assert claims(sentence + MEAN)[0].startswith("unread: ")
    assert "the text calls it" in claims(sentence + MEAN)[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Let $X \\sim \\mathrm{Exp}(t)$ with rate $t$.",
        "Let $X \\sim \\mathrm{Exp}(t)$, where $t$ is the average number of calls an hour.",
        "Let $X \\sim \\mathrm{Poisson}(t)$, where $t$ is the mean number of calls.",
        "Let $X \\sim N(0, 4)$ with standard deviation 2.",
        "Let $X \\sim N(m, s^2)$ with mean $m$ and standard deviation $s$.",
        "Let $X \\sim \\mathrm{Laplace}(m, b)$ with scale $b$.",
    ],
)
def test_what_it_is_read_as_is_no_objection(sentence: str) -> None:
    assert not claims(sentence + MEAN)[0].startswith("unread")
