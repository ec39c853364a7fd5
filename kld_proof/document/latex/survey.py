"""A first look over all formulas of a page: which letters stand alone, which names are transposed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.lexer import Token, tokenize
from kld_proof.document.latex.names import is_transpose
from kld_proof.document.latex.symbols import SymbolTable


def survey(texts: Iterable[str], known: SymbolTable | None = None) -> SymbolTable:
    """`known` with the letters that stand alone somewhere as `seen`, and names with `^T` as matrices.

    A formula that is no LaTeX is passed over: its own reading reports it.
    """
    seen: set[str] = set()
    matrices: set[str] = set()
    for text in texts:
        try:
            tokens = tokenize(text)
        except LatexError:
            continue
        for i, token in enumerate(tokens[:-1]):
            if token.kind == "word" and (
                len(token.text) == 1 or (len(token.text) == 2 and token.text[0] == "d")
            ):
                seen.add(token.text[-1])
            if token.kind == "^" and i and _transposed(tokens, i + 1):
                matrices |= _name_before(tokens, i - 1)
    known = known or SymbolTable()
    return replace(known, seen=known.seen | seen, matrices=known.matrices | matrices)


def _transposed(tokens: list[Token], i: int) -> bool:
    inner = (
        tokens[i + 1]
        if tokens[i].kind == "{" and tokens[min(i + 2, len(tokens) - 1)].kind == "}"
        else tokens[i]
    )
    return is_transpose(inner)


def _name_before(tokens: list[Token], i: int) -> set[str]:
    token = tokens[i]
    if token.kind == "word" or token.kind == "name" or token.text in table.GREEK:
        return {token.text[-1:] if token.kind == "word" else token.text}
    return set()
