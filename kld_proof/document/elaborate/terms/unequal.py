"""Sums over pairs of indices: `\\sum_{i \\ne j}`, `\\sum_{i < j}`, and `\\sum_{j \\ne i}` inside one over i.

Both indices run through the numbers that the page has for one of them; one that a sum around it binds is
that one.  With `\\ne` the summand is multiplied with 1 less the indicator of equality, so that it has to be
defined there too; with `<` one index begins behind the other.
"""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Context, Unknown
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Term, shift
from kld_proof.record import replace

RELATIONS = frozenset({"!=", "<", "<=", ">", ">="})
Ends = tuple[ast.Node, ast.Node]


def over_pairs(node: ast.BigOp, context: Context) -> Term | None:
    """The sum; None where the condition below the sign compares no two bare letters."""
    chain = node.domain
    if node.op != "sum" or not isinstance(chain, ast.Chain) or len(chain.links) != 1 or chain.first is None:
        return None
    first, second, op = strip(chain.first), strip(chain.links[0].side), chain.links[0].relation.op
    if not isinstance(first, ast.Name) or not isinstance(second, ast.Name) or op not in RELATIONS:
        return None
    if {first.name, second.name} <= context.bound.keys() or len(first.name + second.name) > 2:
        return None
    ends = _ends(node, first, second, context)
    if op in (">", ">="):
        first, second, op = second, first, {">": "<", ">=": "<="}[op]
    if first.name in context.bound:
        return _inner(node, second, first, op, ends, context)
    if second.name in context.bound:
        return _inner(node, first, second, {"<": ">", "<=": ">="}.get(op, op), ends, context)
    if context.words.variables & {first.name, second.name}:
        raise Unknown("one of the indices is a number elsewhere on the page", node.start)
    link = replace(chain.links[0], relation=replace(chain.links[0].relation, op=op), side=second)
    inner = replace(node, domain=replace(chain, first=first, links=(link,)), variables=())
    return read(ast.BigOp("sum", (first,), inner, *ends, start=node.start), context)


def _ends(node: ast.BigOp, first: ast.Name, second: ast.Name, context: Context) -> Ends:
    """Where the indices begin and end: as written, else as elsewhere on the page."""
    if node.lower is not None and node.upper is not None:
        return node.lower, node.upper
    bounds = context.words.bounds
    found = bounds.get(first.name, set()) | bounds.get(second.name, set())
    if len(found) != 1:
        raise Unknown("the bounds are missing: write them", node.start)
    context.note(f"{first.name} and {second.name} have the bounds that they have elsewhere")
    return next(iter(found))


def _inner(node: ast.BigOp, index: ast.Name, other: ast.Name, op: str, ends: Ends, context: Context) -> Term:
    """The sum over one index, the other one being bound: without it, from behind it, or up to it."""
    lower, upper = ends
    one = ast.Number(ONE.value, start=node.start)
    if op in ("<", "<="):
        lower = ast.Add((other, one), start=node.start) if op == "<" else other
    elif op in (">", ">="):
        upper = ast.Add((other, ast.Neg(one)), start=node.start) if op == ">" else other
    term = read(ast.BigOp("sum", (index,), node.body, lower, upper, start=node.start), context)
    if op != "!=":
        return term
    if not isinstance(term, App) or term.head != "sum" or not isinstance(term.args[1], Lam):
        raise Unknown("a sum over all indices but one is not read here", node.start)
    equal = App("ite", App("eq", Bound(0), shift(read(other, context), 1)), ONE, ZERO)
    body = App("mul", term.args[1].body, App("add", ONE, App("neg", equal)))
    return App("sum", term.args[0], Lam(body))
