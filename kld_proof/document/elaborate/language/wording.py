"""Words that make an equation a condition, and words that say that a formula follows from the one before.

Main statements: `condition(before)` says what the words before a display formula make of its equations,
`constrains(before, after)` whether they suppose an inline one, `follows(before)` whether a formula goes on.
A sentence that speaks of an identity, a formula or a rule supposes nothing.
"""

from __future__ import annotations

import re
from typing import Literal

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.language import prose, sentences
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence

Condition = Literal["", "zero", "zeros", "first", "all"]

_ZERO = r"(?:equal\s+to\s+|to\s+(?:be\s+)?|be\s+|=\s*)+(?:zero|0\b|\0)|零"
_SET = Cue(
    rf"\b(?:set(?:s|ting)?|equat(?:e|es|ing)|put(?:s|ting)?|requir(?:e|es|ing))\b[^:]*?(?:{_ZERO}|\bzero\b)"
    r"|\b(?:first[- ]order|optimality|stationarity)\s+conditions?\b"
    r"|\bstationary\s+points?\b|\bcritical\s+points?\b"
    r"|\b(?:normal|score|estimating|likelihood)\s+equations?\b|\b(?:must|should|has to|have to)\s+vanish\b"
    r"|\b(?:roots?|zeros?)\s+of\s+(?:the|its|this|that|these|those)\s+(?:first\s+|second\s+|partial\s+)*derivatives?\b"
    rf"|(?:{_ZERO}|\bzero\b)\s*,?\s*(?:if\s+and\s+only\s+if|iff|exactly\s+(?:when|if)|only\s+(?:when|if)|when|where)\W*$"
    r"|\bvanish(?:es)?\s*(?:when|where|if|at|if\s+and\s+only\s+if|iff|exactly\s+when)?\s*:?\s*$|令[^。]*(?:為|等於)\s*(?:零|0|\0)",
    re.I,
)
_SEVERAL = Cue(r"\b(?:derivatives|equations|conditions|system|constraints|both|each|all)\b", re.I)
_POSED = Cue(
    r"\b(?:solv(?:e|ing)|consider|subject to|under|impos(?:e|es|ing)|satisf\w+|fulfil\w*|obey\w*|given)\b"
    r"[^:]*\b(?:equations?|constraints?|conditions?|restrictions?|system)\b"
    r"(?:\s+(?:of equations|below|that|(?:for|in)\s+\0(?:\s*(?:,|and)\s*\0)*))*\W*$"
    r"|^\W*(?:we\s+|let us\s+|now\s+|please\s+)*solve\W*$"
    r"|\bsolve\s+(?:this\s+|it\s+)?for\s+\0\W*$"
    r"|\bsubject to(?: the (?:constraints?|conditions?))?\W*$"
    r"|\b(?:must|should|has to|have to|needs? to)\s+satisfy\W*$|(?:解方程|求解)\W*$",
    re.I,
)
_CLAIMING = Cue(
    r"\b(?:identit(?:y|ies)|formulas?|formulae|rules?|laws?\s+of|theorem|lemma|corollary|propert(?:y|ies)|"
    r"facts?|us(?:e|es|ed|ing)|"
    r"know[ns]?|recall\w*|remember|appl(?:y|ies|ied|ying)|expand\w*|claim\w*|prove|show|verify|check|note)\b"
    r"|恆等式|公式|定理|已知|利用",
    re.I,
)  # fmt: skip
_SUCH = Cue(
    r"\b(?:let|choose|pick|take|there\s+(?:is|are|exists?|be|must be))\b[^.]*"
    r"\b(?:such that|with|satisfying)\W*$",
    re.I,
)
_LABEL = Cue(r"^\W*(?:theorem|lemma|proposition|corollary|example|exercise)\b[^:.]{0,12}[:.]", re.I)
_STRONG = Cue(
    r"\b(?:let|assum\w*|suppos\w*|given|subject to|under the (?:constraint|condition|assumption)|satisf\w+|"
    r"such that|constraint|requir\w*|impos\w*|restrict\w*|if|when|whenever|provided)\b"
    r"|設|假設|假定|給定|滿足|若|當|如果|只要|要求",
    re.I,
)
_FOLLOWING = Cue(
    r"\b(?:solv\w+|giv(?:e|es|en|ing)|yield\w*|obtain\w*|gets?|getting|hence|thus|thereby|therefore|so|"
    r"follow\w*|"
    r"rearrang\w*|reorder\w*|equivalent\w*|becomes?|simplif\w*|result\w*|impl(?:y|ies|ying)|which is|that is|"
    r"means?|then|leads?|multipl\w*|divid\w*|tak(?:e|es|ing)|exponentiat\w*|substitut\w*|insert\w*|plug\w*|"
    r"whence|consequently|arriv\w*|finds?|have|and|isolat\w*|collect\w*|i\.\s?e)\b"
    r"|所以|因此|故|得|解得|推出|於是|從而|即|可見|整理",
    re.I,
)
_SETTING = Cue(
    r"^\W*(?:(?:by|now|we|then)\s+)*(?:set|setting|equating|requiring|(?:define|put|write)(?:\s|,|\0|"
    r"\band\b)*)\s*$",
    re.I,
)
_SOLVED = Cue(
    r"^(?:\W|\b[\da-z][.)]|\b(?:exercise|problem|example|question|aufgabe|exercice)\b)*"
    r"(?:(?:to|we|now|let us|please)\s+)*(?:solv(?:e|ing)|解(?:方程式?)?)"
    r"(?:\s+(?:the\s+)?(?:(?:linear|quadratic|following|simultaneous)\s+)*(?:equations?|system))?"
    r"(?:\s|,|\0|\band\b|:)*$",
    re.I,
)
"""Up to an equation that is to be solved: "3. Solve", "solve the equation"."""
_BOTH_SIDES = Cue(r"\b(?:both|each) sides?\b|兩邊", re.I)
_ELSEWHERE = Cue(
    r"\b(?:next|consider|recall|in general|for (?:all|any|every)|by definition|definition of|identity|"
    r"on the other hand|turn to|now let|second derivative|instead|independent\w* of (?:this|that))\b"
    r"|一般而言|另一方面",
    re.I,
)
_REARRANGING = Cue(
    r"\b(?:re-?arrang\w+|re-?order\w*|solv(?:e|es|ed|ing)|isolat\w+|(?:develop|transform|manipulat|"
    r"invert)\w*|"
    r"deduc\w+|(?:multiply|divid|exponentiat|subtract)\w*|taking (?:the )?(?:logarithms?|roots?|square))\b"
    r"|整理|移項|解",
    re.I,
)


def rearranges(before: str) -> bool:
    """Whether the words before a display formula say that its rows are one equation being rearranged."""
    sentence = last_sentence(before)
    return bool(_REARRANGING.search(sentence)) and not sentences.denies_text(sentence)


def condition(before: str) -> Condition:
    """What the words make of the equations of the display formula behind them.

    "zero": the first link to 0; "zeros": all of them; "first": the first equation; "all": every one.
    """
    sentence = last_sentence(before)
    if sentences.denies_text(sentence):
        return ""
    if _SET.search(sentence):
        return "zeros" if _SEVERAL.search(sentence) else "zero"
    if _CLAIMING.search(sentence):
        return ""
    if _POSED.search(sentence):
        return "all" if _SEVERAL.search(sentence) else "first"
    if _SUCH.search(sentence):
        return "all"
    return "all" if sentences.announces(before) and _STRONG.search(sentence[-60:]) else ""


_PARTITIONED = Cue(r"\bpartition(?:ed|s|ing)?\b[^.:;]*\b(?:as|into|by)\b[^.;]*$", re.I)


def partitions(before: str) -> bool:
    """Whether the words right before a display say that names are made of parts: "X is partitioned as"."""
    sentence = last_sentence(before)
    return bool(_PARTITIONED.search(sentence)) and not sentences.denies_text(sentence)


def constrains(before: str, after: str) -> str:
    """How an inline equation is supposed: "strong", "weak" (only in the form of a constraint), or not."""
    sentence = _LABEL.sub("", last_sentence(before))
    said = sentences.supposal(before, after)
    if _CLAIMING.search(sentence) or said.denied or prose.locates(before):
        return ""
    constrained = re.search(
        r"\b(?:subject to|such that|satisf\w+|constraint|condition)\b[^.]*$", sentence, re.I
    )
    if _SETTING.search(sentence) and not sentences.denies_text(sentence + first_sentence(after)):
        return "strong"
    if not said.holds and not constrained:
        return ""
    if sentences.denies_text(sentence + first_sentence(after)):
        return ""
    return "strong" if _STRONG.search(sentence) else "weak"


def poses(before: str) -> bool:
    """Whether an inline equation is one that is to be solved in what follows."""
    return bool(_SOLVED.match(last_sentence(before)))


def works_on(between: str) -> bool:
    """Whether a text between two formulas of a solution only says how one gets from one to the next."""
    if not between.strip(" .,;:\n*_"):
        return True
    sentences_in = [s for s in re.split(r"[.;!?。；]\s", between) if s.strip(" .,;:\n*_")]
    said = (_FOLLOWING.search(s) or _REARRANGING.search(s) or _BOTH_SIDES.search(s) for s in sentences_in)
    return all(said) and not _ELSEWHERE.search(between) and prose.FORMULA not in between


def follows(before: str) -> bool:
    """Whether a display formula goes on with the one before it, by the last sentence between the two."""
    sentence = last_sentence(before).strip()
    if not sentence.strip(" .,;:\n"):
        return not before.strip(" .,;:\n")
    return bool(_FOLLOWING.search(sentence)) and not _ELSEWHERE.search(sentence)
