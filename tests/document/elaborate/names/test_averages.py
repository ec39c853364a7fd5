"""A bar over the variables, or the data, of a sample is their mean, which is inferred."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

MEANS = r"""

$$ E[\bar X] = \mu $$

$$ \mathrm{Var}(\bar X) = \frac{\sigma^2}{n} $$
"""
MOMENTS = "mean $\\mu$ and variance $\\sigma^2$"
SAMPLES = [
    "Let $X_1, \\dots, X_n$ be i.i.d. random variables with %s.",
    "Let $X_1, \\dots, X_n$ be a random sample from a population with %s.",
    "Let $X_1, \\dots, X_n$ be a random sample of size $n$ from a law with %s.",
    "A random sample $X_1, \\dots, X_n$ comes from a normal distribution with %s.",
]


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize("said", SAMPLES)
def test_the_mean_of_a_sample(said: str) -> None:
    said %= MOMENTS
    assert verdicts(said + MEANS) == ["proved", "proved"]
    assert verdicts(said + MEANS.replace("{n}", "{n^2}"))[1] != "proved"


def test_it_is_inferred() -> None:
    (document,) = verify(Markdown(SAMPLES[0] % MOMENTS + MEANS)).documents
    premises = [p for d in document.derivations for p in d.derivation.premises]
    assert any(p.inferred and p.text.startswith(r"\bar{X}") for p in premises)


@pytest.mark.parametrize(
    "page",
    [
        SAMPLES[0] % MOMENTS + " Let $\\bar X$ be a random variable." + MEANS,
        SAMPLES[0] % MOMENTS + " Define $\\bar X = X_1 + X_2$." + MEANS,
        SAMPLES[0].replace("i.i.d. ", "") % MOMENTS + MEANS,
        SAMPLES[0].replace("i.i.d. ", "").replace("X_n$", "X_m$") % MOMENTS + MEANS,
    ],
)
def test_another_meaning_is_not_proved(page: str) -> None:
    assert verdicts(page)[1] != "proved"


DATA = "The data points $x_1, \\dots, x_n$ are given.\n\n$$ \\sum_{i=1}^n (x_i - \\bar x) = %s $$"


def test_the_mean_of_data() -> None:
    assert verdicts("With $n > 0$. " + DATA % "0") == ["proved"]
    assert verdicts("With $n > 0$. " + DATA % "1")[0] != "proved"
