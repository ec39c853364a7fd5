r"""The theorem and the list items that a block stands in: what is supposed there holds only there.

Implementation: a list item begins where the source line of a block begins with a bullet or a number, and
ends at a line that is indented less.  The items of a numbered list between which paragraphs stand that are
not indented, `1. ...`, a formula, `2. ...`, go on to the next number, the last one to the next heading.  In
TeX it is read off `\item` and `\begin`, as theorems are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from kld_proof.document import blocks as b
from kld_proof.document.cue import Cue

_MARKER = Cue(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_FOOTNOTE = Cue(r"[ \t]*\[\^[^\]\s]+\]:")
_TEX = Cue(
    r"\\(?P<item>item)\b"
    r"|\\begin\{(?P<list>itemize|enumerate|description)\}|\\end\{(?P<unlist>itemize|enumerate|description)\}"
    r"|\\begin\{(?P<float>figure|table)\*?\}|\\end\{(?P<unfloat>figure|table)\*?\}"
    r"|\\begin\{(?P<unit>theorem|lemma|proposition|corollary|example|exercise|remark|definition|claim)\*?\}"
    r"|\\end\{(?P<proof>proof|example|exercise|remark|definition)\*?\}",
)


_BOLD = Cue(
    r"(?:\*\*|__)\s*(theorem|lemma|proposition|corollary|example|exercise|problem|question|remark|claim)\b",
    re.I,
)
_NUMBERED = Cue(
    r"(?:\A|\n)[ \t>]{0,3}(?:\*\*|__|[*_])?(?P<kind>case|fall|cas|example|exercise|problem|question|"
    r"beispiel|aufgabe)"
    r"[ \t]+(?:\d{1,3}|[ivx]{1,4}|[a-h])\b(?=[ \t]*(?:[.:,)(*_\u2013\u2014-]|\Z|\n))",
    re.I,
)
CASES = frozenset({"case", "fall", "cas"})


_COUNTED = Cue(r"^(\d{1,3})[.)][ \t]+", re.M)
_OUTSIDE = Cue(r"\n[ \t]*\n(?![ \t>]|[-*+] |\d{1,3}[.)] )(?=\S)")
_HEADING = Cue(r"^#{1,6} ", re.M)


@lru_cache(8)
def open_items(text: str) -> frozenset[int]:
    """Where the items of numbered lists begin whose paragraphs are not indented."""
    marks = list(_COUNTED.finditer(text))
    found: set[int] = set()
    for one, other in pairwise(marks):
        between = text[one.end() : other.start()]
        if int(other[1]) == int(one[1]) + 1 and not _HEADING.search(between) and _OUTSIDE.search(between):
            found |= {one.start(), other.start()}
    return frozenset(found)


class Enclosure:
    """The state of a walk over the blocks of a page; `path` is what the current one stands in."""

    def __init__(self) -> None:
        self.count = 0
        self.unit: tuple[str, ...] = ()
        self.lists: list[tuple[int, str]] = []
        self.environments: list[str] = []
        self.footnote: tuple[str, ...] = ()
        self.begun: tuple[int | None, int] | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The theorem and the list items around what is read, the outermost first."""
        listed = (name for _, name in self.lists)
        return (*self.unit, *listed, *(e for e in self.environments if e), *self.footnote)

    def fresh(self, kind: str) -> str:
        """A new name for a theorem or a list item."""
        self.count += 1
        return f"{kind} {self.count}"

    def enter(self, block: b.Block) -> None:
        """Go on to `block`."""
        if isinstance(block, b.Heading):
            self.unit, self.lists, self.environments = (), [], []
            return
        if self.begun == (block.place.cell, block.place.line):
            return  # behind the marker and the text of the same line
        line, column = self._line(block)
        self.footnote = (self.fresh("footnote"),) if _FOOTNOTE.match(line) else ()
        marker = _MARKER.match(line)
        indent = len(line) - len(line.lstrip(" \t>"))
        begins = marker is not None and column >= marker.end()
        while self.lists and indent < self.lists[-1][0] and not (begins and indent > self.lists[-1][0] - 2):
            self.lists.pop()
        if begins and marker is not None:
            while self.lists and marker.end() <= self.lists[-1][0]:
                self.lists.pop()
            goes_on = not indent and self._goes_on(block)
            if goes_on and self.lists and self.lists[-1][0] == 0 and self.lists[-1][1].startswith("item"):
                self.lists.pop()
            self.lists.append((0 if goes_on else marker.end(), self.fresh("item")))
            self.begun = block.place.cell, block.place.line

    def _line(self, block: b.Block) -> tuple[str, int]:
        source, place = block.excerpt.source.text, block.place
        start = block.excerpt.origin(0) - (place.column - 1)
        return source[start : start + 400].replace("\r", "\n").partition("\n")[0], place.column - 1

    def _goes_on(self, block: b.Block) -> bool:
        """Whether the item that begins in this line goes on behind paragraphs that are not indented."""
        start = block.excerpt.origin(0) - (block.place.column - 1)
        return start in open_items(block.excerpt.source.text)

    def begin(self, kind: str) -> None:
        """A paragraph begins with "Case 2" or "Example 3": what it supposes ends at the next one."""
        if kind not in CASES:
            self.unit = (self.fresh(kind),)
            return
        at = next((k for k, (_, name) in enumerate(self.lists) if name.startswith("case")), len(self.lists))
        self.lists[at:] = [(self.lists[at - 1][0] if at else 0, self.fresh("case"))]

    def read(self, text: str) -> None:
        """Go on past running text: marks of a TeX file, bold titles such as **Lemma 2.**, "Case 2"."""
        for title in _BOLD.finditer(text):
            self.unit = (self.fresh(title[1].lower()),)
        for label in _NUMBERED.finditer(text):
            self.begin(label["kind"].lower())
        for mark in _TEX.finditer(text):
            if mark["item"] and self.environments:
                self.environments[-1] = self.fresh("item")
            elif mark["list"]:
                self.environments.append("")
            elif mark["float"]:
                self.environments.append(self.fresh("float"))
            elif (mark["unlist"] or mark["unfloat"]) and self.environments:
                self.environments.pop()
            elif mark["unit"]:
                self.unit = (self.fresh(mark["unit"]),)
            elif mark["proof"]:
                self.unit = ()
