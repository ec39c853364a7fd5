r"""Block rules for markdown-it: what CommonMark does not know and mathematics in Markdown needs.

Main statements: `display` keeps the lines of a formula together (`formula_lines.py`); `colon_fence` reads
`:::{math}`; `footnote` reads `[^1]: ...` with its indented lines; `refuse_depth` raises where markdown-it
would leave text out in silence.

Implementation notes: CommonMark's link reference definitions are switched off: what stands in them is text.
"""

from __future__ import annotations

from functools import cache, partial

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from kld_proof.document.formula_lines import last_line
from kld_proof.document.pattern import late
from kld_proof.errors import InputError

MAX_DEPTH = 60
_FOOTNOTE = late(r"\[\^[^\]\s]+\]:[ \t]*")
_COLON_FENCE = late(r"(:{3,})[ ]?(\{math\})")


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


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text that ends with a line end."""
    md = parser()
    tokens: list[Token] = []
    md.block.parse(text, md, {}, tokens)
    return tokens


def refuse_depth(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Raises InputError for quotes and lists nested deeper than `MAX_DEPTH`."""
    if state.level > MAX_DEPTH:
        raise InputError(f"line {start + 1}: lists and quotes are nested too deeply")
    return False


def display(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The lines from a formula's opening in line `start` to its end in a later line."""
    failed: dict[str, int] = state.env.setdefault("unclosed", {})
    last = last_line(partial(_lines, state), start, end, failed, partial(_left, state))
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


def _left(state: StateBlock, line: int) -> bool:
    """Whether a blank line and a smaller indentation end the list item or footnote before `line`."""
    return state.isEmpty(line - 1) and not state.isEmpty(line) and state.sCount[line] < state.blkIndent


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
