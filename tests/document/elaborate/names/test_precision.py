"""`S^{-1} = A + B` says what the matrix S is."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

POSTERIOR = r"""Let $\Phi$ be a matrix and $t$ a vector.
The posterior has the covariance $S_N$ and the mean $m_N$, where

$$ S_N^{-1} = S_0^{-1} + c \, \Phi^\top \Phi $$

$$ m_N = S_N (S_0^{-1} m_0 + c \, \Phi^\top t) $$
"""


def verdict(formula: str) -> str:
    return list(verify(Markdown(f"{POSTERIOR}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    "formula",
    [
        r"S_N^{-1} m_N = S_0^{-1} m_0 + c \, \Phi^\top t",
        r"S_N^{-1} w = S_0^{-1} w + c \, \Phi^\top \Phi w",
        r"S_N S_0^{-1} + c \, S_N \Phi^\top \Phi = I",
    ],
)
def test_what_follows_is_proved(formula: str) -> None:
    assert verdict(formula) == "proved"


@pytest.mark.parametrize(
    "formula",
    [
        r"S_N m_N = S_0^{-1} m_0 + c \, \Phi^\top t",
        r"S_N = S_0 + c \, \Phi^\top \Phi",
        r"S_N^{-1} m_N = S_0^{-1} m_0 - c \, \Phi^\top t",
        r"S_N^{-1} w = S_0^{-1} w + c \, \Phi \Phi^\top w",
    ],
)
def test_what_does_not_follow_is_not_proved(formula: str) -> None:
    assert verdict(formula) != "proved"
