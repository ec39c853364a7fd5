r"""Formulas that stand in the URL of a picture: codecogs and the services that work alike.

Main statements: `formula_of` decodes `https://latex.codecogs.com/png.image?\frac{a}{b}&plus;c` and keeps the
place of every character.

Implementation notes: only `&space; &plus; &hash; &amp; &lt; &gt; &quot; &#N;` and `%XX` (UTF-8) are decoded,
since a general HTML decoder turns `&ltb` into `<b`.  Drawing commands at the front (`\inline \dpi{110}
\bg_white \fn_phv \large`) say nothing and are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.blocks import Excerpt, Formula
from kld_proof.document.pattern import late

_SERVICE = late(
    r"""(?:https?:)?//(?:
        (?:latex\.codecogs\.com|(?:www\.)?codecogs\.com)/(?:png|svg|gif|pdf|swf|emf|eps|eq)
            (?:[./](?:image|latex|download))?\?
      | render\.githubusercontent\.com/render/math\?(?:[^\s"'<>]*?&(?:amp;)?)??math=
      | (?:www\.)?zhihu\.com/equation\?tex=
      | math\.now\.sh/?\?(?:[^\s"'<>]*?&(?:amp;)?)??from=
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ESCAPE = late(
    r"&(?:amp;)?(space|plus|hash|lt|gt|quot|#\d{1,7}|#x[0-9a-f]{1,6});|&amp;|(?:%[0-9a-f]{2})+", re.I
)
_NAMED = {"space": " ", "plus": "+", "hash": "#", "lt": "<", "gt": ">", "quot": '"'}
_DRAWING = late(
    r"\s*\\(?:inline|(?:dpi|bg|fg|fn|color|pagecolor)(?:\s*\{[^{}]*\}|_[A-Za-z]+)|(?:tiny|small|normalsize|large|Large|LARGE|huge|Huge)(?![A-Za-z]))"
)


def is_formula_url(text: str) -> bool:
    """Whether the text is the address of a picture whose query is a formula."""
    return _SERVICE.match(text.strip()) is not None


def formula_of(url: Excerpt) -> Formula | None:
    """The formula in the URL of a picture, or None for another picture; `settle` says if it is displayed."""
    url = url.strip()
    service = _SERVICE.match(url.text)
    if service is None:
        return None
    end = re.compile(r"(?:&#|[^#])*").match(url.text, service.end())
    query = url.cut(service.end(), end.end() if end else len(url))
    if "=" in service[0]:
        parameter = re.compile(r"(?:(?!&(?:amp;)?\w+=).)*", re.DOTALL).match(query.text)
        query = query.cut(0, parameter.end() if parameter else len(query))
    if "+" in query.text and re.search(r"%2b|%3d", query.text, re.I):
        error = "the URL has both + and percent escapes for signs: write %20 for a space and %2B for a plus"
        return Formula(query, False, "image", error)
    return _decode(query)


def _decode(query: Excerpt) -> Formula:
    try:
        decoded = Excerpt.of(query.source, list(_pieces(query)), query.origin(0))
    except ValueError:
        error = "the percent escapes of the URL are not UTF-8 text"
        return Formula(query, False, "image", error)
    start = 0
    while drawing := _DRAWING.match(decoded.text, start):
        start = drawing.end()
    text = decoded.cut(start, len(decoded)).strip()
    if re.fullmatch(r"\$[^$]+\$", text.text):
        text = text.cut(1, len(text) - 1).strip()
    return Formula(text, False, "image", "" if text.text else "the formula is empty")


def _pieces(query: Excerpt) -> Iterator[tuple[str, int, bool]]:
    """The query decoded, piece by piece; ValueError where an escape stands for no character."""
    done = 0
    for escape in _ESCAPE.finditer(query.text):
        yield from query.cut(done, escape.start()).pieces()
        done = escape.end()
        if escape[0][0] == "%":
            yield from _percent(query, escape.start(), escape[0])
        else:
            yield _entity(escape[1]), query.origin(escape.start()), False
    yield from query.cut(done, len(query)).pieces()


def _entity(name: str | None) -> str:
    if name is None:
        return "&"
    if name[0] != "#":
        return _NAMED[name.lower()]
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _percent(query: Excerpt, start: int, escapes: str) -> Iterator[tuple[str, int, bool]]:
    position = start
    for character in bytes.fromhex(escapes.replace("%", "")).decode("utf-8"):
        yield character, query.origin(position), False
        position += 3 * len(character.encode())
