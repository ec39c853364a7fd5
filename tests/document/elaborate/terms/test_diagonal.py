"""Diagonal matrices: lists with dots, functions of a vector, and variances that stand for a covariance."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, claims, steps


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


GIVEN = "Let $D = \\operatorname{diag}(a_1^2, \\ldots, a_n^2)$ with $a_i > 0$ and $x \\in \\mathbb{R}^n$."


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("x^T D x = \\sum_{i=1}^n a_i^2 x_i^2", "proved"),
        ("x^T D x = \\sum_{i=1}^n a_i x_i^2", "not_proved"),
        ("x^T D^{-1} x = \\sum_{i=1}^n \\frac{x_i^2}{a_i^2}", "proved"),
        ("x^T D^{-1} x = \\sum_{i=1}^n a_i^2 x_i^2", "not_proved"),
        ("\\operatorname{tr}(D) = \\sum_{i=1}^n a_i^2", "proved"),
        ("\\operatorname{tr}(D) = \\sum_{i=1}^n a_i", "not_proved"),
        ("\\operatorname{tr}(D^2) = \\sum_{i=1}^n a_i^4", "proved"),
        ("\\ln |D| = \\sum_{i=1}^n \\ln a_i^2", "proved"),
        ("\\ln |D| = \\sum_{i=1}^n \\ln a_i", "not_proved"),
    ],
)
def test_forms_traces_and_determinants(claim: str, verdict: str) -> None:
    found = verdicts(f"{GIVEN}\n\n$$ {claim} $$")
    assert found in ([verdict], ["refuted"] if verdict != "proved" else [verdict])


def test_a_vector_of_variances_is_a_covariance() -> None:
    """Its entries are the terms of the sequence of its letter, which are positive."""
    text = (
        "Let $q(z) = \\mathcal{N}(z; \\mu, \\sigma^2)$ with vectors $z$, $\\mu$ and $\\sigma$ "
        "in $\\mathbb{R}^d$.\n\n"
        "$$ \\int q(z) \\, dz = \\frac{1}{d} \\sum_{j=1}^d \\frac{\\sigma_j}{\\sigma_j} $$"
    )
    (claim,) = claims(text)
    assert "mat_diagonal(range(1, d), (\\ pow($sigma(#0), 2)))" in claim
    assert any("lt(0, $sigma(#0))" in p for p in assumed(steps(text)[0]))


@pytest.mark.parametrize(
    "listed", ["a_1, a_2, \\ldots, b_n", "a_1, a_3, \\ldots, a_n", "a_1^2, \\ldots, a_n"]
)
def test_other_lists_are_no_diagonal(listed: str) -> None:
    given = f"Let $D = \\operatorname{{diag}}({listed})$ and $x \\in \\mathbb{{R}}^n$."
    assert "proved" not in verdicts(f"{given}\n\n$$ x^T D x = \\sum_{{i=1}}^n a_i x_i^2 $$")


def test_a_number_before_an_identity_is_no_vector() -> None:
    """Also where the page has a sequence of the same letter."""
    text = (
        "Let $\\sigma > 0$, $\\sigma_t > 0$, $x, m \\in \\mathbb{R}^d$ and "
        "$q(x) = \\mathcal{N}(x; m, \\sigma^2 I)$.\n\n"
        "$$ \\ln q(x) = -\\frac{d}{2} \\ln(2 \\pi \\sigma^2) - \\frac{(x - m)^T (x - m)}{2 \\sigma^2} $$"
    )
    assert "mat_diagonal" not in claims(text)[0]
    assert verdicts(text) == ["proved"]


BOLD = (
    "Let $q(\\mathbf z) = \\mathcal{N}(\\mathbf z; \\boldsymbol\\mu, \\boldsymbol\\sigma^2 \\mathbf I)$ and "
    "$p(\\mathbf z) = \\mathcal{N}(\\mathbf z; \\mathbf 0, \\mathbf I)$ "
    "with $\\mathbf z \\in \\mathbb{R}^J$.\n\n"
    "$$ D_{KL}(q(\\mathbf z) \\| p(\\mathbf z)) = \\frac12 \\sum_{j=1}^J (\\mu_j^2 + \\sigma_j^2 - 1 - %s) $$"
)


def test_bold_letters_are_vectors_and_an_identity() -> None:
    """Not where the page speaks of information, which a bold I may be."""
    assert verdicts(BOLD % "\\ln \\sigma_j^2") == ["proved"]
    assert verdicts(BOLD % "\\ln \\sigma_j") == ["not_proved"]
    assert verdicts("The information is positive. " + BOLD % "\\ln \\sigma_j^2") == ["not_proved"]
