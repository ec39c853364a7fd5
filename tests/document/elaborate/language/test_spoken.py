"""Laws in words, and words that are no such laws."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify


def verdict(words: str, formula: str) -> str:
    (result,) = verify(Markdown(f"{words}\n\n$$ {formula} $$")).steps()
    return result.verdict


@pytest.mark.parametrize(
    ("words", "true", "false"),
    [
        (
            "Let $X$ be normally distributed with mean $\\mu$ and variance $\\sigma^2$.",
            "E[X^2] = \\mu^2 + \\sigma^2",
            "E[X^2] = \\mu^2 + \\sigma",
        ),
        (
            "Let $X$ be a normal random variable with mean $\\mu$ and standard deviation $s$.",
            "\\mathrm{Var}(X) = s^2",
            "\\mathrm{Var}(X) = s",
        ),
        ("Suppose that $Z$ is standard normal.", "E[Z^4] = 3", "E[Z^4] = 1"),
        ("Let $T$ be exponential with rate $\\lambda$.", "E[T] = \\frac1\\lambda", "E[T] = \\lambda"),
        ("Let $T$ be exponentially distributed with mean $m$.", "E[T] = m", "E[T] = \\frac1m"),
        ("Let $U$ be uniform on $[a, b]$.", "E[U] = \\frac{a + b}{2}", "E[U] = \\frac{b - a}{2}"),
        ("The random variable $N$ is Poisson with mean $\\lambda$.", "E[N] = \\lambda", "E[N] = \\lambda^2"),
        ("Let $B$ be binomial with parameters $n$ and $p$.", "E[B] = n p", "E[B] = n (1 - p)"),
        (
            "Let $B$ be a Bernoulli variable with success probability $p$.",
            "\\mathrm{Var}(B) = p (1 - p)",
            "\\mathrm{Var}(B) = p",
        ),
        (
            "Let $G$ have a gamma distribution with shape $a$ and scale $c$.",
            "E[G] = a c",
            "E[G] = \\frac{a}{c}",
        ),
        ("Let $C$ be chi-squared with $k$ degrees of freedom.", "E[C] = k", "E[C] = 2 k"),
        ("Suppose $L$ is standard logistic.", "\\mathrm{Var}(L) = \\frac{\\pi^2}{3}", "\\mathrm{Var}(L) = 1"),
        (
            "Let $W$ follow a Weibull distribution with scale $c$ and shape $k$.",
            "E[W] = c \\Gamma(1 + \\frac1k)",
            "E[W] = k \\Gamma(1 + \\frac1c)",
        ),
        ("Let $R$ be Rayleigh distributed with scale $s$.", "E[R^2] = 2 s^2", "E[R^2] = s^2"),
    ],
)
def test_a_law_in_words_is_the_law(words: str, true: str, false: str) -> None:
    assert verdict(words, true) == "proved"
    assert verdict(words, false) == "refuted"


@pytest.mark.parametrize(
    "words",
    [
        "Let $T$ be exponential with rate $\\lambda$ conditioned on $T > 1$.",
        "Let $T$ not be exponential with rate $\\lambda$.",
        "Hence $T$ is exponential with rate $\\lambda$.",
        "We show that $T$ is exponential with rate $\\lambda$.",
        "If $T$ were exponential with rate $\\lambda$, it would be short.",
        "Let $T$ be exponential with shape $\\lambda$.",
        "Let $T$ be truncated exponential with rate $\\lambda$.",
        "Let $T$ be exponential with rate $\\lambda$ and shifted by $c$.",
        "Let $T$ be exponential.",
        "Let $T$ be exponential with rate $\\lambda$, conditioned on $T > 1$.",
        "Let $T$ be exponential with rate $\\lambda$, truncated at $1$.",
    ],
)
def test_what_changes_or_does_not_state_a_law_gives_none(words: str) -> None:
    assert verdict(words, "E[T] = \\frac1\\lambda") != "proved"


def test_the_premise_shows_the_clause() -> None:
    page = "Let $T$ be exponential with mean $m$.\n\n$$ E[T] = m $$"
    (derivation,) = (d for document in verify(Markdown(page)).documents for d in document.derivations)
    texts = [p.text for p in derivation.derivation.premises]
    assert "T \\text{ be exponential with mean } m" in texts


@pytest.mark.parametrize(
    ("words", "formula", "expected"),
    [
        ("Let $X$ have the density $f(x) = 2x$ on $(0, 1)$.", "E[X] = \\frac23", "proved"),
        ("Let $X$ have the density $f(x) = 2x$ on $(0, 1)$.", "E[X] = \\frac13", "refuted"),
        (
            "The variable $X$ has density $f(x) = \\frac38 x^2$ for $0 \\le x \\le 2$.",
            "E[X^2] = \\frac{12}5",
            "proved",
        ),
        ("Let $X$ have density $f(x) = e^{-x}$ for $x > 0$.", "\\mathrm{Var}(X) = 1", "proved"),
        ("Let $X$ have density $f(x) = e^{-x}$ for $x > 0$.", "\\mathrm{Var}(X) = 2", "refuted"),
        ("Let $X$ have density $f$.", "E[X] = \\int_{-\\infty}^\\infty x f(x) dx", "proved"),
        ("Let $X$ have density $f$.", "E[X] = \\int_{-\\infty}^\\infty x^2 f(x) dx", "not_proved"),
        ("Hence $X$ has the density $f(x) = 2x$ on $(0, 1)$.", "E[X] = \\frac23", "not_proved"),
        ("Let $X$ have the density $f(x) = 2x$ on $(0, 1)$ given $Y$.", "E[X] = \\frac23", "not_proved"),
        ("Let $X$ have the density $f(x) = \\frac{1}{\\pi (1 + x^2)}$.", "E[X] = 0", "not_proved"),
    ],
)
def test_a_density_in_a_sentence(words: str, formula: str, expected: str) -> None:
    assert verdict(words, formula) == expected


@pytest.mark.parametrize(
    "words", ["t-distributed with 3 degrees of freedom", "Student-t with three", "t-distributed"]
)
def test_a_family_of_one_letter_never_stops_the_reading(words: str) -> None:
    page = f"Let $X$ be {words}.\n\n$$ x + x = 2 x $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]


@pytest.mark.parametrize("words", ["Given $Y = y$, $X$", "Conditional on $Y = y$, let $X$"])
def test_a_law_under_a_condition_is_none_without_it(words: str) -> None:
    assert verdict(words + " be normal with mean $y$ and variance $1$.", "E[X] = y") not in (
        "proved",
        "refuted",
    )
