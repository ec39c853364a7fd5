"""Densities of all data, written as products over their terms, are definitions."""

import pytest

from kld_proof import Markdown, verify

TERMS = "Let $y_1, \\ldots, y_n$ be data with $p(y_i|t) = t e^{-t y_i}$ and $t > 0$.\n\n"
PRODUCT = "$$ p(y|t) = \\prod_{i=1}^n p(y_i|t) $$\n\n"
NORMAL = "Let $y_i \\sim \\mathcal{N}(m, s^2)$ be independent, $i = 1, \\ldots, n$.\n\n"
LAW = "$$ p(y|m,s^2) = \\prod_{i=1}^n p(y_i|m,s^2) $$\n\n"
VALUE = "-\\frac{n}{2} \\ln(2 \\pi s^2) - \\frac{1}{2 s^2} \\sum_{i=1}^n (y_i - m)^2"
FOLLOWS = [
    TERMS + PRODUCT + "$$ \\ln p(y|t) = n \\ln t - t \\sum_{i=1}^n y_i $$",
    NORMAL + LAW + f"$$ \\ln p(y|m,s^2) = {VALUE} $$",
    NORMAL + LAW + "$$ \\frac{d}{d m} \\ln p(y|m,s^2) = \\frac{1}{s^2} \\sum_{i=1}^n (y_i - m) $$",
]
FAILS = [
    TERMS + PRODUCT + "$$ \\ln p(y|t) = n \\ln t + t \\sum_{i=1}^n y_i $$",
    TERMS + PRODUCT + "$$ \\ln p(y|t) = \\ln t - t y_1 $$",
    NORMAL + LAW + f"$$ \\ln p(y|m,s^2) = {VALUE.replace('2 s^2', 's^2')} $$",
    # of a parameter that does not stand behind the bar, the law says nothing
    NORMAL + "$$ p(y_1|m) = p(y_2|m) $$",
]


@pytest.mark.parametrize("page", FOLLOWS)
def test_follows(page: str) -> None:
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]


@pytest.mark.parametrize("page", FAILS)
def test_does_not_follow(page: str) -> None:
    assert "proved" not in [s.verdict for s in verify(Markdown(page)).steps()]


def test_where_the_data_stand_behind_a_bar_too_it_is_likelihood_times_prior_over_evidence() -> None:
    bayes = "$$ \\ln p(t|y) = \\ln p(y|t) + \\ln p(t) - \\ln p(y) $$"
    (step,) = verify(Markdown(PRODUCT + bayes)).steps()
    assert step.verdict == "proved" and "\\prod" in step.step.as_read
    (step,) = verify(Markdown(PRODUCT + bayes.replace("- \\ln p(y)", "+ \\ln p(y)"))).steps()
    assert step.verdict != "proved"


def test_beside_other_arguments_than_the_parameters_densities_are_related() -> None:
    chain = "$$ p(y, t, m) = p(y | t, m) p(t, m) $$"
    assert [s.verdict for s in verify(Markdown(PRODUCT + chain)).steps()] == ["not_proved", "proved"]


LETTERS = r"""Let $y \sim \mathrm{Bin}(n,p)$. The likelihood function is

$$ \mathrm{p}(y|p) = {n \choose y} \, p^y \, (1-p)^{n-y} $$

and the log-likelihood function is

$$ \mathrm{LL}(p) = \log \mathrm{p}(y|p) \; . $$

"""


def test_a_density_may_have_the_letter_of_its_parameter() -> None:
    """`p(y | p)` is no product; it is given by the law, whose values are the integers up to n."""
    score = r"\frac{\mathrm{d}\mathrm{LL}(p)}{\mathrm{d}p} = \frac{y}{p} - \frac{n-y}{1-p}"
    results = [s.verdict for s in verify(Markdown(LETTERS + f"$$ {score} $$")).steps()]
    assert results == ["proved"] * 2
    wrong = [s.verdict for s in verify(Markdown(LETTERS + f"$$ {score.replace('-y}', '}')} $$")).steps()]
    assert wrong == ["proved", "refuted"]


def test_where_the_values_end_at_the_parameter_the_density_is_not_told() -> None:
    page = r"Let $y \sim \mathrm{U}(0, b)$. Then $$ \frac{\mathrm{d}}{\mathrm{d}b} \ln p(y | b) = -1/b $$"
    assert "proved" not in [s.verdict for s in verify(Markdown(page)).steps()]


FACTORS = "Let $p(y|m) = m e^{-m y}$ and $p(m) = e^{-m}$ for $m > 0$, $y > 0$.\n\n"


@pytest.mark.parametrize("joint", ["p(y, m)", "p(m, y)"])
def test_a_joint_density_behind_its_factors_is_a_claim(joint: str) -> None:
    right = f"{FACTORS}$$ {joint} = m e^{{-m (y + 1)}} $$"
    wrong = f"{FACTORS}$$ {joint} = m e^{{-2 m y}} $$"
    assert [s.verdict for s in verify(Markdown(right)).steps()] == ["proved"]
    assert [s.verdict for s in verify(Markdown(wrong)).steps()] != ["proved"]


def test_a_joint_density_before_a_factor_is_a_definition() -> None:
    page = (
        "$$ p(y, m) = m e^{-m (y + 1)} $$\n\nfor $m > 0$, $y > 0$. " + FACTORS + "$$ p(1, m) = m e^{-2m} $$"
    )
    assert "refuted" not in [s.verdict for s in verify(Markdown(page)).steps()]


MODEL = "The prior is $p(w) = \\mathcal{N}(w; 0, 1)$ and the likelihood $p(y|w) = \\mathcal{N}(y; w, 1)$.\n\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("p(y) = \\mathcal{N}(y; 0, 1)", "p(y) = \\mathcal{N}(y; 0, 2)"),
        ("p(w|y) = \\mathcal{N}(w; y, 1)", "p(w|y) = \\mathcal{N}(w; \\frac{y}{2}, \\frac12)"),
    ],
)
def test_the_evidence_and_the_posterior_are_claims_where_both_factors_are_known(
    wrong: str, right: str
) -> None:
    found = [s.verdict for s in verify(Markdown(f"{MODEL}$$ {wrong} $$\n\n$$ {right} $$")).steps()]
    assert len(found) == 2 and found[0] != "proved" and found[1] != "refuted"
