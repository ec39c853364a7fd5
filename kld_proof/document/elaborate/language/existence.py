"""What the text says does not exist: means, integrals and sums that are not inferred to be finite then.

Main statements: `learn(page, words)` collects the names of which a sentence says that they have no mean or no
integral, and `is_denied(prop, words)` whether an inferred assumption of existence is about one of them.  A
variable that the text gives a law which may have no mean, and which was not read, is one of them, and so is
one that is called a quotient of others.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.latex import ast
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
_HEAVY = Cue(
    r"^\s*(?:be|is|are|has|have|follows?|with|having)\b[^.;:\0]{0,30}\b(?:pareto|l[ée]vy|stable|student|t|"
    r"f|zipf|burr|"
    r"log-logistic|log-cauchy|inverse[- ]gamma|power[- ]law|heavy[- ]tailed|fat[- ]tailed)\b",
    re.I,
)
_EXPLICIT = Cue(
    r"^\s*(?:have|has|having|with)\s+(?:an?\s+|the\s+)?(?:probability\s+)?(?:density|pdf|mass|pmf|"
    r"distribution|cdf)"
    r"(?:\s+function)?\s*\0",
    re.I,
)
_CAPITALS = frozenset("BCDQRSUVWXYZ")  # letters for random variables, whatever the text calls them
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
    for item in formulas(page):
        words.without_mean |= _unread_law(page, item, words) | _quotients(item, words)
    if not named and DENIED.search(page.words):
        words.without_mean.add("*")


def _unread_law(page: Page, item: Item, words: Vocabulary) -> set[str]:
    """The variable to which the words behind it give a law that was not read, and may have no mean."""
    assert item.tree is not None
    body = strip(item.tree.statements[0].body) if item.tree.statements and not item.display else None
    if not isinstance(body, ast.Name) or body.name in words.laws:
        return set()
    following = page.items[item.order + 1 : item.order + 2]
    given = bool(_EXPLICIT.search(item.after)) and any(i.nodes.of(ast.Chain) for i in following)
    return {body.name} if given or _HEAVY.search(item.after) else set()


def _quotients(item: Item, words: Vocabulary) -> set[str]:
    """The random variables that a formula defines by dividing by another one."""
    found: set[str] = set()
    for _, chain in chains(item) if words.random else ():
        head = strip(chain.first) if chain.first is not None else None
        if (
            isinstance(head, ast.Name)
            and head.name in words.random
            and chain.links[0].relation.op in ("=", ":=")
        ):
            below = (n.denominator for n in walk(chain.links[0].side) if isinstance(n, ast.Div))
            if any(n.name in words.random or n.name in _CAPITALS for d in below for n in names_in(d)):
                found.add(head.name)
    return found


def is_denied(prop: Term, words: Vocabulary) -> bool:
    """Whether `prop` says that something exists of which the text says that it does not."""
    inner = prop
    while isinstance(inner, App) and inner.head == "all" and isinstance(inner.args[1], Lam):
        inner = inner.args[1].body
    if not words.without_mean or not isinstance(inner, App) or inner.head not in EXISTENCE:
        return False
    own = {n.removeprefix("$") for n in names(prop)}
    return "*" in words.without_mean or bool(own & words.without_mean)
