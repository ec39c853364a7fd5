"""A display formula in the line of its bullet stands in that item, with what the line supposes."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize("marker", ["- ", "* ", "1. "])
def test_a_display_behind_its_bullet(marker: str) -> None:
    first = f"{marker}Let $x > 0$. Then $$|x| = x$$\n"
    second = f"{marker}Let $x < 0$. Then $$|x| = -x$$\n"
    assert verdicts(first + second) == ["proved", "proved"]
    assert verdicts(first + f"{marker}Now $$|x| = x$$\n")[1] != "proved"


def test_the_next_line_of_an_item_is_in_it_too() -> None:
    page = "- Let $x > 0$. Then $$|x| = x$$\n  and\n  $$\\sqrt{x^2} = x$$\n\n$$\\sqrt{x^2} = x$$"
    assert verdicts(page)[:2] == ["proved", "proved"]
    assert verdicts(page)[2] != "proved"
