"""Whether an inline formula stands behind a label: "RC circuit: $V(t) = \\ldots$", "Demand $Q(P) = \\ldots$".

Main statements: `announced(before, after)` for a function behind a colon, `labelled(before, after)` for a
relation that gives a name a meaning, `conditioned` for an
inequality ("Constant returns, $t > 0$:").  A label is a few words without a verb, beside other formulas
perhaps ("Binary entropy, $0 < p < 1$: $h(p) = \\ldots$"); a sentence of formulas alone has an empty one.
Words of a claim, a conclusion, a reason or a denial make no label.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.language import sentences
from kld_proof.document.elaborate.language.prose import (
    FORMULA,
    denies,
    first_sentence,
    is_asked,
    last_sentence,
)
from kld_proof.document.pattern import late

LONGEST = 7
"""The words of a label, "with", "and" and the like aside."""

_ITEM = late(r"\n\s*(?:[-*+]|\d+[.)])\s+")
_WORD = late(r"[^\W\d_][\w'’-]*")
_JOINING = frozenset("with and for at in of the a an on its our where".split())
_OPEN = Cue(r"\b(?:of|to|for|in|at|on|between|into|than|over|under)\s*$", re.I)
_NO_LABEL = Cue(
    r"\b(?:is|are|was|were|be|been|has|have|had|we|you|one|i|let|can|could|may|might|must|should|would|will|"
    r"do|does|did|"
    r"by|from|us(?:e|es|ed|ing)|via|if|whether|unless|when|then|so|thus|hence|therefore|because|since|as|"
    r"that|which|"
    r"this|these|there|it|not|never|no|false|true|wrong|or|either|but|instead|note|recall|check|verify|"
    r"show\w*|"
    r"prov\w+|see|seen|find\w*|get\w*|giv\w+|obtain\w*|yield\w*|follow\w*|impl(?:y|ies)|satisf\w+|solv\w+|"
    r"appl(?:y|ies|ied|ying)|differentiat\w*|integrat(?:e|es|ing)|expand\w*|factor(?:ing|i[sz]\w+)|simplif\w*|"
    r"rewrit\w*|"
    r"substitut\w*|multipl(?:y|ies|ied|ying)|divid(?:e|es|ed|ing)|tak(?:e|es|ing)|lemma|theorem|proposition|corollary|claims?|"
    r"identit(?:y|ies)|"
    r"equations?|inequalit(?:y|ies)|formulas?|formulae|rules?|laws?|facts?|results?|answers?|conclu\w+|"
    r"consequen\w*|"
    r"exercises?|problems?|questions?|tasks?|goals?|aims?|todo|remarks?|properties|property|constraints?|"
    r"conditions?|"
    r"requirements?|approximat\w*|roughly|about|solutions?|error|mistake|slip|want|need|todo|hypothes\w+|"
    r"guess\w*|conjectur\w*|typos?|misprints?|attempts?|tr(?:y|ial)|naive\w*|tempting|old|former|maybe|perhaps|"
    r"suspect\w*|alleged\w*|counter-?examples?|before|after|until|than|steps?|proof|checks?|expected|desired|bounds?|null|under)\b"
    r"|所以|因此|故|得|則|不|非|錯|引理|定理|命題|推論|結論|公式|等式|方程|條件|由|因|若|當|假",
    re.I,
)


def labelled(before: str, after: str) -> bool:
    """Whether the sentence before an inline formula is a label, and what stands behind denies nothing."""
    sentence = _ITEM.split("\n" + last_sentence(before))[-1]
    if _OPEN.search(sentence):
        return False
    words = [w for w in _WORD.findall(sentence.replace(FORMULA, " ")) if w.lower() not in _JOINING]
    if len(words) > LONGEST or _NO_LABEL.search(sentence):
        return False
    rest = first_sentence(after)
    asked = after[len(rest) : len(rest) + 1] in ("?", "？", "!", "！")
    return not asked and not denies("", after) and not sentences.denies_text(rest)


_COLON = late(r"[:：]\s*$")
_NO_MODEL = Cue(
    r"\b(?:claim\w*|show\w*|prov\w+|(?<!as )follows?|impl(?:y|ies)|thus|hence|so|then|therefore|"
    r"conclu\w+|gets?|obtain\w*|yield\w*|giv\w+|find\w*|found|see|seen|check\w*|verif\w+|identit(?:y|ies)|equations?|"
    r"rules?|laws?|facts?|results?|answers?|solutions?|solv\w+|theorem|lemma|corollary|conjectur\w*|guess\w*|"
    r"wrong\w*|false|true|mistake\w*|not|never|no|n't|by|from|since|because|if|when|derivatives?|integral|becomes?|"
    r"have|deriv\w+|comput\w+|simplif\w+|rewrit\w+|expand\w*|recall|again|suspect\w*|error|expected)\b|n['’]t\b",
    re.I,
)


def announced(before: str, after: str) -> bool:
    """Whether a sentence announces the function behind its colon: "We model the height as follows:"."""
    sentence, rest = last_sentence(before), first_sentence(after)
    found = _COLON.search(sentence) is not None and not _NO_MODEL.search(sentence)
    return found and not is_asked(after) and not denies("", after) and not sentences.denies_text(rest)


_APART = late(rf"[,:：，、{FORMULA}]\s*(?:and\s*|with\s*)?$")
_LISTED = late(rf"(?:[\s,，、{FORMULA}]|\band\b)*[:：.]?\s*")
_APPENDED = late(rf"{FORMULA}\s*,\s*$")
_SATISFYING = late(r"\s*,?\s*(?:then\s+)?(?:satisfies|solves|obeys|fulfi?lls?)\b", re.I)


def conditioned(before: str, after: str) -> bool:
    """Whether an inline inequality stands behind a label, set apart from it, among formulas alone."""
    sentence, rest = last_sentence(before), first_sentence(after)
    listed = bool(_LISTED.fullmatch(rest)) or (bool(_APPENDED.search(sentence)) and rest[:1] in ",，")
    return listed and bool(_APART.search(sentence.rstrip())) and labelled(before, after)


def satisfying(before: str, after: str) -> bool:
    """Whether the words behind an inline formula say that it satisfies the next one: "$x = b/a$ solves"."""
    denied = sentences.denies_text(last_sentence(before) + first_sentence(after))
    return bool(_SATISFYING.match(after)) and not denied
