"""The terms of a sequence are entries of the vector of their letter, where they are numbers."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import inferred


def linked(text: str) -> list[str]:
    return [p for p in inferred(text) if "mat_entry" in p]


@pytest.mark.parametrize(
    "text",
    [
        "Let $x \\in \\mathbb{R}^n$.\n\n$$ x^T x = \\sum_{i=1}^n x_i^2 $$",
        "Let $\\mathbf{x} \\in \\mathbb{R}^n$.\n\n$$ \\mathbf{x}^T \\mathbf{x} = \\sum_{i=1}^n x_i^2 $$",
        "Let $x$ be a vector.\n\n$$ x^T x = \\sum_{i=1}^n x_i^2 $$",
    ],
)
def test_entries_are_inferred(text: str) -> None:
    assert len(linked(text)) == 1
    assert [r.verdict for r in verify(Markdown(text)).steps()] == ["proved"]


@pytest.mark.parametrize(
    "text",
    [
        "Let $x_1, \\dots, x_n \\in \\mathbb{R}^d$ be vectors and $x \\in \\mathbb{R}^d$.\n\n"
        "$$ \\sum_{i=1}^n x_i x_i^T x = \\sum_{i=1}^n (x_i^T x) x_i $$",
        "Let $y \\in \\mathbb{R}^n$.\n\n$$ y^T y = \\sum_{i=1}^n x_i^2 $$",
        "Let $x_i > 0$.\n\n$$ \\sum_{i=1}^n x_i^2 = \\sum_{i=1}^n x_i x_i $$",
    ],
)
def test_other_sequences_are_none(text: str) -> None:
    assert linked(text) == []
