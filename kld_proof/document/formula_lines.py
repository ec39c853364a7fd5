"""The lines that a display formula keeps together, whatever stands at the beginning of each.

Main statement: `last_line` says with which line the formulas end that a line opens, so that a row that begins
with `=`, `-` or `+` is not taken for a heading or a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kld_proof.document.blocks import Excerpt, Formula, Source
from kld_proof.document.delimiters import looks_like_prose
from kld_proof.document.inline import hits
from kld_proof.document.pattern import late

MAX_FORMULA = 20_000
_OPENING = late(r"\$\$|\\[\[(]|\\begin\{")

Lines = Callable[[int, int], str]
"""The text from one line up to another one, which is not part of it."""


def last_line(
    lines: Lines, start: int, end: int, failed: dict[str, int], left: Callable[[int], bool] | None = None
) -> int | None:
    """The line in which the formulas that `start` opens are closed; None if `start` closes them itself.

    `failed` remembers up to which line an opener was looked for in vain.  `left` says of a line whether the
    list item or footnote ends before it.
    """
    line = lines(start, start + 1)
    opener = "$$" if line == "$$" else _OPENING.search(line) and _extent(line)[1]
    if not opener:
        return None
    if failed.get(opener, -1) >= start:
        return None
    text, stop = line, start + 1
    while stop < end and len(text) <= MAX_FORMULA:
        stop = _further(start, stop, end, left)
        text = lines(start, stop)
        reach, still_open = _extent(text)
        if not still_open:
            return start + text.count("\n", 0, reach)
        blank = re.search(r"\n[ \t]*\n", text)
        if (blank and looks_like_prose(text[blank.end() :])) or (left is not None and left(stop)):
            break
    failed[opener] = stop - 1
    return None


def _further(start: int, stop: int, end: int, left: Callable[[int], bool] | None) -> int:
    """A line after `stop`: twice as far from `start`, but not beyond the end of the list item or footnote."""
    goal = min(end, stop + max(stop - start, 8))
    if left is None:
        return goal
    while stop < goal and not left(stop):
        stop += 1
    return stop


def _extent(text: str) -> tuple[int, str]:
    """Where the lines end that formulas tie to the first one, and what opens a formula that is not closed."""
    reach = _line_end(text, 0)
    for start, hit in hits(Excerpt(Source(""), text, [0], [0])):
        if start > reach:
            break
        if hit.opener:
            return reach, hit.opener
        if isinstance(hit.block, Formula) and hit.end > reach:
            reach = _line_end(text, hit.end)
    return reach, ""


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
