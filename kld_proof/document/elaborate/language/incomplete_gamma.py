r"""Which incomplete gamma function `\Gamma(s, x)` is, by the words of the page.

Main statement: `learn(page, words)` leaves the function open where the text speaks of another one than the
upper one (the lower, a regularised one), unless that one is written `\gamma(s, x)` and no sentence
puts the words for it beside `\Gamma(s, x)`.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language.prose import FORMULA, first_sentence, last_sentence
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import walk
from kld_proof.document.elaborate.terms.vocabulary import INCOMPLETE_GAMMA
from kld_proof.document.latex import ast

_INCOMPLETE = Cue(r"incomplete|unvollständig|incompl[èe]te|不完全", 2)
_OTHER = Cue(
    r"\blower\b|regulari[sz]ed|normali[sz]ed|\bscaled\b|\bratio\b|complement|\buntere|inf[ée]rieur|tronqu|下|正則|正规",
    2,
)


def learn(page: Page, words: Vocabulary) -> None:
    r"""Leave `\Gamma(s, x)` open where another incomplete gamma function may be meant."""
    items = [i for i in formulas(page) if "\\Gamma" in i.block.text and _applied("Gamma", i)]
    if not items or not _OTHER.search(words.prose):
        return
    beside = any(_is_beside(i) for i in items)
    lower = any(_applied("gamma", i) for i in formulas(page) if "\\gamma" in i.block.text)
    if beside or (_INCOMPLETE.search(words.prose) and not lower):
        words.poisoned[INCOMPLETE_GAMMA] = (
            "the text speaks of another incomplete gamma function than the upper one"
        )


def _applied(name: str, item: Item) -> bool:
    """Whether a function of two arguments with this name stands in a formula."""
    assert item.tree is not None
    calls = (n for s in item.tree.statements for n in walk(s.body) if isinstance(n, ast.Apply))
    return any(n.function.name == name and len(n.args) == 2 for n in calls)


def _is_beside(item: Item) -> bool:
    """Whether the words right before or behind a formula, up to the next one, name another function."""
    before = last_sentence(item.before).rpartition(FORMULA)[2]
    behind = first_sentence(item.after).partition(FORMULA)[0]
    behind = re.split(r"\b(?:and|while|whereas|but)\b", behind)[0]
    return bool(_OTHER.search(before) or _OTHER.search(behind))
