"""Sentences that say what a quantity is, where formulas before them used it already.

"The sample mean is given by", "and the parameter estimates", "with the residual sum of squares": behind such
words stands what a name means.  A sentence that draws a conclusion, solves or rewrites says no such thing.

Main statement: `identifies(before)`.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.language import sentences
from kld_proof.document.elaborate.language.prose import last_sentence

_LINK = Cue(r"\]\([^)]*\)|[\[*_]")
_LABEL = Cue(r"^\W*(?:theorem|proof|definition|lemma|remark|model)\W*:\W*", re.I)
_GIVEN = Cue(
    r"\b(?:is|are)(?:\s+(?:then|also|simply|usually|here))?"
    r"(?:\s+(?:given|defined|calculated|computed|estimated|quantified|denoted)"
    r"(?:\s+(?:by|as|via|through|from|to be))?)?(?:\s+(?:the|a|an)?\s*(?:following)?)?\W*$"
    r"|(?:定義為|由下式給出|為|是)\W*$",
    re.I,
)
_NOUN = Cue(r"^\W*(?:(?:and|with|where)\s+)*(?:the|a|an|its|their|our)\s+[^.;:?!]*\W*$", re.I)
_SAID = Cue(
    r"^\W*(?:(?:and|where|with|here)\s+)*\0(?:\s*(?:,|and)+\s*\0)*\s+(?:is|are|denotes?|denote)\s+(?:the|"
    r"its|an?)\s+"
    r"(?P<rest>[^.;:?!]*)\W*$",
    re.I,
)
_VERB = Cue(
    r"\b(?:is|are|was|were|be|been|becomes?|has|have|had|can|could|may|must|should|will|would|gives?|giving|"
    r"yields?|"
    r"equals?|states?|holds?|shows?|reads?|implies|imply|expands?|rewrit\w+|simplif\w+|reduces?|writ\w+|"
    r"read|we|you|"
    r"one(?!-)|it|this|these|which|let|note|reach\w*|appl\w+|follow\w*)\b",
    re.I,
)
_CONCLUDING = Cue(
    r"\b(?:such|special case|evaluat\w+|scales?|obeys?|transpose|inverse|thus|hence|therefore|so|then|"
    r"thereby|consequently|finally|conclu\w+|follow\w*|obtain\w*|get|find|found|implies|imply|yield\w*|"
    r"giv(?:e|es|ing)|becom\w+|deduc\w+|deriv\w+|becaus\w+|since|as a result|if|when|unless|whenever|"
    r"suppos\w+|plug\w+|insert\w+|substitut\w+|solv\w+|solutions?|roots?|answers?|results?|"
    r"(?:mini|maxi)m(?:um|a|i[sz]\w+)(?!\s+(?:log[- ]?)?likelihood)|optim\w+|extrem\w+|"
    r"stationary|critical|claims?|"
    r"identity|inequality|theorem|lemma|equivalent\w*|equal|not|never|no)\b|所以|因此|故|得|推出|若|當|解",
    re.I,
)


_COUNT = Cue(r"\bnumbers?\s+of\s+[^.;:,]*\s(?:is|equals|are)\s*$", re.I)


_DENOTES = Cue(
    r"^\W*(?:(?:and|we|let us|now|here|first|also)\s+)*(?:denote|define)\s+[^,;.\0]*$"
    r"|\b(?:is|are)\s+(?:defined|denoted)\s+(?:as|by)(?:\s+follows)?\W*$",
    re.I,
)


def denotes(before: str) -> bool:
    """Whether a sentence does nothing but define what stands in the display behind it."""
    sentence = _LABEL.sub("", _LINK.sub("", last_sentence(before)))
    return bool(_DENOTES.search(sentence)) and not sentences.denies_text(sentence)


def counts(before: str) -> bool:
    """Whether a sentence says how many there are of something, right before a formula: "their number is"."""
    sentence = _LINK.sub("", last_sentence(before))
    return bool(_COUNT.search(sentence)) and not _CONCLUDING.search(sentence)


def identifies(before: str, proof: bool = False) -> bool:
    """Whether the sentence before a display formula says what the quantities in it are.

    "Then, the number of terms is given by" does in a proof; in a theorem it is what the theorem claims.
    """
    sentence = _LABEL.sub("", _LINK.sub("", last_sentence(before)))
    sentence = re.sub(r"^\W*then\b", "", sentence, flags=re.I) if proof else sentence
    if not sentence.strip(" \n:,") or _CONCLUDING.search(sentence) or sentences.denies_text(sentence):
        return False
    said = _SAID.match(sentence)
    if said is not None and not _VERB.search(said["rest"]):
        return True
    named = bool(_NOUN.match(sentence)) and not _VERB.search(sentence)
    return named or bool(_GIVEN.search(sentence))
