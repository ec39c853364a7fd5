"""Names that an unparsed formula seems to define or to place in a set: every use of them is an error."""

from __future__ import annotations

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Page
from kld_proof.document.elaborate.language import prose, sentences
from kld_proof.document.elaborate.names.declared import Declared
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.vocabulary import ELEMENTARY, LAW_FUNCTIONS, OPERATORS
from kld_proof.document.latex import ast
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.symbols import SymbolTable

_DROPPED = Cue(r"\\(label|tag|begin|end)\*?\{[^}]*\}|&|\\therefore|\\because|\\quad")


def poison(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Poison the heads of unparsed formulas, unless they are defined or introduced elsewhere.

    What the law of a random variable determines, such as `F_X`, is introduced by that law.  An inline formula
    counts only if the sentence introduces it: "Let z = x + iy".
    """
    random = {law.name for law in declared.laws}
    for item in page.items:
        if item.tree is not None or item.skip:
            continue
        if not (item.display or prose.defines(item.before) or sentences.supposal(item.before, "").cue):
            continue
        for row in item.block.text.split("\\\\"):
            for head in _heads(row, item.display):
                name = head.name
                if name in declared.introduced or _of_a_law(head, random):
                    continue
                if not any(d.startswith(name) for d in words.definitions):
                    words.poisoned.setdefault(name, item.error)


def _of_a_law(head: ast.Name, random: set[str]) -> bool:
    """Whether a name is the density, the distribution function or the like of a variable with a law."""
    index = head.subscript[0] if head.subscript else None
    return (head.base or head.name) in LAW_FUNCTIONS and isinstance(index, ast.Name) and index.name in random


def _heads(row: str, display: bool) -> list[ast.Name]:
    """The names that a row seems to define, or (in running text) to place in a set."""
    if "=" in row:
        parts = [row.partition("=")[0]]
    elif not display and "\\in" in row:
        parts = row.partition("\\in")[0].split(",")
    else:
        return []
    return [head for part in parts if (head := _head(_DROPPED.sub(" ", part)))]


def _head(text: str) -> ast.Name | None:
    from kld_proof.document.latex.statements import read as parse

    try:
        statements = parse(text.strip(), SymbolTable()).statements
    except LatexError:
        return None
    head = strip(statements[0].body) if len(statements) == 1 else None
    if isinstance(head, ast.Apply) and head.function.name not in OPERATORS | ELEMENTARY.keys():
        return head.function
    return head if isinstance(head, ast.Name) else None
