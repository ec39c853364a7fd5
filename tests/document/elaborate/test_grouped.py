"""`1.500` beside whole numbers of three digits may be fifteen hundred: it is unread on every page."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize("claim", ["1.000 + 500 = 1.500", "2.750 - 250 = 2.500", "3 \\cdot 500 = 1.500"])
def test_grouped_numbers_beside_hundreds_are_unread(claim: str) -> None:
    assert verdicts(f"$$ {claim} $$") == ["unread"]


@pytest.mark.parametrize("claim", ["1.500 + 1.250 = 2.750", "0.125 \\cdot 8 = 1.000", "1.250 \\cdot 4 = 5"])
def test_decimals_with_three_places_are_read(claim: str) -> None:
    assert verdicts(f"$$ {claim} $$") == ["proved"]
