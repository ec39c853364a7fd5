r"""TeX files to blocks, in a basic way: the document's body, its sections and formulas, and its own macros.

Main statements: comments are taken out, but `% kld_proof: ...` and `% expect: ...` are directives;
listings are code; a blank line ends a paragraph.
"""

from __future__ import annotations

import re

from kld_proof.document.blocks import Block, Code, Directive, Excerpt, Heading, Source
from kld_proof.document.html import directive_of
from kld_proof.document.inline import scan_tex
from kld_proof.document.macros import Macro, define, expand_blocks
from kld_proof.document.pattern import late

_BODY = late(r"\\begin\{document\}(.*?)(?:\\end\{document\}|\Z)", re.DOTALL)
_TITLE = late(r"\\title\{([^{}]*)\}")
_PART = late(
    r"\\(?P<section>(?:sub){0,2}section|chapter|part|paragraph)\*?\{(?P<heading>[^{}]*)\}"
    r"|\\begin\{(?P<listing>verbatim|lstlisting|minted|comment)\}(?P<code>.*?)\\end\{(?P=listing)\}"
    r"|\\iffalse\b.*?\\(?:fi|else)\b"
    r"|\\(?:input|include|subfile)\s*\{(?P<file>[^{}]*)\}"
    r"|\\verb(?P<bar>[^\sA-Za-z]).*?(?P=bar)"
    r"|(?P<escaped>\\.)"
    r"|(?P<comment>%[^\n]*\n?[ \t]*)",
    re.DOTALL,
)
_COMMENT = late(r"(?<!\\)%[^\n]*")
_LEVELS = {"part": 1, "chapter": 1, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4}


def read_tex(source: Source) -> tuple[str, list[Block]]:
    r"""The title and the blocks of a TeX document, or of a fragment without `\begin{document}`."""
    page = source.excerpt()
    title = _TITLE.search(page.text)
    body = _BODY.search(page.text)
    blocks = _blocks(page.cut(body.start(1), body.end(1)) if body else page)
    macros: dict[str, Macro] = {}
    if body:
        define(_COMMENT.sub("", page.text[: body.start()]), macros)
    blocks = expand_blocks(blocks, macros)
    headings = (block.text for block in blocks if isinstance(block, Heading))
    return (title[1] if title else next(headings, "")), blocks


def _blocks(body: Excerpt) -> list[Block]:
    blocks: list[Block] = []
    kept: list[tuple[str, int, bool]] = []
    done = 0
    for part in _PART.finditer(body.text):
        if part["escaped"] or (part["comment"] and directive_of(body.cut(part.start() + 1, part.end()))):
            continue
        kept += body.cut(done, part.start()).pieces()
        done = part.end()
        block = _block(body, part)
        if block:
            blocks += _paragraphs(body, kept)
            blocks.append(block)
            kept = []
    kept += body.cut(done, len(body)).pieces()
    return blocks + _paragraphs(body, kept)


def _block(body: Excerpt, part: re.Match[str]) -> Block | None:
    if part["section"]:
        return Heading(body.cut(*part.span("heading")), _LEVELS[part["section"]])
    if part["listing"]:
        return Code(body.cut(*part.span("code")), part["listing"])
    if part["file"] is not None:
        message = f"{part['file']} is another file, and is not read here: check it too"
        return Directive(body.cut(*part.span()), error=message)
    return None


def _paragraphs(body: Excerpt, pieces: list[tuple[str, int, bool]]) -> list[Block]:
    text = Excerpt.of(body.source, pieces)
    blocks: list[Block] = []
    start = 0
    for blank in [*re.finditer(r"\n[ \t]*\n\s*", text.text), None]:
        end = blank.start() if blank else len(text)
        blocks += scan_tex(text.cut(start, end))
        start = blank.end() if blank else end
    return blocks
