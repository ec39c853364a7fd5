"""The relation chains of a formula, and how its statements hang together.

Main statements: `chains(item)` are the chains with the statements that they stand in, `tied(item, statement)`
tells whether a statement is a hypothesis or one side of an equivalence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.record import replace


def chains(item: Item) -> tuple[tuple[ast.Statement, ast.Chain], ...]:
    """The relation chains of a formula, those joined by "and" included.

    A statement behind "and" has the connective of the one before it.
    """
    assert item.tree is not None
    if item.chains is None or item.chains[0] is not item.tree:
        item.chains = item.tree, tuple(_chains(item.tree))
    return item.chains[1]


def _chains(tree: ast.Formula) -> Iterator[tuple[ast.Statement, ast.Chain]]:
    connective = ""
    for statement in tree.statements:
        connective = connective if statement.connective == "and" else statement.connective
        stack = [strip(statement.body)]
        while stack:
            body = stack.pop(0)
            if isinstance(body, ast.Logic) and body.op == "and":
                stack = [*map(strip, body.parts), *stack]
            elif isinstance(body, ast.Chain):
                same = statement.connective == connective
                yield statement if same else replace(statement, connective=connective), body


def implied(item: Item, statement: ast.Statement) -> bool:
    """Whether another statement is said to follow from this one."""
    return _next_connective(item, statement) == "implies"


def tied(item: Item, statement: ast.Statement) -> bool:
    """Whether a statement is a hypothesis, or a side of an equivalence: it is not said to hold."""
    if implied(item, statement):
        return True
    sides = (statement.connective, _next_connective(item, statement))
    return "iff" in sides and not re.search(r"\bi\.\s*e\b|\bthat is\b", item.block.text)


def _next_connective(item: Item, statement: ast.Statement) -> str:
    assert item.tree is not None
    statements = item.tree.statements
    at = next((k for k, s in enumerate(statements) if s.body is statement.body), len(statements))
    return next((s.connective for s in statements[at + 1 : at + 2]), "")
