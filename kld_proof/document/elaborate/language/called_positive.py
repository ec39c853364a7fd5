"""Functions that the text calls densities, likelihoods or positive: "let $f(x; \\theta)$ be a density".

Main statement: `learn(page, words)`.  Where the logarithm of such a function is taken, that it is positive
there is inferred, as it is of the densities p and q.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import sentences
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast

_KIND = (
    r"(?:(?:probability|joint|conditional|smooth|differentiable|parametric)\s+)*(?:(?:densit(?:y|ies)|mass)(?:\s+functions?)?|pdfs?|"
    r"pmfs?|likelihoods?(?:\s+functions?)?|moment[- ]generating\s+functions?|mgfs?)\b"
)
_IS = Cue(
    rf"^\s*(?:be|is|are|denotes?|being)\s+(?:an?\s+|the\s+)?(?:{_KIND}|(?:strictly\s+)?positive\s+(?:\w+\s+){{0,3}}functions?\b)",
    re.I,
)
_BEFORE = Cue(rf"\b{_KIND}\s+(?:is\s+|of\s+\0\s+is\s+)?$", re.I)


def learn(page: Page, words: Vocabulary) -> None:
    """Collect the names of such functions."""
    for item in page.items:
        name = _function(item, words)
        if name is None or not (_IS.search(item.after) or _BEFORE.search(last_sentence(item.before))):
            continue
        if not sentences.denies_text(last_sentence(item.before) + first_sentence(item.after)):
            words.positive.add(name)


def _function(item: Item, words: Vocabulary) -> str | None:
    """The function that an inline formula consists of, with its arguments or without."""
    if item.display or item.tree is None or len(item.tree.statements) != 1:
        return None
    body = strip(item.tree.statements[0].body)
    if isinstance(body, ast.Apply) and body.power is None and not body.function.primes:
        return body.function.name
    return body.name if isinstance(body, ast.Name) and body.name in words.functions else None
