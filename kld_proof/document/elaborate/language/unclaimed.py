"""Formulas that stand on a page and that nobody claims: called false, asked about, or only thought of.

Main statement: `reason(before, after)` says why a display formula claims nothing; empty if it claims.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.language.prose import FORMULA, is_asked, last_sentence

_FALSE_BEFORE = Cue(
    r"\b(false|wrong|incorrect|untrue|not (true|the case|correct|valid))\b[^.!?;]*\b(that|say|claim|write|"
    r"conclude|believe|think|assume|to)\b[^.!?;]*$|"
    r"\b(common|frequent|typical|classic|popular|usual)\s+(mistake|error|slip|blunder)s?\b|"
    r"\b(students?|beginners?|newcomers?)\b[^.!?;]*\b(writes?|believes?|thinks?|claims?|concludes?|"
    r"assumes?)\b|"
    r"\b(mistaken(ly)?|fallac\w*|misconceptions?|pitfalls?|careless(ly)?|erroneous(ly)?|wrongly|incorrectly|"
    r"naive(ly)?|tempting|tempted|bogus|disprove\w*|beware)\b[^.!?;]*$|\b(false|wrong|incorrect)\s*:\s*$"
    r"|(不成立|不對|不是|錯)[^。！？；]*[:：]\s*$",
    re.I,
)
_FALSE_BEHIND = Cue(
    r"^[\s,]*((which|this|that|it)\s+)?((is|are|was|would be)\s+(in general\s+)?"
    r"(false|wrong|incorrect|untrue|not (true|correct|valid|the case))|fails?|does not hold|do not hold|"
    r"is never true|cannot (be|hold))\b|^[\s,，]*(不成立|是錯的|不對|錯)",
    re.I,
)
# A question with "why", "how" or "where from" takes the formula for true: it is no question about it.
_ASKS = Cue(
    r"^\W*(?:(?:but|and|so|now|then|also|or|ok|okay|well)\b[\s,]*)*"
    r"(?:is|are|does|do|did|can|could|may|might|would|will|shall|should|must|when|"
    r"(?:for|at|under|on|in|with) (?:which|what)|(?:which|what) (?:values?|choices?)|how (?:many|often))\b"
    r"|(?:是否|嗎|什麼時候|何時)",
    re.I,
)
_ASKED_BEFORE = Cue(
    r"\bwhether\b(?![^.!?;]*\b(?:so|then|hence|thus|therefore)\b)[^.!?;]*$|"
    r"\b(?:clear|sure|wonder|ask|decide|check|determine|test|see) if\W*$|"
    r"\b(?:prove|show) or (?:disprove|refute)\b|\btrue or false\b|是否[^。！？；]*$",
    re.I,
)
_THOUGHT = Cue(
    r"(?<!as )\b(?:one|you|we|i|some(?:one|body|times)?|people|many|readers?|students?|beginners?)\s+"
    r"(?:might|may|could|would|is|are)\s+(?:(?:be|at first|perhaps|naively|easily|also|then|even|well|now|"
    r"be inclined to|be led to|inclined to|led to)\s+)*"
    r"(?:think|expect|guess|hope|believe|suspect|wish|imagine|suppose|conjecture|tempted)\b[^.!?;]*$|"
    r"\b(?:looks?|seems?|appears?)\s+as (?:if|though)\b[^.!?;]*$|\bif only\b[^.!?;]*$|"
    r"有人(?:可能|或許|也許)?(?:會)?(?:以為|認為)|誤以為",
    re.I,
)
_FLAWED = Cue(
    r"\b(?:what is|what['’]s|where is|where['’]s|find|spot|locate)\s+"
    r"(?:wrong|the\s+(?:error|mistake|flaw|bug|slip))\b|哪裡錯|錯在哪",
    re.I,
)
_POINTS = Cue(r"\b(?:following|this|below|equation|identity|formula|inequality)\b|下式|以下|下列", re.I)


def reason(before: str, after: str) -> str:
    """Why a display formula between `before` and `after` is not claimed; empty if it is."""
    sentence = last_sentence(before)
    if _FALSE_BEFORE.search(sentence) or _FALSE_BEHIND.match(after):
        return "the text says that this is false"
    ahead = _question_ahead(before)
    asked = _ASKED_BEFORE.search(sentence) or (is_asked(after) and _ASKS.search(sentence))
    if asked or _ASKED_BEFORE.search(ahead) or (_POINTS.search(ahead) and _ASKS.search(ahead)):
        return "the text asks whether this holds"
    if _THOUGHT.search(sentence) or _FLAWED.search(sentence) or _FLAWED.search(ahead):
        return "the text tells this as a thought and does not claim it"
    return ""


def _question_ahead(before: str) -> str:
    """The question right before a formula ("Is this true?"); one with a formula asks about that one."""
    text = before.rstrip(" \t\n*_:")
    asked = last_sentence(text[:-1]) if text.endswith(("?", "？")) else ""
    return "" if FORMULA in asked else asked
