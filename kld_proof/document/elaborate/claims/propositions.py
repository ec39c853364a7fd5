"""Relations as propositions: inequalities, equations and memberships."""

from __future__ import annotations

from kld_proof.document.elaborate.claims.remarks import index_range
from kld_proof.document.elaborate.laws import events
from kld_proof.document.elaborate.terms import domains
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown
from kld_proof.document.elaborate.terms.expansion import expanded
from kld_proof.document.elaborate.terms.matrices.kinds import is_matrix
from kld_proof.document.elaborate.terms.matrices.reading import matrix
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ZERO, App, Term

RELATIONS = {"=": "=", ":=": "=", "==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
HEADS = {"=": ("eq", False), "!=": ("ne", False), "<": ("lt", False), "<=": ("le", False)}
HEADS |= {">": ("lt", True), ">=": ("le", True)}


def comparison(left: Term, relation: str, right: Term) -> Term:
    """`left relation right` as a proposition."""
    head, swapped = HEADS[relation]
    return App(head, right, left) if swapped else App(head, left, right)


def propositions(node: ast.Node, context: Context) -> list[Term]:
    """The propositions that a relation chain, or several joined by "and", states."""
    node = expanded(strip(node), context)
    if isinstance(node, ast.Logic) and node.op == "and":
        return [p for part in node.parts for p in propositions(part, context)]
    if not isinstance(node, ast.Chain) or node.first is None:
        raise ReadError("this is no condition", node.start)
    ranges = index_range(node, context)
    if ranges:
        return ranges
    props: list[Term] = []
    left: ast.Node = node.first
    for link in node.links:
        props.extend(_linked(left, link, context))
        left = link.side
    return props


def _linked(left: ast.Node, link: ast.Link, context: Context) -> list[Term]:
    lefts = left.items if isinstance(left, ast.Tuple) else (left,)
    op = link.relation.op
    of_events = events.relation(left, op, link.side, context) if context.words.events else None
    if of_events is not None:
        return [of_events]
    if op in ("in", "notin"):
        return [prop for item in lefts for prop in _member(item, op, link.side, context)]
    if op not in RELATIONS:
        raise ReadError(f"the relation {op} is not read as a condition", left.start)
    rights = link.side.items if isinstance(link.side, ast.Tuple) else (link.side,)
    return [_compared(a, RELATIONS[op], b, context) for a in lefts for b in rights]


def _compared(a: ast.Node, relation: str, b: ast.Node, context: Context) -> Term:
    """A comparison of numbers, or an equation between matrices, where 0 is a matrix of zeros."""
    if relation == "=" and (is_matrix(a, context) or is_matrix(b, context)):
        try:
            return App("eq", matrix(a, context), matrix(b, context))
        except ReadError:
            pass  # a number beside a matrix: kept as it is written
    return comparison(read(a, context), relation, read(b, context))


def _member(item: ast.Node, op: str, side: ast.Node, context: Context) -> list[Term]:
    if op == "notin":
        raise ReadError("this condition is not read yet", item.start)
    point = read(item, context)
    side = strip(side)
    if isinstance(side, ast.Interval):
        return _between(point, side, context)
    if isinstance(side, ast.Name) and side.name == "bb(R)":
        return []
    if isinstance(side, ast.Name) and side.name in ("bb(R)_+", "bb(R)_{+}", "bb(R)^+", "bb(R)_{>0}"):
        return [comparison(point, ">", ZERO)]
    return [App("in", point, domains.of_set(side, context))]


def _between(point: Term, side: ast.Interval, context: Context) -> list[Term]:
    props = []
    if not domains.infinite(side.lower):
        props.append(comparison(read(side.lower, context), "<=" if side.left_closed else "<", point))
    if not domains.infinite(side.upper):
        props.append(comparison(point, "<=" if side.right_closed else "<", read(side.upper, context)))
    return props


def conjunction(node: ast.Node, context: Context) -> list[Term]:
    """The comparisons that the condition of a case states, to be tested one inside the other."""
    return [c for p in propositions(node, context) for c in _comparisons(p, node)]


def _comparisons(prop: Term, node: ast.Node) -> list[Term]:
    assert isinstance(prop, App)
    if prop.head != "in":
        return [prop]
    point, domain = prop.args
    if isinstance(domain, App) and domain.head == "above":
        return [App("lt", domain.args[0], point)]
    if isinstance(domain, App) and domain.head == "interval":
        return [App("lt", domain.args[0], point), App("lt", point, domain.args[1])]
    raise Unknown("this condition of a case is not read yet", node.start)
