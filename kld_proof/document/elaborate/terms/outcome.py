"""The outcome at which random variables stand that are under no mean, beside a conditional mean."""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.syntax import walk
from kld_proof.document.elaborate.terms.vocabulary import COVARIANCE, EXPECTATION, VARIANCE
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term, Var

SPACE = App("space")
OUTCOME = Var("outcome")
_MOMENTS = EXPECTATION | VARIANCE | COVARIANCE


def outcome_of(context: Context) -> Term | None:
    """The outcome of the formula, if a conditional moment in it stands under no mean; else None."""
    if context.outcome is not None:
        return None
    moments = [n for n in context.nodes.of(ast.Apply) if n.function.name in _MOMENTS]
    given = [n for n in moments if "|" in n.separators]
    if not given:
        return None
    averaged = {id(n) for m in moments if "|" not in m.separators for a in m.args for n in walk(a)}
    if all(id(n) in averaged for n in given):
        return None
    context.assume(App("in", OUTCOME, SPACE))
    return OUTCOME
