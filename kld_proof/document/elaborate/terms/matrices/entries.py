r"""Entries of matrices behind brackets, `(W e)_i` and `(A B)_{ij}`, and the column of ones."""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.matrices.kinds import is_column, is_matrix
from kld_proof.document.elaborate.terms.matrices.reading import matrix
from kld_proof.document.elaborate.terms.readers import read_number
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, App, Term

ONES = frozenset({"1", "bold(1)"})


def entry(node: ast.Apply, context: Context) -> Term | None:
    """The entry of a matrix with two indices, or of a column with one; None of anything else."""
    if node.function.base != "index" or len(node.args) != 1 or not is_matrix(node.args[0], context):
        return None
    places = _places(node.function.subscript, context)
    (body,) = node.args
    if len(places) != (1 if is_column(body, context) else 2):
        return None
    i, *j = (read_number(p, context) for p in places)
    return App("mat_entry", matrix(body, context), i, *(j or [ONE]))


def _places(items: tuple[ast.Node, ...], context: Context) -> list[ast.Node]:
    """The indices; two letters side by side are two where each is bound or stands alone on the page."""
    found: list[ast.Node] = []
    for item in map(strip, items):
        if isinstance(item, ast.Mul):
            found += item.factors
        else:
            found.append(item)
    return [p for p in found if isinstance(p, ast.Name | ast.Number)]


def ones(node: ast.Name, context: Context) -> Term | None:
    """The column of ones, `1_n` or a bold 1."""
    if (node.base or node.name) not in ONES or node.label or node.primes:
        return None
    if len(node.subscript) == 1:
        return App("mat_ones", read_number(node.subscript[0], context))
    return None if node.subscript else App("$mat_ones")
