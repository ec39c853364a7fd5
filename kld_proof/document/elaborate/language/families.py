"""Families in braces, `\\{\\beta_t \\in (0, 1)\\}_{t=1}^T`: what is said of each member is assumed of all.

Main statement: `declare_families(page, words, declared)`.
"""

from __future__ import annotations

from kld_proof.document.elaborate.claims.propositions import propositions
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose, sentences
from kld_proof.document.elaborate.language.sentences import Supposal
from kld_proof.document.elaborate.names.declared import Declared, premise, scope_of
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term, bind, names
from kld_proof.record import replace


def declare_families(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Assume what inline families in braces say of their members, for every index of the range."""
    for item in formulas(page):
        said = sentences.supposal(item.before, item.after)
        around = prose.last_sentence(item.before) + prose.first_sentence(item.after)
        if item.display or said.denied or said.local or sentences.denies_text(around):
            continue
        for prop in _of_members(item, words):
            scope = scope_of(item, page, Supposal())
            stated = premise(item, _body(item), prop)
            declared.assumptions.append(replace(scope, premise=stated))


def _body(item: Item) -> ast.Node:
    assert item.tree is not None
    return strip(item.tree.statements[0].body)


def _of_members(item: Item, words: Vocabulary) -> list[Term]:
    """`all` of the relations in the braces, over the range written behind them."""
    match _body(item):
        case ast.Apply(function=ast.Name(base="index", subscript=(ast.Chain() as low, high)), args=(inner,)):
            inside, index = strip(inner), strip(low.first) if low.first is not None else None
            one = len(low.links) == 1 and low.links[0].relation.op == "="
            if not isinstance(inside, ast.Chain) or not isinstance(index, ast.Name) or not one:
                return []
            context = Context(words)
            try:
                domain = App("range", read(low.links[0].side, context), read(high, context))
                members = propositions(inside, context)
            except ReadError:
                return []
            return [App("all", domain, bind(p, index.name)) for p in members if index.name in names(p)]
    return []


__all__ = ["declare_families"]
