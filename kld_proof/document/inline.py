r"""Running text to blocks: prose with its inline formulas, display formulas, directives.

Main statements: `scan` reads a paragraph (or any other piece of running text) from left to right, once.
Code spans, escaped characters, comments and tags are passed over, so that no formula is read in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kld_proof.document.blocks import Block, Directive, Excerpt, Formula, Prose
from kld_proof.document.codecogs import formula_of, is_formula_url
from kld_proof.document.delimiters import Hit, formula_at
from kld_proof.document.html import directive_of, markup_at
from kld_proof.document.layout import settle
from kld_proof.document.pattern import late

Opening = Callable[[Excerpt, int, set[str]], Hit | None]

_MARKS = late(r"[$\\`<!{\[]|https?://")
_ROLE = late(r"\{math\}(?=`)")
_PICTURE = late(r"!\[(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*+\])*+\]\(\s*", re.DOTALL)
_REST_OF_PICTURE = late(r"""(?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))?\s*\)""", re.DOTALL)
_HIDDEN_LINE = late(r"\[[^\]\n]*\]:[ \t]*(?:<>|#)[ \t]*(?:\([^\n]*\)|\"[^\n]*\")[ \t]*(?=\n|$)")
_ESCAPED = late(r"\\([!-/:-@\[-`{-~])")


def scan(excerpt: Excerpt) -> list[Block]:
    """The blocks of a piece of Markdown text without block structure of its own."""
    return _scan(excerpt, _MARKDOWN, _MARKS)


def scan_tex(excerpt: Excerpt) -> list[Block]:
    """The blocks of a paragraph of a TeX file."""
    return _scan(excerpt, {**_TEX, "%": _comment}, re.compile(r"[$\\%]"))


def hits(excerpt: Excerpt) -> Iterator[tuple[int, Hit]]:
    """Everything that `scan` recognises, with the position at which it begins."""
    return _hits(excerpt, _MARKDOWN, _MARKS)


def _hits(excerpt: Excerpt, openings: dict[str, Opening], mark: re.Pattern[str]) -> Iterator[tuple[int, Hit]]:
    missing: set[str] = set()
    position = 0
    while opening := mark.search(excerpt.text, position):
        hit = openings[opening[0][0]](excerpt, opening.start(), missing)
        if hit is not None:
            yield opening.start(), hit
        position = hit.end if hit else opening.start() + 1


def _scan(excerpt: Excerpt, openings: dict[str, Opening], mark: re.Pattern[str]) -> list[Block]:
    blocks: list[Block] = []
    items: list[Excerpt | Formula] = []
    begin = done = 0
    found = settle(excerpt.text, _hits(excerpt, openings, mark))
    for start, hit in [*found, (len(excerpt), Hit(len(excerpt)))]:
        if excerpt.text[done:start].strip():
            items.append(excerpt.cut(done, start))
        inline = isinstance(hit.block, Formula) and not hit.block.display
        if isinstance(hit.block, Formula) and inline:
            items.append(hit.block)
        elif items and (hit.block or start == len(excerpt)):
            blocks.append(Prose(excerpt.cut(begin, start).strip(), tuple(items)))
            items = []
        if hit.block and not inline:
            blocks += [hit.block, *remarks(hit.block)]
            begin = hit.end
        done = hit.end
    return blocks


def remarks(block: Block) -> list[Directive]:
    r"""The directives in the TeX comments of a formula: `a &= b \\\\ % expect: refuted`."""
    if not isinstance(block, Formula) or "%" not in block.text:
        return []
    comments = re.finditer(r"\\.|%(?P<comment>[^\n]*)", block.text, re.DOTALL)
    inside = [block.excerpt.cut(*c.span("comment")) for c in comments if c["comment"]]
    return [directive for text in inside if (directive := directive_of(text))]


def _comment(excerpt: Excerpt, start: int, missing: set[str]) -> Hit:
    end = excerpt.text.find("\n", start)
    end = len(excerpt) if end < 0 else end
    return Hit(end, directive_of(excerpt.cut(start + 1, end)))


def _backslash(excerpt: Excerpt, start: int, missing: set[str]) -> Hit | None:
    return formula_at(excerpt, start, missing) or Hit(start + 2, kept=True)


def _backtick(excerpt: Excerpt, start: int, missing: set[str]) -> Hit:
    """A code span; backticks that nothing closes are text."""
    text = excerpt.text
    opened = len(text) - len(text[start:].lstrip("`")) - start if text[start : start + 2] == "``" else 1
    fence = "`" * opened
    end = None
    if fence not in missing:
        end = re.compile(rf"(?<!`){fence}(?!`)").search(text, start + opened)
    if end is None:
        missing.add(fence)
        return Hit(start + opened, kept=True)
    return Hit(end.end(), kept=True)


def _role(excerpt: Excerpt, start: int, missing: set[str]) -> Hit | None:
    role = _ROLE.match(excerpt.text, start)
    if role is None:
        return None
    span = _backtick(excerpt, role.end(), missing)
    inside = excerpt.cut(role.end(), span.end)
    text = inside.cut(len(inside) - len(inside.text.lstrip("`")), len(inside.text.rstrip("`"))).strip()
    return Hit(span.end, Formula(text, False, "math")) if text.text else None


def _image(excerpt: Excerpt, start: int, missing: set[str]) -> Hit | None:
    """`![...](URL "title")`; in the URL a backslash before punctuation escapes it, as in all of Markdown."""
    picture = _PICTURE.match(excerpt.text, start)
    return _destination(excerpt, picture.end()) if picture else None


def _destination(excerpt: Excerpt, start: int) -> Hit | None:
    """The formula of the picture whose URL begins at `start`, behind an opening parenthesis."""
    text = excerpt.text
    if not is_formula_url(text[start : start + 100].lstrip("<")):
        return None
    end, close = _balanced(text, start, r"\\\S|[()]|\s")
    rest = _REST_OF_PICTURE.match(text, end)
    if rest is None:
        end, close = _balanced(text, start, r"\\.|[()]|\n")
        if not close:
            address = excerpt.cut(start, start + len(text[start:].split(maxsplit=1)[0]))
            error = "the parenthesis of this picture is not closed"
            return Hit(start + len(address), Formula(address, True, "image", error))
    url = excerpt.cut(start, end).strip()
    if url.text[:1] == "<" and url.text[-1:] == ">":
        url = url.cut(1, len(url) - 1)
    return Hit(rest.end() if rest else end + 1, formula_of(_unescape(url)))


def _balanced(text: str, start: int, marks: str) -> tuple[int, bool]:
    """Where the parenthesis before `start` is closed, or white space stands, and whether it is closed."""
    depth = 1
    for mark in re.compile(marks).finditer(text, start):
        depth += {"(": 1, ")": -1}.get(mark[0], 0)
        if depth == 0 or mark[0].isspace():
            return mark.start(), depth == 0
    return len(text), False


def _bracket(excerpt: Excerpt, start: int, missing: set[str]) -> Hit | None:
    """`[comment]: <> (text)`, a line that no page shows."""
    begins_line = start == 0 or excerpt.text[start - 1] == "\n"
    hidden = _HIDDEN_LINE.match(excerpt.text, start) if begins_line else None
    return Hit(hidden.end()) if hidden else None


def _unescape(url: Excerpt) -> Excerpt:
    pieces: list[tuple[str, int, bool]] = []
    done = 0
    for escape in _ESCAPED.finditer(url.text):
        pieces += url.cut(done, escape.start()).pieces()
        pieces.append((escape[1], url.origin(escape.start(1)), True))
        done = escape.end()
    return Excerpt.of(url.source, [*pieces, *url.cut(done, len(url)).pieces()], url.origin(0))


def _address(excerpt: Excerpt, start: int, missing: set[str]) -> Hit | None:
    """A bare URL; formulas' pictures are also defined apart (`[name]: URL`)."""
    address = re.compile(r"[^\s<>\"')]+").match(excerpt.text, start)
    if address is None:
        return None
    if not is_formula_url(address[0]):
        return Hit(address.end(), kept=True)
    if excerpt.text[start - 1 : start] == "(" and (hit := _destination(excerpt, start)):
        return hit
    address = re.compile(r"[^\s<>\"]+").match(excerpt.text, start) or address
    return Hit(address.end(), formula_of(excerpt.cut(start, address.end())))


def _markup(excerpt: Excerpt, start: int, missing: set[str]) -> Hit | None:
    return markup_at(excerpt, start, missing)


_TEX: dict[str, Opening] = {"$": formula_at, "\\": _backslash}
_MARKDOWN: dict[str, Opening] = {
    **_TEX,
    "`": _backtick,
    "<": _markup,
    "!": _image,
    "{": _role,
    "[": _bracket,
    "h": _address,
}
