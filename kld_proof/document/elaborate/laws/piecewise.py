"""Densities and distribution functions on all of the line, beside cases about where their argument lies.

A free argument of `f_X` is assumed to lie in the support.  Not so where the formula says what the function is
elsewhere, `0 if x < 0`, or where the text supposes that it lies elsewhere, "if $x < 0$, we have": there a
density is 0 outside of the support, and a distribution function 0 below and 1 above it.  The value of a
density at an end of its support is a convention: that of the cases if they have one, else open.
"""

from __future__ import annotations

from fractions import Fraction

from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, names
from kld_proof.library.distributions import Law

ORDER = frozenset({"<", "<=", ">", ">=", "in", "notin"})


def tells_apart(place: Var, context: Context) -> bool:
    """Whether cases of the formula are about where a free name lies, and not about single values of it."""
    for cases in context.nodes.of(ast.Cases):
        conditions = [c for _, c in cases.branches]
        said = [c for c in conditions if c is not None and _mentions(c, place)]
        ordered = any(_is_ordered(n) for c in said for n in walk(strip(c)))
        if said and (ordered or len(said) < len(conditions)):
            return True
    return False


def _is_ordered(node: ast.Node) -> bool:
    return isinstance(node, ast.Chain) and any(link.relation.op in ORDER for link in node.links)


def lies_anywhere(point: Term, support: Term, context: Context) -> bool:
    """Whether nothing puts a point into the support: a number, a bound name, one that cases tell apart."""
    place = context.place_of(point)
    if place is not None:
        return is_told(place, support, context)
    return number(point) is not None or any(n.startswith("\0") for n in names(point))


def is_told(place: Var, support: Term, context: Context) -> bool:
    """Whether the page says of a free name that it may lie, or lies, outside of a support."""
    if context.nodes.of(ast.Cases) and tells_apart(place, context):
        return True
    return any(puts_beyond(prop, place, support) for prop in context.supposed)


def puts_beyond(prop: Term, place: Term, support: Term) -> bool:
    """Whether a relation puts a place below the lower end of a support, or above the upper one."""
    if not (isinstance(prop, App) and prop.head in ("lt", "le") and isinstance(support, App)):
        return False
    if support.head not in ("above", "below", "interval"):
        return False
    low, high = _limits(support)
    a, b = prop.args
    below = a == place and low is not None and (b == low or _is_below(b, low))
    return below or (b == place and high is not None and (a == high or _is_below(high, a)))


def density(value: Term, support: Term, place: Var, context: Context) -> Term | None:
    """`value` in the support and 0 elsewhere; None where the support is another kind of set."""
    assert isinstance(support, App)
    ends = support.args
    if support.head in ("above", "below", "interval"):
        relation = _convention(place, context)
        for end in () if relation else ends:
            context.assume_along(App("ne", place, end))
        return _between(value, place, *_limits(support), relation or "lt")
    if support.head in ("naturals", "from", "range"):
        context.assume_along(App("in", place, App("integers")))
        low, high = (ends[0] if ends else ZERO), (ends[1] if len(ends) > 1 else None)
        return _between(value, place, low, high, "le")
    return None


def _convention(place: Var, context: Context) -> str:
    """Whether the rows with a density take in the ends (`le`) or do not (`lt`); nothing where they differ."""
    rows = [c for cases in context.nodes.of(ast.Cases) for v, c in cases.branches if c and not _is_zero(v)]
    chains = [n for c in rows for n in walk(strip(c)) if isinstance(n, ast.Chain) and _mentions(n, place)]
    written = {link.relation.op for chain in chains for link in chain.links}
    return "le" if written and written <= {"<=", ">="} else "lt" if written and written <= {"<", ">"} else ""


def _mentions(node: ast.Node, place: Var) -> bool:
    return place.name in {n.name for n in names_in(node)}


def _is_zero(node: ast.Node) -> bool:
    node = strip(node)
    return isinstance(node, ast.Number) and node.value == 0


def distribution(law: Law, place: Term, upper: bool = False) -> Term:
    """The integral of the density up to a place (`upper`: from it on) in the support; 0 or 1 beyond it."""
    assert isinstance(law.support, App)
    low, high = _limits(law.support)
    before, behind = (ONE, ZERO) if upper else (ZERO, ONE)
    if _is_below(place, low):
        return before
    if _is_below(high, place):
        return behind
    if upper:
        domain = App("above", place) if high is None else App("interval", place, high)
    else:
        domain = App("below", place) if low is None else App("interval", low, place)
    value: Term = App("integral", domain, law.density)
    if high is not None:
        value = App("ite", App("lt", high, place), behind, value)
    return value if low is None else App("ite", App("lt", place, low), before, value)


def number(t: Term | None) -> Fraction | None:
    """The value of a number, with or without a sign."""
    if isinstance(t, App) and t.head == "neg" and isinstance(t.args[0], Num):
        return -t.args[0].value
    return t.value if isinstance(t, Num) else None


def _is_below(a: Term | None, b: Term | None) -> bool:
    """Whether both are numbers, and the first is the smaller one."""
    x, y = number(a), number(b)
    return x is not None and y is not None and x < y


def _limits(support: App) -> tuple[Term | None, Term | None]:
    if support.head == "interval":
        return support.args[0], support.args[1]
    return (support.args[0], None) if support.head == "above" else (None, support.args[0])


def _between(value: Term, place: Term, low: Term | None, high: Term | None, relation: str) -> Term:
    inner = value if high is None else App("ite", App(relation, place, high), value, ZERO)
    return inner if low is None else App("ite", App(relation, low, place), inner, ZERO)
