"""`P: x \\sim N(m, S)` for a vector x: means, densities, integrals and divergences under laws with labels."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, steps

LAWS = """Let $x$ be an $n \\times 1$ random vector. Two laws of it are

$$
\\begin{split}
P: \\; x &\\sim \\mathcal{N}(m_1, S_1) \\\\
Q: \\; x &\\sim \\mathcal{N}(m_2, S_2) \\; .
\\end{split}
$$

"""
RATIO = "\\ln \\frac{\\mathcal{N}(x; m_1, S_1)}{\\mathcal{N}(x; m_2, S_2)}"
SQUARE = "(x - m_1)^\\mathrm{T} S_1^{-1} (x - m_1)"
CLOSED = (
    "\\frac12 \\left[ (m_2 - m_1)^\\mathrm{T} S_2^{-1} (m_2 - m_1) + \\mathrm{tr}(S_2^{-1} S_1)"
    " - \\ln \\frac{|S_1|}{|S_2|} - n \\right]"
)
TRUE = [
    "\\mathrm{KL}[P\\,||\\,Q] = " + CLOSED,
    "\\mathrm{KL}[P\\,||\\,Q] = \\int_{\\mathbb{R}^n} \\mathcal{N}(x; m_1, S_1) \\, "
    + RATIO
    + " \\, \\mathrm{d}x",
    "\\mathrm{KL}[P\\,||\\,Q] = \\left\\langle " + RATIO + " \\right\\rangle_{p(x)}",
    "\\int_{\\mathcal{X}} p(x) \\, \\ln \\frac{p(x)}{q(x)} \\, \\mathrm{d}x = " + CLOSED,
    "\\left\\langle " + SQUARE + " \\right\\rangle_{p(x)} = n",
]
FALSE = [
    "\\mathrm{KL}[P\\,||\\,Q] = " + CLOSED.replace("- n", "+ n"),
    "\\mathrm{KL}[Q\\,||\\,P] = " + CLOSED,
    "\\mathrm{KL}[P\\,||\\,Q] = \\left\\langle " + RATIO + " \\right\\rangle_{q(x)}",
    "\\int_{\\mathcal{X}} q(x) \\, \\ln \\frac{p(x)}{q(x)} \\, \\mathrm{d}x = " + CLOSED,
    "\\left\\langle " + SQUARE + " \\right\\rangle_{q(x)} = n",
    "\\left\\langle "
    + SQUARE
    + " \\right\\rangle_{p(x)} = \\left\\langle "
    + SQUARE
    + " \\right\\rangle_{q(x)}",
]


def verdict(formula: str, laws: str = LAWS) -> str:
    return list(verify(Markdown(f"{laws}$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize("formula", TRUE)
def test_what_is_right_is_proved(formula: str) -> None:
    assert verdict(formula) == "proved"


@pytest.mark.parametrize("formula", FALSE)
def test_what_is_wrong_is_not_proved(formula: str) -> None:
    assert verdict(formula) in ("not_proved", "refuted")


def test_under_two_laws_it_is_not_one_random_vector() -> None:
    page = LAWS + "$$ \\langle x \\rangle_{p(x)} = \\langle x \\rangle_{q(x)} $$"
    assert verdict("\\langle x \\rangle_{p(x)} = \\langle x \\rangle_{q(x)}") != "proved"
    assert not {a for a in assumed(steps(page)[-1]) if "m_1" in a and "m_2" in a}


def test_a_label_with_two_laws_is_none() -> None:
    twice = LAWS.replace("Q:", "P:")
    assert verdict("\\left\\langle " + SQUARE + " \\right\\rangle_{p(x)} = n", twice) != "proved"
