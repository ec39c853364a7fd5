"""What a formula says that is no claim about numbers: lists of data, ranges of indices, laws, factors.

Such a relation is listed as a premise that was not checked; a range of an index is an assumption.
"""

from __future__ import annotations

from itertools import pairwise

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.terms.context import Context, ReadError
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ZERO, App, Term

UNCHECKED = {
    "propto": "a relation up to a factor",
    "~": "that an expression has a law",
    "perp": "an independence",
    "mapsto": "a mapping",
    "subset": "a relation of sets",
    "subseteq": "a relation of sets",
    "in": "a membership",
    "iff": "an equivalence",
    "implies": "an implication",
    "or": "an alternative",
    "not": "a negation",
}
LISTS = (ast.Tuple, ast.Set, ast.Interval)


def reason(left: ast.Node | None, link: ast.Link) -> str:
    """Why `left relation right` is a premise that was not checked; "" for a claim."""
    if link.relation.op in UNCHECKED:
        return UNCHECKED[link.relation.op]
    left, right = strip(left) if left is not None else None, strip(link.side)
    if isinstance(left, ast.Ellipsis) or isinstance(right, ast.Ellipsis):
        return "an equation with dots"
    return "a list" if isinstance(left, ast.Name) and isinstance(right, LISTS) else ""


_EQUIVALENT = Cue(
    r"\\(Longleftrightarrow|Leftrightarrow|leftrightarrow|iff)\b|⇔|if and only if|\biff\b|equivalent"
)


def equivalents(statements: tuple[ast.Statement, ...], text: str) -> set[int]:
    """The positions of statements that are said to be equivalent to the one before."""
    return {
        k
        for k, (a, b) in enumerate(pairwise(statements), 1)
        if b.connective == "iff" and _EQUIVALENT.search(text[a.body.end : b.body.start])
    }


def is_list(node: ast.Node) -> bool:
    """Whether a right side lists values, so that it defines no number."""
    return isinstance(strip(node), LISTS)


def index_range(node: ast.Node, context: Context) -> list[Term]:
    """`i = 1, \\ldots, n` as the assumption that i is an integer from 1 to n; nothing for anything else.

    `h = 0, 1, 2, \\ldots` says that h is an integer from 0 on.
    """
    node = strip(node)
    if not isinstance(node, ast.Chain) or len(node.links) != 1 or node.first is None:
        return []
    link, heads = node.links[0], strip(node.first)
    side = strip(link.side)
    if link.relation.op not in ("=", "in") or not isinstance(side, ast.Tuple | ast.Set):
        return []
    items = side.items
    names = heads.items if isinstance(heads, ast.Tuple) else (heads,)
    if len(items) < 3 or not all(isinstance(n, ast.Name) for n in names):
        return []
    if isinstance(items[-1], ast.Ellipsis) and _are_counted(items[:-1]):
        try:
            return [App("in", read(n, context), _from(read(items[0], context))) for n in names]
        except ReadError:
            return []
    if not isinstance(items[-2], ast.Ellipsis) or _are_terms(items[0], items[-1]):
        return []
    try:
        ends = [read(item, context) for item in (items[0], items[-1])]
        return [App("in", read(n, context), App("range", *ends)) for n in names]
    except ReadError:
        return []


def _from(first: Term) -> Term:
    """The integers from a number on."""
    return App("naturals") if first == ZERO else App("from", first)


def _are_counted(items: tuple[ast.Node, ...]) -> bool:
    """Whether these are whole numbers in a row, two or more: `0, 1`."""
    values = [n.value for n in map(strip, items) if isinstance(n, ast.Number)]
    rising = all(b - a == 1 and a.denominator == 1 for a, b in pairwise(values))
    return len(values) == len(items) > 1 and rising


def _are_terms(first: ast.Node, last: ast.Node) -> bool:
    """Whether two names differ in their index: `x_1, \\ldots, x_n` are terms of a sequence and no range."""
    match strip(first), strip(last):
        case (ast.Name() as a, ast.Name() as b):
            return bool(a.subscript) and a.base == b.base
    return False
