"""Means: what their being written says of the random variables in them."""

from __future__ import annotations

from kld_proof.verify import Markdown, verify

NOISE = "Let $E[\\varepsilon] = 0$, $\\mathrm{Var}(\\varepsilon) = \\sigma^2$ and "
NOISE += "$Z$ CONDITION $\\varepsilon$.\n\n"
RISK = "$$ E[(f + \\varepsilon - Z)^2] = E[(f - Z)^2] + \\sigma^2 $$"


def test_the_variables_in_a_square_that_has_a_mean_have_means() -> None:
    independent = NOISE.replace("CONDITION", "independent of")
    assert [s.verdict for s in verify(Markdown(independent + RISK)).steps()] == ["proved"]
    wrong = RISK.replace("+ \\sigma^2", "+ 2 \\sigma^2")
    assert [s.verdict for s in verify(Markdown(independent + wrong)).steps()] != ["proved"]
    dependent = NOISE.replace("CONDITION", "not independent of")
    assert [s.verdict for s in verify(Markdown(dependent + RISK)).steps()] != ["proved"]


def test_a_parameter_of_which_a_power_has_a_law_is_random() -> None:
    page = "Let $X \\sim N(\\mu, \\sigma^2)$PRIOR. Then\n\n$$ \\mathrm{Var}(X) = \\sigma^2 $$"
    for prior in (
        " with $\\sigma^2 \\sim \\mathrm{InvGamma}(a, b)$",
        " and $1/\\sigma \\sim \\mathrm{Exp}(1)$",
    ):
        assert [s.verdict for s in verify(Markdown(page.replace("PRIOR", prior))).steps()] != ["proved"]
    test = " and $\\frac{X - \\mu}{\\sigma} \\sim N(0, 1)$"
    assert [s.verdict for s in verify(Markdown(page.replace("PRIOR", test))).steps()] == ["proved"]
