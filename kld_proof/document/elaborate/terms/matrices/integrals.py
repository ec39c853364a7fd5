r"""Integrals over vectors: `\int f(x) dx` and `\int_{\mathbb{R}^n} f(x) dx` over all columns of n numbers.

Main statement: `columns(node, variable, context)` is the set over which such an integral runs.
"""

from __future__ import annotations

from kld_proof.document.elaborate.terms import domains
from kld_proof.document.elaborate.terms.context import Context, Unknown
from kld_proof.document.elaborate.terms.matrices.kinds import is_column
from kld_proof.document.elaborate.terms.readers import read_number
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term, Var

SPACES = frozenset({"bb(R)", "R"})


def columns(node: ast.BigOp, variable: ast.Name, context: Context) -> Term:
    """All columns, with the number of rows that is written, or that of the variable.  Raises Unknown."""
    if node.op != "int" or not is_column(variable, context):
        raise Unknown("a sum or an integral over vectors", node.start)
    if node.lower is not None or node.upper is not None:
        ends = [domains.infinite(end) for end in (node.lower, node.upper)]
        if ends != [-1, 1]:
            raise Unknown("an integral over a part of the vectors", node.start)
    space = strip(node.domain) if node.domain is not None else None
    if isinstance(space, ast.Power) and isinstance(space.base, ast.Name) and space.base.name in SPACES:
        if isinstance(strip(space.exponent), ast.Mul):
            raise Unknown("an integral over matrices", node.start)
        return App("columns", read_number(space.exponent, context))
    rows = variable.name
    if space is not None:
        letter = space.name[4:-1] if isinstance(space, ast.Name) and space.name.startswith("cal(") else ""
        if letter not in (variable.name.upper(), rows):
            raise Unknown("an integral over a part of the vectors", node.start)
        rows = letter if letter in context.words.columns else rows
        context.note("the integral is over all vectors")
    return App("columns", App("$mat_rows", Var(rows)))
