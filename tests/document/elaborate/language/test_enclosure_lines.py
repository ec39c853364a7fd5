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


NUMBERED = (
    "1. Let $x > 0$.\n\n$$ \\sqrt{x^2} = x $$\n\nso that\n\n$$ \\frac{x}{x} = 1 $$\n\n"
    "2. Let $y > 0$.\n\n$$ \\sqrt{y^2} = y $$\n\n$$ \\frac{x}{x} = 1 $$\n\n"
)


def test_items_of_a_numbered_list_go_on_behind_paragraphs_that_are_not_indented() -> None:
    assert [s.verdict for s in verify(Markdown(NUMBERED)).steps()] == [
        "proved",
        "proved",
        "proved",
        "not_proved",
    ]


def test_the_last_item_ends_with_its_section_and_other_lists_where_the_text_is_not_indented() -> None:
    page = "# A\n\n" + NUMBERED + "# B\n\n$$ \\sqrt{y^2} = y $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()][-1] == "refuted"
    loose = "- Let $x > 0$.\n- Let $y > 0$.\n\n$$ \\sqrt{x^2} = x $$"
    assert [s.verdict for s in verify(Markdown(loose)).steps()] != ["proved"]
