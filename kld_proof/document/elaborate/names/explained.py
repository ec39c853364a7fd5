"""Functions whose formula explains a name by their argument: `f(x) = (1 - p)^2, \\quad p = e^{-x}`."""

from __future__ import annotations

from collections.abc import Collection

from kld_proof.document.elaborate.terms.syntax import names_in, rebuild, strip
from kld_proof.document.latex import ast

DEEP = 8


def explained(formula: ast.Formula, parameters: Collection[str], side: ast.Node) -> ast.Node:
    """The side with the names put in that the same formula explains by the parameters.

    Only names that stand alone on the left are put in, and each such name once.
    """
    told: dict[str, ast.Node] = {}
    for statement in formula.statements:
        chain = statement.body
        if not isinstance(chain, ast.Chain) or chain.first is None or len(chain.links) != 1:
            continue
        head = strip(chain.first)
        if isinstance(head, ast.Name) and not head.subscript and chain.links[0].relation.op in ("=", ":="):
            if head.name in told or head.name in parameters:
                return side
            told[head.name] = chain.links[0].side
    for _ in range(DEEP):
        moving = {n for n, s in told.items() if any(x.name in parameters for x in names_in(s))}
        told |= {n: _put(s, told, moving - {n}) for n, s in told.items()}
        if moving == {n for n, s in told.items() if any(x.name in parameters for x in names_in(s))}:
            return _put(side, told, moving)
    return side


def _put(side: ast.Node, told: dict[str, ast.Node], wanted: Collection[str]) -> ast.Node:
    def change(node: ast.Node) -> ast.Node | None:
        if not isinstance(node, ast.Name) or node.name not in wanted:
            return None
        return ast.Group("(", told[node.name], start=node.start, end=node.end)

    return rebuild(side, change) if wanted else side
