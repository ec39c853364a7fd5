"""An estimate at which a function of the parameter is taken lies where the law lets the parameter lie."""

import pytest

from kld_proof import Markdown, verify

LAW = "$$ y_i \\sim \\mathrm{Poiss}(\\lambda), \\quad i = 1, \\ldots, n $$\n\n"
MEAN = "with $\\bar{y} = \\frac{1}{n} \\sum_{i=1}^n y_i$.\n\n"
ESTIMATE = "$$ \\hat{\\lambda} = \\bar{y} $$\n\n" + MEAN
LIKELIHOOD = "$$ \\ell(\\lambda) = \\log(\\lambda) \\sum_{i=1}^n y_i - n \\lambda $$\n\n"
SLOPE = "\\frac{\\mathrm{d}\\ell(\\hat{\\lambda})}{\\mathrm{d}\\lambda}"
TAKEN = f"$$ {SLOPE} = \\frac{{n \\bar{{y}}}}{{\\hat{{\\lambda}}}} - n $$\n\n"
CURVATURE = "$$ -\\frac{1}{\\bar{y}^2} \\sum_{i=1}^n y_i = -\\frac{n}{\\bar{y}} $$\n"


def last(page: str) -> str:
    return list(verify(Markdown(page)).steps())[-1].verdict


def test_the_estimate_lies_where_the_parameter_may() -> None:
    assert last(LAW + ESTIMATE + LIKELIHOOD + TAKEN + CURVATURE) == "proved"


@pytest.mark.parametrize(
    "page",
    [
        LAW + ESTIMATE + LIKELIHOOD + CURVATURE,  # nothing is taken at the estimate
        ESTIMATE + LIKELIHOOD + TAKEN + CURVATURE,  # no law says where lambda may lie
        LAW + ESTIMATE + LIKELIHOOD + TAKEN + CURVATURE.replace("= -", "= "),
        LAW + ESTIMATE + LIKELIHOOD + TAKEN + CURVATURE.replace("frac{n}", "frac{1}"),
        LAW + ESTIMATE + LIKELIHOOD + CURVATURE + "\n" + TAKEN.replace("= \\frac{n", "= 1 + \\frac{n"),
        LAW + ESTIMATE + LIKELIHOOD + TAKEN.replace("- n $$", "$$"),
        # a negative estimate contradicts what is inferred of it, and nothing is proved from that
        LAW + ESTIMATE.replace("= \\bar{y}", "= -\\bar{y}^2 - 1") + LIKELIHOOD + TAKEN + CURVATURE,
        LAW + ESTIMATE.replace("= \\bar{y}", "= -\\bar{y}^2 - 1") + LIKELIHOOD + TAKEN + "$$ n < 0 $$\n",
    ],
)
def test_and_nothing_else(page: str) -> None:
    assert last(page) != "proved"


INLINE = (
    "Let $a > 0$ and $n, s > 0$.\n\n$$ \\ell'(a) = \\frac{n}{a} - s $$\n\nwhere $\\ell(a) = n \\ln a - s a$. "
    "Setting $\\ell'(\\hat a) = 0$ gives\n\n$$ \\hat a = %s $$"
)


def test_an_estimate_in_a_condition_lies_there_too() -> None:
    assert last(INLINE % "\\frac{n}{s}") == "proved"
    assert last(INLINE % "\\frac{s}{n}") != "proved"
    assert last(INLINE.replace("$a > 0$ and ", "") % "\\frac{n}{s}") != "proved"
