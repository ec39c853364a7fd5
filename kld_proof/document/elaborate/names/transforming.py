"""Random variables that the text introduces as functions of others: "let $Y = aX + b$".

Main statement: `declare(page, words, declared)` notes what each stands for.  A variable with a law of its
own, with two equations, or of one whose law changes on the page is left as it is.
"""

from __future__ import annotations

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose
from kld_proof.document.elaborate.names.candidates import INTRODUCING, introduced
from kld_proof.document.elaborate.names.declared import Declared
from kld_proof.document.elaborate.relations import chains, tied
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast


def declare(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Note what each variable stands for."""
    found: dict[str, list[ast.Node]] = {}
    for item in formulas(page):
        for statement, chain in chains(item):
            if chain.first is None or chain.links[0].relation.op not in ("=", ":=") or tied(item, statement):
                continue
            head, side = strip(chain.first), chain.links[0].side
            if isinstance(head, ast.Name) and _is_said(item, statement, chain):
                found.setdefault(head.name, []).append(side)
    several = {
        s.name for s in declared.laws if any(o.name == s.name and o.law != s.law for o in declared.laws)
    }
    for name, sides in found.items():
        inside = {n.name for n in names_in(sides[0])}
        random = inside & words.random
        if (
            len(sides) == 1
            and name not in words.laws
            and name not in inside
            and random
            and not random & several
        ):
            words.transformed[name] = sides[0]


def _is_said(item: Item, statement: ast.Statement, chain: ast.Chain) -> bool:
    """Whether the text gives a relation as what its head stands for."""
    if not item.display:
        return introduced(item, chain)
    around = item.before
    return statement.connective in INTRODUCING or prose.sets(around) or prose.defines(around)
