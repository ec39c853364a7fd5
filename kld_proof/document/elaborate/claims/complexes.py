r"""What holds of real numbers alone, on pages that speak of complex ones: order, roots, logarithms.

Main statement: `objection(item, words, introduced)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, variables_in
from kld_proof.document.latex import ast

ORDER = frozenset({"<", "<=", ">", ">="})


def objection(item: Item, words: Vocabulary, introduced: set[str]) -> tuple[str, int]:
    """Why a formula is unread on a page about complex numbers, and where; empty where its names are real."""
    real = introduced | words.said.keys() | words.counts | words.bounded | {"pi", "e", "infty"}
    real |= words.random | _bound(item)
    for node in item.nodes:
        for part in _of_reals(node):
            names = sorted({n.name for n in variables_in(part)} - real)
            if names:
                return f"the page speaks of complex numbers: say that {names[0]} is real", node.start
    return "", 0


def _of_reals(node: ast.Node) -> Iterator[ast.Node]:
    """The parts of a node that have to be real numbers for it to mean the same."""
    if isinstance(node, ast.Chain) and any(k.relation.op in ORDER for k in node.links):
        yield from (s for s in (node.first, *(k.side for k in node.links)) if s is not None)
    elif isinstance(node, ast.Sqrt):
        yield node.body
    elif isinstance(node, ast.Apply) and node.function.name in ("ln", "log"):
        yield from node.args
    elif isinstance(node, ast.Power):
        whole = isinstance(node.exponent, ast.Number) and node.exponent.value.denominator == 1
        if not whole and node.base != ast.Name("e") and not isinstance(node.exponent, ast.Neg):
            yield node.base
        elif isinstance(node.base, ast.Power | ast.Group) and any(n.name == "e" for n in names_in(node.base)):
            yield node.exponent


def _bound(item: Item) -> set[str]:
    """The names that sums and integrals of a formula bind."""
    operators = (n for n in item.nodes if isinstance(n, ast.BigOp))
    return {v.name for n in operators for v in n.variables if isinstance(v, ast.Name)}
