"""Densities given the model, `p(y|m)`, on pages that leave the model out of others, `p(y|\\theta)`.

Main statement: `leave_out(page)` reads `p(y|m)` as `p(y)` and `p(\\theta|y, m)` as `p(\\theta|y)`: everything
is given the one model of the page.

It is read so where the page calls m a model and has no other one (`m_1`, `m'`), where m stands nowhere but
behind the bars of densities and as the one argument of a function, `\\mathrm{LME}(m)`, and where no formula
has a density both with and without it: it would say something about m.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas, rewrite
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.record import replace

LETTERS = frozenset({"p", "q", "P", "Pr", "f"})
_MODEL = Cue(r"\bmodels?\b|模型", re.I)
NOTE = "everything is given the one model of the page, which is left out behind the bars"


def leave_out(page: Page) -> bool:
    """Rewrite the densities that are given the model; tells whether there are any."""
    if not _MODEL.search(page.words):
        return False
    found = [n for item in formulas(page) for n in item.nodes.of(ast.Apply) if _is_given_model(n)]
    if not found or not _is_label(page) or not _is_left_out(page, found):
        return False

    def change(node: ast.Node) -> ast.Node | None:
        return _without(node) if isinstance(node, ast.Apply) and _is_given_model(node) else None

    for item in formulas(page):
        given = [n for n in item.nodes.of(ast.Apply) if _is_given_model(n)]
        if given:
            rewrite(item, change, [ast.Note("name", NOTE, given[0].start, given[0].end)])
    return True


def _is_model(node: ast.Node) -> bool:
    node = strip(node)
    return isinstance(node, ast.Name) and node.name == "m"


def _is_given_model(node: ast.Apply) -> bool:
    """Whether a density has the model behind its bar, once."""
    if node.function.name not in LETTERS or "|" not in node.separators or node.power is not None:
        return False
    bar = node.separators.index("|") + 1
    return [k for k, a in enumerate(node.args) if _is_model(a)] in [[k] for k in range(bar, len(node.args))]


def _without(node: ast.Apply) -> ast.Apply:
    """The density without its model, and without the bar where nothing else stands behind it."""
    at = next(k for k, a in enumerate(node.args) if _is_model(a))
    signs = list(node.separators)
    first_behind = signs[at - 1] == "|" and at < len(signs)
    del signs[at if first_behind else at - 1]
    return replace(node, args=(*node.args[:at], *node.args[at + 1 :]), separators=tuple(signs))


def _is_label(page: Page) -> bool:
    """Whether m is nothing but a label: never a number, an index, a variable, and one of no others."""
    for item in formulas(page):
        names = [n for n in item.nodes.of(ast.Name) if n.base == "m"]
        behind = sum(_is_given_model(n) for n in item.nodes.of(ast.Apply))
        alone = sum(len(n.args) == 1 and _is_model(n.args[0]) for n in _functions(item))
        if any(n.name != "m" for n in names) or len(names) != behind + alone + _named(item):
            return False
        if any(_is_model(v) for n in item.nodes.of(ast.BigOp) for v in n.variables):
            return False
    return True


def _functions(item: Item) -> list[ast.Apply]:
    """The functions of the page that are no densities, and no integrals or means of anything."""
    return [n for n in item.nodes.of(ast.Apply) if n.function.name not in LETTERS and n.subscript is None]


def _named(item: Item) -> int:
    """How often the model is named: by a formula that is the label alone, or by a label, `m: y = ...`."""
    assert item.tree is not None
    statements = item.tree.statements
    alone = not item.display and len(statements) == 1 and _is_model(statements[0].body)
    return int(alone) + sum(s.label is not None and _is_model(s.label) for s in statements)


def _is_left_out(page: Page, given: list[ast.Apply]) -> bool:
    """Whether the page has densities of these letters without the model, and no formula relates the two."""
    letters, left_out = {n.function.name for n in given}, False
    for item in formulas(page):
        own = [n for n in item.nodes.of(ast.Apply) if n.function.name in letters]
        plain = {(n.args, n.separators) for n in own if not _is_given_model(n)}
        short = {(s.args, s.separators) for s in map(_without, filter(_is_given_model, own))}
        left_out = left_out or bool(plain)
        if item.display and plain & short:
            return False
        if any(link.relation.op == "!=" for _, c in chains(item) for link in c.links) and plain and short:
            return False
    return left_out
