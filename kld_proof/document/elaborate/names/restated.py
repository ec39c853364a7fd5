r"""A name that a later section gives as another integral or sum, without saying whether it is the same.

`Z = \int e^{-bx} dx` in one section and `Z = \int x e^{-bx} dx` at the beginning of a formula of a section
behind it may be a claim or the normalising constant of the next example.  Neither is assumed: nothing is read
of the name from there to the end of that section.  A formula that takes the first one up ("hence", "again",
"we find") is a claim.

Main statement: `unread(page, chosen)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language.prose import last_sentence
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.names.redefinition import LAWS, TAKING_UP
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import strip, walk
from kld_proof.document.elaborate.terms.vocabulary import OPERATORS
from kld_proof.document.latex import ast

REASON = "another section gives it as another integral or sum, and may mean another thing"


def unread(page: Page, chosen: Mapping[str, Candidate]) -> dict[int, dict[str, str]]:
    """For each formula the keys of the names of which nothing is read there."""
    found: dict[int, dict[str, str]] = {}
    for key, first in chosen.items():
        if key.removesuffix("()") in LAWS | OPERATORS or not _is_total(first.side):
            continue
        known = [strip(link.side) for link in first.chain.links]
        ended = page.end_of(first.item.section)
        for item in formulas(page):
            if item.order < ended or not item.display or TAKING_UP.search(last_sentence(item.before)):
                continue
            if any(side not in known for side in _given(item, first.head)):
                for later in page.items:
                    if item.order <= later.order < page.end_of(item.section):
                        found.setdefault(later.order, {})[key] = REASON
    return found


def _given(item: Item, head: ast.Node) -> Iterable[ast.Node]:
    """The integrals and sums that a formula gives a head as, at the beginning of a chain."""
    for _, chain in chains(item):
        if chain.first is None or strip(chain.first) != strip(head):
            continue
        if chain.links[0].relation.op == "=" and _is_total(chain.links[0].side):
            yield strip(chain.links[0].side)


def _is_total(side: ast.Node) -> bool:
    """Whether a side has an integral, a sum or a product in it."""
    return any(isinstance(n, ast.BigOp) and n.op in ("int", "sum", "prod") for n in walk(side))
