r"""Markdown to blocks.

Main statements: `read_markdown` gives the headings, prose, formulas, directives and code of a page in reading
order, each character with its place in the source.

Implementation notes: markdown-it finds the block structure (which lines are code, quotes, lists), or on plain
pages `plain_blocks.py`, which agrees with it; inline text is scanned by our own rules (`inline.py`), as its
inline parser keeps no positions.  A line of a token is always the end of its source line, so the place of its
characters is found without repeating the rules.

Caveats: in table rows `\|` stands for `|`, as GitHub reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kld_proof.document.blocks import Block, Code, Excerpt, Formula, Heading, Source, join
from kld_proof.document.inline import remarks, scan
from kld_proof.document.macros import Macro, expand_blocks
from kld_proof.document.pattern import late
from kld_proof.document.plain_blocks import PlainToken, plain_tokens

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = late(
    r"""\s*---[ \t]*\n
    ((?:[ \t]*(?:\n|$) | (?:[ \t]|-[ ]|\#|[\]}]).*\n | [\w"'][^:\n]*:(?:[ \t].*)?\n)*+)
    (?:---|\.\.\.)[ \t]*(?:\n|$)""",
    re.VERBOSE,
)
_TITLE = late(r"^title:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_ODD_SPACE = late(r"[^\S \t\n]|\0")
_TABLE_RULE = late(
    r"^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*$|^[ \t]*\|[ \t]*:?-+:?[ \t]*$", re.M
)
_ESCAPED_BAR = late(r"\\\|")
_OPTION = late(r"[ \t]*:[A-Za-z][\w-]*:.*\n?")
_PROSE_DIRECTIVE = late(
    r"note|admonition|tip|important|hint|seealso|dropdown|attention|caution|warning|danger|error|card"
    r"|proof|theorem|lemma|example|exercise|solution|definition|remark|proposition|corollary"
)


def read_markdown(source: Source, macros: dict[str, Macro] | None = None) -> tuple[str, list[Block]]:
    """The title (of the front matter, else of the first heading, else empty) and the blocks.

    `macros` are those that hold already; what the page defines is added to them.
    """
    page = source.excerpt()
    front = _FRONT_MATTER.match(page.text)
    title = _TITLE.search(front[1]) if front else None
    blocks = read_excerpt(page.cut(front.end(), len(page)) if front else page)
    blocks = expand_blocks(blocks, {} if macros is None else macros)
    headings = (block.text for block in blocks if isinstance(block, Heading))
    return (title[1].strip("\"'") if title else next(headings, "")), blocks


def read_excerpt(page: Excerpt) -> list[Block]:
    """The blocks of a piece of Markdown that begins and ends at line boundaries."""
    text = _ODD_SPACE.sub("\u200b", page.text)
    tokens: Iterable[PlainToken | Token] | None = plain_tokens(text + "\n")
    if tokens is None:
        from kld_proof.document.markdown_rules import tokens_of

        tokens = tokens_of(text + "\n")
    lines = _Lines(page, text)
    blocks: list[Block] = []
    level = 0
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "fence":
            blocks += _fence(token, lines)
        elif token.type == "code_block":
            blocks.append(Code(lines.of(token)))
        elif token.type in ("inline", "html_block", "display"):
            blocks += _running_text(lines.of(token), level)
            level = 0
    return blocks


class _Lines:
    """The lines of a page, and the excerpts that tokens stand for."""

    def __init__(self, page: Excerpt, text: str) -> None:
        self.page, self.text = page, text
        self._starts = [0, *(m.end() for m in re.finditer("\n", page.text))]

    def _whole(self, content: str, begin: int) -> Excerpt | None:
        """The content where it stands as it is from the line on that begins there; None where it does not."""
        start = self.text.find(content, begin)
        end = start + len(content)
        rest = self.text.find("\n", end)
        in_lines = start >= 0 and "\n" not in self.text[begin:start]
        if in_lines and not self.text[end : rest if rest >= 0 else None].strip(" \t"):
            return self.page.cut(start, end)
        return None

    def line(self, number: int) -> Excerpt:
        """The line with the given number, counted from 0, without its end."""
        start = self._starts[number] if number < len(self._starts) else len(self.page)
        end = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(self.page)
        return self.page.cut(start, end)

    def of(self, token: PlainToken | Token, skip: int = 0) -> Excerpt:
        """The content of a token whose first line is `skip` lines below the token's own."""
        first = (token.map[0] if token.map else 0) + skip
        content = token.content.rstrip("\n")
        contents = content.split("\n")
        begin = self._starts[first] if first < len(self._starts) else len(self.page)
        if len(contents) > 1 and (whole := self._whole(content, begin)) is not None:
            return whole
        parts: list[Excerpt] = []
        for number, inside in enumerate(contents, first):
            line = self.line(number)
            found = _find(inside, line.text)
            parts.append(line.cut(found, found + len(inside)))
            end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.page)
            if number < first + len(contents) - 1:
                parts.append(self.page.cut(end - 1, end))
        return join(parts)


def _find(content: str, line: str) -> int:
    """Where `content`, in which odd spaces were replaced, stands in its source line: the last place."""
    line = _ODD_SPACE.sub("\u200b", line)
    found = line.rfind(content)
    return found if found >= 0 else max(line.rfind(content.strip()), 0)


def _running_text(text: Excerpt, level: int) -> list[Block]:
    blocks = scan(_table_rows(text))
    if not level:
        return blocks
    kept = [block for block in blocks if isinstance(block, Formula) and block.environment in ("$$", "\\[")]
    return [Heading(text, level), *kept]


def _table_rows(text: Excerpt) -> Excerpt:
    r"""The text with `\|` decoded to `|` if it is a table."""
    if "\\|" not in text.text or not _TABLE_RULE.search(text.text):
        return text
    pieces: list[tuple[str, int, bool]] = []
    done = 0
    for bar in _ESCAPED_BAR.finditer(text.text):
        pieces += text.cut(done, bar.start()).pieces()
        pieces.append(("|", text.origin(bar.start() + 1), True))
        done = bar.end()
    return Excerpt.of(text.source, [*pieces, *text.cut(done, len(text)).pieces()], text.origin(0))


def _fence(token: PlainToken | Token, lines: _Lines) -> list[Block]:
    info = token.info.strip()
    body = lines.of(token, 1)
    directive = re.match(r"\{(?:\w+:)?([\w-]+)\}", info)
    name = directive[1] if directive else ""
    if name == "math" or re.split(r"[\s{]", info)[0] == "math":
        formula = _math_fence(token, _without_options(body) if directive else body)
        return [formula, *remarks(formula)]
    if _PROSE_DIRECTIVE.fullmatch(name):
        return read_excerpt(_without_options(body))
    words = re.findall(r"[\w+#-]+", info)
    return [Code(body, words[-1] if directive else (words or [""])[0])]


def _math_fence(token: PlainToken | Token, body: Excerpt) -> Formula:
    text = body.strip()
    height = token.map[1] - token.map[0] - 1 if token.map else 0
    if height <= token.content.count("\n"):
        return Formula(text, True, "math", f"this {token.markup} fence is never closed")
    return Formula(text, True, "math", "" if text.text else "the formula is empty")


def _without_options(body: Excerpt) -> Excerpt:
    """The body of a MyST directive below its option lines (`:label: name`)."""
    start = 0
    while option := _OPTION.match(body.text, start):
        start = option.end()
        if start == len(body):
            break
    return body.cut(start, len(body))
