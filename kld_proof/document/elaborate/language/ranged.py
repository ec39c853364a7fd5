"""Where a property of a function is said to hold: "$f(x) > 0$ for $x > 1$" supposes nothing of x.

Main statement: `is_range(item, page)` tells whether an inline formula says for which arguments the relation
before it holds, and `has_range(item, page)` the same of that relation: neither is an assumption by itself.
Beside the definition of a function it is one: `limits_definition(item, page)`,
"the density is $f(x) = ...$, $b > 0$".
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import sentences
from kld_proof.document.elaborate.language.prose import first_sentence, is_asked, last_sentence
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.latex import ast

ORDER = frozenset({"<", "<=", ">", ">=", "!="})
_FOR = Cue(
    r"\0\s*,?\s*(?:(?:for|when|whenever|if)(?:\s+(?:all|every|each|any|real|numbers|values of)\b)*"
    r"|當|若|對所有)\s*$"
)


def is_range(item: Item, page: Page) -> bool:
    """Whether the formula limits the arguments of the functions in the relation before it."""
    if item.display or not item.order or not _FOR.search(item.before):
        return False
    stated = page.items[item.order - 1]
    if stated.display or stated.follows != item.follows or stated.section != item.section:
        return False
    limits = [c for _, c in chains(item) if all(k.relation.op in ORDER for k in c.links)]
    limited = {n.name for chain in limits for n in names_in(chain)}
    return any(_is_property(chain, limited) for _, chain in chains(stated))


def has_range(item: Item, page: Page) -> bool:
    """Whether the formula behind says for which arguments this one holds."""
    behind = page.items[item.order + 1] if item.order + 1 < len(page.items) else item
    return behind is not item and not item.display and is_range(behind, page)


def _is_property(chain: ast.Chain, limited: set[str]) -> bool:
    """Whether a chain compares values of functions at limited arguments, and defines none of them."""
    sides = [strip(s) for s in (chain.first, *(link.side for link in chain.links)) if s is not None]
    if any(link.relation.op in ("=", ":=", "==") for link in chain.links) and not any(
        isinstance(s, ast.Number) for s in sides
    ):
        return False
    applied = (n for s in sides for n in walk(s) if isinstance(n, ast.Apply))
    return any(limited & {m.name for m in names_in(a)} for n in applied for a in n.args)


_BESIDE = Cue(r"\0\s*,\s*$")
_CONCLUDED = Cue(r"\b(?:hence|thus|then|so|therefore|because|since|shows?|prove\w*|claim\w*|want)\b", re.I)


def limits_definition(item: Item, page: Page) -> bool:
    """Whether the formula ends a sentence behind the definition of a function that has its names."""
    sentence, rest = last_sentence(item.before), first_sentence(item.after)
    if item.display or not item.order or not _BESIDE.search(sentence) or re.search(r"\w", rest):
        return False
    if is_asked(item.after) or _CONCLUDED.search(sentence):
        return False
    stated = page.items[item.order - 1]
    if stated.display or stated.follows != item.follows or sentences.denies_text(sentence):
        return False
    named = {n.name for _, c in chains(item) for n in names_in(c)}
    return any(_defines(c) and named <= {n.name for n in names_in(c)} for _, c in chains(stated))


def _defines(chain: ast.Chain) -> bool:
    head = strip(chain.first) if chain.first is not None else None
    if not isinstance(head, ast.Apply) or chain.links[0].relation.op not in ("=", ":="):
        return False
    return all(isinstance(strip(a), ast.Name) for a in head.args)


__all__ = ["has_range", "is_range", "limits_definition"]
