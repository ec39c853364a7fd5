r"""Derivatives by names that the page defines: what is made of them varies with them."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

NEURON = (
    "Let $z = w x + b$, $a = \\sigma(z)$ with $\\sigma(t) = 1/(1 + e^{-t})$ "
    "and $J = -y \\ln a - (1 - y) \\ln(1 - a)$.\n\n"
)
CHAIN = "\\frac{\\partial J}{\\partial w} = \\frac{\\partial J}{\\partial a} \\frac{da}{dz}"
SQUARE = "Let $u = p - q$ and $v = u^2$.\n\n"
DIRECT = "Let $u = p - q$ and $v = (p - q)^2$.\n\n"
BOTH = "Let $u = p - q$ and $v = u^2 + p$.\n\n"


def verdict(page: str) -> str:
    return list(verify(Markdown(page)).steps())[-1].verdict


@pytest.mark.parametrize(
    ("page", "true", "false"),
    [
        (NEURON, "\\frac{da}{dz} = a (1 - a)", "\\frac{da}{dz} = a"),
        (
            NEURON,
            "\\frac{\\partial J}{\\partial a} = \\frac{a - y}{a (1 - a)}",
            "\\frac{\\partial J}{\\partial a} = a - y",
        ),
        (NEURON, "\\frac{\\partial J}{\\partial z} = a - y", "\\frac{\\partial J}{\\partial z} = y - a"),
        (
            NEURON,
            CHAIN + " \\frac{\\partial z}{\\partial w}",
            CHAIN,
        ),
        (SQUARE, "\\frac{dv}{du} = 2 (p - q)", "\\frac{dv}{du} = p - q"),
    ],
)
def test_what_is_made_of_a_name_varies_with_it(page: str, true: str, false: str) -> None:
    assert verdict(f"{page}$$ {true} $$") == "proved"
    assert verdict(f"{page}$$ {false} $$") == "refuted"


@pytest.mark.parametrize("page", [DIRECT, BOTH])
def test_what_is_held_fixed_has_to_be_clear(page: str) -> None:
    (step,) = verify(Markdown(f"{page}$$ \\frac{{dv}}{{du}} = 2 u $$")).steps()
    assert step.verdict == "unread" and "held fixed" in step.message
