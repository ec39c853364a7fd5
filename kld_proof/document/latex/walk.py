"""Walks over syntax trees."""

from __future__ import annotations

from kld_proof.document.latex.ast import BigOp, Name, Node


def mentions(node: Node, name: str) -> bool:
    """Whether `name` occurs free in `node`, as a name or in a subscript."""
    stack: list[object] = [node]
    while stack:
        item = stack.pop()
        if type(item) is Name:
            if item.name == name or item.base == name:
                return True
            stack.extend(item.subscript)
        elif type(item) is BigOp and any(type(v) is Name and v.name == name for v in item.variables):
            stack.extend((item.lower, item.upper))
        elif isinstance(item, Node):
            fields: tuple[str, ...] = type(item).__match_args__
            stack.extend(getattr(item, each) for each in fields)
        elif type(item) is tuple:
            stack.extend(item)
    return False
