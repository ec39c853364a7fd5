"""Samples: what the text says of them, and what follows for their sums and means."""

import pytest

from kld_proof import Markdown, verify
from tests.document.elaborate.pages import assumed, steps

SAMPLE = (
    "Let $U_1, \\ldots, U_n$ be independent and identically distributed random variables with mean $m$ and "
    "variance $v$, and let $\\bar{U} = \\frac{1}{n} \\sum_{i=1}^n U_i$.\n\n"
)
SUM = "\\sum_{i=1}^n U_i"
DEVIATIONS = "\\sum_{i=1}^n (U_i - \\bar U)^2"
FOLLOWS = [
    "E[\\bar U] = m",
    "\\mathrm{Var}(\\bar U) = \\frac{v}{n}",
    f"\\mathrm{{Var}}({SUM}) = n v",
    f"E\\left[{DEVIATIONS}\\right] = (n - 1) v",
    "E[U_1 U_2] = m^2",
    "\\mathrm{Cov}(U_1, \\bar U) = \\frac{v}{n}",
    "E[(\\bar U - m)^2] = \\frac{v}{n}",
    "\\mathrm{Var}(U_2) = \\mathrm{Var}(U_1)",
    f"E\\left[e^{{t {SUM}}}\\right] = E\\left[e^{{t U_1}}\\right]^n",
    "E\\left[\\prod_{i=1}^n U_i\\right] = m^n",
]
FAILS = [
    "\\mathrm{Var}(\\bar U) = v",
    f"\\mathrm{{Var}}({SUM}) = n^2 v",
]
REFUTED = [
    f"E\\left[{DEVIATIONS}\\right] = n v",
    "E[U_1 U_1] = m^2",
    "E[U_1^3] = m^3",
    "\\mathrm{Cov}(U_1, \\bar U) = 0",
]


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize("claim", FOLLOWS)
def test_of_a_sample_follows(claim: str) -> None:
    assert verdicts(f"{SAMPLE}$$ {claim} $$") == ["proved"]


@pytest.mark.parametrize("claim", FAILS)
def test_of_a_sample_does_not_follow(claim: str) -> None:
    assert verdicts(f"{SAMPLE}$$ {claim} $$") == ["not_proved"]


@pytest.mark.parametrize("claim", REFUTED)
def test_what_fails_for_one_observation_is_refuted(claim: str) -> None:
    assert verdicts(f"{SAMPLE}$$ {claim} $$") == ["refuted"]


def test_of_a_law_that_is_stated_more_is_known_than_mean_and_variance() -> None:
    said = "A random sample $U_1, \\ldots, U_n$ comes from a Poisson distribution with rate $m$."
    assert verdicts(said + "\n\n$$ E[\\bar U] = m $$\n\n$$ E[U_1^3] = m^3 + 3 m^2 + m $$")[1] != "refuted"


def test_the_sides_of_a_row_about_a_sample_are_numbers() -> None:
    said = "A random sample $U_1, \\ldots, U_n$ comes from a Poisson distribution with rate $m$."
    rows = "\n\n$$ \\mathrm{Var}(\\bar U) = \\frac{m}{n} %s $$"
    assert verdicts(said + rows % r"= \frac{m^2}{n m}") == ["proved", "proved"]
    assert verdicts(said + rows % r"= \frac{m^2}{n}") == ["proved", "refuted"]


@pytest.mark.parametrize(
    "said",
    [
        "be random variables",
        "be random variables, not necessarily independent,",
        "be dependent random variables",
        "be random variables that are conditionally on $h$ independent and identically distributed",
        "be, conditional on $h$, iid random variables",
        "be pairwise uncorrelated, not independent, random variables",
    ],
)
def test_without_independence_variances_do_not_add_up(said: str) -> None:
    page = f"Let $U_1, \\ldots, U_n$ {said} with mean $m$ and variance $v$.\n\n"
    assert verdicts(f"{page}$$ \\mathrm{{Var}}({SUM}) = n v $$") == ["not_proved"]


def test_independent_variables_need_not_have_one_law() -> None:
    page = "Let $U_1, \\ldots, U_n$ be independent random variables.\n\n"
    assert verdicts(f"{page}$$ \\mathrm{{Var}}({SUM}) = \\sum_{{i=1}}^n \\mathrm{{Var}}(U_i) $$") == [
        "proved"
    ]
    assert verdicts(f"{page}$$ \\mathrm{{Var}}({SUM}) = n \\mathrm{{Var}}(U_1) $$") == ["not_proved"]


def test_moments_that_depend_on_the_number() -> None:
    page = (
        "Let $U_1, \\ldots, U_n$ be independent random variables with $E(U_i) = m_i$ and "
        "$\\mathrm{Var}(U_i) = s_i^2$ for $i = 1, \\ldots, n$. Let $T = \\sum_{i=1}^n a_i U_i$.\n\n"
    )
    assert verdicts(f"{page}$$ \\mathrm{{Var}}(T) = \\sum_{{i=1}}^n a_i^2 s_i^2 $$") == ["proved"]
    assert verdicts(f"{page}$$ \\mathrm{{Var}}(T) = \\sum_{{i=1}}^n a_i s_i^2 $$") == ["not_proved"]


def test_an_index_that_is_written_is_one_of_the_numbers() -> None:
    (step,) = steps(f"{SAMPLE}$$ E[U_3] = m $$")
    assert "in(3, range(1, n))" in assumed(step)


def test_what_is_summed_under_a_mean_is_a_family() -> None:
    left = r"\mathrm{E}(X_1 + \ldots + X_n)"
    assert verdicts(f"$$ {left} = \\mathrm{{E}}(X_1) + \\ldots + \\mathrm{{E}}(X_n) $$") == ["proved"]
    assert verdicts(f"$$ {left} = n \\mathrm{{E}}(X_1) $$") != ["proved"]
    squares = r"\mathrm{Var}(X_1 + \ldots + X_n) = \mathrm{Var}(X_1) + \ldots + \mathrm{Var}(X_n)"
    assert verdicts(f"$$ {squares} $$") != ["proved"]
