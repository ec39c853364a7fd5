r"""Block rules for markdown-it: what CommonMark does not know and mathematics in Markdown needs.

Main statements: `display` keeps the lines of a formula together, so that a row that begins with `=`, `-` or
`+` is not taken for a heading or a list; `colon_fence` reads `:::{math}`; `footnote` reads `[^1]: ...` with
its indented lines; `refuse_depth` raises where markdown-it would leave text out in silence.

Implementation notes: CommonMark's link reference definitions are switched off: what stands in them is text.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from kld_proof.document.blocks import Excerpt, Formula, Source
from kld_proof.document.delimiters import looks_like_prose
from kld_proof.document.inline import hits
from kld_proof.errors import InputError

MAX_DEPTH = 60
MAX_FORMULA = 20_000
_OPENING = re.compile(r"\$\$|\\[\[(]|\\begin\{")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_COLON_FENCE = re.compile(r"(:{3,})[ ]?(\{math\})")


@cache
def parser() -> MarkdownIt:
    """CommonMark's block structure with the rules of this file; inline text is left alone."""
    md = MarkdownIt("commonmark", {"maxNesting": MAX_DEPTH + 10})
    md.disable("reference")
    containers: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("code", "refuse_depth", refuse_depth)
    md.block.ruler.before("blockquote", "colon_fence", colon_fence, containers)
    md.block.ruler.before("blockquote", "footnote", footnote, containers)
    md.block.ruler.before("lheading", "display", display, containers)
    return md


def refuse_depth(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Raises InputError for quotes and lists nested deeper than `MAX_DEPTH`."""
    if state.level > MAX_DEPTH:
        raise InputError(f"line {start + 1}: lists and quotes are nested too deeply")
    return False


def display(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The lines from a formula's opening in line `start` to its end in a later line."""
    last = _last_line(state, start, end)
    if last is None:
        return False
    if not silent:
        token = state.push("display", "", 0)
        token.content = _lines(state, start, last + 1)
        token.map = [start, last + 1]
        state.line = last + 1
    return True


def _lines(state: StateBlock, start: int, end: int) -> str:
    return state.getLines(start, end, state.blkIndent, False)


def _last_line(state: StateBlock, start: int, end: int) -> int | None:
    """The line in which the formulas that `start` opens are closed; None if `start` closes them itself."""
    line = _lines(state, start, start + 1)
    if not _OPENING.search(line) or not (opener := _extent(line)[1]):
        return None
    failed: dict[str, int] = state.env.setdefault("unclosed", {})
    if failed.get(opener, -1) >= start:
        return None
    text, stop = line, start + 1
    while stop < end and len(text) <= MAX_FORMULA:
        stop = _further(state, start, stop, end)
        text = _lines(state, start, stop)
        reach, still_open = _extent(text)
        if not still_open:
            return start + text.count("\n", 0, reach)
        blank = re.search(r"\n[ \t]*\n", text)
        if (blank and looks_like_prose(text[blank.end() :])) or _left(state, stop):
            break
    failed[opener] = stop - 1
    return None


def _further(state: StateBlock, start: int, stop: int, end: int) -> int:
    """A line after `stop`: twice as far from `start`, but not beyond the end of the list item or footnote."""
    goal = min(end, stop + max(stop - start, 8))
    while stop < goal and not _left(state, stop):
        stop += 1
    return stop


def _left(state: StateBlock, line: int) -> bool:
    """Whether a blank line and a smaller indentation end the list item or footnote before `line`."""
    return state.isEmpty(line - 1) and not state.isEmpty(line) and state.sCount[line] < state.blkIndent


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


def footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^name]: text` and the lines below that are indented by four."""
    begin = state.bMarks[start] + state.tShift[start]
    label = _FOOTNOTE.match(state.src, begin, state.eMarks[start])
    if label is None or state.is_code_block(start):
        return False
    if silent:
        return True
    saved = state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType
    state.bMarks[start], state.tShift[start] = label.end(), 0
    state.blkIndent += 4
    state.sCount[start] = state.blkIndent
    state.parentType = "footnote"
    state.level += 1
    state.md.block.tokenize(state, start, end)
    state.level -= 1
    state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType = saved
    return True


def colon_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`:::{math}` up to the line that closes it, as a fence."""
    begin = state.bMarks[start] + state.tShift[start]
    opening = _COLON_FENCE.match(state.src, begin, state.eMarks[start])
    if opening is None or state.is_code_block(start):
        return False
    if silent:
        return True
    line = start + 1
    while line < end and not _lines(state, line, line + 1).strip().startswith(opening[1]):
        line += 1
    token = state.push("fence", "code", 0)
    token.info, token.markup = opening[2], opening[1]
    token.content = state.getLines(start + 1, line, state.sCount[start], True)
    state.line = min(line + 1, end)
    token.map = [start, state.line]
    return True
