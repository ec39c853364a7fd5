"""Laws that the words around them change: restricted, denied, or with another meaning of a parameter.

Such a law is not used, and everything about its variable is unread with the reason.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import parameters
from kld_proof.document.elaborate.language.prose import FORMULA, first_sentence, is_asked, last_sentence
from kld_proof.document.elaborate.laws import given_values
from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.library.distributions import Law

_DENIED = Cue(
    r"\b(unless|wrong\w*|false\w*|incorrect\w*|mistaken\w*|would|were|never|no longer|"
    r"with probability(?! (?:mass|density|generating|distribution))|else|otherwise|approximate(ly)?|"
    r"asymptotic(ally)?|roughly|either|"
    r"(is|are) rejected|only if|only when|whenever|replac(e|es|ed|ing))\b"
    r"|除非|並非|不是|錯|否則",
    re.I,
)
_NEGATED = Cue(r"\b(not|no|cannot|neither|nor|without|improper|degenerate)\b", re.I)
_REFUSED = Cue(
    r"\b(?:do|does|did|need|must|should|can|could|may|might|is|are|was|has|have|we|it)\s*(?:not|n['\u2019]t)\s+"
    r"(?:[\w,]+\s+){0,3}?(?:assum\w*|suppos\w*|requir\w*|claim\w*|say|mean|follow|imply|believe|expect|true|"
    r"the case|correct|certain|clear|known|be)\b"
    r"|\b(?:cannot|doubts?|doubted|doubtful|deny|denies|denied|forget|refuse|reject|rather than|"
    r"instead of|without(?! loss)|questionable|rul(?:e|es|ed|ing) out)\b",
    re.I,
)
_REFUSED_BEHIND = Cue(
    r"^\s*,?\s*(?:(?:do|does|did|need|must|should|can|could|may|might|is|are|was|has)\s*(?:not|n['\u2019]t)\b"
    r"|cannot\b|fails?\b|(?:is|are) (?:dropped|violated|doubtful|questionable)\b)",
    re.I,
)
_RESTRICTED = Cue(
    r"\b(condition(ed|al|ally|ing)?\s+on|truncat\w*|restrict\w*|censor\w*|folded|given that|"
    r"left out|except|clipp(ed|ing)|round(ed|ing)|wrapp(ed|ing)|thinn(ed|ing)|winsori[sz]ed)\b|截斷|限制在",
    re.I,
)
_UNDER = Cue(r"\bunder\s+(?:the\s+)?(?:(?:probability\s+)?(?:measure|law|model|hypothesis)\s+)?$", re.I)
_SOMETHING = Cue(r"\bunder\b", re.I)
_ASKED = Cue(r"^\W*(?:do|does|is|are|can|must|should|may|why|when|what)\b", re.I)
_FROM_ZERO = Cue(r"\bfailures?\b|\bfrom (0|zero)\b|失敗", re.I)


def objection(page: Page, item: Item, chain: ast.Chain, law: Law, told: bool = False) -> str:
    """Why the law that `chain` declares is not used; "" if nothing speaks against it.

    What the words call its parameters is no objection where a density has `told` what they are.
    """
    text = item.block.text[chain.start : chain.end]
    if re.search(r"\\(text|mathrm)\{\s*(mean|scale|rate|sd|var)", text):
        return "a word stands among the parameters"
    sentence = ("" if item.display else last_sentence(item.before)) + " " + first_sentence(item.after)
    found = _DENIED.search(sentence) or _RESTRICTED.search(sentence) or _refused(item)
    if found:
        return f"the sentence says \u201c{found[0]}\u201d"
    if value := given_values.conditional_on(page, item, chain):
        return f"it is the law given {value}"
    if _SOMETHING.search(sentence) and len(_measures(page)) > 1:
        return "it holds under one of several measures of the page"
    if told:
        return ""
    if law.family == "geometric" and (_FROM_ZERO.search(sentence) or _starts_at_zero(page, item)):
        return "it is read on 1, 2, ..., and the text counts from 0"
    named = laws.spelling(chain.links[0].side)
    return parameters.other_meaning(page, item, law, named[1].args if named else ())


def _refused(item: Item) -> re.Match[str] | None:
    """What the words right around an inline law say against it: that it is not assumed, or does not hold.

    "X does not depend on Y and $X \\sim L$" says nothing against the law.
    """
    if item.display:
        return None
    clause = last_sentence(item.before).rpartition(FORMULA)[2]
    asked = _ASKED.match(last_sentence(item.before)) if is_asked(item.after) else None
    return asked or _REFUSED.search(clause) or _REFUSED_BEHIND.match(item.after)


def _measures(page: Page) -> set[str]:
    """The measures or hypotheses under which the text says that something holds."""
    inline = (i for i in page.items if not i.display)
    return {i.block.text.strip() for i in inline if _UNDER.search(last_sentence(i.before))}


def is_denied(item: Item) -> bool:
    """Whether the sentence around a law speaks against it."""
    sentence = ("" if item.display else last_sentence(item.before)) + " " + first_sentence(item.after)
    return any(words.search(sentence) for words in (_DENIED, _NEGATED, _RESTRICTED))


def _starts_at_zero(page: Page, item: Item) -> bool:
    near = [i for i in page.items[item.order : item.order + 2] if i.section == item.section]
    return any(re.search(r"\\\{\s*0\s*,", i.block.text) for i in near)


NO_MEAN = Cue(r"cauchy|l[eé]vy|pareto|student|stable|^t$|柯西", re.I)


def is_without_mean(side: ast.Node) -> bool:
    """Whether an unknown law is one of those that may have no mean."""
    side = strip(side)
    name = side.function if isinstance(side, ast.Apply) else side
    return isinstance(name, ast.Name) and bool(NO_MEAN.search(name.base or name.name))
