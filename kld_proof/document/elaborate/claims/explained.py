r"""Equations behind "with" that explain the formula before them: `\frac1{s^2} = \frac1{a^2} + \frac1{b^2}`.

They introduce a name by its square, reciprocal, root or logarithm.  From their own display on they are
conditions (`names.squares`); the formula that they explain stands before it and has them, too.

Main statement: `declare(page, words, declared, links)`.
"""

from __future__ import annotations

from collections.abc import Collection

from kld_proof.document.elaborate.claims.propositions import propositions
from kld_proof.document.elaborate.items import Page
from kld_proof.document.elaborate.language.prose import explains
from kld_proof.document.elaborate.language.supposed import needed_with
from kld_proof.document.elaborate.names.declared import Assumption, Declared, premise
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.record import replace


def declare(page: Page, words: Vocabulary, declared: Declared, links: Collection[int]) -> None:
    """Assume the equations among `links` for the display formula that they explain."""
    explained = None
    for item in page.items:
        if not item.display:
            continue
        near = explained is not None and explained.section == item.section and explains(item.before)
        for _, chain in chains(item) if near and item.tree is not None else ():
            if id(chain.links[0]) not in links or explained is None:
                continue
            try:
                props = propositions(chain, Context(words))
            except ReadError:
                continue
            scope = Assumption(premise(item, chain, None), item.section, explained.order, source=item)
            scope.until, scope.within, scope.chain = item.order, item.within, chain
            for prop in props:
                stated = replace(scope, premise=premise(item, chain, prop))
                declared.assumptions += [stated, *needed_with(prop, scope)]
        explained = item


__all__ = ["declare"]
