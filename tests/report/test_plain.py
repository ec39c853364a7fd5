"""Text of a document is shown, never obeyed, and never lost."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kld_proof.report.plain import inert, json_text, one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x = 1/2", "x = 1/2"),
        ("高斯 \\mu", "高斯 \\mu"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b", "\\x9b"),
        ("a\u202eb", "a\\u202eb"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud800", "\\ud800"),
        ("a\nb", "a\\x0ab"),
        ("##[error]", "\\x23#[error]"),
        ("## [x]", "## [x]"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line_keeps_words_apart() -> None:
    assert one_line("  a\n\t b\r\nc ") == "a b c"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error::x", "\\x3a:error::x"),
        ("  ::x", "  \\x3a:x"),
        ("a ::error::x", "a ::error::x"),
        (": x", ": x"),
    ],
)
def test_inert(line: str, shown: str) -> None:
    assert inert(line) == shown


@given(st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    shown = visible(text)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert "##[" not in shown


@given(st.text())
def test_json_gives_the_text_back(text: str) -> None:
    assert json.loads(json_text({"x": text})) == {"x": text}
    assert json_text(text).isascii()
