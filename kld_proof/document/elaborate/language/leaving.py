r"""Sentences that leave a supposition behind, and those that suppose something for a while only.

Main statements: `sentences_of(page)` are the sentences before the display formulas; `is_for_a_while(before)`
tells whether the words before a formula suppose it for the time being; `leaves(text)` whether a sentence
goes back to what held before, `drops_law(text)` whether it takes a law away for good, and
`is_for_any_law(text)` whether what it says is meant for every law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language.prose import FORMULA, SENTENCE_END, last_sentence
from kld_proof.document.elaborate.language.sentences import is_conditional

_FOR_A_WHILE = Cue(
    r"\b(?:for (?:a|the|one) (?:moment|time being|while)|for now\b|momentarily|temporarily|provisionally|"
    r"(?:for|as an?|by way of) (?:example|illustration|instance)|to illustrate|e\.\s?g\.|"
    r"as an? (?:special|first|simple|toy) case|in (?:the|this|one) (?:special |particular |simple )?case|"
    r"consider the (?:special |simple )?case)",
    re.I,
)
_LEAVING = Cue(
    r"\b(?:in general|in the general case|generally|otherwise|conversely|in (?:the )?(?:other|remaining|"
    r"opposite) cases?|"
    r"(?:return\w*|back|again) to (?:the |our |an? )?(?:general|original|arbitrary|first|full|earlier|"
    r"previous)|"
    r"without (?:this|that|these|such|the|any|making|assuming|knowing|supposing)|"
    r"whatever|regardless|irrespective|no longer|not necessarily|(?:need|does|do) not\b|instead|"
    r"(?:drop|relax|remov|lift|abandon|forget|withdraw|discard)\w*|gives? up|giving up)\b"
    r"|一般(?:而言|地|來說|情[形況])|否則|不再",
    re.I,
)
_ANY = r"(?:an? |the |its |their )?(?:arbitrary|general|generic|any|every|each|all|other|another|unknown)"
_LAW = r"(?:laws?|distributions?|priors?|densit(?:y|ies)|random variables?)"
_ANY_LAW = Cue(
    rf"\b(?:for|of|under|with|holds?|true|valid)\s+{_ANY}\s+(?:\w+\s+){{0,2}}{_LAW}\b"
    rf"|\b(?:whatever|regardless of|irrespective of|no matter)\s+(?:what\s+)?(?:the|its|"
    rf"their)\s+(?:\w+\s+)?{_LAW}\b"
    r"|\bnot necessarily\b|\bdistribution[- ]free\b",
    re.I,
)
_DROPPING = Cue(
    r"\b(?:drop(?:s|ped|ping)?|relax\w*|remov(?:e|es|ed|ing)|lift(?:s|ed|ing)?|abandon\w*|withdr[ae]w\w*|"
    r"retract\w*|forget|discard\w*|gives? up|giving up|no longer|without)\b[^.!?;]*"
    rf"(?:\b(?:normality|gaussianity|gaussian|normal|exponential|poisson|{_LAW})\b|\0)",
    re.I,
)


class Said(NamedTuple):
    """A sentence, or a part of one, before a display formula; its formulas are from `first` to `end`."""

    display: Item
    first: int
    end: int
    text: str


def sentences_of(page: Page) -> Iterator[Said]:
    """The sentences before the display formulas of a page, in their order."""
    for item in page.items:
        if not item.display:
            continue
        first, begin = item.order - item.before.count(FORMULA), 0
        for end in (*(m.end() for m in SENTENCE_END.finditer(item.before)), len(item.before)):
            text = item.before[begin:end]
            if text.strip():
                yield Said(item, first, first + text.count(FORMULA), text)
            first, begin = first + text.count(FORMULA), end


def is_for_a_while(before: str) -> bool:
    """Whether what stands behind these words is supposed for a while: "if", "for the moment"."""
    return bool(_FOR_A_WHILE.search(last_sentence(before))) or is_conditional(before)


def leaves(text: str) -> bool:
    """Whether a sentence leaves behind what was supposed for a while: "in general", "without this"."""
    return bool(_LEAVING.search(text) or _ANY_LAW.search(text))


def drops_law(text: str) -> bool:
    """Whether a sentence takes back a law: "we drop normality", "$X$ is no longer normal"."""
    return bool(_DROPPING.search(text))


def is_for_any_law(text: str) -> bool:
    """Whether what a sentence says is meant for every law: "whatever the distribution of $X$"."""
    return bool(_ANY_LAW.search(text))
