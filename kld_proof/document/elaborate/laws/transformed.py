"""Functions of random variables: under a mean, `Y = aX + b` is put in for Y.

Main statement: `put_in(node, context)` writes out the variables of `words.transformed` below an operator of
moments; the step's note says so.  Which they are is found in names/transforming.py.
"""

from __future__ import annotations

from dataclasses import replace

from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.syntax import rebuild, walk
from kld_proof.document.latex import ast

MAX_DEPTH = 8


def put_in(node: ast.Apply, context: Context) -> ast.Apply:
    """The application of an operator with the variables below it written out."""
    transformed = {k: v for k, v in context.words.transformed.items() if k not in context.bound}
    if not transformed or not any(isinstance(n, ast.Name) and n.name in transformed for n in walk(node)):
        return node

    def written(part: ast.Node, depth: int) -> ast.Node | None:
        if not isinstance(part, ast.Name) or part.name not in transformed or depth > MAX_DEPTH:
            return None
        context.note(f"{part.name} is put in as the page gives it")
        inner = rebuild(transformed[part.name], lambda below: written(below, depth + 1))
        return ast.Group("(", inner, start=part.start, end=part.end)

    arguments = tuple(rebuild(argument, lambda part: written(part, 0)) for argument in node.args)
    return replace(node, args=arguments)
