"""Numbers that matrices make: traces, determinants, norms, products with one entry.

`may_be_matrix(node, value)` says of what was read as a number that it may be none.
"""

from __future__ import annotations

from functools import reduce

from kld_proof.document.elaborate.terms.context import Context, Unknown
from kld_proof.document.elaborate.terms.matrices.arithmetic import product, scaled
from kld_proof.document.elaborate.terms.matrices.grids import BLOCKS, grid
from kld_proof.document.elaborate.terms.matrices.kinds import (
    OPERATORS,
    SCALARS,
    is_column,
    is_matrix,
    is_scalar_product,
)
from kld_proof.document.elaborate.terms.matrices.reading import matrix
from kld_proof.document.elaborate.terms.readers import read_number
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term

DENSITIES = frozenset({"p", "q", "P", "Pr", "L", "ell", "N", "cal(N)", "cal(L)", "cal(W)"})
NUMBERS = frozenset({"mat_trace", "mat_scalar", "mat_det"})
"""Operations on matrices whose values are numbers."""


def of_matrices(node: ast.Apply, context: Context) -> Term | None:
    """`tr(A)`, `det(A)`, `rank(A)`; None of what is no matrix."""
    head = SCALARS[node.function.name]
    if len(node.args) != 1:
        return None
    if not is_matrix(node.args[0], context):
        body = strip(node.args[0])
        single = isinstance(body, ast.Mul) and is_scalar_product(body, context)
        return read_number(body, context) if single and head == "mat_trace" else None
    argument = matrix(node.args[0], context)
    return _determinant(argument) if head == "$mat_det" else App(head, argument)


def determinant(node: ast.Abs, context: Context) -> Term:
    """`|A|` of a matrix."""
    return _determinant(matrix(node.body, context))


def bars(node: ast.Matrix, context: Context) -> Term:
    """A matrix between bars: the determinant."""
    if node.bracket != "|":
        raise Unknown("a matrix where a number is expected", node.start)
    written = grid(node, context)
    known = isinstance(written, App) and written.head in ("mat_grid", BLOCKS)
    return _determinant(written) if known else written


def _determinant(a: Term) -> Term:
    """|A|; the size is known of a matrix that is written out."""
    if isinstance(a, App) and a.head == "mat_grid" and a.args[0] == a.args[1]:
        return App("mat_det", a.args[0], a)
    return App("$mat_det", a)


def norm(node: ast.Norm, context: Context) -> Term:
    """`\\|x\\|` of a column: the root of x^T x."""
    return App("sqrt", squared_norm(node, context))


def squared_norm(node: ast.Norm, context: Context) -> Term:
    """`\\|x\\|^2` of a column is x^T x, `\\|A\\|_F^2` is tr(A^T A).  Raises Unknown for other norms."""
    kind = strip(node.subscript) if node.subscript is not None else None
    frobenius = isinstance(kind, ast.Name) and kind.name == "F"
    euclidean = kind is None or (isinstance(kind, ast.Number) and kind.value == 2)
    if not is_matrix(node.body, context) or not (frobenius or (euclidean and is_column(node.body, context))):
        raise Unknown("norms of vectors are not read yet", node.start)
    context.open = True
    a = matrix(node.body, context)
    return App("mat_trace" if frobenius else "mat_scalar", App("mat_mul", App("mat_transpose", a), a))


def scalar_product(node: ast.Mul, context: Context) -> Term:
    """`a x^T A x`: a number times the entry of the product."""
    context.open = True
    scalars = [read_number(f, context) for f in node.factors if not is_matrix(f, context)]
    value = App("mat_scalar", product(node, context))
    return App("mul", *scalars, value) if scalars else value


def single_entry(node: ast.Node, context: Context) -> Term:
    """The matrix with one row and one column whose entry `node` is.  Raises Unknown."""
    body = strip(node)
    if isinstance(body, ast.Neg):
        return App("mat_neg", single_entry(body.body, context))
    if isinstance(body, ast.Add):
        return reduce(lambda a, b: App("mat_add", a, b), [single_entry(t, context) for t in body.terms])
    if isinstance(body, ast.Mul) and is_scalar_product(body, context):
        scalars = [read_number(f, context) for f in body.factors if not is_matrix(f, context)]
        return scaled(scalars, product(body, context))
    raise Unknown("no product that leads from a row to a column", node.start)


def may_be_matrix(node: ast.Node, value: Term, context: Context) -> bool:
    """Whether what is read as a number may be a matrix: a value of an unspecified function of one."""
    if not isinstance(value, App) or value.head in NUMBERS:
        return False
    node = strip(node)
    if value.head.startswith("mat_"):
        return True
    if not isinstance(node, ast.Apply) or len(node.args) != 1 or node.function.name in OPERATORS | DENSITIES:
        return False
    unknown = value.head[:1] == "$" and value.head not in SCALARS.values()
    return unknown and is_matrix(node.args[0], context)
