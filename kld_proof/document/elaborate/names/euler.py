r"""`\gamma` as Euler's constant: where the text says so, and as a second reading where nothing explains it.

Main statements: `declare` gives the letter its value on a page that calls it Euler's constant, `may_be_meant`
says whether it may be meant though the page does not: it speaks of no `\gamma`, assumes and defines none.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence
from kld_proof.document.elaborate.names.declared import Assumption, Declared, premise
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term, Var, names, substitute

GAMMA, EULER = "gamma", App("euler_gamma")
READING = r"`\gamma` is Euler's constant"
_CALLED = Cue(
    r"\beuler(?:['’]s)?(?:\s*[-–—]+\s*mascheroni)?(?:['’]s)?\s+(?:gamma\s+)?constant\b|歐拉常數", re.I
)
_NOT = Cue(r"\b(?:not|no|unlike|unrelated|confus\w*)\b|不", re.I)


def declare(page: Page, words: Vocabulary, declared: Declared) -> None:
    """`\\gamma` is Euler's constant on the whole page, if a sentence about it says so and none denies it."""
    for item in formulas(page):
        around = last_sentence(item.before) + " \0 " + first_sentence(item.after)
        if item.display or not _is_about(item) or not _CALLED.search(around) or _NOT.search(around):
            continue
        assert item.tree is not None
        node = item.tree.statements[0].body
        stated = premise(item, node, App("eq", Var(GAMMA), EULER))
        declared.assumptions.append(Assumption(stated, item.section, gives_value=True, source=item))
        words.described.discard(GAMMA)
        words.poisoned.pop(GAMMA, None)
        return


def may_be_meant(page: Page, declared: Declared, words: Vocabulary) -> bool:
    """Whether nothing on the page says what `\\gamma` is."""
    if GAMMA in declared.introduced | words.described | words.definitions.keys() | words.poisoned.keys():
        return False
    return not any(_is_about(i) for i in formulas(page) if not i.display)


def reread(t: Term) -> Term:
    """A term with Euler's constant for the letter."""
    return substitute(t, {GAMMA: EULER}) if GAMMA in names(t) else t


def _is_about(item: Item) -> bool:
    """Whether a formula says something of the letter: it is no relation, or one for the letter alone."""
    assert item.tree is not None
    if not item.tree.statements:
        return False
    body = strip(item.tree.statements[0].body)
    if isinstance(body, ast.Chain):
        sides = [body.first, *(link.side for link in body.links)]
        equal = all(link.relation.op in ("=", ":=") for link in body.links)
        bare = [strip(s) for s in (sides[:1] if equal else sides) if s is not None]
    else:
        bare = list(names_in(body))
    return any(isinstance(b, ast.Name) and b.name == GAMMA for b in bare)
