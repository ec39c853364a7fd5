"""Priors written without the parameter of their joint density."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

MODEL = "Take a model $p_\\theta(x, z) = p_\\theta(x|z) p(z)$ and an encoder $q_\\phi(z|x)$.\n\n"
BOUND = (
    "$$ \\mathbb{E}_{q_\\phi(z|x)}\\left[\\ln \\frac{p_\\theta(x, z)}{q_\\phi(z|x)}\\right] "
    "= \\mathbb{E}_{q_\\phi(z|x)}[\\ln p_\\theta(x|z)] - D_{KL}(q_\\phi(z|x) \\| p(z)) $$"
)


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


def test_the_prior_is_the_marginal() -> None:
    (result,) = verify(Markdown(MODEL + BOUND)).steps()
    assert result.verdict == "proved" and "marginal of p_theta" in result.step.note
    assert verdicts(MODEL + BOUND.replace("- D", "+ D")) == ["not_proved"]


@pytest.mark.parametrize(
    "model",
    [
        "",
        "It is wrong that $p_\\theta(x, z) = p_\\theta(x|z) p(z)$.\n\n",
        "Take $p_\\theta(x, z) = p_\\theta(z|x) p(x)$.\n\n",
        "Take $p_\\theta(x, z) = p_\\theta(x|z) r(z)$.\n\n",
        MODEL + "$$ p_\\theta(z) = p_\\theta(z) $$\n\n",
        MODEL + "$$ p(x) = p(x) $$\n\n",
    ],
)
def test_without_the_factors_it_is_another_density(model: str) -> None:
    assert verdicts(model + BOUND)[-1] == "not_proved"
