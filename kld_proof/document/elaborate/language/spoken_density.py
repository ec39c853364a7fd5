"""Laws that a sentence gives by a density: "let $X$ have the density $f(x) = 2x$ on $(0, 1)$".

Main statement: `spoken_density(page, item, words)`.  The mean of g(X) is then the integral of g f over the
set that the sentence states, else over the reals; that f integrates to 1 is assumed where names stand in it.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language.prose import FORMULA
from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.terms import domains
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown, Vocabulary, lam
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term
from kld_proof.library.distributions import Law
from kld_proof.record import replace

_DENSITY = Cue(
    rf"\s*(?:have|has|with|having)\s+(?:an?\s+|the\s+)?(?:probability\s+)?(?:density|"
    rf"pdf)(?:\s+function)?\s*{FORMULA}"
    rf"(?P<range>\s*,?\s*(?:for|on|over|when|where|"
    rf"if)\s+(?:all\s+)?(?:real\s+(?:numbers?\s+|"
    rf"values?\s+of\s+)?)?(?:the\s+interval\s+)?{FORMULA})?(?=\s*(?:[.,;:]|$))",
    re.I,
)


def spoken_density(page: Page, item: Item, words: Vocabulary) -> tuple[str, Law, str] | None:
    """The variable, the law and the words, where the text behind `item` gives it a density."""
    from kld_proof.document.elaborate.language.spoken import behind, shown, states, variable

    name, clause = variable(item), _DENSITY.match(item.after)
    if name is None or clause is None or not states(item):
        return None
    mentioned = behind(page, item, clause[0])
    if len(mentioned) != clause[0].count(FORMULA):
        return None
    law = _law(
        [strip(i.tree.statements[0].body) for i in mentioned if i.tree is not None], mentioned[0], page, words
    )
    return None if law is None else (name, law, shown(name, clause[0], mentioned))


def _law(formulas: list[ast.Node], first: Item, page: Page, words: Vocabulary) -> Law | None:
    chain = formulas[0]
    if isinstance(chain, ast.Name) and len(formulas) == 1 and chain.name[:1].islower():
        unspecified = Context(words)
        law = laws.unspecified(chain.name, unspecified)
        return replace(law, conditions=tuple(unspecified.inferred))
    if (
        not isinstance(chain, ast.Chain)
        or len(chain.links) != 1
        or chain.links[0].relation.op not in ("=", ":=")
    ):
        return None
    head = strip(chain.first) if chain.first is not None else None
    point = strip(head.args[0]) if isinstance(head, ast.Apply) and len(head.args) == 1 else None
    assert first.tree is not None
    ranges = [*first.tree.statements[0].conditions, *formulas[1:]]
    if (
        not isinstance(point, ast.Name)
        or len(ranges) > 1
        or isinstance(strip(chain.links[0].side), ast.Cases)
    ):
        return None
    context = Context(words)
    try:
        support = support_of(strip(ranges[0]), point, context) if ranges else App("reals")
        with context.binder((point.name,), support) as local:
            density = read(chain.links[0].side, context)
        from kld_proof.document.elaborate.laws.total import of_total_one

        return of_total_one(page, support, lam(density, local))
    except (ReadError, Unknown):
        return None


def support_of(node: ast.Node, point: ast.Name, context: Context) -> Term:
    """The set of the points that a condition on x, or an interval, leaves; x alone leaves all."""
    if node == point:
        return App("reals")
    if isinstance(node, ast.Tuple) and len(node.items) == 2:
        node = ast.Interval(*node.items, left_closed=False, right_closed=False, start=node.start)
    if not isinstance(node, ast.Chain):
        return domains.of_set(node, context)
    sides = [strip(s) for s in (node.first, *(link.side for link in node.links)) if s is not None]
    ops = [link.relation.op for link in node.links]
    if ops == ["in"] and sides[0] == point:
        return domains.of_set(sides[1], context)
    if set(ops) <= {">", ">="}:
        sides, ops = sides[::-1], ["<"] * len(ops)
    if set(ops) - {"<", "<="} or sides.count(point) != 1:
        raise ReadError("this range is not read yet", node.start)
    at = sides.index(point)
    below, above = sides[:at], sides[at + 1 :]
    below, above = ([s for s in part if not domains.infinite(s)] for part in (below, above))
    if len(below) > 1 or len(above) > 1:
        raise ReadError("this range is not read yet", node.start)
    if not below and not above:
        return App("reals")
    if below and above:
        return App("interval", read(below[0], context), read(above[0], context))
    return App("above", read(below[0], context)) if below else App("below", read(above[0], context))
