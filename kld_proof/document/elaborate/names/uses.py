"""Which names a formula uses freely, heads of chains aside."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.names.parts import determined, squared
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import children, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import SQUARE
from kld_proof.document.latex import ast


def free_names(item: Item, words: Vocabulary) -> frozenset[str]:
    """The free names of the formula's sides; a bare head, and the parameters of a head, do not count.

    `f'(w) = ...` defines nothing: its w is one that the page has.  Heads such as `s^2`, `1/s` count as `s²`.
    """
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
        if isinstance(head, ast.Apply) and not head.function.primes:
            parameters = frozenset(n.name for a in head.args for n in walk(a) if isinstance(n, ast.Name))
        elif (inner := squared(head) or determined(head)) and isinstance(strip(inner), ast.Name):
            yield from (n + SQUARE for n in free(inner, frozenset()))
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


def applied_names(item: Item, words: Vocabulary) -> frozenset[str]:
    """The functions applied and the bases of indexed names in the formula, bare heads aside."""
    if item.tree is None or not item.display:
        return frozenset()
    cache: dict[int, frozenset[str]] = words.__dict__.setdefault("_applied", {})
    if item.order not in cache:
        cache[item.order] = frozenset(n for s in item.tree.statements for n in _applied(strip(s.body)))
    return cache[item.order]


def _applied(body: ast.Node, numbered: bool = True) -> Iterator[str]:
    """The functions, and the bases of names with an index; of those with a number if they are asked for."""
    parts: list[ast.Node] = [body]
    if isinstance(body, ast.Logic):
        for part in body.parts:
            yield from _applied(strip(part), numbered)
        return
    if isinstance(body, ast.Chain) and body.first is not None:
        head = strip(body.first)
        parts = [link.side for link in body.links]
        if not isinstance(head, ast.Apply | ast.Name):
            parts.append(head)
    for part in parts:
        for node in walk(part):
            if isinstance(node, ast.Apply):
                yield node.function.name
            elif isinstance(node, ast.Name) and node.subscript and (numbered or not _is_numbered(node)):
                yield node.base or node.name


def _is_numbered(name: ast.Name) -> bool:
    return all(isinstance(index, ast.Number) for index in name.subscript)


def used_before(item: Item, chain: ast.Chain, is_function: bool) -> set[str]:
    """The names that statements of a formula use before `chain`; `s_1` uses s where s is a function."""
    assert item.tree is not None
    found: set[str] = set()
    for statement in item.tree.statements:
        if any(node is chain for node in walk(statement.body)):
            break
        found.update(_statement(statement))
        found.update(_applied(strip(statement.body), numbered=is_function))
    return found
