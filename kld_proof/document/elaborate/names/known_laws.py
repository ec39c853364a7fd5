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
from kld_proof.document.elaborate.terms.syntax import strip, walk
from kld_proof.document.elaborate.terms.vocabulary import plain
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE

UNIT = ast.Number(ONE.value)


def claims_density(candidate: Candidate, words: Vocabulary) -> bool:
    """Whether a relation claims the density of a law that has one: `\\mathrm{Poiss}(k; \\lambda) = ...`."""
    if words.matrices and _is_normal_of_matrices(strip(candidate.head), candidate.side, words):
        return True
    return _is_claim(strip(candidate.head), candidate.side, words) is not None


def _is_normal_of_matrices(head: ast.Node, side: ast.Node, words: Vocabulary) -> bool:
    """Whether a relation gives the density of a normal vector or matrix by the inverse of a covariance.

    One that has a last parameter without its inverse has given the law another parameter, a precision.
    """
    if not isinstance(head, ast.Apply) or head.separators[:1] not in ((";",), ("|",)):
        return False
    spread = strip(head.args[-1])
    sized = {"N": 3, "MN": 4}.get(plain(head.function.name)) == len(head.args)
    if not sized or not isinstance(spread, ast.Name) or spread.name not in words.matrices:
        return False
    powers = (n for n in walk(side) if isinstance(n, ast.Power) and strip(n.base) == spread)
    return any(isinstance(e := strip(n.exponent), ast.Neg) and strip(e.body) == UNIT for n in powers)


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
