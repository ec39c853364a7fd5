"""Densities that a page writes for laws which have one: `\\mathcal{N}(x; m, v) = \\ldots`.

Such a relation is a claim, unless it gives the law other parameters or is another density; then the page
means something else by the name, and by `X \\sim \\mathcal{N}(m, v)` nothing is known of X.
"""

from __future__ import annotations

from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.laws import named
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.vocabulary import plain
from kld_proof.document.latex import ast


def claims_density(candidate: Candidate, words: Vocabulary) -> bool:
    """Whether a relation claims the density of a law that has one: `\\mathrm{Poiss}(k; \\lambda) = ...`."""
    return _is_claim(strip(candidate.head), candidate.side, words) is not None


def rewritten(page: Page, words: Vocabulary) -> set[str]:
    """The known laws to which the page gives another density, in a display or a sentence."""
    found = set()
    for item in formulas(page):
        if not any(n.separators[:1] == (";",) for n in item.nodes.of(ast.Apply)):
            continue
        for _, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            if chain.links[0].relation.op not in ("=", ":=", "==") or not _is_density(head):
                continue
            assert isinstance(head, ast.Apply)
            if _is_claim(head, chain.links[0].side, words) is None:
                spelled = named.families(plain(head.function.name), len(head.args) - 1, Context(words))
                found |= {family.name for family in spelled}
    return found


def _is_density(head: ast.Node | None) -> bool:
    """Whether a node is written as the density of a law at a point."""
    return isinstance(head, ast.Apply) and head.separators[:1] == (";",) and len(head.function.name) > 1


def _is_claim(head: ast.Node, side: ast.Node, words: Vocabulary) -> bool | None:
    """What `meant.misstates` says; None for what is not understood, too."""
    if not _is_density(head):
        return None
    assert isinstance(head, ast.Apply)
    from kld_proof.document.elaborate.laws import meant

    try:
        return meant.misstates(head, side, Context(words))
    except (ReadError, ValueError):
        return None
