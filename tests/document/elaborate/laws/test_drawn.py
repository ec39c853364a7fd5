"""Random variables that a sentence in passing says are made of others: "then $z = m + s e$ has"."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

GIVEN = [
    "If $e \\sim \\mathcal{N}(0, 1)$, then $z = m + s e$ has the moments",
    "If $e \\sim \\mathcal{N}(0, 1)$ and $z = m + s e$, then",
    "The density is $q(z|x)$. We sample $z = m + s e$, where $e \\sim \\mathcal{N}(0, 1)$.",
]
OPEN = [
    "The law $q(z|x)$ is given, and $e \\sim \\mathcal{N}(0, 1)$. Is $z = m + s e$?",
    "Here $e \\sim \\mathcal{N}(0, 1)$. It is not true that $z = m + s e$.",
    "The density is $q(z|x)$ and $e \\sim \\mathcal{N}(0, 1)$. Therefore $z = m + s e$.",
]


def verdicts(text: str, formula: str) -> list[str]:
    """The verdicts of the steps of a page with one display formula."""
    return [s.verdict for s in verify(Markdown(f"{text}\n\n$$ {formula} $$")).steps()]


@pytest.mark.parametrize("text", GIVEN)
def test_the_moments_are_those_of_what_it_is_made_of(text: str) -> None:
    assert verdicts(text, "\\mathbb{E}[z^2] = m^2 + s^2") == ["proved"]
    assert verdicts(text, "\\mathbb{E}[z^2] = m^2 + s") != ["proved"]


@pytest.mark.parametrize("text", OPEN)
def test_what_is_asked_denied_or_concluded_defines_nothing(text: str) -> None:
    assert verdicts(text, "\\mathbb{E}[z^2] = m^2 + s^2") != ["proved"]


ELBO = "$$ \\ln p(x) = \\mathbb{E}_{z \\sim q(z|x)}[\\ln \\frac{p(x, z)}{p(z|x)}] $$\n\n# Law\n\n"


def test_a_letter_that_was_bound_before_is_taken_up_and_stays_bound_there() -> None:
    page = ELBO + "Let $u \\sim \\mathcal{N}(0, 1)$ and $z = m + s u$.\n\n$$ \\mathbb{E}[z^2] = m^2 + s^2 $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved", "proved"]
