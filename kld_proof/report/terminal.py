"""What a terminal needs: display width of East Asian text, wrapping, and colour only where it is wanted."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TextIO

from kld_proof.record import record

_CODES = {"green": "32", "red": "31", "yellow": "33", "bold": "1", "dim": "2"}
_NARROWEST = 40
_WIDTH_OF_A_FILE = 100


@record(frozen=True)
class Style:
    """How a form may use the place it is written to; machine forms ignore it."""

    colour: bool = False
    width: int = _WIDTH_OF_A_FILE

    def paint(self, text: str, *names: str) -> str:
        """`text` in the named colours, or as it is where colour is not wanted."""
        if not self.colour or not names:
            return text
        return f"\x1b[{';'.join(_CODES[name] for name in names)}m{text}\x1b[0m"


def style_for(stream: TextIO, environ: Mapping[str, str] = os.environ) -> Style:
    """Colour on a terminal unless NO_COLOR is set (https://no-color.org) or the terminal is dumb."""
    if not stream.isatty():
        return Style(width=_width_from(environ) or _WIDTH_OF_A_FILE)
    colour = not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    width = _width_from(environ) or _width_of(stream)
    return Style(colour=colour, width=max(width, _NARROWEST))


def _width_of(stream: TextIO) -> int:
    """The width of a terminal; that of a file where it does not tell (`shutil` takes long to import)."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or _WIDTH_OF_A_FILE
    except (OSError, ValueError):
        return _WIDTH_OF_A_FILE


def _width_from(environ: Mapping[str, str]) -> int:
    columns = environ.get("COLUMNS", "")
    return (
        max(int(columns), _NARROWEST) if columns.isascii() and columns.isdigit() and len(columns) < 6 else 0
    )


def display_width(text: str) -> int:
    """The number of terminal columns that `text` takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(_character_width(c) for c in text)


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Lines of at most `width` columns, the first after `first`, the others after `rest`.

    Breaks at spaces; between any two characters only where one piece is wider than a line.
    """
    rest = first if rest is None else rest
    lines, line, empty = [], first, True
    for piece in _pieces(text, max(8, width - max(display_width(first), display_width(rest)))):
        addition = piece if empty else " " + piece
        if not empty and display_width(line) + display_width(addition) > width:
            lines.append(line)
            line, addition = rest, piece
        line, empty = line + addition, False
    return [*lines, line]


def _pieces(text: str, room: int) -> Iterator[str]:
    for word in filter(None, text.split(" ")):
        if len(word) <= room and word.isascii():
            yield word
            continue
        piece, taken = "", 0
        for character in word:
            size = _character_width(character)
            if taken + size > room:
                yield piece
                piece, taken = "", 0
            piece, taken = piece + character, taken + size
        if piece:
            yield piece
