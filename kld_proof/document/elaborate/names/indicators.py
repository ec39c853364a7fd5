"""Indicators: `\\mathbf{1}_{\\{X \\ge a\\}}`, `\\mathbb{1}(X \\ge a)`, `I\\{X = Y\\}`, and `1_A` of an event.

Main statements: `write_out(page)` makes one kind of node of all of them and gives the events among them,
`value(node, context)` reads that node: 1 where the relation holds (at the outcomes in the event), else 0.

A bold one with a letter below is an indicator where the page takes the probability of that letter; else it
is a vector of ones.
"""

from __future__ import annotations

from kld_proof.document.elaborate.items import Page, formulas, rewrite
from kld_proof.document.elaborate.terms.context import Context, Unknown
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import names_in, rebuild, strip
from kld_proof.document.elaborate.terms.vocabulary import INDICATOR, PROBABILITY
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term, Var, bind, names, subterms

ONES = frozenset({"1", "bold(1)", "bb(1)", "bb(I)", "bold(I)", "I"})
"""Letters of indicators; what stands with them has to be a relation, or an event behind a one."""
_RELATIONS = frozenset({"=", "!=", "<", "<=", ">", ">="})


def write_out(page: Page) -> set[str] | None:
    """Mark the indicators of the page; gives the names of events among them, None where there are none."""
    events = _events(page)
    used: set[str] = set()
    changed = False

    def marked(node: ast.Node) -> ast.Node | None:
        condition = _condition(node, events)
        if condition is None:
            return None
        if isinstance(condition, ast.Name):
            used.add(condition.name)
        inside = rebuild(condition, marked)
        name = ast.Name(INDICATOR, INDICATOR, start=node.start, end=node.end)
        return ast.Apply(name, (inside,), bracket="", start=node.start, end=node.end)

    for item in formulas(page):
        if not any(_condition(n, events) is not None for n in item.nodes):
            continue
        rewrite(item, marked)
        changed = True
    return used if changed else None


def _events(page: Page) -> frozenset[str]:
    """The capital letters of which the page takes probabilities."""
    applied = (n for i in formulas(page) for n in i.nodes.of(ast.Apply) if n.function.name in PROBABILITY)
    found = (n.name for a in applied for b in a.args for n in names_in(b))
    return frozenset(n for n in found if len(n) == 1 and n.isupper())


def _condition(node: ast.Node, events: frozenset[str]) -> ast.Node | None:
    """The relation or the event whose indicator a node is."""
    if isinstance(node, ast.Name) and node.base in ONES and len(node.subscript) == 1 and not node.primes:
        below = strip(node.subscript[0])
        event = isinstance(below, ast.Name) and below.name in events and "I" not in node.base
        return below if event or _is_relation(below) else None
    if isinstance(node, ast.Apply) and node.function.name in ONES and len(node.args) == 1:
        argument = strip(node.args[0])
        return argument if _is_relation(argument) and node.power is None else None
    if isinstance(node, ast.Mul) and len(node.factors) == 2 and not any(node.signs):
        first, second = node.factors
        argument = strip(second)
        applied = isinstance(first, ast.Name) and first.name in ONES and isinstance(second, ast.Group)
        return argument if applied and _is_relation(argument) else None
    return None


def _is_relation(node: ast.Node) -> bool:
    return isinstance(node, ast.Chain) and all(link.relation.op in _RELATIONS for link in node.links)


def value(node: ast.Apply, context: Context) -> Term:
    """1 where the relation holds, else 0."""
    from kld_proof.document.elaborate.laws import events

    cases = events.indicator(node.args[0], context)
    if cases is None:
        raise Unknown("the indicator of this is not read yet", node.start)
    found = read(cases, context)
    if isinstance(context.outcome, Var):  # every event that is written has a probability
        for s in dict.fromkeys(subterms(found)):
            if isinstance(s, App) and s.head == "ite" and context.outcome.name in names(s):
                context.assume(App("integrable_rv", bind(s, context.outcome.name)))
    return found
