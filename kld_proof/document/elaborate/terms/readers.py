"""The one way from a syntax tree to a term; each kind of node has its reader, kept in `READERS`.

Statement: `read(node, context)` is a term whose heads are those of docs/semantics.md, or `ReadError`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown
from kld_proof.document.elaborate.terms.matrices.kinds import is_matrix
from kld_proof.document.latex import ast
from kld_proof.kernel.term import Term

MAX_DEPTH = 100
READERS: dict[type[ast.Node], Callable[[Any, Context], Term]] = {}
UNREAD: dict[type[ast.Node], str] = {
    ast.Tuple: "a list of values is no real number",
    ast.Set: "a set is no real number",
    ast.Interval: "an interval is no real number",
    ast.Binary: "this operation is no operation on numbers",
    ast.Ellipsis: "dots leave out what should be checked: write a sum",
    ast.Differential: "a differential without an integral",
    ast.Chain: "a relation where a value is expected",
    ast.Logic: "a statement where a value is expected",
    ast.Empty: "an empty place in a formula",
    ast.Given: "a condition where a value is expected",
}


def read(node: ast.Node, context: Context) -> Term:
    """The number that `node` denotes; a matrix (`e^A`) may be none, and is kept as it is written."""
    if not is_matrix(node, context):
        return read_number(node, context)
    from kld_proof.document.elaborate.terms.quotation import quoted

    return quoted(node, context)


def read_number(node: ast.Node, context: Context) -> Term:
    """The number that `node` denotes, which is no matrix."""
    if context.depth > MAX_DEPTH:
        raise ReadError("the formula is nested too deeply", node.start)
    context.depth += 1
    depth = context.depth
    try:
        reader = READERS.get(type(node))
        if reader is None:
            raise Unknown(UNREAD.get(type(node), "this notation has no meaning here yet"), node.start)
        return reader(node, context)
    except Unknown:
        from kld_proof.document.elaborate.terms import quotation

        if not isinstance(node, quotation.KEPT):
            raise
        return quotation.quoted(node, context)
    finally:
        context.depth = depth - 1
