"""Values of unspecified functions of matrices beside matrices: they may be matrices, which do not commute."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

GIVEN = "Let $A$ and $X$ be $n \\times n$ matrices.\n\n"


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(GIVEN + text)).steps()]


@pytest.mark.parametrize(
    "claim",
    [
        "A g(X) A^\\mathrm{T} = g(X) A A^\\mathrm{T}",
        "A \\Sigma(X) A^\\mathrm{T} = \\Sigma(X) A A^\\mathrm{T}",
        "A \\Phi(X) = \\Phi(X) A",
    ],
)
def test_behind_a_matrix_they_are_unread(claim: str) -> None:
    assert verdicts(f"$$ {claim} $$") == ["unread"]


def test_numbers_that_are_known_to_be_so_commute() -> None:
    assert verdicts("$$ A \\, \\mathrm{tr}(X) = \\mathrm{tr}(X) A $$") == ["proved"]
    assert verdicts("$$ 2 g(X) A = g(X) (A + A) $$") == ["proved"]
