"""Laws given a random parameter: marginal densities, posteriors, and what is left open."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

BINOMIAL = "Let $y \\mid p \\sim \\mathrm{Bin}(n, p)$ and $p \\sim \\mathrm{Bet}(a, b)$.\n\n"
BINOMIAL += "$$ p(y, p) = p(y | p) p(p) $$\n\n"
COUNTS = (
    "Let $k | \\lambda \\sim \\mathrm{Poisson}(\\lambda)$ and $\\lambda \\sim \\mathrm{Gamma}(a, b)$.\n\n"
)
COUNTS += "$$ p(k, \\lambda) = p(k | \\lambda) p(\\lambda) $$\n\n"
LIFETIME = "Let $T | r \\sim \\mathrm{Exp}(r)$, where $r \\sim \\mathrm{Gamma}(a, b)$.\n\n"
LIFETIME += "$$ p(t, r) = p(t | r) p(r) $$\n\n"


def verdict(page: str, formula: str) -> str:
    """The verdict of a formula at the end of a page, its last step."""
    return [s.verdict for s in verify(Markdown(f"{page}$$ {formula} $$\n")).steps()][-1]


@pytest.mark.parametrize(
    ("page", "right", "wrong"),
    [
        (
            BINOMIAL,
            "p(y) = \\binom{n}{y} \\frac{B(a + y, b + n - y)}{B(a, b)}",
            "p(y) = \\binom{n}{y} \\frac{B(a + y, b + n)}{B(a, b)}",
        ),
        (
            BINOMIAL,
            "p(p | y) = \\frac{1}{B(a + y, b + n - y)} p^{a + y - 1} (1 - p)^{b + n - y - 1}",
            "p(p | y) = \\frac{1}{B(a, b)} p^{a - 1} (1 - p)^{b - 1}",
        ),
        (BINOMIAL, "p(p | y) = \\frac{p(y | p) p(p)}{p(y)}", "p(p | y) = \\frac{p(y | p) p(p)}{p(y | p)}"),
        (
            COUNTS,
            "p(\\lambda | k) = \\frac{(b + 1)^{a + k}}{\\Gamma(a + k)} "
            "\\lambda^{a + k - 1} e^{-(b + 1) \\lambda}",
            "p(\\lambda | k) = \\frac{b^{a + k}}{\\Gamma(a + k)} \\lambda^{a + k - 1} e^{-b \\lambda}",
        ),
        (
            COUNTS,
            "p(k) = \\frac{\\Gamma(a + k)}{k! \\Gamma(a)} \\frac{b^a}{(b + 1)^{a + k}}",
            "p(k) = \\frac{\\lambda^k e^{-\\lambda}}{k!}",
        ),
        (LIFETIME, "f_T(t) = \\frac{a b^a}{(b + t)^{a + 1}}", "f_T(t) = r e^{-r t}"),
        (LIFETIME, "P(T > t) = \\left(\\frac{b}{b + t}\\right)^a", "P(T > t) = e^{-r t}"),
        (LIFETIME, "p(t | r) = r e^{-r t}", "p(t) = r e^{-r t}"),
    ],
)
def test_a_random_parameter_is_integrated_out(page: str, right: str, wrong: str) -> None:
    assert verdict(page, right) == "proved"
    assert verdict(page, wrong) == "refuted"


@pytest.mark.parametrize("formula", ["f_X(x) = r e^{-r x}", "P(X > x) = e^{-r x}", "F_X(x) = 1 - e^{-r x}"])
def test_without_a_bar_either_law_may_be_meant(formula: str) -> None:
    page = "Let $X \\sim \\mathrm{Exp}(r)$ and $r \\sim \\mathrm{Gamma}(a, b)$.\n\n"
    assert verdict(page, formula) == "not_proved"


def test_what_a_parameter_becomes_given_data_is_no_law_of_it() -> None:
    page = COUNTS + "Then $\\lambda | k \\sim \\mathrm{Gamma}(a + k, b + 1)$.\n\n"
    assert verdict(page, "p(\\lambda) = \\frac{b^a}{\\Gamma(a)} \\lambda^{a - 1} e^{-b \\lambda}") == "proved"


@pytest.mark.parametrize(
    "page",
    [
        "Let $y | m, v \\sim N(m, v)$, $m \\sim N(0, 1)$ and $v \\sim \\mathrm{Exp}(1)$.\n\n",
        "Let $y | m \\sim \\mathcal{U}(0, m)$ and $m \\sim \\mathrm{Exp}(1)$.\n\n",
    ],
)
def test_marginals_that_are_not_told(page: str) -> None:
    assert verdict(page, "p(y) = e^{-y}") == "not_proved"


def test_a_display_behind_with_explains_the_formula_before_it() -> None:
    page = (
        BINOMIAL + "The posterior is $\\mathrm{Bet}(a_n, b_n)$ with\n\n"
        "$$ a_n = a + y, \\quad b_n = b + n - y $$\n\nand the evidence\n\n"
    )
    assert verdict(page, "p(y) = \\binom{n}{y} \\frac{B(a_n, b_n)}{B(a, b)}") == "proved"


def test_entropies_are_those_of_the_marginal_law() -> None:
    page = "Let $X | Y \\sim N(Y, 1)$ and $Y \\sim N(0, 1)$.\n\n$$ f_X(x) = f_X(x) $$\n\n"
    assert verdict(page, "H(X) = \\frac12 \\ln(4 \\pi e)") != "refuted"
    assert verdict(page, "H(X) = \\frac12 \\ln(2 \\pi e)") != "proved"
    plain = page.replace("X | Y \\sim", "X \\sim")
    assert verdict(plain, "H(X) = \\frac12 \\ln(4 \\pi e)") == "not_proved"
    assert verdict(plain, "H(X) = \\frac12 \\ln(2 \\pi e)") == "not_proved"


def test_a_support_that_moves_with_the_parameter_leaves_the_posterior_open() -> None:
    page = "Let $k | n \\sim \\mathrm{Bin}(n, p)$ and $n \\sim \\mathrm{Poiss}(\\lambda)$.\n\n"
    page += "$$ p(n | k) = \\frac{p(k | n) p(n)}{p(k)} $$\n\n"
    assert verdict(page, "p(k) = \\frac{(\\lambda p)^k}{k!} e^{-\\lambda p}") == "not_proved"
    assert verdict(page, "p(k) = e^{-\\lambda}") == "not_proved"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("E[X] = m", "E[X] = Y"),
        ("M_X(t) = e^{m t + (s^2 + 1) t^2/2}", "M_X(t) = e^{Y t + t^2/2}"),
    ],
)
def test_moments_are_those_of_the_marginal_law(right: str, wrong: str) -> None:
    page = "Let $X | Y \\sim N(Y, 1)$ and $Y \\sim N(m, s^2)$.\n\n"
    assert verdict(page, right) == "proved"
    assert verdict(page, wrong) != "proved"
    assert verdict(page.replace("X | Y \\sim", "X \\sim"), right) == "not_proved"
