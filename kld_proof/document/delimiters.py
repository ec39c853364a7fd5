r"""Formulas between delimiters in running text: `$`, `$$`, `\( \)`, `\[ \]` and bare environments.

Main statements: `formula_at` reads the formula that opens at a position.  A display formula that is
never closed, or closed only after a blank line and prose, is a `Formula` with an error.

Caveats: `$` opens a formula only where the text up to the next `$` can be one, so "$5 and $6" stays
prose; a lone `$` or `\(` is prose too.  `\\[` and `\\(`, which some Markdown writers need, count as well.
"""

from __future__ import annotations

import re
from collections.abc import MutableSet

from kld_proof.document.blocks import Block, Excerpt, Formula
from kld_proof.document.pattern import late
from kld_proof.record import record

ENVIRONMENTS = late(
    r"(?:equation|align|aligned|alignat|alignedat|flalign|split|gather|gathered|eqnarray|multline|math"
    r"|displaymath|dmath|cases|array|[pbvVB]?matrix|smallmatrix|subequations)\*?"
)
_CLOSERS = {"$$": "$$", "\\[": "\\]", "\\(": "\\)", "\\\\[": "\\\\]", "\\\\(": "\\\\)", "$": "$"}
_TOKENS = {
    "$": late(r"\\.|\$|\n[ \t]*\n", re.DOTALL),
    "$$": late(r"\\.|\$\$", re.DOTALL),
    "\\]": late(r"\\.", re.DOTALL),
    "\\)": late(r"\\.|\n[ \t]*\n", re.DOTALL),
    "\\\\]": late(r"\\\\\]"),
    "\\\\)": late(r"\\\\\)|\n[ \t]*\n"),
}
_OPENER = late(r"\$\$?|\\\\?[\[(]|\\begin\{([A-Za-z]+\*?)\}")
_TEXT_COMMAND = late(r"\\(?:text|textrm|textit|textbf|mbox|mathrm|operatorname|label|tag)\*?\{[^{}]*\}")
_PROSE = late(
    r"(?<![\\A-Za-z{])[A-Za-z]{2,}[ ,\n]+[A-Za-z]{2,}(?![A-Za-z]*\})|[\u3040-\u30ff\u4e00-\u9fff]{4}"
)
_ESCAPED = late(r"\\[$%&#]")
_WORD = late(r"(?<![\\A-Za-z])[A-Za-z]{2,}")
_ENTITY = late(r"&(lt|gt|amp);")
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&"}
_ESCAPED_BRACKET = late(r"\\\[(?:[\d\s,;–-]*\\?\]|[^\]\n\\$^_=]*\]|[^\]\n$^_=]*\\\]\()")


@record(frozen=True)
class Hit:
    """What begins at a position of an excerpt: it goes on to `end`.

    `block` is what it says; None stands for text without formulas, which is `kept` in the prose or not.
    `opener` is set where a formula was opened that is not closed.
    """

    end: int
    block: Block | None = None
    kept: bool = False
    opener: str = ""


def looks_like_prose(text: str) -> bool:
    r"""Whether two words follow each other outside `\text{}` and its like."""
    return bool(_PROSE.search(_TEXT_COMMAND.sub(" ", text)))


def formula_at(excerpt: Excerpt, start: int, missing: MutableSet[str]) -> Hit | None:
    """The formula that opens at `start`, or None.

    `missing` remembers the closers that do not occur any more, so that a long text is read once.
    """
    opener = _OPENER.match(excerpt.text, start)
    if opener is None:
        return None
    if opener[1]:
        return _environment(excerpt, start, opener[1], missing)
    if opener[0] == "$":
        return _dollar(excerpt, start)
    if opener[0] == "\\[" and _ESCAPED_BRACKET.match(excerpt.text, start):
        return None
    return _delimited(excerpt, start, opener[0], missing)


def _delimited(excerpt: Excerpt, start: int, opener: str, missing: MutableSet[str]) -> Hit | None:
    closer, inside = _CLOSERS[opener], start + len(opener)
    display = opener == "$$" or opener.endswith("[")
    end = None if closer in missing else _find(excerpt.text, inside, closer)
    kind = opener.replace("\\\\", "\\")
    if end is not None:
        if not excerpt.text[inside:end].strip() and opener == "\\[":
            return None
        return Hit(end + len(closer), _closed(excerpt.cut(inside, end), display, kind))
    if excerpt.text.find(closer, inside) < 0:
        missing.add(closer)
    return _unclosed(excerpt, inside, kind, closer) if display else Hit(inside, kept=True, opener=kind)


def _closed(inside: Excerpt, display: bool, kind: str) -> Formula:
    text, error = _decoded(inside.strip()), ""
    if not text.text:
        text, error = inside, "the formula is empty"
    return Formula(text, display, kind, error)


def _decoded(text: Excerpt) -> Excerpt:
    """The text with the three entities that mathematics in HTML needs, `&lt; &gt; &amp;`, as characters."""
    if not _ENTITY.search(text.text):
        return text
    pieces: list[tuple[str, int, bool]] = []
    done = 0
    for entity in _ENTITY.finditer(text.text):
        pieces += text.cut(done, entity.start()).pieces()
        pieces.append((_CHARACTERS[entity[1]], text.origin(entity.start()), False))
        done = entity.end()
    return Excerpt.of(text.source, [*pieces, *text.cut(done, len(text)).pieces()], text.origin(0))


def _unclosed(excerpt: Excerpt, inside: int, kind: str, closer: str) -> Hit:
    rest = re.compile(r"[^$\n]{0,200}").match(excerpt.text, inside)
    end = rest.end() if rest else inside
    error = f"{kind} opens a formula here that no {closer} closes"
    return Hit(inside, Formula(excerpt.cut(inside, end).strip(), True, kind, error), opener=kind)


def _find(text: str, start: int, closer: str) -> int | None:
    """Where `closer` stands, unescaped, with neither its opener nor a blank line and prose before it."""
    for token in _TOKENS[closer].finditer(text, start):
        if token[0] == closer:
            return None if _crosses(text, start, token.start()) else token.start()
        if token[0][0] == "\n" or (token[0] in _CLOSERS and _CLOSERS[token[0]] == closer):
            return None
    return None


def _crosses(text: str, start: int, end: int) -> bool:
    """Whether the formula from `start` to the closer at `end` crosses a blank line that it should not.

    After a blank line, prose tells that the formula was never closed, and so does a `$$` that stands
    where the next formula opens.
    """
    blanks = [blank.end() for blank in re.compile(r"\n[ \t]*(?=\n)").finditer(text, start, end)]
    if not blanks:
        return False
    opens_next = text.startswith("$$", end) and not text[blanks[-1] : end].strip()
    if opens_next and re.compile(r"\$\$[ \t]*(?:\n[ \t]*)?[^\s]").match(text, end):
        return True
    return looks_like_prose(text[blanks[0] : end])


def _environment(excerpt: Excerpt, start: int, name: str, missing: MutableSet[str]) -> Hit | None:
    if not ENVIRONMENTS.fullmatch(name):
        return None
    opener, closer, depth = f"\\begin{{{name}}}", f"\\end{{{name}}}", 0
    if closer not in missing:
        tokens = re.compile(r"\\(begin|end)\{" + re.escape(name) + r"\}")
        for token in tokens.finditer(excerpt.text, start):
            depth += 1 if token[1] == "begin" else -1
            if depth == 0:
                return Hit(token.end(), Formula(_decoded(excerpt.cut(start, token.end())), True, name))
        if excerpt.text.find(closer, start) < 0:
            missing.add(closer)
    return _unclosed(excerpt, start + len(opener), opener, closer)


def _dollar(excerpt: Excerpt, start: int) -> Hit | None:
    text = excerpt.text
    if start and text[start - 1].isdigit():
        return None
    end = _find(text, start + 1, "$")
    if (
        end is None
        or end == start + 1
        or text[end + 1 : end + 2].isdigit()
        or not _can_be_formula(text[start + 1 : end])
    ):
        return None
    inside = excerpt.cut(start + 1, end)
    if inside.text[0] == inside.text[-1] == "`" and len(inside) > 1:
        inside = inside.cut(1, len(inside) - 1)
    return Hit(end + 1, _closed(inside, False, "$"))


def _can_be_formula(text: str) -> bool:
    """Whether the text between two single dollar signs is mathematics and not a stretch between prices."""
    tight = not text[:1].isspace() and not text[-1:].isspace()
    written = _ESCAPED.sub("", text) if "\\" in text else text
    marks = any(mark in written for mark in "\\^_=")
    inner = text[1:-1] if text[0] == text[-1] == "`" else text
    if not inner.strip() or "`" in inner or (looks_like_prose(text) and not (tight and marks)):
        return False
    words = _WORD.search(text) is not None
    if text[0].isdigit() and not (tight and (marks or not words)):
        return False
    return tight or marks or any(sign in text for sign in "<>+") or not words
