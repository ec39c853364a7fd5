"""Densities that a page writes for laws which have one: `\\mathcal{N}(x; m, v) = \\ldots`.

Such a relation is a claim, unless it gives the law other parameters or is another density; then the page
means something else by the name, and by `X \\sim \\mathcal{N}(m, v)` nothing is known of X.
"""

from __future__ import annotations

from collections.abc import Mapping

from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.vocabulary import plain
from kld_proof.document.latex import ast


def claims_density(candidate: Candidate, words: Vocabulary) -> bool:
    """Whether a relation claims the density of a law that has one: `\\mathrm{Poiss}(k; \\lambda) = ...`."""
    head = strip(candidate.head)
    if not isinstance(head, ast.Apply) or head.separators[:1] != (";",) or len(head.function.name) < 2:
        return False
    from kld_proof.document.elaborate.laws import meant

    try:
        return meant.misstates(head, candidate.side, Context(words)) is not None
    except (ReadError, ValueError):
        return False


def rewritten(chosen: Mapping[str, Candidate], words: Vocabulary) -> set[str]:
    """The known laws to which the page gives another density: by `\\sim` nothing is known of them."""
    found = set()
    for candidate in chosen.values():
        head = strip(candidate.head)
        if isinstance(head, ast.Apply) and head.separators[:1] == (";",) and len(head.function.name) > 1:
            from kld_proof.document.elaborate.laws import named

            spelled = named.families(plain(head.function.name), len(head.args) - 1, Context(words))
            found |= {family.name for family in spelled}
    return found
