"""Mass functions that the text writes out, and densities with an open constant."""

import pytest

from kld_proof import Markdown, verify

DIE = "Let $X$ be a random variable with $P(X = k) = \\frac{1}{4}$ for $k = 1, \\ldots, 4$.\n\n"
SERIES = (
    "Let $X$ be a random variable with\n\n$$ P(X = k) = \\frac{c}{2^k}, \\quad k = 1, 2, 3, \\ldots $$\n\n"
)
COIN = "Let $X$ be a random variable with $P(X = 1) = q$ and $P(X = 0) = 1 - q$.\n\n"
THREE = (
    "Let $X$ have the mass function\n\n"
    "$$ P(X = -1) = \\frac{1}{4}, \\quad P(X = 0) = \\frac{1}{2}, \\quad P(X = 1) = \\frac{1}{4} $$\n\n"
)
TAKES = "Suppose that $X$ takes the value $2$ with probability $q$ and $0$ with probability $1 - q$.\n\n"
DENSITY = "Let $X$ have the density $f(x) = c x$ on $(0, 1)$.\n\n"
SLIP = "Let $X$ have the density $f(x) = e^{-a x}$ for $x > 0$, where $a > 0$.\n\n"
FACTOR = "Let $X$ have the density $f(x) = a e^{-x}$ for $x > 0$, where $a > 0$.\n\n"
SCALED = "Let $c > 0$ be a constant. Let $X$ have the density $f(x) = c e^{-x}$ for $x > 0$.\n\n"
VARIANCE = "$$ \\mathrm{Var}(X) = E[X^2] - E[X]^2 $$"
FOLLOWS = [
    DIE + "$$ E[X] = \\frac{5}{2} $$",
    DIE + "$$ E[X^2] = \\sum_{k=1}^4 k^2 P(X = k) $$",
    SERIES + "$$ E[X] = 2 $$",
    SERIES + "$$ c = 1 $$",
    SERIES + VARIANCE,
    COIN + "$$ \\mathrm{Var}(X) = q (1 - q) $$",
    THREE + "$$ \\mathrm{Var}(X) = \\frac{1}{2} $$",
    TAKES + "$$ \\mathrm{Var}(X) = 4 q (1 - q) $$",
    DENSITY + VARIANCE,
    DENSITY + "$$ E[X] = \\frac{2}{3} $$",
    SCALED + "$$ c = 1 $$",
]
FAILS = [
    DIE + "$$ E[X] = 2 $$",
    SERIES + "$$ E[X] = 3 $$",
    COIN + "$$ \\mathrm{Var}(X) = q $$",
    THREE + "$$ \\mathrm{Var}(X) = \\frac{1}{4} $$",
    TAKES + "$$ E[X] = q $$",
    DENSITY + "$$ E[X] = \\frac{1}{2} $$",
    SLIP + "$$ E[X] = a $$",
    SLIP + "$$ a = 1 $$",
    FACTOR + "$$ E[X] = \\frac{1}{a} $$",
    SCALED + "$$ c = 2 $$",
    DIE.replace("with $P", "with not $P") + "$$ E[X] = \\frac{5}{2} $$",
    DIE.replace("\\ldots, 4", "\\ldots, 3") + "$$ E[X] = \\frac{5}{2} $$",
    DIE.replace("4$.", "4$ if $Z = 0$.") + "$$ E[X] = \\frac{5}{2} $$",
    DIE.replace("4$.", "4$, given $Z$.") + "$$ E[X] = \\frac{5}{2} $$",
    TAKES.replace("1 - q$.", "1 - q$, if $Z = 0$.") + "$$ E[X] = 2 q $$",
    TAKES.replace("Suppose", "It is false") + "$$ E[X] = 2 q $$",
]


@pytest.mark.parametrize("page", FOLLOWS)
def test_follows(page: str) -> None:
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]


@pytest.mark.parametrize("page", FAILS)
def test_does_not_follow(page: str) -> None:
    assert "proved" not in [s.verdict for s in verify(Markdown(page)).steps()]


def test_a_conclusion_is_no_mass_function() -> None:
    page = "Let $X$ be a random variable. Hence\n\n$$ P(X = k) = \\frac{1}{4}, \\quad k = 1, \\ldots, 4 $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["not_proved"]
