"""Divergences and entropies of normal laws of vectors."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

LAWS = r"Let $m_1, m_2 \in \mathbb{R}^k$ be vectors and $S_1, S_2 \in \mathbb{R}^{k \times k}$ matrices."
BOTH = r"\mathrm{KL}(\mathcal{N}(m_1, S_1) \| \mathcal{N}(m_2, S_2)) = "
ONE = r"\mathrm{KL}(\mathcal{N}(m_1, S_1) \| \mathcal{N}(0, I)) = "
FORM = r"(m_1 - m_2)^\top S_2^{-1} (m_1 - m_2)"


def verdict(formula: str, before: str = LAWS) -> str:
    return list(verify(Markdown(f"{before}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    "formula",
    [
        BOTH
        + rf"\frac12 \left( \ln \frac{{|S_2|}}{{|S_1|}} - k + \mathrm{{tr}}(S_2^{{-1}} S_1) + {FORM} \right)",
        ONE + r"\frac12 \left( \mathrm{tr}(S_1) + m_1^\top m_1 - k - \ln |S_1| \right)",
        r"h(\mathcal{N}(m_1, S_1)) = \frac k2 \ln (2 \pi) + \frac12 \ln |S_1| + \frac k2",
    ],
)
def test_what_is_right_is_proved(formula: str) -> None:
    assert verdict(formula) == "proved"


@pytest.mark.parametrize(
    "formula",
    [
        BOTH
        + rf"\frac12 \left( \ln \frac{{|S_1|}}{{|S_2|}} - k + \mathrm{{tr}}(S_2^{{-1}} S_1) + {FORM} \right)",
        BOTH
        + rf"\frac12 \left( \ln \frac{{|S_2|}}{{|S_1|}} - k + \mathrm{{tr}}(S_1^{{-1}} S_2) + {FORM} \right)",
        BOTH
        + rf"\frac12 \left( \ln \frac{{|S_2|}}{{|S_1|}} + k + \mathrm{{tr}}(S_2^{{-1}} S_1) + {FORM} \right)",
        ONE + r"\frac12 \left( \mathrm{tr}(S_1) + m_1^\top m_1 - k + \ln |S_1| \right)",
        r"h(\mathcal{N}(m_1, S_1)) = \frac k2 \ln (2 \pi) + \frac12 \ln |S_1|",
    ],
)
def test_what_is_wrong_is_not_proved(formula: str) -> None:
    assert verdict(formula) in ("not_proved", "unread")


def test_in_bits_it_is_another_number() -> None:
    formula = ONE + r"\frac12 \left( \mathrm{tr}(S_1) + m_1^\top m_1 - k - \ln |S_1| \right)"
    assert verdict(formula, LAWS + " Entropies are in bits, with $\\log_2$.") != "proved"
