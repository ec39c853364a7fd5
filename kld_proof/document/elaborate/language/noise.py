"""What the text calls noise, an error or random without giving its law: it is no number under a mean.

"Y = a X + r, where r is noise" says that Var(Y) is not the variance of a X.  A name that belongs to noise
("the noise level s", "the number of random draws k", "the standard error s") is a number.

Main statement: `is_noise(before, after)` of a bare name with these words around it.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.language.prose import last_sentence

_ENDS = (
    r"\s*(?:terms?|process|sequence)?\s*"
    r"(?=[.,;:]|$|(?:and|with|that|which|of|in|on|from|independent|uncorrelated)\b)"
)
_NOISE = (
    r"(?:noises?|disturbances?|perturbations?|shocks?|innovations?|coins?|dice|"
    r"(?<!standard )(?<!squared )errors?)"
)
_BEHIND = Cue(
    r"^[\s,]*(?:(?:and\s*)?\0[\s,]*)*(?:is|are|be|being|denotes?)\s+(?:(?!no\b|not\b|never\b)[\w-]+\s+){0,4}?"
    rf"(?:{_NOISE}{_ENDS}|(?<!number of )random\s+[\w-]+{_ENDS}|random{_ENDS}|drawn\b|sampled\b)"
    r"|^[\s,]*(?:and\s+)?(?:is|are|be)?\s*(?:iid|independent(?:ly)? and identically)\b",
    re.I,
)
_AHEAD = Cue(
    rf"(?:\b{_NOISE}\s*(?:terms?)?|(?<!number of )\brandom\s+[\w-]+)\s+(?:\0[\s,]*(?:and\s+)?)*$",
    re.I,
)


def is_noise(before: str, after: str) -> bool:
    """Whether the words right before or right behind a name call it noise or random."""
    return bool(_BEHIND.match(after) or _AHEAD.search(last_sentence(before)))
