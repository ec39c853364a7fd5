"""Definitions of later sections: what is defined there means nothing yet where a section has ended before.

A page of several topics has `p(x) = \\ldots` in its third one and a general p in its first.  Under the
heading of notation, of definitions or of an appendix what is defined holds for the whole page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.vocabulary import SQUARE
from kld_proof.document.latex import ast
from kld_proof.document.model import Derivation
from kld_proof.record import replace

_FOR_ALL = Cue(
    r"\b(?:notations?|definitions?|conventions?|symbols?|glossary|nomenclature|append\w*|abbreviations?|"
    r"preliminar\w*|set-?up|where)\b|符號|記號|定義|附錄|約定",
    2,
)


@contextmanager
def hidden(
    page: Page, item: Item, chosen: Mapping[str, Candidate], words: Vocabulary
) -> Iterator[frozenset[str]]:
    """Without the definitions of sections that begin where that of `item` has ended; gives their keys."""
    end = page.end_of(item.section)
    keys = frozenset(k for k, c in chosen.items() if c.item.order >= end and not _for_all(page, c.item))
    kept = {k: words.definitions.pop(k) for k in keys if k in words.definitions}
    try:
        yield keys
    finally:
        words.definitions.update(kept)


def _for_all(page: Page, item: Item) -> bool:
    return bool(_FOR_ALL.search(page.titles.get(item.section, "")))


def leave_open(item: Item, keys: frozenset[str], derivations: Sequence[Derivation]) -> None:
    """Nothing is refuted in a formula with a name that only a later section defines."""
    letters = {k.removesuffix("()").removesuffix(SQUARE).partition("_")[0] for k in keys}
    if not letters or not any((n.base or n.name) in letters for n in item.nodes.of(ast.Name)):
        return
    first, last = item.place(0).line, item.place(len(item.block.text)).line
    for made in derivations:
        for k, step in enumerate(made.steps):
            if first <= step.place.line <= last and step.place.cell == item.place(0).cell:
                made.steps[k] = replace(step, refutable=False)
