"""The one way from a node to a matrix.

Main statements: `matrix(node)` reads a matrix; `either(node)` reads a number or a matrix.

Implementation: matrices are coded as numbers; the laws of `mat_...` are axioms, `$mat_...` are unspecified
functions of codes, of which no law is known (docs/semantics.md).  Sizes are settled when all steps of a page
are there: until then a determinant is `$mat_det` and an identity without a size `$mat_identity`.
"""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Context, ReadError
from kld_proof.document.elaborate.terms.matrices.kinds import ZERO, is_matrix
from kld_proof.document.elaborate.terms.quotation import quoted
from kld_proof.document.elaborate.terms.readers import read_number
from kld_proof.document.elaborate.terms.syntax import walk
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term

ZEROS = App("mat_zero")


def either(node: ast.Node, context: Context) -> Term:
    """The number or the matrix that `node` denotes."""
    return matrix(node, context) if is_matrix(node, context) else read_number(node, context)


def matrix(node: ast.Node, context: Context) -> Term:
    """The matrix that `node` denotes; zero may stand for a matrix of zeros."""
    context.open = context.open or not _is_explicit(node, context)
    if not is_matrix(node, context):
        if node == ZERO:
            return ZEROS
        raise ReadError("a number beside matrices: is it one, or a matrix of the same name?", node.start)
    from kld_proof.document.elaborate.terms.matrices.notation import NOTATION

    reader = NOTATION.get(type(node))
    return reader(node, context) if reader is not None else quoted(node, context)


def _is_explicit(node: ast.Node, context: Context) -> bool:
    """Whether all matrices in `node` are written out, so that a counterexample would mean something."""
    return not any(isinstance(n, ast.Name) and is_matrix(n, context) for n in walk(node))
