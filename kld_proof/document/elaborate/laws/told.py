"""Conditional moments that a law tells: `E[N | \\lambda]` on a page with `N | \\lambda \\sim L(\\lambda)`.

Main statements: `moment(node, context)` is the mean or variance under L at the value of the parameter;
`parameters(body, context)` has names of what stands behind the bar in the place of such moments, which vary
with nothing else.
"""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.syntax import names_in, rebuild, strip
from kld_proof.document.elaborate.terms.vocabulary import EXPECTATION, VARIANCE
from kld_proof.document.latex import ast
from kld_proof.kernel.term import Num, Term, names, substitute
from kld_proof.library.distributions import Law
from kld_proof.record import replace


def moment(node: ast.Apply, context: Context) -> Term | None:
    """The moment of g(N) under the law of N given its parameters; None where no law tells it."""
    law = _law(node, context)
    if law is None:
        return None
    body, behind = node.args[0], node.args[1:]
    if node.function.name in VARIANCE:  # Var[g | a] = E[(g - E[g | a])^2 | a]
        given = ("|",) + (",",) * (len(behind) - 1)
        centre = ast.Apply(ast.Name("E", "E"), node.args, given, start=node.start, end=node.end)
        gap = ast.Add((body, ast.Neg(centre, start=node.start)), start=node.start, end=node.end)
        body = ast.Power(ast.Group("(", gap, start=node.start), ast.Number(Num(2).value), start=node.start)
    from kld_proof.document.elaborate.laws.expectation import integrated

    (variable,) = _variable(node, context)
    return integrated(law, (variable,), body, context)


def parameters(body: ast.Node, context: Context) -> ast.Node:
    """`body` with what stands behind the bar in the place of the conditional moments that laws tell."""
    if not context.words.given:
        return body

    def change(node: ast.Node) -> ast.Node | None:
        if isinstance(node, ast.Apply) and _variable(node, context):
            return ast.Tuple(node.args[1:], start=node.start, end=node.end)
        return None

    return rebuild(body, change)


def _law(node: ast.Apply, context: Context) -> Law | None:
    """The law of the variable, for the values that its parameters have here."""
    for name in _variable(node, context):
        law = context.words.laws.get(name)
        if law is None or name in context.words.poisoned:
            return None
        context.used.add("~" + name)
        here = {n: t for n, t in context.bound.items() if n in names(law.density) | names(law.support)}
        behind = {n.name for a in node.args[1:] for n in names_in(a)}
        if not here.keys() <= behind:
            return None
        support, density = (substitute(t, here) for t in (law.support, law.density))
        return replace(law, support=support, density=density)
    return None


def _variable(node: ast.Apply, context: Context) -> tuple[str, ...]:
    """The name of N in `E[g(N) | \\lambda]`, where the page tells its law given just this; else nothing."""
    if node.function.name not in EXPECTATION | VARIANCE or node.separators[:1] != ("|",) or node.subscript:
        return ()
    behind = {a.name for a in map(strip, node.args[1:]) if isinstance(a, ast.Name)}
    random = {n.name for n in names_in(node.args[0])} & context.words.random
    for name, conditions in context.words.given.items():
        known = {c.name for c in conditions}
        if behind == known and len(node.args) == 1 + len(known) and name in random <= {name, *known}:
            return (name,)
    return ()
