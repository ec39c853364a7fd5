"""Squares that the page introduces: `s^2 = \\ldots` says what the square of a new name is.

It is a condition on the name, which is no definition: the name may have either sign.  Which relation
introduces it is decided as for definitions (docs/reading.md).
"""

from __future__ import annotations

from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.names.definitions import Candidate, best, chains, tied
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast


def introduced_squares(page: Page, words: Vocabulary, introduced: set[str]) -> dict[int, int]:
    """The links that say what the square of a new name is, each with the formula where its section ends."""
    by_name: dict[str, list[Candidate]] = {}
    for item in formulas(page):
        for statement, chain in chains(item):
            if not item.display or tied(item, statement) or chain.links[0].relation.op not in ("=", ":="):
                continue
            name, side = _squared(chain), chain.links[0].side
            if name is None or name.name in words.definitions.keys() | words.matrices | words.random:
                continue
            if any(n.name == name.name for n in names_in(side)) or statement.connective == "implies":
                continue
            if statement.conditions:  # what holds for c > 0 alone does not say what the square is
                continue
            option = Candidate(name.name, (), name, side, item, chain, False, False, statement.connective)
            by_name.setdefault(name.name, []).append(option)
    chosen = (best(options, page, words, introduced) for options in by_name.values())
    return {id(c.chain.links[0]): page.end_of(c.item.section) for c in chosen if c is not None}


def _squared(chain: ast.Chain) -> ast.Name | None:
    """The s of `s^2 = ...`."""
    head = strip(chain.first) if chain.first is not None else None
    if (
        not isinstance(head, ast.Power)
        or not isinstance(head.exponent, ast.Number)
        or head.exponent.value != 2
    ):
        return None
    base = strip(head.base)
    return base if isinstance(base, ast.Name) and not base.primes else None
