"""Random variables that are defined by other ones, put in: under a mean Z is X + Y where the page says so.

Main statement: `expanded(node, context)`.
"""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Context, Unknown
from kld_proof.document.elaborate.terms.syntax import names_in, rebuild, walk
from kld_proof.document.latex import ast

MAX_DEPTH = 20


def expanded(node: ast.Node, context: Context) -> ast.Node:
    """`node` with what defines its random variables in their place."""
    transforms = context.words.transforms
    for _ in range(MAX_DEPTH):
        found = {n.name for n in names_in(node)} & set(transforms)
        if not found:
            return node
        for name in found:
            _check_free(node, transforms[name], name, context)
        context.used |= found

        def change(inner: ast.Node, found: set[str] = found) -> ast.Node | None:
            if isinstance(inner, ast.Name) and inner.name in found:
                return ast.Group("(", transforms[inner.name], start=inner.start, end=inner.end)
            return None

        node = rebuild(node, change)
    raise Unknown("random variables are defined in a circle", node.start)


def _check_free(node: ast.Node, side: ast.Node, name: str, context: Context) -> None:
    """An error where a name in the definition is bound at the place where it would be put in."""
    own = _bound(side)
    around = _bound(node) | {n for n in context.bound if n not in context.words.random}
    captured = ({n.name for n in names_in(side)} - own) & around
    if captured:
        raise Unknown(f"the definition of {name} mentions {min(captured)}, which is bound here", node.start)


def _bound(node: ast.Node) -> set[str]:
    binders = (n for n in walk(node) if isinstance(n, ast.BigOp))
    return {v.name for n in binders for v in n.variables if isinstance(v, ast.Name)}
