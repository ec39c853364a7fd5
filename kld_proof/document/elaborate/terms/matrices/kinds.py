"""Whether a node is a matrix, a column, a row, or a number that matrices make.

Main statements: `is_matrix(node)`: `node` is written with matrices and is no number for certain;
`is_column`, `is_row`; `is_scalar_product`: a product of matrices that has one entry.

Implementation: decided by the syntax alone, before anything is read, for every node of every page.  What is
a product of matrices depends on what is a column, and the other way round.
"""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.syntax import strip, walk
from kld_proof.document.elaborate.terms.vocabulary import COVARIANCE, EXPECTATION, VARIANCE
from kld_proof.document.latex import ast
from kld_proof.document.latex.spelling import VECTORIAL
from kld_proof.kernel.term import Num

MOMENTS = EXPECTATION | VARIANCE | COVARIANCE
OPERATORS = frozenset({"diag", "vec", "mat", "Corr", "corr"}) | MOMENTS
FUNCTIONS = frozenset({"exp", "ln", "log", "sqrt", "sin", "cos", "sinh", "cosh"})
SCALARS = {
    "tr": "mat_trace",
    "Tr": "mat_trace",
    "trace": "mat_trace",
    "det": "$mat_det",
    "rank": "$mat_rank",
    "rk": "$mat_rank",
}
PRODUCTS = {"otimes": "$mat_kron", "odot": "$mat_hadamard"}
ZERO = ast.Number(Num(0).value)


def is_matrix(node: ast.Node, context: Context) -> bool:
    """Whether `node` is written with matrices and is no number for certain."""
    known = context.words.kinds
    found = known.get(id(node))
    if found is None or found[0] is not node:
        found = known[id(node)] = (node, _is_matrix(node, context))
    return found[1]


def _is_matrix(node: ast.Node, context: Context) -> bool:
    if isinstance(node, ast.Name):
        return node.name in context.words.matrices or node.base.startswith(VECTORIAL)
    if isinstance(node, ast.Group | ast.Neg):
        return is_matrix(node.body, context)
    if isinstance(node, ast.Transpose):
        return True
    if isinstance(node, ast.Matrix):
        return node.bracket != "|"
    if isinstance(node, ast.Add):
        return any(is_matrix(t, context) for t in node.terms) and not any(_is_number(t) for t in node.terms)
    if isinstance(node, ast.Mul):
        return any(is_matrix(f, context) for f in node.factors) and not is_scalar_product(node, context)
    if isinstance(node, ast.Div):
        return is_matrix(node.numerator, context)
    if isinstance(node, ast.Power):
        return is_matrix(node.base, context) or _is_square(node.exponent, context)
    if isinstance(node, ast.Binary):
        return node.op in PRODUCTS
    return _applied_matrix(node, context)


def _applied_matrix(node: ast.Node, context: Context) -> bool:
    if isinstance(node, ast.Apply) and node.function.name == "nabla":
        return slope_variable(node, context) is not None
    if isinstance(node, ast.Apply) and node.function.name in FUNCTIONS:
        return len(node.args) == 1 and _is_square(node.args[0], context)
    if isinstance(node, ast.Sqrt):
        return _is_square(node.body, context)
    if isinstance(node, ast.Apply) and node.function.name in OPERATORS:
        return any(is_matrix(a, context) for a in node.args) or node.function.name in ("diag", "vec")
    if isinstance(node, ast.BigOp) and node.op in ("sum", "int"):
        return is_matrix(node.body, context)
    if isinstance(node, ast.Derivative):
        parts = (node.body, *(v for v, _ in node.variables))
        return any(is_matrix(p, context) for p in parts)
    return isinstance(node, ast.Angle) and is_matrix(node.body, context)


def slope_variable(node: ast.Apply, context: Context) -> ast.Name | None:
    """The vector by which `\\nabla_x f` or `\\nabla f(x)` differentiates."""
    found = node.subscript
    body = strip(node.args[0])
    if found is None and isinstance(body, ast.Apply) and len(body.args) == 1:
        found = strip(body.args[0])
    return found if isinstance(found, ast.Name) and is_matrix(found, context) else None


def _is_number(node: ast.Node) -> bool:
    """Whether a term is a number for certain, by its form alone."""
    node = strip(node)
    if isinstance(node, ast.Neg):
        return _is_number(node.body)
    if isinstance(node, ast.Mul):
        return all(_is_number(f) for f in node.factors)
    known = isinstance(node, ast.Apply) and (
        node.function.name in SCALARS or node.function.name in ("ln", "log", "exp")
    )
    return known or (isinstance(node, ast.Number | ast.Abs) and node != ZERO)


def _is_square(node: ast.Node, context: Context) -> bool:
    """Whether `node` is made of matrices that are no columns: a function of it is a matrix as well."""
    if not is_matrix(node, context):
        return False
    parts = [n for n in walk(node) if isinstance(n, ast.Name | ast.Matrix) and is_matrix(n, context)]
    return bool(parts) and not any(is_column(n, context) or is_row(n, context) for n in parts)


def is_column(node: ast.Node, context: Context) -> bool:
    """Whether `node` is a column: a vector by its small letter, a matrix times one, a sum with one."""
    node = strip(node)
    if isinstance(node, ast.Name):
        base = node.base or node.name
        letter = base.rpartition("(")[2]
        small = letter[:1].islower() or letter.rstrip(")").isdigit() or node.name in context.words.columns
        return is_matrix(node, context) and small
    if isinstance(node, ast.Add):
        return any(is_column(t, context) for t in node.terms)
    if isinstance(node, ast.Matrix):
        single = node.bracket != "|" and all(len(row) == 1 for row in node.rows)
        return single and all(
            is_column(e, context) for row in node.rows for e in row if is_matrix(e, context)
        )
    if isinstance(node, ast.Neg):
        return is_column(node.body, context)
    if isinstance(node, ast.Apply):
        return node.function.name == "vec"
    if isinstance(node, ast.Mul):
        matrices = [f for f in node.factors if is_matrix(f, context)]
        return bool(matrices) and is_column(matrices[-1], context) and not is_row(matrices[0], context)
    return False


def is_row(node: ast.Node, context: Context) -> bool:
    """Whether `node` is a transposed column."""
    node = strip(node)
    if isinstance(node, ast.Matrix):
        single = node.bracket != "|" and len(node.rows) == 1 and len(node.rows[0]) > 1
        return single and all(is_row(e, context) for e in node.rows[0] if is_matrix(e, context))
    return isinstance(node, ast.Transpose) and is_column(node.body, context)


def is_scalar_product(node: ast.Mul, context: Context) -> bool:
    """Whether a product leads from a row to a column, or is `x \\cdot y` of two columns: it has one entry."""
    matrices = [f for f in node.factors if is_matrix(f, context)]
    if len(matrices) < 2 or not is_column(matrices[-1], context):
        return False
    return is_row(matrices[0], context) or is_dot(node, context)


def is_dot(node: ast.Mul, context: Context) -> bool:
    """Whether a product is one of two columns with a dot between them."""
    matrices = [k for k, f in enumerate(node.factors) if is_matrix(f, context)]
    if len(matrices) != 2 or matrices[1] != matrices[0] + 1 or not node.signs:
        return False
    columns = all(is_column(node.factors[k], context) for k in matrices)
    return columns and node.signs[matrices[0]] == "cdot"


def takes_matrices(node: ast.Node, context: Context) -> bool:
    """Whether a binder or an operator works on matrices, so that it has no meaning here."""
    if not context.words.matrices:
        return False
    if isinstance(node, ast.BigOp):
        return any(is_matrix(v, context) for v in node.variables)
    if isinstance(node, ast.Apply):
        return any(
            is_matrix(n, context)
            for a in node.args
            for n in walk(a)
            if isinstance(n, ast.Name | ast.Transpose)
        )
    return False
