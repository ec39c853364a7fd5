"""Densities that a sentence calls by a letter: "let $p$ be the density of $\\mathcal{N}(\\mu, \\sigma^2)$".

Main statement: `called_density(page, item, words)` for the formula of the law.  Several stand in one sentence
with as many laws: "write $p$ and $q$ for the densities of $\\mathcal{N}(0, 1)$ and $\\mathcal{N}(m, 1)$".
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import sentences
from kld_proof.document.elaborate.language.prose import FORMULA, first_sentence, last_sentence
from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.laws import vetting
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.library.distributions import Law

_CALLED = Cue(
    r"\b(?:let|write|put|with|where|and|suppose|assume|if|denote by|denoting by)\s+"
    r"(?P<names>\0(?:\s*(?:,|and)\s*\0)*)\s+"
    r"(?:(?:for|be|is|are|denotes?|stands? for|being)\s+)?(?:not\s+)?(?:the\s+)?(?:probability\s+)?"
    r"(?:densit(?:y|ies)|pdfs?)(?:\s+functions?)?\s+of\s+(?P<laws>(?:\0\s*(?:,|and)\s*)*)$",
    re.I,
)
_BEHIND = Cue(r"^\s*(?:$|[.,;:]|(?:with|where|for|and|respectively)\b)", re.I)
_LETTERS = frozenset("pq")


def called_density(page: Page, item: Item, words: Vocabulary) -> tuple[str, Law, str] | None:
    """The letter of a density, its law and how it was written, if `item` is the law of such a sentence.

    A letter of which the sentence says more, or denies it, has no meaning on the page.
    """
    found = None if item.display else _CALLED.search(last_sentence(item.before))
    name = _name(page, item, found) if found is not None else None
    if name is None:
        return None
    law, body = None, _alone(item)
    denied = sentences.denies_text(last_sentence(item.before) + first_sentence(item.after))
    if isinstance(body, ast.Apply) and _BEHIND.match(item.after) and not denied:
        try:
            law = laws.law(body, Context(words))
        except (ReadError, ValueError):
            law = None
    if law is None or vetting.is_denied(item):
        words.poisoned[name] = "what the text says of its density is not read"
        return None
    return name, law, f"{name} is the density of {item.block.text}"


def _name(page: Page, item: Item, found: re.Match[str]) -> str | None:
    """The letter whose law stands in `item`: the first of several for the first law."""
    count, before = found["names"].count(FORMULA), found["laws"].count(FORMULA)
    head = _alone(page.items[item.order - count]) if before < count <= item.order else None
    name = head.function if isinstance(head, ast.Apply) and len(head.args) == 1 else head
    if not isinstance(name, ast.Name) or (name.base or name.name) not in _LETTERS or name.primes:
        return None
    return name.name


def _alone(item: Item) -> ast.Node | None:
    """What an inline formula of one statement holds."""
    if item.display or item.tree is None or len(item.tree.statements) != 1:
        return None
    return strip(item.tree.statements[0].body)
