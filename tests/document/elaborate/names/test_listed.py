"""A display that defines one name after the other: `p = s(z), \\quad z = w x + b, \\quad s(z) = ...`."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims, premises

MODEL = "The model is\n\n$$ p = s(z), \\quad z = w x + b, \\quad s(z) = \\frac{1}{1 + e^{-z}} $$\n\n"


def test_each_is_a_definition() -> None:
    page = MODEL + "$$ p = \\frac{1}{1 + e^{-w x - b}} $$"
    assert len(claims(page)) == 1 and len(premises(page)) == 2
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]
    wrong = page.replace("- b}", "+ b}")
    assert [s.verdict for s in verify(Markdown(wrong)).steps()] == ["refuted"]


@pytest.mark.parametrize(
    "rows",
    [
        "a = b + 1, \\quad b = a - 1",  # round in a circle
        "a + b = 3, \\quad b = 1",  # equations
        "a = b + 1 \\\\ b = 2",  # one below the other: solved
        "a = b = 1, \\quad b = 2",
    ],
)
def test_what_is_no_list_of_definitions_is_claimed(rows: str) -> None:
    assert any("b" in c for c in claims(f"$$ {rows} $$"))


LINE = "The estimates are\n\n$$ \\hat a = u - \\hat b v $$\n\nand\n\n$$ \\hat b = %s $$\n\n$$ \\hat a = %s $$"


def test_an_estimate_may_be_defined_behind_another_one_that_is_made_of_it() -> None:
    assert [s.verdict for s in verify(Markdown(LINE % ("w + 1", "u - v - v w"))).steps()] == ["proved"]
    assert [s.verdict for s in verify(Markdown(LINE % ("w + 1", "u - v w"))).steps()] == ["refuted"]


def test_not_where_each_is_made_of_the_other() -> None:
    assert len(claims(LINE % ("w - \\hat a", "u - v"))) == 2
