"""Sums, products, multiples, powers and transposes of matrices."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise

from kld_proof.document.elaborate.terms.context import Context, ReadError
from kld_proof.document.elaborate.terms.matrices.kinds import PRODUCTS, is_column, is_dot, is_matrix
from kld_proof.document.elaborate.terms.matrices.reading import either, matrix
from kld_proof.document.elaborate.terms.quotation import quoted
from kld_proof.document.elaborate.terms.readers import read, read_number
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Num, Term

MAX_POWER = 8  # a power up to this one is written as a product
TURNED = frozenset({"T", "top"})  # in A^{-T}


def add(node: ast.Add, context: Context) -> Term:
    """`A + B`; one with dots is kept as it is written."""
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


def negate(node: ast.Neg, context: Context) -> Term:
    """`-A`."""
    return App("mat_neg", matrix(node.body, context))


def multiply(node: ast.Mul, context: Context) -> Term:
    """Numbers in front, then the product of the matrices in the writer's order."""
    if any(isinstance(strip(f), ast.Ellipsis) for f in node.factors):
        return quoted(node, context)
    scalars = [read_number(f, context) for f in node.factors if not is_matrix(f, context)]
    return scaled(scalars, product(node, context))


def product(node: ast.Mul, context: Context) -> Term:
    """The product of the matrices among the factors; of two columns with a dot between them it is x^T y."""
    nodes = [f for f in node.factors if is_matrix(f, context)]
    if is_dot(node, context):
        x, y = (matrix(f, context) for f in nodes)
        return App("mat_mul", App("mat_transpose", x), y)
    _refuse_values_between(node, context)
    for a, b in pairwise(nodes):
        if is_column(a, context) and is_column(b, context):
            raise ReadError("two columns side by side have no product of matrices", b.start)
    return reduce(lambda a, b: App("mat_mul", a, b), [matrix(f, context) for f in nodes])


def _refuse_values_between(node: ast.Mul, context: Context) -> None:
    """Raises ReadError for `A g(X)`, a value of an unspecified function behind a matrix: it may be a matrix.

    A number stands in front; behind a column, `x f(x)`, it can be nothing else.
    """
    behind = False
    for factor in node.factors:
        if is_matrix(factor, context):
            behind = behind or not is_column(factor, context)
        elif behind and isinstance(strip(factor), ast.Apply):
            from kld_proof.document.elaborate.terms.matrices.numbers import may_be_matrix

            if may_be_matrix(factor, read(factor, context), context):
                raise ReadError("a value of a function of a matrix may be a matrix itself", factor.start)


def scaled(scalars: list[Term], value: Term) -> Term:
    """A matrix times the numbers before it."""
    if not scalars:
        return value
    return App("mat_scale", scalars[0] if len(scalars) == 1 else App("mul", *scalars), value)


def quotient(node: ast.Div, context: Context) -> Term:
    """`A / c`."""
    reciprocal = App("div", Num(1), read(node.denominator, context))
    return App("mat_scale", reciprocal, matrix(node.numerator, context))


def power(node: ast.Power, context: Context) -> Term:
    """`A^{-1}`, `A^{-T}`, `A^T`, `A^2`; another power, and `e^A`, is a matrix of which nothing is known."""
    if not is_matrix(node.base, context):
        return quoted(node, context)
    base, exponent = matrix(node.base, context), node.exponent
    if isinstance(exponent, ast.Neg) and exponent.body == ast.Number(Num(1).value):
        return App("mat_inverse", base)
    if isinstance(exponent, ast.Neg) and isinstance(exponent.body, ast.Name) and exponent.body.name in TURNED:
        return App("mat_transpose", App("mat_inverse", base))
    half = _is_half(exponent.body if isinstance(exponent, ast.Neg) else exponent)
    if half:
        root = App("mat_root", base)
        return App("mat_inverse", root) if isinstance(exponent, ast.Neg) else root
    if exponent == ast.Name("T"):
        context.note("a matrix to the T is read as transposed")
        return App("mat_transpose", base)
    if isinstance(exponent, ast.Number):
        n = exponent.value
        if n.denominator == 1 and 1 <= n <= MAX_POWER:
            return reduce(lambda a, b: App("mat_mul", a, b), [base] * int(n))
        return App("$mat_power", base, Num(n))
    return quoted(node, context)


def _is_half(exponent: ast.Node) -> bool:
    """Whether an exponent is one half."""
    exponent = strip(exponent)
    if isinstance(exponent, ast.Div):
        one, two = strip(exponent.numerator), strip(exponent.denominator)
        return one == ast.Number(Num(1).value) and two == ast.Number(Num(2).value)
    return isinstance(exponent, ast.Number) and exponent.value * 2 == 1


def transpose(node: ast.Transpose, context: Context) -> Term:
    """`A^\\top`, and `x^\\top` of a name that nothing else makes a matrix."""
    context.open = True
    if is_matrix(node.body, context):
        return App("mat_transpose", matrix(node.body, context))
    return App("mat_transpose", read_number(node.body, context))


def group(node: ast.Group, context: Context) -> Term:
    """`(A)`."""
    return matrix(node.body, context)


def operate(node: ast.Binary, context: Context) -> Term:
    """Products by the Kronecker and by the Hadamard sign; of the second no law is known."""
    context.open = True
    return App(PRODUCTS[node.op], either(node.left, context), either(node.right, context))
