r"""Which formulas of running text are displayed although they have the delimiters of inline formulas.

Main statements: `settle` decides it for everything that was found in a piece of running text.  Displayed is
a picture that has its line to itself; so is `$a = b$` where moreover a new line was meant (it begins the
text, or the line before ends with a colon or a hard break); and so is a formula of several rows anywhere.
A formula that cannot be used counts as displayed, so that its error is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kld_proof.document.blocks import Formula
from kld_proof.document.delimiters import Hit
from kld_proof.document.pattern import late
from kld_proof.record import field, record, replace

_BREAK = late(r"</?(?:br|p|div|center|h[1-6]|[uod]l|li|d[dt]|blockquote|table|t[rdh]|figure)\b", re.I)
_LINK = late(r"!?\[[^\]]*\]\([^)\s]*\)|\]\([^)\s]*\)|&nbsp;|^\s*\[[^\]]+\]:")
_NOTHING = late(r"[!\s\[\].,;:(){}<>\d\\*_|]*")
_ENDED = late(r"(?:[:：]\s*| {2,}|\\)$")
_GRID = late(r"\\begin\{([A-Za-z]*matrix|cases|array)\}.*?\\end\{\1\}", re.DOTALL)

MAX_AROUND = 2000  # characters of links and punctuation beside the formulas of a line
Found = tuple[int, Hit]


@record
class _Line:
    """What was found in one shown line, the words beside it, and whether it was meant to begin there."""

    begins: bool = True
    words: str = ""
    found: list[Found] = field(default_factory=list)

    @property
    def alone(self) -> bool:
        """Whether formulas stand in the line, and beside them only tags, links and punctuation."""
        return (
            any(isinstance(hit.block, Formula) for _, hit in self.found)
            and len(self.words) <= MAX_AROUND
            and _NOTHING.fullmatch(_LINK.sub("", self.words)) is not None
        )

    def settled(self) -> Iterator[Found]:
        alone = self.alone
        meant = alone and self.begins and "|" not in self.words
        return ((start, _shown(hit, alone if _is_picture(hit) else meant)) for start, hit in self.found)


def settle(text: str, found: Iterable[Found]) -> list[Found]:
    """The hits that are more than kept text, with those formulas marked that are displayed."""
    lines, end = [_Line()], 0
    for start, hit in found:
        if hit.kept:
            continue
        _words(lines, text[end:start])
        if _BREAK.match(text, start):
            lines.append(_Line())
        lines[-1].found.append((start, hit))
        end = hit.end
    _words(lines, text[end:])
    return [settled for line in lines for settled in line.settled()]


def _words(lines: list[_Line], text: str) -> None:
    first, *others = text.split("\n")
    lines[-1].words += first
    for line in others:
        before = lines[-1]
        meant = _ENDED.search(before.words) is not None or (bool(before.found) and before.alone)
        lines.append(_Line(meant or not (before.found or before.words.strip()), line))


def _is_picture(hit: Hit) -> bool:
    return isinstance(hit.block, Formula) and hit.block.environment == "image"


def _shown(hit: Hit, alone: bool) -> Hit:
    if not isinstance(hit.block, Formula) or hit.block.display:
        return hit
    rows = "\\\\" in hit.block.text and "\\\\" in _GRID.sub("", hit.block.text)
    display = alone or rows or bool(hit.block.error)
    return replace(hit, block=replace(hit.block, display=True)) if display else hit
