"""Colour only where it is wanted, lines no wider than the terminal."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kld_proof.report.terminal import Style, display_width, style_for, wrap


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environ", "colour"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_colour(stream: io.StringIO, environ: dict[str, str], colour: bool) -> None:
    assert style_for(stream, environ).colour is colour


@pytest.mark.parametrize(
    ("columns", "width"), [("72", 72), ("10", 40), ("x", 100), ("9" * 5000, 100), ("", 100), ("²", 100)]
)
def test_width_of_the_environment(columns: str, width: int) -> None:
    assert style_for(io.StringIO(), {"COLUMNS": columns}).width == width


def test_paint() -> None:
    assert Style(colour=True).paint("x", "red") == "\x1b[31mx\x1b[0m"
    assert Style().paint("x", "red") == "x"


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("高斯", 4), ("e\u0301", 1), ("", 0), ("ｘ", 2)])
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


def test_wrap_breaks_at_spaces() -> None:
    assert wrap("aaa bbb ccc", 9, "> ", "  ") == ["> aaa bbb", "  ccc"]


def test_wrap_breaks_wide_text_anywhere() -> None:
    assert wrap("高斯分佈的散度", 10) == ["高斯分佈的", "散度"]


@given(st.text(alphabet="ab 高é", max_size=80), st.integers(20, 60))
def test_wrap_keeps_the_width_and_the_text(text: str, width: int) -> None:
    lines = wrap(text, width, "  - ", "    ")
    assert all(display_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "").removeprefix("-") == text.replace(" ", "")
