"""Operators on matrices: gradients, means and covariances."""

from __future__ import annotations

from kld_proof.document.elaborate.matrix.parts import GRADIENT
from kld_proof.document.elaborate.terms.context import Context, Unknown
from kld_proof.document.elaborate.terms.matrices.kinds import MOMENTS, is_matrix, slope_variable
from kld_proof.document.elaborate.terms.quotation import quoted
from kld_proof.document.elaborate.terms.readers import read_number
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term, Var, bind, names

SETTLED = frozenset({"$mat_det", "$mat_identity"})  # get their size from the page


def applied(node: ast.Apply, context: Context) -> Term:
    """The mean or covariance of a random matrix; any other function of matrices is kept as it is written."""
    if node.function.name == "nabla":
        variable = slope_variable(node, context)
        try:
            return quoted(node, context) if variable is None else _gradient(node.args[0], variable, context)
        except Unknown:
            return quoted(node, context)
    if node.function.name == "vec" and len(node.args) == 1 and is_matrix(node.args[0], context):
        from kld_proof.document.elaborate.terms.matrices.reading import matrix

        return App("$mat_vec", matrix(node.args[0], context))
    if node.function.name == "diag":
        from kld_proof.document.elaborate.terms.matrices import diagonal

        found = diagonal.diagonal(node, context)
        return quoted(node, context) if found is None else found
    if node.function.name not in MOMENTS - context.words.own:
        return quoted(node, context)
    from kld_proof.document.elaborate.laws.vectors import functional

    try:
        return functional(node, context)
    except Unknown:
        return quoted(node, context)


def derivative(node: ast.Derivative, context: Context) -> Term:
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
    unknown = {n for n in names(value) - SETTLED if n.startswith("$") and n[1:] not in context.words.indexed}
    if variable.name not in names(value) or unknown:
        raise Unknown(f"nothing says whether this depends on {variable.name}", variable.start)
    context.open = True
    return App(GRADIENT, bind(value, variable.name), Var(variable.name))
