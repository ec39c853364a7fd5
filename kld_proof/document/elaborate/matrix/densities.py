"""Densities of normal vectors and matrices at a point: `N(x; m, S)` and `MN(X; M, U, V)` written out.

N(x; m, S) = sqrt(1/((2 pi)^n |S|)) exp(-1/2 (x - m)^T S^-1 (x - m)) for n entries of x, and
MN(X; M, U, V) = sqrt(1/((2 pi)^(n p) |V|^n |U|^p)) exp(-1/2 tr(V^-1 (X - M)^T U^-1 (X - M))) for n rows and p
columns (Bishop, Pattern Recognition and Machine Learning, 2.43; Gupta and Nagar, Matrix Variate Laws).
"""

from __future__ import annotations

from collections.abc import Sequence

from kld_proof.document.elaborate.names.needs import needs
from kld_proof.document.elaborate.terms.context import Context, Unknown
from kld_proof.document.elaborate.terms.matrices import diagonal
from kld_proof.document.elaborate.terms.matrices.kinds import is_matrix
from kld_proof.document.elaborate.terms.matrices.reading import matrix
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, App, Num, Term

ARGUMENTS = {"N": 3, "MN": 4}


def normal_density(name: str, node: ast.Apply, context: Context) -> Term | None:
    """The density that `node` writes with matrices; None where it is not that of a normal law."""
    if len(node.args) != ARGUMENTS.get(name):
        return None
    known = [is_matrix(a, context) or a == ast.Number(Num(0).value) for a in node.args]
    known[2] = known[2] or diagonal.variances(node.args[2], context) is not None
    if not all(known):
        raise Unknown("a normal law of a vector with a number among its parameters", node.start)
    x, mean = (matrix(a, context) for a in node.args[:2])
    spread = [diagonal.covariance(a, context) for a in node.args[2:]]
    for s in spread:
        for condition in positive_factors(s):
            context.assume(condition)
    if name == "N":
        return normal(x, mean, spread[0])
    apart = _apart(x, mean)
    rows, columns = App("$mat_rows", x), App("$mat_columns", x)
    u, v = spread
    inner = _product(App("mat_inverse", v), App("mat_transpose", apart), App("mat_inverse", u), apart)
    powers = [App("pow", _det(v), rows), App("pow", _det(u), columns)]
    return _density(App("mul", rows, columns), powers, App("mat_trace", inner))


def normal(x: Term, mean: Term, spread: Term) -> Term:
    """N(x; mean, spread) of a vector x."""
    apart, spread = _apart(x, mean), _sized(spread, x)
    form = _product(App("mat_transpose", apart), App("mat_inverse", spread), apart)
    return _density(App("$mat_rows", x), [_det(spread)], App("mat_scalar", form))


def _sized(spread: Term, x: Term) -> Term:
    """The covariance with the size of x for identities and diagonals whose size is not written."""
    if not isinstance(spread, App):
        return spread
    rows = App("$mat_rows", x)
    if spread.head == "$mat_identity":
        return App("mat_identity", rows)
    if spread.head == "$mat_diagonal":
        return App("mat_diagonal", App("range", ONE, rows), *spread.args)
    inside = spread.head in ("mat_scale", "mat_add", "mat_neg", "mat_inverse", "mat_mul", "mat_transpose")
    return App(spread.head, *(_sized(a, x) for a in spread.args)) if inside else spread


def _apart(x: Term, mean: Term) -> Term:
    return x if mean == App("mat_zero") else App("mat_add", x, App("mat_neg", mean))


def _density(size: Term, determinants: Sequence[Term], form: Term) -> Term:
    """sqrt(1/((2 pi)^size determinants)) exp(-form/2)."""
    circle = App("pow", App("mul", Num(2), App("pi")), size)
    root = App("sqrt", App("div", ONE, App("mul", circle, *determinants)))
    return App("mul", root, App("exp", App("mul", App("neg", App("div", ONE, Num(2))), form)))


def _det(a: Term) -> Term:
    return App("$mat_det", a)


def _product(first: Term, *others: Term) -> Term:
    for other in others:
        first = App("mat_mul", first, other)
    return first


def positive_factors(s: Term) -> list[Term]:
    """That the factors before a covariance are positive."""
    while isinstance(s, App) and s.head == "mat_inverse":
        s = s.args[0]
    return _factors(s.args[0]) if isinstance(s, App) and s.head == "mat_scale" else []


def _factors(c: Term) -> list[Term]:
    """The conditions under which c is positive: 0 < t for 1/t and for odd powers of t."""
    while isinstance(c, App) and (
        (c.head == "div" and c.args[0] == ONE)
        or (c.head == "pow" and isinstance(c.args[1], Num) and c.args[1].value % 2 == 1)
    ):
        c = c.args[1] if c.head == "div" else c.args[0]
    return needs(App("ln", c))
