"""Walks over syntax trees, without recursion."""

from __future__ import annotations

from kld_proof.document.latex.ast import BigOp, Name, Node


def free_names(node: Node) -> frozenset[str]:
    """The names, and their bases, that occur in `node` outside the signs that bind them."""
    found: set[str] = set()
    stack: list[tuple[object, frozenset[str]]] = [(node, frozenset())]
    while stack:
        item, bound = stack.pop()
        if type(item) is Name:
            found |= {item.name, item.base} - bound
            stack.extend((s, bound) for s in item.subscript)
        elif type(item) is BigOp:
            inner = bound | {v.name for v in item.variables if type(v) is Name}
            stack.extend(((item.body, inner), (item.domain, inner), (item.lower, bound), (item.upper, bound)))
        elif isinstance(item, Node):
            fields: tuple[str, ...] = type(item).__match_args__
            stack.extend((getattr(item, each), bound) for each in fields)
        elif type(item) is tuple:
            stack.extend((each, bound) for each in item)
    return frozenset(found)


def mentions(node: Node, name: str) -> bool:
    """Whether `name` occurs free in `node`, as a name or in a subscript."""
    return name in free_names(node)
