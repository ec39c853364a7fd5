from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kld_proof.document.blocks import Excerpt, Formula, Source, join
from kld_proof.document.model import Place

TEXTS = st.text(alphabet="ab\n\r \t\u2028é", max_size=30)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_place_counts_lines_of_every_kind_and_columns_from_one(newline: str) -> None:
    source = Source(f"ab{newline}{newline}c\td", cell=3)
    page = source.excerpt()
    assert page.text == "ab\n\nc\td"
    assert page.place_of(0) == Place(1, 1, 3)
    assert page.place_of(page.text.index("d")) == Place(3, 3, 3)
    assert page.place_of(len(page)) == Place(3, 4, 3)


def test_a_line_separator_of_unicode_ends_no_line() -> None:
    assert Source("a\u2028b").place(2) == Place(1, 3)


def test_places_outside_the_text_are_those_of_its_ends() -> None:
    source = Source("ab")
    assert source.place(-5) == Place(1, 1) and source.place(99) == Place(1, 3)


def test_a_decoded_escape_stands_at_its_first_character_and_the_next_one_behind_it() -> None:
    source = Source("x%20y")
    text = Excerpt.of(source, [("x", 0, True), (" ", 1, False), ("y", 4, True)])
    assert [text.place_of(k).column for k in range(4)] == [1, 2, 5, 6]


@given(TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_a_cut_keeps_characters_and_origins(text: str, start: int, length: int) -> None:
    page = Source(text).excerpt()
    start = min(start, len(page))
    piece = page.cut(start, start + length)
    assert piece.text == page.text[start : start + length]
    assert [piece.origin(k) for k in range(len(piece))] == [page.origin(start + k) for k in range(len(piece))]


@given(TEXTS, st.lists(st.integers(0, 30), max_size=4))
def test_cutting_and_joining_is_the_identity(text: str, where: list[int]) -> None:
    page = Source(text).excerpt()
    marks = [0, *sorted(min(w, len(page)) for w in where), len(page)]
    whole = join([page.cut(a, b) for a, b in pairwise(marks)])
    assert whole.text == page.text
    assert [whole.origin(k) for k in range(len(whole))] == [page.origin(k) for k in range(len(page))]


@given(TEXTS)
def test_stripping_moves_the_place_with_the_text(text: str) -> None:
    page = Source(text).excerpt()
    stripped = page.strip()
    assert stripped.text == page.text.strip()
    for k in range(len(stripped)):
        assert page.source.text[stripped.origin(k)] == stripped.text[k] or stripped.text[k] == "\n"


def test_a_formula_says_its_text_and_its_place() -> None:
    formula = Formula(Source("a\n  x = y").excerpt().cut(4, 9), display=True)
    assert (formula.text, formula.place, formula.place_of(4)) == ("x = y", Place(2, 3), Place(2, 7))
