r"""What base the text gives to a logarithm that is written without one.

Main statement: `stated(text)` gives the bases that the sentences of a page name for `\log`; without any it
is the natural logarithm.  Two different ones, or one that is no number, leave `\log` without a meaning.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.language.prose import SENTENCE_END

_SPEAKS = Cue(r"\blogs?\b|\blogarithm\w*|\\log\b|對數", re.I)
_WITH_SUBSCRIPT = Cue(r"\\log\s*_|\\l[gb]\b|\blog_", re.I)
_EQUATED = Cue(
    r"\\log(?:\s*\(?\s*\w\s*\)?)?\s*(?:=|:=|\\equiv|\\triangleq"
    r"|\$\s*(?:(?:always|here|now)\s+)?(?:means?|denotes?|is|stands? for|for|abbreviates?)\s+(?:the\s+)?\$"
    r"|\$\s*(?:表示|代表|指|為)\s*\$)\s*"
    r"\\(?:log\s*_\s*\{?\s*(\w+)|(ln)\b)"
)
_BASE = Cue(
    r"\bbase(?:s)?[\s-]*(?:is|of|=|equal to|taken as|taken to be)?\s*\$?\s*"
    r"(\d+|e\b|b\b|two\b|ten\b|euler|[a-z]\s*\$)",
    re.I,
)
_BEFORE_BASE = Cue(
    r"\b(2|two|ten|10)(?:\s+as|\s+is|\s+for)?\s+(?:the\s+)?base\b"
    r"|以\s*\$?(\d+|e)\$?\s*為底",
    re.I,
)
_NAMED = Cue(
    r"\b(binary|dyadic|dual|decimal|decadic|common|brigg\w*|natural|napierian)\s+log"
    r"|\blog\w*\b[^.;]*\b(?:in|measured in|unit\w*)\s+(bits|nats|decibels?|hartleys?)\b"
    r"|\b(?:in|measured in)\s+(bits|nats|hartleys?)\b[^.;]*\blog"
    r"|(自然|常用|二進)對數",
    re.I,
)
_VALUES = {
    "two": "2", "ten": "10", "euler": "e", "binary": "2", "dyadic": "2", "dual": "2", "bits": "2",
    "decimal": "10", "decadic": "10", "common": "10", "natural": "e", "napierian": "e", "nats": "e",
    "ln": "e", "shannon": "2", "nat": "e", "bit": "2", "自然": "e", "常用": "10", "二進": "2",
}  # fmt: skip


_MEASURED = Cue(
    r"\b(?:in|in units? of|unit\w* (?:is|are|being)(?: the)?)\s+(?P<unit>bit|nat|shannon)s?\b", re.I
)
_OF_INFORMATION = Cue(
    r"\b(?:entrop\w+|information|divergences?|surprisal|measur\w+|capacity|uncertainty)\b", re.I
)


_NEAR_INFORMATION = Cue(
    r"\b(?:bits?|nats?|shannons?|perplexit\w+|cod(?:e|es|ing|ewords?)|compress\w*|channels?|messages?)\b",
    re.I,
)


def units(text: str) -> set[str]:
    r"""The bases that belong to the units in which a text measures entropy and information."""
    sentences = SENTENCE_END.split(text) if _MEASURED.search(text) else []
    told = [s for s in sentences if _OF_INFORMATION.search(s)]
    return {_value(m["unit"]) for s in told for m in _MEASURED.finditer(s)}


def speaks_of_information(text: str) -> bool:
    """Whether a text is about what is measured in bits."""
    return bool(_OF_INFORMATION.search(text) or _NEAR_INFORMATION.search(text))


def stated(text: str) -> set[str]:
    r"""The bases (`2`, `10`, `e`, another letter, `?`) that a text gives to `\log` without a base."""
    found = {_value(m[1] or m[2]) for m in _EQUATED.finditer(text)}
    for sentence in SENTENCE_END.split(_EQUATED.sub(" ", text)):
        if _SPEAKS.search(sentence) and not _is_of_another(sentence):
            for pattern in (_BASE, _BEFORE_BASE, _NAMED):
                found |= {_value(next(filter(None, m.groups()), "?")) for m in pattern.finditer(sentence)}
    return found


def _is_of_another(sentence: str) -> bool:
    r"""Whether a sentence is about `\log_2` and the like only."""
    rest = re.sub(r"\\log\s*_", "", sentence)
    return bool(_WITH_SUBSCRIPT.search(sentence)) and not re.search(r"\\log\b", rest)


def _value(word: str) -> str:
    word = word.lower().strip("$ ")
    return _VALUES.get(word, "10" if word.startswith("brigg") else word if len(word) < 3 else "?")
