"""What stands in a written document, in reading order: headings, prose, formulas, directives, code.

Main statements: every piece of text is an `Excerpt`, which knows line and column (and notebook cell)
of each of its characters in the source, however the text was decoded on the way (CRLF, block quote
prefixes, URL escapes).  A `Formula` that was opened and never closed carries an `error`; it is never
left out.

Caveats: lines end at LF, CRLF or CR; columns count code points, a tab being one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from kld_proof.document.model import Place
from kld_proof.record import record


class Source:
    """The text of a file or of one notebook cell, and the places of its offsets."""

    __slots__ = ("_line_starts", "cell", "text")

    def __init__(self, text: str, cell: int | None = None) -> None:
        self.text, self.cell = text, cell
        self._line_starts = [0, *(m.end() for m in re.finditer(r"\r\n?|\n", text))]

    def place(self, offset: int) -> Place:
        """Line and column of the character at `offset`; the end of the text for anything beyond it."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1, self.cell)

    def excerpt(self) -> Excerpt:
        """The whole text, every line ended by LF."""
        pieces = re.finditer(r"[^\r]+|\r\n?", self.text)
        return Excerpt.of(
            self, ((("\n" if m[0][0] == "\r" else m[0]), m.start(), m[0][0] != "\r") for m in pieces)
        )


class Excerpt:
    """Text together with the source offset of every character.

    `starts` and `offsets` describe runs: the character `starts[r] + k` of the text stands at
    `offsets[r] + k` in the source.
    """

    __slots__ = ("_offsets", "_starts", "source", "text")

    def __init__(self, source: Source, text: str, starts: list[int], offsets: list[int]) -> None:
        self.source, self.text, self._starts, self._offsets = source, text, starts, offsets

    @classmethod
    def of(cls, source: Source, pieces: Iterable[tuple[str, int, bool]], at: int = 0) -> Excerpt:
        """The pieces (text, source offset, verbatim) in a row; `at` is the place of an empty excerpt.

        A piece that is not verbatim is the decoding of an escape: all of it stands at its offset.
        """
        text, starts, offsets, length = [], [], [], 0
        for piece, offset, verbatim in pieces:
            for k in range(min(len(piece), 1) if verbatim else len(piece)):
                starts.append(length + k)
                offsets.append(offset)
            text.append(piece)
            length += len(piece)
        return cls(source, "".join(text), starts or [0], offsets or [at])

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return f"Excerpt({self.text!r})"

    def origin(self, offset: int) -> int:
        """The source offset of the character at `offset`; `len(self)` gives the end of the last one."""
        if offset >= len(self.text) > 0:
            return self.origin(len(self.text) - 1) + 1
        run = max(bisect_right(self._starts, offset) - 1, 0)
        return self._offsets[run] + max(offset, 0) - self._starts[run]

    def place_of(self, offset: int) -> Place:
        """Where the character at `offset` of the text stands in the source."""
        return self.source.place(self.origin(offset))

    @property
    def place(self) -> Place:
        """Where the text begins."""
        return self.place_of(0)

    def cut(self, start: int, end: int) -> Excerpt:
        """The characters from `start` up to `end`."""
        end = max(start, min(end, len(self.text)))
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_right(self._starts, end - 1), first + 1)
        starts = [max(s - start, 0) for s in self._starts[first:last]]
        offsets = list(self._offsets[first:last])
        offsets[0] = self.origin(start)
        return Excerpt(self.source, self.text[start:end], starts, offsets)

    def strip(self) -> Excerpt:
        """The text without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def pieces(self) -> list[tuple[str, int, bool]]:
        """The runs, as `Excerpt.of` takes them."""
        ends = [*self._starts[1:], len(self.text)]
        return [(self.text[s:e], o, True) for s, e, o in zip(self._starts, ends, self._offsets, strict=True)]


def join(parts: list[Excerpt]) -> Excerpt:
    """The excerpts (at least one, of one source) one after the other."""
    pieces = [piece for part in parts for piece in part.pieces() if piece[0]]
    return Excerpt.of(parts[0].source, pieces, parts[0].origin(0))


@record(frozen=True)
class Block:
    """A piece of a document; `text` is what it says and `place_of` where each character stands."""

    excerpt: Excerpt

    @property
    def text(self) -> str:
        return self.excerpt.text

    @property
    def place(self) -> Place:
        return self.excerpt.place

    def place_of(self, offset: int) -> Place:
        """Where the character at `offset` of `text` stands in the source."""
        return self.excerpt.place_of(offset)


@record(frozen=True)
class Formula(Block):
    r"""A formula without its delimiters, in LaTeX.

    `environment` says how it was written: `$`, `$$`, `\(`, `\[`, `math` (a fence or role), `image`
    (a codecogs URL), or the name of a bare environment such as `align*`, whose `\begin` and `\end`
    are part of the text.  `display` is true for an inline formula too that has its line to itself
    (`layout.py`).  `error` is a sentence where the formula is not usable (never closed, empty).
    """

    display: bool
    environment: str = "$"
    error: str = ""


@record(frozen=True)
class Heading(Block):
    """A heading; its `text` is the source text, formulas included."""

    level: int = 1


@record(frozen=True)
class Prose(Block):
    """Running text between display formulas: `items` are words (`Excerpt`) and inline formulas in order.

    `text` is the same as it was written, delimiters and tags included.
    """

    items: tuple[Excerpt | Formula, ...] = ()


@record(frozen=True)
class Directive(Block):
    """`<!-- kld_proof: BODY -->` or `<!-- expect: BODY -->`: `kind` is the word, `text` the body.

    `error` is a sentence where a comment is meant as a directive and is none.
    """

    kind: str = "kld_proof"
    error: str = ""


@record(frozen=True)
class Code(Block):
    """A fenced or indented code block.  Formulas in it are not read."""

    language: str = ""
