"""What the text says does not exist: means, integrals and sums that are not inferred to be finite then.

Main statements: `learn(page, words)` collects the names of which a sentence says that they have no mean or no
integral, and `is_denied(prop, words)` whether an inferred assumption of existence is about one of them.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Page
from kld_proof.document.elaborate.language import prose
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in
from kld_proof.kernel.term import App, Lam, Term, names

_FINITE = r"(mean|expectation|expected value|variance|moment|integral|series|sum|divergence|entropy)s?"
DENIED = Cue(
    r"\bnon-?(integrable|summable)\b|\bnot\b[^.!?;]{0,30}\b(integrable|summable|converge\w*|finite)\b|"
    rf"\b(no|without an?|without|infinite|undefined)\s+(\w+\s+)?{_FINITE}\b|\bdiverg(es?|ent|ing)\b|"
    rf"\b{_FINITE}\b[^.!?;]{{0,40}}\b(?:(not|never|n't) (exist|defined|finite|converge)|"
    r"(is|are|be|may be) (infinite|undefined)\b)|\bfails? to exist\b|"
    r"\bcauchy\b(?![-– ]*(schwarz|bunyak|sequence|product|integral|theorem|inequalit|criteri|condition))|"
    r"不可積|不可和|不存在|發散|無窮大的期望|柯西分[布佈]",
    re.I,
)
EXISTENCE = frozenset({"integrable", "summable", "integrable_rv", "has_moments"})


def learn(page: Page, words: Vocabulary) -> None:
    """Collect the names that sentences deny a mean or an integral; "*" where a sentence names nothing."""
    named = False
    for item in page.items:
        sentence = prose.last_sentence(item.before) + prose.FORMULA + prose.first_sentence(item.after)
        if item.display or item.tree is None or not DENIED.search(sentence):
            continue
        found = {n.name for s in item.tree.statements for n in names_in(s)}
        words.without_mean |= found
        named = named or bool(found)
    if not named and DENIED.search(page.words):
        words.without_mean.add("*")


def is_denied(prop: Term, words: Vocabulary) -> bool:
    """Whether `prop` says that something exists of which the text says that it does not."""
    inner = prop
    while isinstance(inner, App) and inner.head == "all" and isinstance(inner.args[1], Lam):
        inner = inner.args[1].body
    if not words.without_mean or not isinstance(inner, App) or inner.head not in EXISTENCE:
        return False
    own = {n.removeprefix("$") for n in names(prop)}
    return "*" in words.without_mean or bool(own & words.without_mean)
