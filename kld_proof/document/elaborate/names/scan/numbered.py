"""Which names are numbered above: `x^{(i)}` under a sum over i is a term of a sequence, no name.

Main statement: `above(page, words)` gives the bases of such sequences.  Matrices and vectors are left out: a
sequence of matrices has no meaning here but below a sum.
"""

from __future__ import annotations

from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in
from kld_proof.document.latex import ast
from kld_proof.document.latex.spelling import NUMBERED
from kld_proof.document.pattern import late

_NUMBER = late(r"\(([a-z])(?:[+-]\d+)?\)")
_ACCENT = late(r"^(?:bar|hat|tilde|overline)\(([^()]+)\)")


def above(page: Page, words: Vocabulary) -> set[str]:
    """The bases `x^()` of the names that a sum or a product numbers by a letter in brackets above."""
    found: set[str] = set()
    others: set[str] = set()
    for item in formulas(page):
        for name in item.nodes.of(ast.Name):
            if _NUMBER.fullmatch(name.label) and _is_matrix(name, words):
                others.add(_ACCENT.sub(r"\1", name.base))
        for sum_ in item.nodes.of(ast.BigOp):
            if sum_.op in ("sum", "prod"):
                found.update(_members(sum_))
    return {base + NUMBERED for base in found if _ACCENT.sub(r"\1", base) not in others}


def _members(sum_: ast.BigOp) -> set[str]:
    """The bases of the names in a sum or product that carry its variable in brackets above."""
    bound = {v.name for v in sum_.variables if isinstance(v, ast.Name)}
    inside = [n for n in names_in(sum_.body) if n.label]
    return {n.base for n in inside if (number := _NUMBER.fullmatch(n.label)) and number[1] in bound}


def _is_matrix(name: ast.Name, words: Vocabulary) -> bool:
    return bool({name.name, name.base} & words.matrices)


__all__ = ["above"]
