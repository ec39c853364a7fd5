"""Random variables that the page defines by other ones: `Z = X + Y`, `\\bar X = \\frac1n \\sum_i X_i`.

Main statement: `choose(page, words, known)` finds the definitions; `terms.expansion` puts them in.  A variable whose
law is given is defined by its law.
"""

from __future__ import annotations

from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.laws.named import spelling
from kld_proof.document.elaborate.names.definitions import Candidate, announced_by, best, chains, introduced, tied
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, rebuild, strip, walk
from kld_proof.document.latex import ast

DEFINING = ("=", ":=", "==")


def choose(page: Page, words: Vocabulary, introduced: set[str]) -> dict[str, Candidate]:
    """For each random variable the relation that defines it by other ones."""
    options: dict[str, list[Candidate]] = {}
    for item in formulas(page):
        for statement, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            if not isinstance(head, ast.Name) or not _may_be_defined(head, words):
                continue
            side = chain.links[0].side
            if chain.links[0].relation.op not in DEFINING or tied(item, statement) or id(chain) in words.declarations:
                continue
            if not (item.display or introduced(item, chain)) or spelling(side) is not None:
                continue
            if not _depends_on_random(side, head, words):
                continue
            outright, announced = announced_by(item, statement, chain)
            made = Candidate(head.name, (), head, side, item, chain, announced, outright, statement.connective)
            options.setdefault(head.name, []).append(made)
    found = {name: best(several, page, words, introduced - {name}) for name, several in options.items()}
    return {name: candidate for name, candidate in found.items() if candidate is not None}


def _may_be_defined(head: ast.Name, words: Vocabulary) -> bool:
    name = head.name
    member = head.base in words.families and bool(head.subscript)
    known = name in words.laws or name in words.definitions or name in words.matrices or name in words.poisoned
    return name in words.random and not member and not known


def _depends_on_random(side: ast.Node, head: ast.Name, words: Vocabulary) -> bool:
    """Whether a right side is made of other random variables, not only of their means and densities."""
    inside = {n.name for n in names_in(side)}
    if head.name in inside or any(isinstance(n, ast.Chain | ast.Ellipsis | ast.Cases) for n in walk(side)):
        return False
    return any(n.name in words.random for n in _outside_operators(side))


def _outside_operators(node: ast.Node) -> list[ast.Name]:
    from kld_proof.document.elaborate.terms.vocabulary import OPERATORS

    found: list[ast.Name] = []

    def visit(inner: ast.Node) -> ast.Node | None:
        if isinstance(inner, ast.Apply) and inner.function.name in OPERATORS:
            return inner
        if isinstance(inner, ast.Name):
            found.append(inner)
            return inner
        return None

    rebuild(node, visit)
    return found
