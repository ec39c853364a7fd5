"""Walking and rebuilding syntax trees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, TypeVar

from kld_proof.document.latex import ast

N = TypeVar("N", bound=ast.Node)


_PARTS: dict[type[ast.Node], tuple[str, ...]] = {}
_BRANCHES: dict[type[ast.Node], tuple[str, ...]] = {}
LEAVES = frozenset({"str", "int", "bool", "Fraction", "tuple[str, ...]"})


def _parts(kind: type[ast.Node]) -> tuple[str, ...]:
    if kind not in _PARTS:
        _PARTS[kind] = tuple(f.name for f in fields(kind) if f.name not in ("start", "end"))
    return _PARTS[kind]


def _branches(kind: type[ast.Node]) -> tuple[str, ...]:
    """The fields of a kind of node that can hold nodes."""
    if kind not in _BRANCHES:
        _BRANCHES[kind] = tuple(
            f.name for f in fields(kind) if f.name not in ("start", "end") and f.type not in LEAVES
        )
    return _BRANCHES[kind]


def children(node: ast.Node) -> list[ast.Node]:
    """The nodes directly below, subscripts of names included."""
    kind = type(node)
    found: list[ast.Node] = []
    for part in _BRANCHES.get(kind) or _branches(kind):
        value = getattr(node, part)
        if not value:
            continue
        if type(value) is tuple:
            _collect(value, found)
        else:
            found.append(value)
    return found


def _collect(value: tuple[Any, ...], found: list[ast.Node]) -> None:
    for item in value:
        if type(item) is tuple:
            _collect(item, found)
        elif isinstance(item, ast.Node):
            found.append(item)


def walk(node: ast.Node) -> Iterator[ast.Node]:
    """`node` and everything below, outermost first, left to right."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        stack.extend(reversed(children(top)))


def names_in(node: ast.Node) -> Iterator[ast.Name]:
    """The names of `node` that stand for something: no subscripts, but the functions of applications."""
    stack = [node]
    while stack:
        top = stack.pop()
        if isinstance(top, ast.Name):
            yield top
        else:
            stack.extend(reversed(children(top)))


def variables_in(node: ast.Node) -> Iterator[ast.Name]:
    """The names of `node` without the functions of applications, subscripts of operators included."""
    stack = [node]
    while stack:
        top = stack.pop()
        if isinstance(top, ast.Name):
            yield top
        elif isinstance(top, ast.Apply):
            below = (*top.args, top.subscript, top.power)
            stack.extend(n for n in reversed(below) if n is not None)
        else:
            stack.extend(reversed(children(top)))


def rebuild(node: ast.Node, change: Callable[[ast.Node], ast.Node | None]) -> ast.Node:
    """`node` with every subtree for which `change` gives a replacement replaced, from the outside in."""
    new = change(node)
    if new is not None:
        return new
    old = {part: getattr(node, part) for part in _parts(type(node))}
    parts = {part: _rebuild_value(value, change) for part, value in old.items()}
    if all(parts[part] is old[part] for part in parts):
        return node
    return type(node)(**parts, start=node.start, end=node.end)


def _rebuild_value(value: Any, change: Callable[[ast.Node], ast.Node | None]) -> Any:
    if isinstance(value, ast.Node):
        return rebuild(value, change)
    if isinstance(value, tuple):
        items = tuple(_rebuild_value(item, change) for item in value)
        return value if all(a is b for a, b in zip(items, value, strict=True)) else items
    return value


def strip(node: ast.Node) -> ast.Node:
    """`node` without brackets around all of it."""
    while isinstance(node, ast.Group):
        node = node.body
    return node
