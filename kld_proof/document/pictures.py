"""Which pictures of formulas are displayed: those that have their line or table cell to themselves.

Main statements: `settle` decides it for everything that was found in a piece of running text.  A picture of
several rows is displayed wherever it stands, and so is one that cannot be used, so that its error is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kld_proof.document.blocks import Formula
from kld_proof.document.delimiters import Hit

_BREAK = re.compile(r"</?(?:br|p|div|center|h[1-6]|[uod]l|li|d[dt]|blockquote|table|t[rdh]|figure)\b", re.I)
_LINK = re.compile(r"!?\[[^\]]*\]\([^)\s]*\)|\]\([^)\s]*\)|&nbsp;|^\s*\[[^\]]+\]:")
_NOTHING = re.compile(r"[!\s\[\].,;:(){}<>\d\\*_|]*")

Found = tuple[int, Hit]


@dataclass
class _Line:
    """What was found in one shown line or table cell, and the words beside it."""

    words: str = ""
    found: list[Found] = field(default_factory=list)

    def settled(self) -> Iterator[Found]:
        alone = _NOTHING.fullmatch(_LINK.sub("", self.words)) is not None and not any(
            isinstance(hit.block, Formula) and not hit.block.display and not _is_picture(hit)
            for _, hit in self.found
        )
        return ((start, _shown(hit, alone)) for start, hit in self.found)


def settle(text: str, found: Iterable[Found]) -> list[Found]:
    """The hits that are more than kept text, with those pictures marked that are displayed."""
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
    first, *others = re.split(r"[\n|]", text)
    lines[-1].words += first
    if others:
        lines.append(_Line(others[-1]))


def _is_picture(hit: Hit) -> bool:
    return isinstance(hit.block, Formula) and hit.block.environment == "image"


def _shown(hit: Hit, alone: bool) -> Hit:
    if not isinstance(hit.block, Formula) or not _is_picture(hit):
        return hit
    display = alone or bool(hit.block.error) or "\\\\" in hit.block.text
    return replace(hit, block=replace(hit.block, display=display))
