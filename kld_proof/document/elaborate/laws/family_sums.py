"""Sums of numbered random variables with dots, `X_1 + \\ldots + X_n`, written with a sum sign.

Main statement: `write_out(page, words)`, once the families of the page are known.  The rule is that of sums
with dots over the terms of a sequence: every term that is written is the first one with another number.
"""

from __future__ import annotations

from fractions import Fraction

from kld_proof.document.elaborate.items import Page, formulas, rewrite
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.dots import INDEX, bases, pattern_of
from kld_proof.document.elaborate.terms.syntax import names_in, rebuild
from kld_proof.document.latex import ast
from kld_proof.record import replace

ONE = Fraction(1)
LETTERS = "ijklm"


def write_out(page: Page, words: Vocabulary) -> None:
    """Put a sum sign where dots stand between members of families."""

    def change(node: ast.Node) -> ast.Node | None:
        return _summed(node, words) if isinstance(node, ast.Add) else None

    for item in formulas(page):
        if not any(_summed(n, words) for n in item.nodes.of(ast.Add)):
            continue
        rewrite(item, change)


def _summed(node: ast.Add, words: Vocabulary) -> ast.BigOp | None:
    """The sum that a sum with dots is; None for one of anything but members of families."""
    if sum(isinstance(t, ast.Ellipsis) for t in node.terms) != 1:
        return None
    pattern = pattern_of(node.terms)
    names = list(names_in(node))
    used = {n.name for n in names} | {s.name for n in names for s in n.subscript if isinstance(s, ast.Name)}
    letter = next((x for x in LETTERS if x not in used), None)
    if pattern is None or letter is None or not bases(pattern) <= words.families.keys():
        return None
    body, last = pattern
    index = ast.Name(letter, letter, start=node.start, end=node.end)

    def closed(inner: ast.Node) -> ast.Node | None:
        if isinstance(inner, ast.Name) and ast.Name(INDEX) in inner.subscript:
            return replace(inner, name=f"{inner.base}_{letter}", subscript=(index,))
        return None

    first = ast.Number(ONE, start=node.start, end=node.end)
    return ast.BigOp("sum", (index,), rebuild(body, closed), first, last, start=node.start, end=node.end)
