r"""`\intertext{words}` between the rows of a display formula: running text, and a formula on either side.

Main statement: `apart(formula)` gives the formulas and the prose in their order.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kld_proof.document.blocks import Block, Excerpt, Formula
from kld_proof.document.inline import scan_tex

_WORDS = re.compile(r"(?:\\\\(?:\[[^\]]*\])?\s*)?\\(?:short)?intertext\s*\{")
_ENVIRONMENT = re.compile(r"\\(begin|end)\{([A-Za-z]+\*?)\}")
_BRACE = re.compile(r"(?<!\\)[{}]")


def apart(formula: Formula) -> list[Block]:
    """The parts of a formula between the texts in it, each with its environments, and these texts."""
    text, cuts, at = formula.text, [(0, 0)], 0
    while found := _WORDS.search(text, at):
        end = _closing(text, found.end())
        if end < 0:
            return [formula]
        cuts.append((found.start(), end))
        at = end
    cuts.append((len(text), len(text)))
    blocks: list[Block] = []
    for (start, begin), (end, _) in pairwise(cuts):
        if start < begin:
            inside = text.index("{", start)
            blocks += scan_tex(formula.excerpt.cut(inside + 1, begin - 1))
        part = _whole(formula.excerpt, begin, end)
        if part.text.strip():
            blocks.append(Formula(part, True, formula.environment, formula.error))
    return blocks


def _closing(text: str, at: int) -> int:
    """The end of the group that is open at `at`; -1 if it is never closed."""
    depth = 1
    for brace in _BRACE.finditer(text, at):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return -1


def _whole(excerpt: Excerpt, begin: int, end: int) -> Excerpt:
    """What stands from `begin` to `end` with the environments that are open at either end."""
    opened, closed = _open(excerpt.text[:begin]), _open(excerpt.text[:end])
    before, behind = excerpt.origin(begin), excerpt.origin(end)
    pieces = [(f"\\begin{{{name}}}", before, False) for name in opened]
    pieces += excerpt.cut(begin, end).pieces()
    pieces += [(f"\\end{{{name}}}", behind, False) for name in reversed(closed)]
    return Excerpt.of(excerpt.source, pieces, before)


def _open(text: str) -> list[str]:
    """The environments that begin in a text and do not end there."""
    names: list[str] = []
    for found in _ENVIRONMENT.finditer(text):
        if found[1] == "begin":
            names.append(found[2])
        elif names:
            names.pop()
    return names
