"""Walking and rebuilding syntax trees."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from operator import is_not
from typing import Any, TypeVar

from kld_proof.document.latex import ast
from kld_proof.record import fields, replace

N = TypeVar("N", bound=ast.Node)


LEAVES = frozenset({"str", "int", "bool", "Fraction", "tuple[str, ...]"})


class _Branches(dict[type[ast.Node], tuple[str, ...]]):
    """The fields of each kind of node that can hold nodes."""

    def __missing__(self, kind: type[ast.Node]) -> tuple[str, ...]:
        own = (f for f in fields(kind) if f.name not in ("start", "end") and f.type not in LEAVES)
        self[kind] = tuple(f.name for f in own)
        return self[kind]


_BRANCHES = _Branches()


def children(node: ast.Node) -> list[ast.Node]:
    """The nodes directly below, subscripts of names included."""
    found: list[ast.Node] = []
    for part in _BRANCHES[type(node)]:
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


def walk(node: ast.Node) -> list[ast.Node]:
    """`node` and everything below, outermost first, left to right."""
    found: list[ast.Node] = []
    stack = [node]
    while stack:
        top = stack.pop()
        found.append(top)
        if _BRANCHES[type(top)]:
            below = children(top)
            below.reverse()
            stack += below
    return found


class Nodes(tuple[ast.Node, ...]):
    """All nodes of a formula, outermost first; who wants those of one kind need not look at the others."""

    def of(self, kind: type[N]) -> Sequence[N]:
        """The nodes of a kind, in their order."""
        found: Sequence[N] = self.kinds.get(kind, ())
        return found

    @property
    def kinds(self) -> dict[type[ast.Node], list[Any]]:
        """The nodes by their kinds."""
        try:
            return self._kinds
        except AttributeError:
            self._kinds: dict[type[ast.Node], list[Any]] = {}
        for node in self:
            self._kinds.setdefault(type(node), []).append(node)
        return self._kinds


def names_in(node: ast.Node) -> Iterator[ast.Name]:
    """The names of `node` that stand for something: no subscripts, but the functions of applications."""
    stack = [node]
    while stack:
        top = stack.pop()
        if isinstance(top, ast.Name):
            yield top
        elif _BRANCHES[type(top)]:
            stack += children(top)[::-1]


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


def names_outside(node: ast.Node, operators: Collection[str]) -> list[ast.Name]:
    """The names that stand in `node`, but not in what one of the operators is applied to."""
    found: list[ast.Name] = []
    stack = [node]
    while stack:
        top = stack.pop()
        if isinstance(top, ast.Name):
            found.append(top)
        elif not isinstance(top, ast.Apply) or top.function.name not in operators:
            stack += children(top)[::-1]
    return found


def rebuild(node: ast.Node, change: Callable[[ast.Node], ast.Node | None]) -> ast.Node:
    """`node` with every subtree for which `change` gives a replacement replaced, from the outside in."""
    new = change(node)
    if new is not None:
        return new
    changed: dict[str, Any] = {}
    for part in _BRANCHES[type(node)]:
        value = getattr(node, part)
        if value:
            again = _rebuilt(value, change)
            if again is not value:
                changed[part] = again
    return replace(node, **changed) if changed else node


def _rebuilt(value: Any, change: Callable[[ast.Node], ast.Node | None]) -> Any:
    if type(value) is tuple:
        items = [_rebuilt(item, change) for item in value]
        return tuple(items) if any(map(is_not, items, value)) else value
    return rebuild(value, change) if isinstance(value, ast.Node) else value


def strip(node: ast.Node) -> ast.Node:
    """`node` without brackets around all of it."""
    while type(node) is ast.Group:
        node = node.body
    return node


def is_square(node: ast.Power) -> bool:
    """Whether `node` is written with the exponent 2."""
    return isinstance(node.exponent, ast.Number) and node.exponent.value == 2
