"""HTML inside running text: comments (directives among them), tags, pictures of formulas.

Main statements: `markup_at` reads what a `<` opens.  Formulas in attributes, comments and elements that
show their text as it is (`code`, `pre`, `script`, ...) or struck out (`del`) are not read; a comment
that is never closed hides the rest of the page, and is therefore an error.
"""

from __future__ import annotations

import re

from kld_proof.document.blocks import Directive, Excerpt, Formula
from kld_proof.document.codecogs import formula_of
from kld_proof.document.delimiters import Hit
from kld_proof.document.pattern import late

_TAG = late(
    r"""</?([A-Za-z][A-Za-z0-9-]*)
    (?:\s+[^\s=<>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))? | \s*/ )*+
    \s*>""",
    re.VERBOSE,
)
_SRC = late(r"""\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_BROKEN_PICTURE = late(r"<img\s[^>\n]*codecogs[^>\n]*", re.IGNORECASE)
_PASSED_OVER = frozenset(
    ["code", "pre", "script", "style", "textarea", "kbd", "samp", "svg", "tt", "del", "s", "strike"]
)
_DIRECTIVE = late(r"\s*(kld_proof|expect)\s*:\s*")
_MEANT_AS_DIRECTIVE = late(r"\s*kld[-_ ]?proof\b", re.IGNORECASE)


def markup_at(excerpt: Excerpt, start: int, missing: set[str]) -> Hit | None:
    """The comment, tag or picture that begins with the `<` at `start`, or None."""
    if excerpt.text.startswith("<!--", start):
        return _comment(excerpt, start)
    tag = _TAG.match(excerpt.text, start)
    if tag is None:
        return _broken_picture(excerpt, start)
    name = tag[1].lower()
    if name == "img":
        return _picture(excerpt, tag)
    if name in _PASSED_OVER and excerpt.text[start + 1] != "/" and f"</{name}" not in missing:
        end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(excerpt.text, tag.end())
        if end:
            return Hit(end.end())
        missing.add(f"</{name}")
    return Hit(tag.end())


def _comment(excerpt: Excerpt, start: int) -> Hit:
    end = excerpt.text.find("-->", start + 4)
    if end < 0:
        opened = excerpt.cut(start, start + 4)
        error = "this comment is never closed, so nothing after it was read"
        return Hit(len(excerpt), Formula(opened, True, "<!--", error))
    return Hit(end + 3, directive_of(excerpt.cut(start + 4, end)))


def directive_of(comment: Excerpt) -> Directive | None:
    """The directive that the inside of a comment is, or None for a remark of the writer."""
    head = _DIRECTIVE.match(comment.text)
    if head:
        body = comment.cut(head.end(), len(comment)).strip()
        return Directive(body, head[1], "" if body.text else f"the directive {head[1]} says nothing")
    if _MEANT_AS_DIRECTIVE.match(comment.text):
        return Directive(comment.strip(), "", "a directive begins with kld_proof: (with the colon)")
    return None


def _picture(excerpt: Excerpt, tag: re.Match[str]) -> Hit:
    src = _SRC.search(excerpt.text, tag.start(), tag.end())
    if src is None:
        return Hit(tag.end())
    group = src.lastindex or 1
    url = excerpt.cut(src.start(group), src.end(group))
    return Hit(tag.end(), formula_of(url))


def _broken_picture(excerpt: Excerpt, start: int) -> Hit | None:
    broken = _BROKEN_PICTURE.match(excerpt.text, start)
    if broken is None:
        return None
    tag = excerpt.cut(start, broken.end())
    return Hit(broken.end(), Formula(tag, True, "image", "this <img> tag is not closed properly"))
