"""Definitions of later sections: what is defined there means nothing yet where a section has ended before.

A page of several topics has `p(x) = \\ldots` in its third one and a general p in its first.  Under the
heading of notation, of definitions or of an appendix what is defined holds for the whole page.  So it does
in a formula that binds what the definition is made of, or takes means: what is left open is constant there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.names.shadows import binds
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, walk
from kld_proof.document.elaborate.terms.vocabulary import OPERATORS, SQUARE
from kld_proof.document.latex import ast
from kld_proof.document.model import Derivation
from kld_proof.record import replace

_FOR_ALL = Cue(
    r"\b(?:notations?|definitions?|conventions?|symbols?|glossary|nomenclature|append\w*|abbreviations?|"
    r"preliminar\w*|set-?up|where)\b|符號|記號|定義|附錄|約定",
    re.I,
)


@contextmanager
def hidden(
    page: Page, item: Item, chosen: Mapping[str, Candidate], words: Vocabulary
) -> Iterator[tuple[str, ...]]:
    """Without the definitions of sections that begin where that of `item` has ended; gives their keys.

    Those of sections behind a formula above the first heading are given too, but not taken away.
    """
    end = page.end_of(item.section)
    later = [k for k, c in chosen.items() if c.item.order >= end and not _for_all(page, c.item)]
    keys = tuple(k for k in later if _is_apart(k, item, chosen)) if later else ()
    kept = {k: words.definitions.pop(k) for k in keys if k in words.definitions}
    try:
        yield (*keys, *(_behind(page, item, chosen) if item.section == 0 else ()))
    finally:
        words.definitions.update(kept)


def _behind(page: Page, item: Item, chosen: Mapping[str, Candidate]) -> Iterator[str]:
    """The functions that sections define behind a formula that stands above all headings."""
    for key, c in chosen.items():
        if key.endswith("()") and c.item.section and c.item.order > item.order and not _for_all(page, c.item):
            yield key


def _for_all(page: Page, item: Item) -> bool:
    return bool(_FOR_ALL.search(page.titles.get(item.section, "")))


def _is_apart(key: str, item: Item, chosen: Mapping[str, Candidate]) -> bool:
    """Whether nothing that the formula binds or averages over can vary what the definition says."""
    if not key.endswith("()") and any(n.function.name in OPERATORS for n in item.nodes.of(ast.Apply)):
        return False
    bound = {name for n in item.nodes for name in binds(n)}
    return not bound or bound.isdisjoint(_made_of(key, chosen))


def _made_of(key: str, chosen: Mapping[str, Candidate]) -> set[str]:
    """The names in a definition, its parameters apart, and those in the definitions of these."""
    found: set[str] = set()
    waiting, seen = [key], {key}
    while waiting:
        candidate = chosen[waiting.pop()]
        inside = {n for name in names_in(candidate.side) for n in (name.name, name.base or name.name)}
        inside |= {n.function.name for n in walk(candidate.side) if isinstance(n, ast.Apply)}
        inside -= set(candidate.parameters)
        found |= inside
        further = {k for n in inside for k in (n, n + "()", n + SQUARE) if k in chosen} - seen
        seen |= further
        waiting += further
    return found


def leave_open(item: Item, keys: Sequence[str], derivations: Sequence[Derivation]) -> None:
    """Nothing is refuted in a formula with a name that only a later section defines."""
    functions = {_letter(k.removesuffix("()")) for k in keys if k.endswith("()")}
    others = {_letter(k.removesuffix(SQUARE)) for k in keys if not k.endswith("()")}
    if not (
        any(_letter(n.function.name) in functions for n in item.nodes.of(ast.Apply))
        or (others and any(_letter(n.name) in others for n in item.nodes.of(ast.Name)))
    ):
        return
    first, last = item.place(0).line, item.place(len(item.block.text)).line
    for made in derivations:
        for k, step in enumerate(made.steps):
            if first <= step.place.line <= last and step.place.cell == item.place(0).cell:
                made.steps[k] = replace(step, refutable=False, asserted=False)


def _letter(name: str) -> str:
    """A name without its subscript and primes."""
    return name.partition("_")[0].rstrip("'")
