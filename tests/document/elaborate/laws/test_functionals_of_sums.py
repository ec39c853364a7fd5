"""Generating functions of sums, and the bias of an estimate."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

PAIR = "Let $X$ and $Y$ be independent random variables with means $E[X]$ and $E[Y]$.\n\n"


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


@pytest.mark.parametrize(
    ("claim", "proved"),
    [
        ("M_{X+Y}(t) = M_X(t) M_Y(t)", True),
        ("M_{X-Y}(t) = M_X(t) M_Y(-t)", True),
        ("M_{aX+b}(t) = e^{b t} M_X(a t)", True),
        ("M_{X+Y}(t) = M_X(t) + M_Y(t)", False),
        ("M_{aX+b}(t) = e^{a t} M_X(b t)", False),
    ],
)
def test_generating_functions(claim: str, proved: bool) -> None:
    assert (verdicts(f"{PAIR}$$ {claim} $$") == ["proved"]) == proved


BIAS = (
    "$$ E[(\\hat\\theta - \\theta)^2] = \\mathrm{Var}(\\hat\\theta) + \\mathrm{Bias}(\\hat\\theta)^2 $$\n\n"
    "$$ \\mathrm{Bias}(\\hat\\theta, \\theta) = E[\\hat\\theta] - \\theta $$"
)


def test_bias() -> None:
    assert verdicts(BIAS) == ["proved"] * 2
    assert verdicts(BIAS.replace("Bias}(\\hat\\theta)^2", "Bias}[\\hat\\theta]^2")) == ["proved"] * 2
    assert verdicts(BIAS.replace("E[\\hat\\theta] - \\theta", "\\theta - E[\\hat\\theta]"))[1] != "proved"
    own = "Let $\\mathrm{Bias}(x) = 2 x$.\n\n$$ \\mathrm{Bias}(a) + \\mathrm{Bias}(b) = 2 (a + b) $$"
    assert verdicts(own) == ["proved"]
