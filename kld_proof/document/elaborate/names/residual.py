"""`e = y - X b`: on a page that says so and has no power of Euler's number, e is the vector of residuals.

Main statement: `rename(page, matrices)` renames e to a vector in the syntax trees; tells whether it did.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.names.redefinition import rename_from
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast

VECTOR = "bold(e)"
_POWER = re.compile(r"(?<![A-Za-z\\])e\s*\^(?!\s*\{?\s*(?:\\top|\\intercal|T|\\mathrm\{T\}|\\mathsf\{T\}|'))")


def rename(page: Page, matrices: Collection[str]) -> bool:
    """Let e be a vector, where a relation says that it is a difference with vectors in it."""
    said = [
        item
        for item in formulas(page)
        for _, chain in chains(item)
        if chain.first is not None
        and strip(chain.first) == ast.Name("e")
        and chain.links[0].relation.op in ("=", ":=")
        and isinstance(strip(chain.links[0].side), ast.Add)
        and any(n.name in matrices for n in names_in(chain.links[0].side))
    ]
    if not said or any(_POWER.search(item.block.text) for item in page.items) or _is_constant(page):
        return False
    rename_from(page, page.items[0], "e", VECTOR)
    return True


def _is_constant(page: Page) -> bool:
    """Whether e stands beside pi, or is the base of logarithms."""
    for item in formulas(page):
        products = ({f.name for f in n.factors if isinstance(f, ast.Name)} for n in item.nodes.of(ast.Mul))
        bases = (n.subscript for n in item.nodes.of(ast.Apply))
        if any({"e", "pi"} <= names for names in products) or ast.Name("e") in bases:
            return True
    return False
