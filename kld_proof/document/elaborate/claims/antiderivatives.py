"""Integrals without bounds that stand for antiderivatives: `\\int x e^x dx = (x - 1) e^x + C`.

Main statements: `variable(chain, nodes)` is the variable of such a chain, `differentiated(side, x)` what is
compared.  An antiderivative is known up to a constant, so that the chain claims that the derivatives of its
sides are equal; that of `\\int f(x) dx` is `f(x)`.  It is read so where x also stands outside of the
integrals, which are terms of a sum: `p(x) / \\int p(x) dx` is a quotient by a number.
"""

from __future__ import annotations

from collections.abc import Collection

from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.names.uses import free
from kld_proof.document.elaborate.terms.syntax import rebuild, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import ELEMENTARY, LOGARITHMS, OPERATORS
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE

EQUATIONS = frozenset({"=", "=="})
DENSITIES = frozenset({"p", "q"})


def variable(chain: ast.Chain, nodes: Collection[ast.Node]) -> str:
    """The variable of the antiderivatives of a chain in a formula with these nodes; "" if it has none."""
    if not any(map(_is_indefinite, nodes)) or any(k.relation.op not in EQUATIONS for k in chain.links):
        return ""
    sides = [s for s in (chain.first, *(link.side for link in chain.links)) if s is not None]
    written = [n for side in sides for n in walk(side) if _is_indefinite(n)]
    names = {_variable(n) for n in written}
    if len(names) != 1 or "" in names:
        return ""
    x = names.pop()
    terms = [t for side in sides for t in _terms(side)]
    integrals = [t for t in terms if any(map(_is_indefinite, walk(t)))]
    outside = [t for t in terms if t not in integrals]
    if any(_integrand(t, x) is None for t in integrals) or not all(map(_is_algebra, outside)):
        return ""
    return x if any(x in _in_algebra(t) for t in outside) else ""


def _is_algebra(term: ast.Node) -> bool:
    """Whether a term has no means, averages, functionals or conditions, under which x may be bound."""
    nodes = walk(term)
    return all(_is_elementary(n) or _is_value(n) for n in nodes if isinstance(n, ast.Apply)) and not any(
        isinstance(n, ast.Angle | ast.Norm | ast.Ellipsis) for n in nodes
    )


def _is_elementary(node: ast.Apply) -> bool:
    return node.function.name in ELEMENTARY or node.function.name in LOGARITHMS


def _is_value(node: ast.Apply) -> bool:
    """Whether an application is `f(x)`, a value of a function of numbers."""
    plain = node.bracket == "(" and not set(node.separators) - {","} and node.function.name not in OPERATORS
    return plain and all(isinstance(strip(a), ast.Name | ast.Number) for a in node.args)


def _in_algebra(term: ast.Node) -> set[str]:
    """The free names of a term, without those that only stand in values of functions of the page.

    `y(t)` may be a value of y, but a density p(y) is none of the letter p.
    """

    def valueless(node: ast.Node) -> ast.Node | None:
        if not isinstance(node, ast.Apply) or _is_elementary(node):
            return None
        return ast.Number(ONE.value) if node.function.name in DENSITIES else node.function

    return set(free(rebuild(term, valueless), frozenset()))


def variable_of_head(item: Item, chain: ast.Chain) -> str:
    """The variable, if the chain begins with a name for the antiderivative: `I = \\int x e^x dx`."""
    head = strip(chain.first) if chain.first is not None else None
    if isinstance(head, ast.Apply):
        head = head.function if len(head.args) == 1 and isinstance(strip(head.args[0]), ast.Name) else None
    x = variable(chain, item.nodes) if isinstance(head, ast.Name) else ""
    return x if any(map(_is_indefinite, walk(chain.links[0].side))) else ""


def differentiated(side: ast.Node, x: str) -> ast.Node:
    """The derivative of a side by x, in which each antiderivative gives its integrand."""
    by = ((ast.Name(x, start=side.start, end=side.end), 1),)
    parts: list[ast.Node] = []
    rest: list[ast.Node] = []
    for term in _terms(side):
        inner = _integrand(term, x)
        if inner is None:
            rest.append(term)
        else:
            parts.append(inner)
    if rest:
        whole = rest[0] if len(rest) == 1 else ast.Add(tuple(rest), start=side.start, end=side.end)
        parts.append(ast.Derivative(ast.Group("(", whole), by, start=side.start, end=side.end))
    return parts[0] if len(parts) == 1 else ast.Add(tuple(parts), start=side.start, end=side.end)


def _is_indefinite(node: ast.Node) -> bool:
    return isinstance(node, ast.BigOp) and node.is_indefinite


def _variable(node: ast.Node) -> str:
    """The name of the only variable of an integral, if it is a plain small letter."""
    assert isinstance(node, ast.BigOp)
    only = node.variables[0] if len(node.variables) == 1 else None
    if not isinstance(only, ast.Name) or only.subscript or only.name[:1].isupper():
        return ""
    return only.name


def _terms(side: ast.Node) -> list[ast.Node]:
    """The terms of a sum, also in brackets behind a plus sign."""
    side = strip(side)
    return [t for a in side.terms for t in _terms(a)] if isinstance(side, ast.Add) else [side]


def _integrand(term: ast.Node, x: str) -> ast.Node | None:
    """What a multiple of an antiderivative by x has for its derivative; None for another term."""
    term = strip(term)
    if _is_indefinite(term):
        assert isinstance(term, ast.BigOp)
        nested = any(map(_is_indefinite, walk(term.body)))
        return None if nested else ast.Group("(", term.body, start=term.start, end=term.end)
    if isinstance(term, ast.Neg):
        inner = _integrand(term.body, x)
        return None if inner is None else ast.Neg(inner, start=term.start, end=term.end)
    if isinstance(term, ast.Div) and x not in free(term.denominator, frozenset()):
        inner = _integrand(term.numerator, x)
        return None if inner is None else ast.Div(inner, term.denominator, start=term.start, end=term.end)
    if isinstance(term, ast.Mul):
        inside = [_integrand(f, x) for f in term.factors]
        constant = all(i or x not in free(f, frozenset()) for f, i in zip(term.factors, inside, strict=True))
        if constant and sum(i is not None for i in inside) == 1:
            factors = tuple(i or f for f, i in zip(term.factors, inside, strict=True))
            return ast.Mul(factors, term.signs, start=term.start, end=term.end)
    return None
