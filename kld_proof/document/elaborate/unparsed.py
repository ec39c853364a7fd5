"""Names that a formula which could not be parsed seems to define: every use of them is an error."""

from __future__ import annotations

import re

from kld_proof.document.elaborate.context import Vocabulary
from kld_proof.document.elaborate.items import Page
from kld_proof.document.elaborate.syntax import strip
from kld_proof.document.elaborate.vocabulary import ELEMENTARY, OPERATORS
from kld_proof.document.latex import ast
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.symbols import SymbolTable

_DROPPED = re.compile(r"\\\\(label|tag|begin|end)\\*?\\{[^}]*\\}|&|\\\\therefore|\\\\because|\\\\quad")


def poison(page: Page, words: Vocabulary, introduced: set[str]) -> None:
    """Poison the heads of unparsed display formulas, unless they are defined or introduced elsewhere."""
    for item in page.items:
        if not item.display or item.tree is not None or item.skip:
            continue
        for row in item.block.text.split("\\\\"):
            name = _head(_DROPPED.sub(" ", row.partition("=")[0])) if "=" in row else None
            if name and name not in introduced and not any(d.startswith(name) for d in words.definitions):
                words.poisoned.setdefault(name, item.error)


def _head(text: str) -> str | None:
    from kld_proof.document.latex.statements import read as parse

    try:
        statements = parse(text.strip(), SymbolTable()).statements
    except LatexError:
        return None
    head = strip(statements[0].body) if len(statements) == 1 else None
    if isinstance(head, ast.Apply) and head.function.name not in OPERATORS | ELEMENTARY.keys():
        return head.function.name
    return head.name if isinstance(head, ast.Name) else None
