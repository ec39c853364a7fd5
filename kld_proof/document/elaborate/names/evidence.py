"""Bayes factors that a page names and does not write out (docs/reading.md, rule 1).

On a page that speaks of Bayes factors and has the densities p(y | m_1) and p(y | m_2), `\\mathrm{BF}_{12}`
(or `B_{12}`) stands for their ratio, `\\mathrm{LBF}_{12}` for its logarithm.  They are listed as inferred.

Main statement: `choose(page, words, taken)`.
"""

from __future__ import annotations

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.names.statistics import written_out
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast

FORMS = {"BF": "", "B": "", "LBF": r"\ln "}


def choose(page: Page, words: Vocabulary, taken: set[str]) -> dict[str, Candidate]:
    """The definitions of the Bayes factors that no formula defines."""
    data = _conditioned(page)
    found: dict[str, Candidate] = {}
    if len(data) != 1:
        return found
    ((observed, letter),) = data
    for item, name in _names(page):
        first, second = name.name[-2], name.name[-1]
        known = {f"{letter}_{first}", f"{letter}_{second}"} <= words.labelled.get(letter, set())
        if name.name in taken | found.keys() or not known or first == second:
            continue
        ratio = rf"\frac{{p({observed}|{letter}_{first})}}{{p({observed}|{letter}_{second})}}"
        head = item.block.text[name.start : name.end]
        text = f"{head} = {FORMS[name.base]}{ratio}"
        found[name.name] = written_out(name.name, text, item, name, words)
    return found


def _names(page: Page) -> list[tuple[Item, ast.Name]]:
    """The names with two digits below the letters of a Bayes factor."""
    found = [(i, n) for i in formulas(page) for n in i.nodes.of(ast.Name) if n.base in FORMS]
    return [(i, n) for i, n in found if n.name == f"{n.base}_{n.name[-2:]}" and n.name[-2:].isdigit()]


def _conditioned(page: Page) -> set[tuple[str, str]]:
    """The data and the letter of the models in the densities `p(y | m_1)` of the page."""
    found = set()
    for item in formulas(page):
        for node in item.nodes.of(ast.Apply):
            if node.function.name != "p" or node.separators != ("|",):
                continue
            front, behind = strip(node.args[0]), strip(node.args[1])
            if not isinstance(front, ast.Name) or not isinstance(behind, ast.Name) or front.subscript:
                continue
            if behind.subscript and behind.name[-1:].isdigit():
                found.add((front.name, behind.base))
    return found
