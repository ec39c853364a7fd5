"""Which names a formula uses freely, heads of chains aside."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.context import Vocabulary
from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.syntax import children, strip, walk
from kld_proof.document.latex import ast


def free_names(item: Item, words: Vocabulary) -> frozenset[str]:
    """The free names of the formula's sides; a bare head, and the parameters of a head, do not count."""
    if item.tree is None:
        return frozenset()
    if not item.display and not any(
        isinstance(strip(s.body), ast.Chain | ast.Logic) for s in item.tree.statements
    ):
        return frozenset()
    cache: dict[int, frozenset[str]] = words.__dict__.setdefault("_free", {})
    if item.order not in cache:
        cache[item.order] = frozenset(n for s in item.tree.statements for n in _statement(s))
    return cache[item.order]


def _statement(statement: ast.Statement) -> Iterator[str]:
    for part in (statement.body, *statement.conditions):
        yield from _body(strip(part))


def _body(body: ast.Node) -> Iterator[str]:
    if isinstance(body, ast.Logic):
        for part in body.parts:
            yield from _body(strip(part))
    elif (
        isinstance(body, ast.Chain)
        and body.first is not None
        and body.links[0].relation.op in ("=", ":=", "==")
    ):
        head = strip(body.first)
        parameters: frozenset[str] = frozenset()
        if isinstance(head, ast.Apply):
            parameters = frozenset(n.name for a in head.args for n in walk(a) if isinstance(n, ast.Name))
        elif not isinstance(head, ast.Name):
            yield from free(head, frozenset())
        for link in body.links:
            yield from free(link.side, parameters)
    else:
        yield from free(body, frozenset())


def free(node: ast.Node, bound: frozenset[str]) -> Iterator[str]:
    """The names that are free in `node`."""
    if isinstance(node, ast.BigOp):
        bound |= {v.name for v in node.variables if isinstance(v, ast.Name)}
    if isinstance(node, ast.Name):
        if node.name not in bound:
            yield node.name
        return
    if isinstance(node, ast.Apply):
        yield from (n for a in (*node.args, node.subscript) if a is not None for n in free(a, bound))
        return
    for child in children(node):
        yield from free(child, bound)
