"""Likelihood times prior: the joint density on a page that says what `p(y | \\theta)` is."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, claims, steps

COUNTS = """Let $y_1, \\ldots, y_n$ be independent counts with $y_i \\sim \\mathrm{Poiss}(\\lambda)$, and

$$ p(\\lambda) = \\mathrm{Gam}(\\lambda; a, b) \\; . $$

The likelihood is

$$ p(y | \\lambda) = \\prod_{i=1}^n \\mathrm{Poiss}(y_i; \\lambda) \\; . $$

"""
NORMAL = """Let $y_1, \\ldots, y_n$ be independent with $y_i \\sim N(\\mu, \\sigma^2)$,
and $\\mu \\sim N(m, w^{-1})$. The likelihood is

$$ p(y | \\mu) = \\prod_{i=1}^n \\mathcal{N}(y_i; \\mu, \\sigma^2) \\; . $$

"""


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    ("exponent", "right"),
    [("a - 1 + \\sum_{i=1}^n y_i", True), ("a + \\sum_{i=1}^n y_i", False)],
)
def test_counts_with_a_gamma_prior(exponent: str, right: bool) -> None:
    page = COUNTS + (
        "$$ p(y, \\lambda) = p(y | \\lambda) p(\\lambda) = \\frac{b^a}{\\Gamma(a)} \\lambda^{"
        + exponent
        + "} e^{-(b + n) \\lambda} \\prod_{i=1}^n \\frac{1}{y_i!} $$"
    )
    first, second = verdicts(page)
    assert first == "proved" and (second == "proved") is right


def test_the_parameters_of_the_prior_are_as_its_law_needs_them() -> None:
    page = COUNTS + "$$ p(y, \\lambda) = p(\\lambda, y) $$"
    assert {"lt(0, a)", "lt(0, b)"} <= assumed(steps(page)[-1])


def test_a_random_parameter_has_the_density_of_its_law() -> None:
    page = NORMAL + (
        "$$ p(y, \\mu) = \\left(\\frac{1}{2 \\pi \\sigma^2}\\right)^{n/2} \\sqrt{\\frac{w}{2\\pi}}"
        "\\exp\\left[ -\\frac{1}{2\\sigma^2} \\sum_{i=1}^n (y_i - \\mu)^2"
        " - \\frac{w}{2} (\\mu - m)^2 \\right] $$"
    )
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("{2\\pi}}\\exp", "{\\pi}}\\exp")) != ["proved"]


def test_other_variables_beside_the_data_make_no_product() -> None:
    page = COUNTS + "$$ p(y, m) = p(y | m) p(m) $$"
    assert all("prod" not in c for c in claims(page) if "p_{m,y}" in c)


def test_a_datum_is_assumed_to_be_a_value_of_its_law() -> None:
    page = "Let $y_1, \\ldots, y_n$ be data and $\\lambda > 0$.\n\n"
    page += "$$ \\prod_{i=1}^n \\mathrm{Poiss}(y_i; \\lambda) = "
    page += "\\prod_{i=1}^n \\frac{\\lambda^{y_i} e^{-\\lambda}}{y_i!} $$"
    assert verdicts(page) == ["proved"]
    assert any("naturals" in a and "$y" in a for a in assumed(steps(page)[0]))
    assert verdicts(page.replace("{y_i!}", "{n!}")) != ["proved"]


COIN = """Let $y \\sim \\mathrm{Bin}(n, t)$, with the prior

$$ p(t) = \\mathrm{Bet}(t; a, b) \\; . $$

The likelihood function is

$$ p(y | t) = \\binom{n}{y} t^y (1-t)^{n-y} \\; . $$

"""


@pytest.mark.parametrize(("power", "right"), [("b + n - y - 1", True), ("b + n - y", False)])
def test_what_is_called_the_likelihood(power: str, right: bool) -> None:
    page = COIN + (
        "$$ p(y, t) = p(y | t) p(t) = \\frac{1}{B(a, b)} \\binom{n}{y} t^{a + y - 1} (1-t)^{" + power + "} $$"
    )
    likelihood, first, second = verdicts(page)
    assert (likelihood, first) == ("proved", "proved") and (second == "proved") is right


def test_a_likelihood_that_is_not_that_of_the_law() -> None:
    assert verdicts(COIN.replace("(1-t)^{n-y}", "(1-t)^{n-y+1}")) == ["refuted"]


def test_by_its_law_a_likelihood_is_claimed() -> None:
    page = "Let $y \\sim \\mathcal{N}(m, s^2)$ with known $s > 0$, and a prior density $p(m)$.\n\n"
    page += "$$ p(y | m) = \\frac{1}{\\sqrt{2 \\pi} s} \\exp\\left( -\\frac{(y - m)^2}{2 s^2} \\right) $$"
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("\\sqrt{2 \\pi} s", "s")) == ["refuted"]
    assert verdicts(page.replace("known $s > 0$", "a prior density $p(s)$")) != ["proved"]


@pytest.mark.parametrize(
    "laws",
    [
        "\\theta \\sim \\mathrm{Exp}(1)$ and $p(y | \\theta) = \\theta e^{-\\theta y}$ for $y > 0",
        "\\theta \\sim \\mathcal{N}(0, 1)$ and $y \\sim \\mathcal{N}(\\theta, 1)",
        "\\theta \\sim \\mathcal{N}(0, 1)$ and $y = \\theta + e$ with $e \\sim \\mathcal{N}(0, 1)",
    ],
)
def test_a_posterior_is_not_the_prior(laws: str) -> None:
    page = f"Let ${laws}$.\n\n"
    for prior in ("e^{-\\theta}", "\\frac{1}{\\sqrt{2\\pi}} e^{-\\theta^2/2}", "p(\\theta)"):
        assert "proved" not in verdicts(page + f"$$ p(\\theta | y) = {prior} $$")


def test_a_marginal_density_is_not_that_given_the_parameter() -> None:
    page = "Let $y \\sim \\mathcal{N}(m, 1)$ and $m \\sim \\mathcal{N}(0, 1)$.\n\n"
    wrong = "$$ p(y) = \\frac{1}{\\sqrt{2\\pi}} e^{-(y - m)^2/2} $$"
    assert verdicts(page + "$$ p(y | m) = p(y | m) $$\n\n" + wrong)[-1] != "proved"
