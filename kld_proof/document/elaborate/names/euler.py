r"""`\gamma` as Euler's constant: where the text says so, and as a second reading where nothing explains it.

Main statements: `declare` gives the letter its value on a page that calls it Euler's constant, `may_be_meant`
says whether it may be meant though the page does not: it speaks of no `\gamma`, assumes and defines none.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence
from kld_proof.document.elaborate.language.sentences import supposal
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
_IS = Cue(r"^\s*(?:is|be|are|denotes?|stands? for)\b", re.I)
_NOT = Cue(r"\b(?:not|no|unlike|unrelated|confus\w*)\b|不", re.I)


def declare(page: Page, words: Vocabulary, declared: Declared) -> None:
    """`\\gamma` is Euler's constant where a sentence about it says so: on the page, or in that section.

    It is one section where the text says something else of the letter too.
    """
    about = [i for i in formulas(page) if not i.display and _is_about(i)]
    called = [i for i in about if _is_called(i)]
    if not called:
        return
    item = called[0]
    assert item.tree is not None
    node = item.tree.statements[0].body
    scope = Assumption(premise(item, node, App("eq", Var(GAMMA), EULER)), item.section, gives_value=True)
    if any(not _is_called(i) and _says(i) for i in about):
        scope.first = next(i.order for i in page.items if i.section == item.section)
        scope.until = page.end_of(item.section)
    scope.source = item
    declared.assumptions.append(scope)
    words.described.discard(GAMMA)
    words.poisoned.pop(GAMMA, None)


def _is_called(item: Item) -> bool:
    """Whether the sentence around a formula calls the letter Euler's constant."""
    around = last_sentence(item.before) + " \0 " + first_sentence(item.after)
    return bool(_CALLED.search(around)) and not _NOT.search(around)


def _says(item: Item) -> bool:
    """Whether a formula, or the words behind it, say what the letter is."""
    assert item.tree is not None
    chain = isinstance(strip(item.tree.statements[0].body), ast.Chain)
    return chain or bool(_IS.match(item.after)) or bool(supposal(item.before, item.after).lets)


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
