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
