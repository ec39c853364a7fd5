"""A parameter with a prior density lies in its support; what is no parameter need not."""

from __future__ import annotations

from kld_proof.verify import Markdown, verify

DATA = "Let $y_i \\sim \\mathrm{Poiss}(\\lambda x_i)$, $i = 1, \\ldots, n$, be independent.\n\n"
PRIOR = "$$ p(\\lambda) = \\mathrm{Gam}(\\lambda; a_0, b_0) $$\n\n"
CLAIM = "$$ \\ln \\lambda^2 = 2 \\ln \\lambda $$"


def verdict(page: str) -> str:
    return list(verify(Markdown(page)).steps())[-1].verdict


def test_a_parameter_with_a_prior_lies_in_its_support() -> None:
    assert verdict(DATA + PRIOR + CLAIM) == "proved"
    assert (
        verdict(
            DATA + PRIOR.replace("mathrm{Gam}(\\lambda; a_0, b_0)", "mathcal{N}(\\lambda; 0, b_0)") + CLAIM
        )
        != "proved"
    )
    assert verdict(DATA + CLAIM) != "proved"


def test_what_is_no_parameter_may_lie_elsewhere() -> None:
    page = "The density is\n\n$$ p(x) = \\mathrm{Gam}(x; a_0, b_0) \\; . $$\n\n$$ \\ln x^2 = 2 \\ln x $$"
    assert verdict(page) != "proved"


def test_the_exposure_of_an_observation_goes_with_its_number() -> None:
    page = DATA + "$$ \\prod_{i=1}^n p(y_i|\\lambda) = \\prod_{i=1}^n "
    term = "\\frac{(\\lambda x_i)^{y_i} \\exp[-\\lambda x_i]}{y_i!}"
    assert verdict(page + term + " $$") == "proved"
    assert verdict(page + term.replace("x_i]", "x_1]") + " $$") != "proved"
    other = DATA.replace("i = 1", "j = 1")  # then nothing says which observation has this rate
    assert verdict(other + f"$$ \\prod_{{j=1}}^n p(y_j|\\lambda) = \\prod_{{j=1}}^n {term} $$") != "proved"


def test_what_is_no_parameter_is_not_refuted() -> None:
    prior = "The prior is $p(\\lambda) = \\mathrm{Gam}(\\lambda; a, b)$.\n\n"
    assert verdict(prior + "$$ |\\lambda| = \\lambda $$") == "not_proved"
    assert verdict(prior + "$$ |c| = c $$") == "refuted"
