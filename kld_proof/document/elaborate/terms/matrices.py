"""Matrices and vectors: operations with names of their own (docs/semantics.md).

Statements: `is_matrix(node)`; `either(node)` reads a number or a matrix; `matrix(node)` reads a matrix.
A matrix where a number is expected (`e^A`) is kept as it is written.

Implementation: matrices are coded as numbers; the laws of `mat_...` are axioms, `$mat_...` are unspecified
functions of codes, of which no law is known.  Sizes are settled when all steps of a page are there: until
then a determinant is `$mat_det` and an identity without a size `$mat_identity`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from itertools import pairwise
from typing import Any

from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown
from kld_proof.document.elaborate.terms.quotation import quoted
from kld_proof.document.elaborate.terms.readers import READERS, read, read_number
from kld_proof.document.elaborate.terms.syntax import strip, walk
from kld_proof.document.elaborate.terms.vocabulary import COVARIANCE, EXPECTATION, VARIANCE
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Num, Term, Var, bind, names

MOMENTS = EXPECTATION | VARIANCE | COVARIANCE
OPERATORS = frozenset({"diag", "vec", "mat", "Corr", "corr"}) | MOMENTS
DENSITIES = frozenset({"p", "q", "P", "Pr", "L", "ell", "N", "cal(N)", "cal(L)", "cal(W)"})
FUNCTIONS = frozenset({"exp", "ln", "log", "sqrt", "sin", "cos", "sinh", "cosh"})
SCALARS = {
    "tr": "mat_trace",
    "Tr": "mat_trace",
    "trace": "mat_trace",
    "det": "$mat_det",
    "rank": "$mat_rank",
    "rk": "$mat_rank",
}
LARGEST = 4  # rows and columns of a matrix that is written out
MAX_POWER = 8  # a power up to this one is written as a product
ZEROS = App("mat_zero")
TURNED = frozenset({"T", "top"})  # in A^{-T}
SETTLED = frozenset({"$mat_det", "$mat_identity"})  # get their size from the page
BLOCKS = "$mat_block"  # a matrix of blocks, until their sizes are known
GRADIENT = "$mat_grad"
"""The gradient of a function of a matrix at a place, until the step is there that says what it is."""
PRODUCTS = {"otimes": "$mat_kron", "odot": "$mat_hadamard"}


def is_matrix(node: ast.Node, context: Context) -> bool:
    """Whether `node` is written with matrices and is no number for certain."""
    known = context.words.kinds
    found = known.get(id(node))
    if found is None or found[0] is not node:
        found = known[id(node)] = (node, _is_matrix(node, context))
    return found[1]


def _is_matrix(node: ast.Node, context: Context) -> bool:
    if isinstance(node, ast.Name):
        return node.name in context.words.matrices or node.base.startswith(("bold(", "vec("))
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
        return is_matrix(node.base, context) or is_square(node.exponent, context)
    if isinstance(node, ast.Binary):
        return node.op in PRODUCTS
    return _applied_matrix(node, context)


def _applied_matrix(node: ast.Node, context: Context) -> bool:
    if isinstance(node, ast.Apply) and node.function.name == "nabla":
        return _slope_variable(node, context) is not None
    if isinstance(node, ast.Apply) and node.function.name in FUNCTIONS:
        return len(node.args) == 1 and is_square(node.args[0], context)
    if isinstance(node, ast.Sqrt):
        return is_square(node.body, context)
    if isinstance(node, ast.Apply) and node.function.name in OPERATORS:
        return any(is_matrix(a, context) for a in node.args) or node.function.name in ("diag", "vec")
    if isinstance(node, ast.BigOp) and node.op in ("sum", "int"):
        return is_matrix(node.body, context)
    if isinstance(node, ast.Derivative):
        parts = (node.body, *(v for v, _ in node.variables))
        return any(is_matrix(p, context) for p in parts)
    return isinstance(node, ast.Angle) and is_matrix(node.body, context)


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
    return known or (isinstance(node, ast.Number | ast.Abs) and node != ast.Number(Num(0).value))


def is_square(node: ast.Node, context: Context) -> bool:
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
        small = letter[:1].islower() or base.isdigit() or node.name in context.words.columns
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


NUMBERS = frozenset({"mat_trace", "mat_scalar", "mat_det"})
"""Operations on matrices whose values are numbers."""


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


def either(node: ast.Node, context: Context) -> Term:
    """The number or the matrix that `node` denotes."""
    return matrix(node, context) if is_matrix(node, context) else read_number(node, context)


def number(node: ast.Node, context: Context) -> Term:
    """A matrix where a number is expected, as in `e^A`: kept as it is written, for it may be no number."""
    return quoted(node, context)


def matrix(node: ast.Node, context: Context) -> Term:
    """The matrix that `node` denotes; zero may stand for a matrix of zeros."""
    context.open = context.open or not is_explicit(node, context)
    if not is_matrix(node, context):
        if node == ast.Number(Num(0).value):
            return ZEROS
        raise ReadError("a number beside matrices: is it one, or a matrix of the same name?", node.start)
    reader = _MATRICES.get(type(node))
    return reader(node, context) if reader is not None else quoted(node, context)


def _grid(node: ast.Matrix, context: Context) -> Term:
    """A matrix that is written out; one with dots, with matrices or with many entries is kept as written."""
    entries = [e for row in node.rows for e in row]
    n, m = len(node.rows), len(node.rows[0]) if node.rows else 0
    plain = all(len(row) == m for row in node.rows) and 1 <= n <= LARGEST and 1 <= m <= LARGEST
    if plain and node.bracket != "||" and n * m > 1 and max(n, m) <= 2 and _is_made_of_blocks(node, context):
        return App(BLOCKS, Num(n), Num(m), *[_block(e, context) for e in entries])
    if not plain or node.bracket == "||" or any(_is_open(e, context) for e in entries):
        context.open = True
        return quoted(node, context)
    return App("mat_grid", Num(n), Num(m), *[read_number(e, context) for e in entries])


def _is_made_of_blocks(node: ast.Matrix, context: Context) -> bool:
    """Whether all entries are matrices, or zeros beside some."""
    entries = [e for row in node.rows for e in row]
    known = [is_matrix(e, context) or _is_unit(e, context) for e in entries]
    zeros = [e == ast.Number(Num(0).value) for e in entries]
    dots = any(isinstance(n, ast.Ellipsis | ast.Empty) for e in entries for n in walk(e))
    some = any(is_matrix(e, context) for e in entries) or (any(zeros) and bool(context.words.matrices))
    return some and any(known) and not dots and all(k or z for k, z in zip(known, zeros, strict=True))


def _is_unit(node: ast.Node, context: Context) -> bool:
    """Whether a block is `I`."""
    taken = context.words.definitions.keys() | context.words.random | context.words.functions
    return isinstance(node, ast.Name) and node.name == "I" and not node.upright and "I" not in taken


def _block(node: ast.Node, context: Context) -> Term:
    """The matrix that a block denotes."""
    if isinstance(node, ast.Name) and _is_unit(node, context):
        return special(node, context) or matrix(node, context)
    return matrix(node, context)


def _is_open(node: ast.Node, context: Context) -> bool:
    """Whether an entry is a matrix, or stands for several."""
    return is_matrix(node, context) or any(isinstance(n, ast.Ellipsis | ast.Empty) for n in walk(node))


def is_explicit(node: ast.Node, context: Context) -> bool:
    """Whether all matrices in `node` are written out, so that a counterexample would mean something."""
    return not any(isinstance(n, ast.Name) and is_matrix(n, context) for n in walk(node))


def _name(node: ast.Name, context: Context) -> Term:
    if node.name in context.bound:
        return context.bound[node.name]
    if (node.base or node.name) in context.words.indexed and node.subscript:
        return quoted_name(node, context)
    value = context.value_of(node.name, node.start)
    if value is not None:
        return value
    return special(node, context) or Var(node.name)


def special(node: ast.Name, context: Context) -> Term | None:
    """The identity matrix `I` or `I_n`, zeros `0_n`; None for any other name."""
    base = node.base or node.name
    if base == "0":
        return ZEROS
    if base != "I" or node.upright or node.name in context.words.random | context.words.functions:
        return None
    if len(node.subscript) == 1:
        return App("mat_identity", read_number(node.subscript[0], context))
    if node.subscript or node.label or node.primes:
        return None
    context.note("`I` is read as an identity matrix")
    return App("$mat_identity")


def quoted_name(node: ast.Name, context: Context) -> Term:
    """`B_i`: the i-th of several matrices."""
    return App("$" + (node.base or node.name), *[read(s, context) for s in node.subscript])


def _add(node: ast.Add, context: Context) -> Term:
    if any(isinstance(strip(t), ast.Ellipsis) for t in node.terms):
        return quoted(node, context)
    return reduce(lambda a, b: App("mat_add", a, b), [_summand(t, context) for t in node.terms])


def _summand(node: ast.Node, context: Context) -> Term:
    """A term beside matrices; a bare name is one as well, and the note says so."""
    if isinstance(node, ast.Neg) and not is_matrix(node, context):
        return App("mat_neg", _summand(node.body, context))
    if is_matrix(node, context) or isinstance(node, ast.Number):
        return matrix(node, context)
    if not isinstance(strip(node), ast.Name):
        raise ReadError("a number beside matrices: is it one, or a product of matrices?", node.start)
    context.note("what is added to a matrix is taken for one")
    return read_number(node, context)


def _neg(node: ast.Neg, context: Context) -> Term:
    return App("mat_neg", matrix(node.body, context))


def _mul(node: ast.Mul, context: Context) -> Term:
    """Numbers in front, then the product of the matrices in the writer's order."""
    if any(isinstance(strip(f), ast.Ellipsis) for f in node.factors):
        return quoted(node, context)
    scalars = [read_number(f, context) for f in node.factors if not is_matrix(f, context)]
    return _scaled(scalars, _product(node, context))


def _product(node: ast.Mul, context: Context) -> Term:
    nodes = [f for f in node.factors if is_matrix(f, context)]
    if is_dot(node, context):
        x, y = (matrix(f, context) for f in nodes)
        return App("mat_mul", App("mat_transpose", x), y)
    for a, b in pairwise(nodes):
        if is_column(a, context) and is_column(b, context):
            raise ReadError("two columns side by side have no product of matrices", b.start)
    return reduce(lambda a, b: App("mat_mul", a, b), [matrix(f, context) for f in nodes])


def _scaled(scalars: list[Term], value: Term) -> Term:
    if not scalars:
        return value
    return App("mat_scale", scalars[0] if len(scalars) == 1 else App("mul", *scalars), value)


def scalar_product(node: ast.Mul, context: Context) -> Term:
    """`a x^T A x`: a number times the entry of the product."""
    context.open = True
    scalars = [read_number(f, context) for f in node.factors if not is_matrix(f, context)]
    value = App("mat_scalar", _product(node, context))
    return App("mul", *scalars, value) if scalars else value


def _div(node: ast.Div, context: Context) -> Term:
    reciprocal = App("div", Num(1), read(node.denominator, context))
    return App("mat_scale", reciprocal, matrix(node.numerator, context))


def _power(node: ast.Power, context: Context) -> Term:
    if not is_matrix(node.base, context):
        return quoted(node, context)  # `e^A`
    base, exponent = matrix(node.base, context), node.exponent
    if isinstance(exponent, ast.Neg) and exponent.body == ast.Number(Num(1).value):
        return App("mat_inverse", base)
    if isinstance(exponent, ast.Neg) and isinstance(exponent.body, ast.Name) and exponent.body.name in TURNED:
        return App("mat_transpose", App("mat_inverse", base))
    if exponent == ast.Name("T"):
        context.note("a matrix to the T is read as transposed")
        return App("mat_transpose", base)
    if isinstance(exponent, ast.Number):
        n = exponent.value
        if n.denominator == 1 and 1 <= n <= MAX_POWER:
            return reduce(lambda a, b: App("mat_mul", a, b), [base] * int(n))
        return App("$mat_power", base, Num(n))
    return quoted(node, context)


def _transpose(node: ast.Transpose, context: Context) -> Term:
    context.open = True
    if is_matrix(node.body, context):
        return App("mat_transpose", matrix(node.body, context))
    return App("mat_transpose", read_number(node.body, context))


def _group(node: ast.Group, context: Context) -> Term:
    return matrix(node.body, context)


def _binary(node: ast.Binary, context: Context) -> Term:
    context.open = True
    return App(PRODUCTS[node.op], either(node.left, context), either(node.right, context))


def of_matrices(node: ast.Apply, context: Context) -> Term | None:
    """`tr(A)`, `det(A)`, `rank(A)`, and None for what is none of them."""
    head = SCALARS.get(node.function.name)
    if head is None or len(node.args) != 1:
        return None
    if not is_matrix(node.args[0], context):
        body = strip(node.args[0])
        single = isinstance(body, ast.Mul) and is_scalar_product(body, context)
        return read_number(body, context) if single and head == "mat_trace" else None
    argument = matrix(node.args[0], context)
    return _determinant(argument) if head == "$mat_det" else App(head, argument)


def determinant(node: ast.Abs, context: Context) -> Term | None:
    """`|A|` of a matrix."""
    if not is_matrix(node.body, context):
        return None
    return _determinant(matrix(node.body, context))


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


def bars(node: ast.Matrix, context: Context) -> Term:
    """A matrix between bars: the determinant."""
    if node.bracket != "|":
        raise Unknown("a matrix where a number is expected", node.start)
    grid = _grid(node, context)
    if not isinstance(grid, App) or grid.head not in ("mat_grid", BLOCKS):
        return grid
    return _determinant(grid)


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


def _apply(node: ast.Apply, context: Context) -> Term:
    """The mean or covariance of a random matrix; any other function of matrices is kept as it is written."""
    if node.function.name == "nabla":
        variable = _slope_variable(node, context)
        try:
            return quoted(node, context) if variable is None else _gradient(node.args[0], variable, context)
        except Unknown:
            return quoted(node, context)
    if node.function.name not in MOMENTS - context.words.own:
        return quoted(node, context)
    from kld_proof.document.elaborate.laws.vectors import functional

    try:
        return functional(node, context)
    except Unknown:
        return quoted(node, context)


def _slope_variable(node: ast.Apply, context: Context) -> ast.Name | None:
    """The vector by which `\\nabla_x f` or `\\nabla f(x)` differentiates."""
    found = node.subscript
    body = strip(node.args[0])
    if found is None and isinstance(body, ast.Apply) and len(body.args) == 1:
        found = strip(body.args[0])
    return found if isinstance(found, ast.Name) and is_matrix(found, context) else None


def _derivative(node: ast.Derivative, context: Context) -> Term:
    """`df/dx` for a matrix x: the gradient.  Anything else is kept as it is written."""
    ((variable, order), *others) = node.variables
    if others or order != 1 or not isinstance(variable, ast.Name):
        return quoted(node, context)
    try:
        return _gradient(node.body, variable, context)
    except Unknown:
        return quoted(node, context)


def _gradient(body: ast.Node, variable: ast.Name, context: Context) -> Term:
    """The gradient of a number, in the shape of the variable.  Raises Unknown."""
    from kld_proof.document.elaborate.names import shadows

    if not is_matrix(variable, context) or is_matrix(body, context):
        raise Unknown("a derivative of or by vectors", variable.start)
    if variable.name in context.bound or context.value_of(variable.name, variable.start) is not None:
        raise Unknown("a derivative with respect to a defined name", variable.start)
    shadows.check(variable, body, context)
    value = read_number(shadows.applied(body, context), context)
    shadows.check_dependent(variable, value, context, varies=True)
    if variable.name not in names(value) or any(n.startswith("$") for n in names(value) - SETTLED):
        raise Unknown(f"nothing says whether this depends on {variable.name}", variable.start)
    context.open = True
    return App(GRADIENT, bind(value, variable.name), Var(variable.name))


def single_entry(node: ast.Node, context: Context) -> Term:
    """The matrix with one row and one column whose entry `node` is.  Raises Unknown."""
    body = strip(node)
    if isinstance(body, ast.Neg):
        return App("mat_neg", single_entry(body.body, context))
    if isinstance(body, ast.Add):
        return reduce(lambda a, b: App("mat_add", a, b), [single_entry(t, context) for t in body.terms])
    if isinstance(body, ast.Mul) and is_scalar_product(body, context):
        scalars = [read_number(f, context) for f in body.factors if not is_matrix(f, context)]
        return _scaled(scalars, _product(body, context))
    raise Unknown("no product that leads from a row to a column", node.start)


_MATRICES: dict[type, Callable[[Any, Context], Term]] = {
    ast.Name: _name, ast.Add: _add, ast.Neg: _neg, ast.Mul: _mul, ast.Div: _div, ast.Power: _power,
    ast.Matrix: _grid, ast.Transpose: _transpose, ast.Group: _group, ast.Binary: _binary,
    ast.Apply: _apply, ast.Derivative: _derivative,
}  # fmt: skip
READERS[ast.Matrix] = bars
READERS[ast.Norm] = norm
