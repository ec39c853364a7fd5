"""Densities that a sentence calls by a letter have the law that it names, and none where it says more."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify


def verdicts(text: str, formula: str) -> list[str]:
    """The verdicts of the steps of a page with one display formula."""
    return [s.verdict for s in verify(Markdown(f"{text}\n\n$$ {formula} $$")).steps()]


VARIANCE = "\\int p(x) (x - m)^2 dx = s^2"


@pytest.mark.parametrize(
    "text",
    [
        "Let $p$ be the density of $\\mathcal{N}(m, s^2)$ with $s > 0$.",
        "Write $p$ for the probability density function of $\\mathcal{N}(m, s^2)$, $s > 0$.",
        "We denote by $p(x)$ the density of $\\mathcal{N}(m, s^2)$.",
        "Let $q$ and $p$ be densities of $\\mathcal{N}(0, 1)$ and $\\mathcal{N}(m, s^2)$, respectively.",
    ],
)
def test_the_density_is_that_of_the_law(text: str) -> None:
    assert verdicts(text, VARIANCE) == ["proved"]
    assert verdicts(text, VARIANCE.replace("s^2", "s")) == ["refuted"]


@pytest.mark.parametrize(
    "text",
    [
        "Let $p$ be the density of $\\mathcal{N}(m, s^2)$ truncated to the positive numbers.",
        "Suppose $p$ is not the density of $\\mathcal{N}(m, s^2)$.",
        "Let $p$ be the density of $\\mathcal{L}(m, s^2)$.",
        "Let $p$ be proportional to the density of $\\mathcal{N}(m, s^2)$.",
        "Let $q$ and $p$ be densities of $\\mathcal{N}(m, s^2)$ and $\\mathcal{N}(0, 1)$, respectively.",
    ],
)
def test_another_density_is_not(text: str) -> None:
    assert verdicts(text, VARIANCE) != ["proved"]


def test_the_last_sentence_counts() -> None:
    page = "# One\n\nLet $p$ be the density of $\\mathcal{N}(a, 1)$.\n\n# B\n\nLet $p = \\mathcal{N}(m, 1)$."
    assert verdicts(page, "\\int p(x) x dx = m") == ["proved"]
