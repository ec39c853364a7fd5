"""Text that came from a document, made safe to show: data never acts on the reader's terminal or CI.

Control characters, bidirectional marks, invisible format characters and lone surrogates are shown
as `\\x1b` or `\\u202e`; nothing is dropped, so what the document holds can still be seen.
"""

from __future__ import annotations

import re
import unicodedata

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_COMMAND = "##["  # the older spelling of a CI command; runners find it anywhere in a line


def escape_character(character: str) -> str:
    """The backslash notation of one character: `\\x1b`, `\\u202e` or `\\U000e0041`."""
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: str) -> str:
    """`text` with every character that is not plainly visible in backslash notation, and no `##[`."""
    text = text.replace(_COMMAND, r"\x23#[")
    if text.isascii() and text.isprintable():
        return text
    return "".join(escape_character(c) if unicodedata.category(c) in _UNSAFE else c for c in text)


def one_line(text: str) -> str:
    """`text` on one line: runs of blanks become one space, everything invisible is shown."""
    return visible(_SPACES.sub(" ", text).strip())


def json_text(data: object, indent: int | None = 1) -> str:
    """JSON in ASCII, with a line break at the end; a `##[` in a string is written as an escape."""
    separators = (",", ":") if indent is None else None
    import json

    text = json.dumps(data, indent=indent, separators=separators, ensure_ascii=True, allow_nan=False)
    return text.replace(_COMMAND, r"\u0023#[") + "\n"


def inert(line: str) -> str:
    """A line of output that no CI runner takes for a command of its own (`::error`)."""
    bare = line.lstrip()
    if not bare.startswith("::"):
        return line
    return line[: len(line) - len(bare)] + "\\x3a" + bare[1:]
