"""Conditional means, variances and covariances given a random variable: `E[X | Y]`, `\\mathrm{Var}(X | Y)`.

Main statement: `moment(node, context)` reads one at the outcome around it.  Outside of all means that is an
outcome that is free, and the random variables of the formula stand for their values there.
"""

from __future__ import annotations

from kld_proof.document.elaborate.laws.expectation import (
    accented,
    assume_laws,
    over_outcome,
    random_names,
    reject_unsettled,
)
from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.expansion import expanded
from kld_proof.document.elaborate.terms.outcome import OUTCOME, SPACE
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.vocabulary import COVARIANCE, EXPECTATION, VARIANCE
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Bound, Lam, Num, Term


def moment(node: ast.Apply, context: Context) -> Term | None:
    """The moment at the outcome around it; None where the condition is no single random variable."""
    name, bodies, condition = node.function.name, node.args[:-1], _condition(node, context)
    if condition is None or node.subscript or node.function.subscript:
        return None
    if len(bodies) != (2 if name in COVARIANCE else 1) or name not in EXPECTATION | VARIANCE | COVARIANCE:
        return None
    bodies = tuple(expanded(b, context) for b in bodies)
    if any(accented(b, context) for b in bodies):
        return None
    g, parts = Lam(App("$" + condition, Bound(0))), []
    for body in bodies:
        variables = tuple(dict.fromkeys((*random_names(body, context), condition)))
        reject_unsettled(body, variables, context)
        assume_laws(variables, context)
        parts.append(over_outcome(body, variables, context))
    context.open = True
    if context.outcome is None:
        context.assume(App("in", OUTCOME, SPACE))
    given = App("given", g, context.outcome or OUTCOME)
    for f in parts:
        context.assume(App("integrable_rv", f, g))
    if name in EXPECTATION:
        return App("integral", given, parts[0])
    first, last = parts[0], parts[-1]
    square = name in VARIANCE
    product = App("pow", first.body, Num(2)) if square else App("mul", first.body, last.body)
    context.assume(App("integrable_rv", Lam(product), g))
    centred = [App("add", f.body, App("neg", App("integral", given, f))) for f in (first, last)]
    inner = App("pow", centred[0], Num(2)) if square else App("mul", *centred)
    return App("integral", given, Lam(inner))


def _condition(node: ast.Apply, context: Context) -> str | None:
    """The one random variable behind the only bar."""
    if node.separators[-1:] != ("|",) or node.separators.count("|") != 1:
        return None
    condition, words = strip(node.args[-1]), context.words
    if not isinstance(condition, ast.Name) or condition.name not in words.random:
        return None
    member = condition.subscript and condition.base in words.indexed
    if member or condition.name in words.transforms.keys() | words.events or not condition.name[:1].isupper():
        return None
    return condition.name
