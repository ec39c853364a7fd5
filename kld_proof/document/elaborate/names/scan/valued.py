"""Letters that the page gives a value, and that stand before brackets as factors.

Main statement: after "the gain is $K = P/(P + R)$" the formula `K(z - x)` is a product: K is a number, and
nothing that stands between the brackets occurs in its value.  After `y = c e^{-kt}` `y(t + h)` is none.
"""

from __future__ import annotations

from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast

SPECIAL = frozenset("deEfghpqPQNDIVBOoFGHJLRSTUWuvwyz")
"""Letters that mostly are functions, laws or signs."""


def valued(page: Page, words: Vocabulary) -> set[str]:
    """The letters that are a number wherever the page applies them."""
    values = _values(page, words)
    if not values:
        return set()
    for item in formulas(page):
        for node in item.nodes.of(ast.Apply):
            if node.function.base in values:
                name = node.function.base
                if node.function != ast.Name(name) or not _is_product(node, values[name]):
                    del values[name]
    return set(values)


def _values(page: Page, words: Vocabulary) -> dict[str, set[str]]:
    """The letters that are a head of their own somewhere, with the names in what they are equal to."""
    found: dict[str, set[str]] = {}
    for item in formulas(page):
        for _, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            if not isinstance(head, ast.Name) or len(head.name) != 1 or head.name not in words.functions:
                continue
            if head.name in SPECIAL | words.dependent | words.random:
                continue
            if chain.links[0].relation.op in ("=", ":="):
                used = {n.name for n in names_in(chain.links[0].side)}
                found.setdefault(head.name, set()).update(used)
    return {name: used for name, used in found.items() if used and name not in used}


def _is_product(node: ast.Apply, used: set[str]) -> bool:
    """Whether the bracket behind a letter holds a sum or product of names that its value does not have."""
    if len(node.args) != 1 or node.separators or node.bracket != "(" or node.power is not None:
        return False
    inside = strip(node.args[0])
    return isinstance(inside, ast.Add | ast.Mul) and not {n.name for n in names_in(inside)} & used
