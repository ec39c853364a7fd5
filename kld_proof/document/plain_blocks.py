"""The block structure of a plain page, without markdown-it, whose import takes a sixth of the time of a page.

Main statement: `plain_tokens(text)` gives the tokens that markdown-it with the rules of `markdown_rules.py`
gives, as far as `markdown.py` reads them, for text that consists of paragraphs, headings with `#`, formulas,
fences and comments, all at the margin; it gives None for every other text, such as one with a list, a quote,
a table of HTML, indented code or a footnote.

Caveats: in doubt the answer is None, and markdown-it reads the text.
"""

from __future__ import annotations

import re

from kld_proof.document.formula_lines import last_line
from kld_proof.document.pattern import late
from kld_proof.record import record

_OTHER = late(
    r"""[ ]{0,3}(?:
      \t | >                                      # indentation that is hard to count; a quote
    | [-+*](?:[ \t]|$) | \d{1,9}[.)](?:[ \t]|$)   # a list
    | (?:[-*_][ \t]*){3,}$ | =+[ \t]*$ | --?[ \t]*$  # a rule, or the line below a heading
    | <(?!!--) | \[\^ | :::                       # HTML, a footnote, a fence with colons
    )
    | [ ]+(?:```|~~~)                             # a fence with a margin of its own
    """,
    re.VERBOSE,
)
_HEADING = late(r" {0,3}(#{1,6})(?![^ \t])")
_FENCE = late(r"(?P<mark>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)")
_COMMENT = late(r" {0,3}<!--")
_BLANK = " \t"


@record
class PlainToken:
    """A token as markdown-it makes it: `map` holds the first line and the one behind the last."""

    type: str
    content: str
    map: tuple[int, int]
    tag: str = ""
    info: str = ""
    markup: str = ""


class _NotPlain(Exception):
    """The text has a structure that is not known here."""


def plain_tokens(text: str) -> list[PlainToken] | None:
    """The tokens of a text that ends with a line end; None where it is not plain."""
    try:
        return _Plain(text).read()
    except _NotPlain:
        return None


class _Plain:
    """One pass over the lines of a text."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")[:-1]
        self.failed: dict[str, int] = {}
        self.tokens: list[PlainToken] = []

    def read(self) -> list[PlainToken]:
        """All tokens, or `_NotPlain`."""
        at = 0
        while at < len(self.lines):
            at = self.block(at) if self.lines[at].strip(_BLANK) else at + 1
        return self.tokens

    def block(self, start: int) -> int:
        """The token that begins in a line, and the line behind it."""
        line = self.lines[start]
        if line.startswith("    ") or _OTHER.match(line):
            raise _NotPlain  # what is indented would be text below a paragraph, and is code here
        for reader in (self.fence, self.comment, self.heading, self.formula):
            end = reader(start, line)
            if end is not None:
                return end
        return self.paragraph(start)

    def text(self, start: int, end: int) -> str:
        """The lines from one up to another one."""
        return "\n".join(self.lines[start:end])

    def fence(self, start: int, line: str) -> int | None:
        """Code between lines of three or more backticks or tildes."""
        opening = _FENCE.match(line)
        if opening is None:
            return None
        mark = opening["mark"]
        close = re.compile(rf" {{0,3}}{re.escape(mark)}{re.escape(mark[0])}*[ \t]*")
        end = start + 1
        while end < len(self.lines) and not close.fullmatch(self.lines[end]):
            if self.lines[end][:4].strip(" ")[:1] == "\t":
                raise _NotPlain
            end += 1
        content = "".join(f"{inside}\n" for inside in self.lines[start + 1 : end])
        after = min(end + 1, len(self.lines))
        self.tokens.append(PlainToken("fence", content, (start, after), "code", opening["info"], mark))
        return after

    def comment(self, start: int, line: str) -> int | None:
        """`<!-- ... -->` and what stands behind it in its last line."""
        if not _COMMENT.match(line):
            return None
        end = start
        while end < len(self.lines) and "-->" not in self.lines[end]:
            end += 1
        after = min(end + 1, len(self.lines))
        self.tokens.append(PlainToken("html_block", self.text(start, after) + "\n", (start, after)))
        return after

    def heading(self, start: int, line: str) -> int | None:
        """A heading with number signs, which may be closed by others."""
        opening = _HEADING.match(line)
        if opening is None:
            return None
        inside = line[opening.end() :].rstrip(_BLANK)
        unclosed = inside.rstrip("#")
        content = (unclosed if unclosed[-1:] in (" ", "\t") else inside).strip(_BLANK)
        where = (start, start + 1)
        self.tokens += (
            PlainToken("heading_open", "", where, f"h{len(opening[1])}"),
            PlainToken("inline", content, where),
        )
        return start + 1

    def formula(self, start: int, line: str) -> int | None:
        """The lines of a formula that goes on below its first line."""
        last = last_line(self.text, start, len(self.lines), self.failed)
        if last is None:
            return None
        self.tokens.append(PlainToken("display", self.text(start, last + 1), (start, last + 1)))
        return last + 1

    def paragraph(self, start: int) -> int:
        """Lines up to a blank one, or one with which something else begins."""
        end = start + 1
        while end < len(self.lines) and not self.ends_paragraph(end):
            end += 1
        content = self.text(start, end).strip(" \t\n")
        self.tokens.append(PlainToken("inline", content, (start, end)))
        return end

    def ends_paragraph(self, at: int) -> bool:
        """Whether a line does not belong to the paragraph above it."""
        line = self.lines[at]
        if not line.strip(_BLANK):
            return True
        if _OTHER.match(line):
            raise _NotPlain
        if line.startswith("    "):
            return False
        return (
            _FENCE.match(line) is not None
            or _COMMENT.match(line) is not None
            or _HEADING.match(line) is not None
            or last_line(self.text, at, len(self.lines), self.failed) is not None
        )
