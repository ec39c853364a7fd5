r"""Superscripts that number something: "the price in period two is $p^2$", "the coordinates $x^1$ and $x^2$".

Main statement: `mark(page)` leaves the powers of such a letter unread, in the section that says so.  Told by
the power 1, which nobody writes of a number alone, and by words for what is counted beside the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language.prose import FORMULA, first_sentence, last_sentence
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast

_POWERS = Cue(
    r"\b(?:powers?|exponents?|exponential\w*|degrees?|orders?|monomials?|polynomials?|basis|terms?|"
    r"rais(?:e|ed|ing)|"
    r"squar\w+|cub\w+|variances?|areas?|volumes?|multipl\w+|times|products?|coefficients?|series)\b",
    re.I,
)
_COUNTED = (
    r"(?:periods?|stages?|rounds?|times?|years?|days?|dates?|agents?|players?|firms?|goods?|consumers?|"
    r"groups?|layers?|"
    r"classes|class|markets?|countr(?:y|ies)|states?|samples?|populations?|species|dimensions?|coordinates?|"
    r"components?|entr(?:y|ies)|households?|types?|steps?|iterations?|sites?|regions?|experts?|tasks?)"
)
_ORDINALS = {"1": "(?:1|one|first|1st)", "2": "(?:2|two|second|2nd)", "3": "(?:3|three|third|3rd)"}
_BEHIND = Cue(
    r"^\s*(?:(?:is|are|be|denotes?|for|stands? for)\s+)?(?:the|its|their|in|of|at)\b[^.;:\0]*", re.I
)
_AHEAD = Cue(r"(?:\b(?:the|its|their|an?)\b[^.;:\0]*|\0\s+and\s+)$", re.I)


def mark(page: Page) -> None:
    """Leave unread what has a power of a letter whose superscripts number something."""
    for item in page.items:
        for name, said in _numbered(item):
            from kld_proof.document.elaborate.language import operations

            operations.forbid(page, item, "^" + name, said)


def _numbered(item: Item) -> Iterator[tuple[str, str]]:
    """The letters of an inline formula whose superscript is a number and no exponent, and what says so."""
    if item.display or item.tree is None or len(item.tree.statements) != 1:
        return
    body = strip(item.tree.statements[0].body)
    before, after = last_sentence(item.before), first_sentence(item.after)
    words = before.replace(FORMULA, " ") + after.replace(FORMULA, " ")
    for part in map(strip, body.items if isinstance(body, ast.Tuple) else (body,)):
        if not (isinstance(part, ast.Power) and isinstance(part.exponent, ast.Number)):
            continue
        base, number = part.base, str(part.exponent.value)
        if not isinstance(base, ast.Name) or _POWERS.search(words):
            continue
        if number == "1" or _counts(number, before, after):
            yield (
                base.name,
                f"{item.block.text.strip()} {' '.join(after.split()[:6])}".replace(FORMULA, "").strip(),
            )


def _counts(number: str, before: str, after: str) -> bool:
    """Whether the words beside a letter have its superscript as the number of something."""
    ordinal = _ORDINALS.get(number)
    if ordinal is None:
        return False
    said = re.compile(rf"\b(?:{_COUNTED}\s+{ordinal}|{ordinal}\s+(?:\w+\s+)?{_COUNTED})\b", re.I)
    behind, ahead = (
        _BEHIND.match(after),
        _AHEAD.search(re.sub(r"\s+(?:is|are|by|be|denoted by)\s*$", " ", before)),
    )
    return any(found is not None and said.search(found[0]) for found in (behind, ahead))
