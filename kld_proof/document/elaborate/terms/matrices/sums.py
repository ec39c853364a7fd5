"""Sums of matrices over an index: `\\sum_{i=1}^n x_i x_i^\\top`."""

from __future__ import annotations

from kld_proof.document.elaborate.names import shadows
from kld_proof.document.elaborate.terms import domains
from kld_proof.document.elaborate.terms.context import Context, Unknown, lam
from kld_proof.document.elaborate.terms.matrices.reading import ZEROS, matrix
from kld_proof.document.elaborate.terms.quotation import quoted
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term


def summed(node: ast.BigOp, context: Context) -> Term:
    """A sum from one number to another; any other sum, and an integral, is kept as it is written."""
    bounds = (
        node.op == "sum" and len(node.variables) == 1 and node.lower is not None and node.upper is not None
    )
    variable = node.variables[0] if bounds else None
    if not isinstance(variable, ast.Name):
        return quoted(node, context)
    try:
        domain, swapped = domains.domain(node, variable, context)
    except Unknown:
        return quoted(node, context)
    if domain is None:
        return ZEROS
    if not isinstance(domain, App) or domain.head != "range":
        return quoted(node, context)
    with context.binder((variable.name,), domain) as local:
        shadows.check(variable, node.body, context)
        body = matrix(node.body, context)
    shadows.check_dependent(variable, body, context)
    term = App("mat_sum", domain, lam(body, local))
    return App("mat_neg", term) if swapped else term
