"""Who assumes, for how long, and what takes an assumption back."""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence

_VERB = Cue(r"(?:assumes?|supposes?)$", re.I)
_PAST = Cue(r"(?:assumed|supposed|required|considered|restricted)$", re.I)
_OF_US = Cue(
    r"(?:^|[,;:.(\[\0*_\n\u2014-]|\b(?:is|are|be|been|was|being|we|i|have|as|and|or|but|also|the|always|"
    r"again|now|"
    r"here|already|often|\w+ly))\s*$",
    re.I,
)
_OURS = Cue(
    r"(?:^|[,;:.(\[\0*_\n\u2014-]|\b(?:we|i|us|one|you|and|then|now|so|thus|hence|also|here|further|"
    r"furthermore|"
    r"moreover|finally|again|first|next|if|but|please|below|above|additionally|let|that|always)\b)\s*"
    r"(?:(?:can|may|will|shall|must|do|have|had|also|further|now|always|again|only|first|therefore|thus|"
    r"hence|"
    r"henceforth|throughout|additionally|for simplicity|in addition|to|please|(?!on)\w+ly)[\s,]+){0,3}$",
    re.I,
)
_NOT_OURS = Cue(r"\b(wrong|false|hard|bare|scarce|rare|mistaken|erroneous)ly\s+$|\bwe\s+often\s+$", re.I)
_EXAMPLE = Cue(r"\b(for (example|instance)|e\.\s?g\.|as an (example|illustration))(?=\W)", re.I)
_DONE = Cue(
    r"\b(?:(?:is|are|be) (?:done|finished|trivial|clear|obvious|immediate|true|evident|settled|easy)|nothing|"
    r"(?:the|this) (?:claim|result|statement|assertion|formula|identity|equation|inequality|lemma|theorem) "
    r"(?:holds|follows|is))\b",
    re.I,
)
_ELSE = Cue(r"\b(?:otherwise|else)\b|否則", re.I)
_THEN = Cue(r"\b(then|we (have|get|obtain|find)|it (holds|follows)|one has)\b|^\s*,?\s*\0", re.I)
_ANY = r"(?:arbitrary|general|generic|unrestricted|any real|all real|every real|unsigned)"
_FREE_BEFORE = Cue(rf"\b(?:{_ANY}|for real)\s+(?:real\s+)?(?:numbers?\s+|values?\s+)?(?:of\s+)?$", re.I)
_ALLOWED_BEFORE = Cue(
    r"\b(?:allow|permit|admit|consider)\w*\s+(?:also\s+|now\s+)?(?:negative|zero|arbitrary|any|general|all|"
    r"non-?positive)"
    r"(?:\s+values?)?(?:\s+(?:of|for))?\s+$"
    r"|\b(?:drop|relax|remov|lift|abandon|withdraw|forget|discard|giv|"
    r"restrict)\w*(?:\s+up)?\s+[^.,;:\0]{0,40}?"
    r"\b(?:positivity|negativity|signs?|integrality|boundedness|range|conditions?|restrictions?|assumptions?|"
    r"requirements?|constraints?|bounds?)\s+(?:of|on|for|about)\s+(?:\0(?:\s|,|and\b)*)*$",
    re.I,
)
_SIGNED = (
    r"(?:strictly\s+)?(?:positive|negative|non-?negative|non-?positive|non-?zero|zero|"
    r"(?:an? )?integers?|small|large)"
)
_FREE_BEHIND = Cue(
    rf"^\s*(?:is|be|are|may be|can be)\s+"
    rf"(?:now\s+|again\s+|henceforth\s+|once more\s+)?(?:an?\s+)?(?:{_ANY}|any|free)\b"
    rf"|^\s*(?:needs?|does|do)\s+(?:not|no longer)\s+(?:now\s+)?(?:have to\s+|need to\s+)?be\s+{_SIGNED}\b"
    rf"|^\s*(?:is|are)\s+(?:now\s+)?(?:no longer|not (?:necessarily|always|any ?more|any longer|"
    rf"restricted to be))\s+"
    rf"{_SIGNED}\b"
    rf"|^\s*(?:may|might|can)\s+(?:now\s+|also\s+|again\s+|well\s+)*(?:be(?:come)?\s+(?:negative|zero|"
    rf"non-?positive)|"
    r"vanish|have\s+(?:any|either)\s+sign|take\s+(?:any|both|negative|all|arbitrary)\b)"
    r"|^\s*(?:is|are|be)?\s*(?:now|again)?\s*(?:of|with|have|has)\s+(?:any|either|both|arbitrary|"
    r"unknown)\s+signs?\b"
    r"|^\s*(?:is|are)\s+(?:no longer|not)\s+(?:\w+\s+)?(?:assumed|required|supposed|restricted|bounded)\b"
    r"|^\s*(?:rang\w+|var\w+|runs?|running|moves?)\s+(?:over|through|along)\s+(?:all|the whole|the entire|"
    r"the reals?)\b",
    re.I,
)
_ALLOWING = Cue(
    r"\b(?:allow|permit|admit|let)\w*\s+(?:also\s+|now\s+|again\s+)?(?:\0(?:\s|,|and\b)*)*$", re.I
)
_TO_BE_FREE = Cue(
    r"^\s*(?:to\s+)?(?:be|become|take|have|vary|range|run)\s+(?:\w+\s+){0,2}?"
    r"(?:negative|zero|any|either|arbitrary|all|both|non-?positive|over|free)\b"
    r"|^\s*to\s+(?:vanish|change)\b",
    re.I,
)


_SUPPOSED_SIGN = Cue(
    r"\b(?:if|when|whenever|once|where|assume|suppose)(?:\s+that)?\s*$|[若當当]\s*$|如果\s*$", re.I
)
_OF_OTHER_SIGN = Cue(
    r"^\s*(?:(?:is|are|be|becomes?|happens? to be)\s+(?:not\s+(?:strictly\s+)?"
    r"(?:positive|negative|non-?negative|non-?positive)|(?:zero\s+or\s+)?(?:strictly\s+)?"
    r"negative|non-?positive)|fails?\s+to\s+be\b)\b"
    r"|^\s*(?:不是|不為|不为)(?:正|負|负|非負|非负)|^\s*(?:為|为|是)(?:負|负|零或負|零或负)",
    re.I,
)


def is_ours(sentence: str, cue: re.Match[str]) -> bool:
    """Whether it is the writer, here and now, who assumes: "we may assume", not "students often assume"."""
    before = sentence[: cue.start()]
    if _PAST.match(cue[0]):
        return bool(_OF_US.search(before))
    if not _VERB.match(cue[0]):
        return True
    return bool(_OURS.search(before)) and not _NOT_OURS.search(before)


def is_example(sentence: str) -> bool:
    """Whether a sentence gives an example, so that what it supposes holds for that alone."""
    return bool(_EXAMPLE.search(sentence))


_CONCLUDED = Cue(r"(?!.*(?:下[式列面述]|如下|以下))[\s，,時則那麼有]*[\u4e00-\u9fff]{2,}[^：:]*$", re.S)
"""A Chinese sentence that goes on behind a condition and ends in the running text."""


def is_complete(after: str) -> bool:
    """Whether the sentence draws its conclusion in the running text: "If x > 0, then |x| = x."."""
    rest = first_sentence(after)
    ended = len(rest) < len(after.rstrip())
    spent = (
        _DONE.search(rest) and not re.search(r"\b(?:following|below|next)\b", rest, re.I)
    ) or _ELSE.search(after[len(rest) :])
    return ended and bool(spent or ("\0" in rest and _THEN.search(rest)) or _CONCLUDED.match(rest))


_SUBJECT = r"(?:it|this|that|(?:the|its|this|that|both|our|an?)\s+(?:[\w'-]+\s+){0,5}?[\w'-]+)"
_IS = r"(?:is|are|equals?|reads|becomes?|evaluates to)"
_MAIN = rf"(?:(?:we|one) (?:have|has|get|gets|obtain|obtains|find|finds)|{_SUBJECT}\s+{_IS})(?:\s+that)?\s+\0"
_SPENT = Cue(
    rf"^\W*(?:then\s+)?{_MAIN}(?:[\s,;]*\b(?:but|while|whereas|and|yet)\s+(?:for|at|if|when|whenever|in)\b|"
    rf"\W*$)",
    re.I,
)
_PREDICATE = Cue(rf"\0[\s,]+(?:then\s+)?{_SUBJECT}\s+{_IS}\s*$", re.I)


def is_used_up(after: str) -> bool:
    """Whether what is supposed is used up in the running text: "at $x = 1$ the sum is $2$, but for ..."."""
    rest = first_sentence(after)
    found = _SPENT.match(rest)
    return found is not None and (found.end() < len(rest) or len(rest) < len(after.rstrip()))


_SINGLING = Cue(
    r"\b(?:if|when|whenever|for|at|in the (?:special )?case(?: of| that| where)?)\s+(?:\0\W*(?:and\W+)?)*$",
    re.I,
)


def is_spent(before: str, after: str) -> bool:
    """Whether the running text says by itself what holds where a formula does.

    "At $x = 1$ the sum is $2$, but for ...", "for $m = n$ the two agree.": the next display formula is about
    something else.
    """
    if is_used_up(after):
        return True
    rest = first_sentence(after)
    told = len(rest) < len(after.rstrip()) and len(re.findall(r"[^\W\d_]{2,}", rest)) > 1
    return told and bool(_SINGLING.search(last_sentence(before)))


def is_predicate(before: str) -> bool:
    """Whether a formula says what holds under a supposition before it: "at $x = 1$ the left side is"."""
    return bool(_PREDICATE.search(last_sentence(before)))


_WIDENING = Cue(
    r"\b(?:(?:more|quite) generally|(?:return\w*|back|go(?:ing)? back) to the general|in general|in (?:all|"
    r"both|every|any|either|each) cases?|altogether|"
    r"the same (?:is true|holds|formula|identity|equation|relation|argument|result|goes)|otherwise|"
    r"conversely|"
    r"in the (?:other|remaining|opposite|contrary) cases?|(?:similarly|likewise|analogously),? (?:for|if|"
    r"when))\b"
    r"|一般(?:而言|地|來說)|總之|否則",
    re.I,
)


def widens(before: str) -> bool:
    """Whether the sentence of a formula leaves the case behind of which the sentences before it spoke."""
    return bool(_WIDENING.search(last_sentence(before)))


_QUANTIFIED = Cue(r"\bfor\s+(?:all|every|each|any)\s+(?:real\s+|values?\s+of\s+)*$", re.I)


def quantifies(before: str) -> bool:
    """Whether a bare name stands for all its values from here on: "for all $x$"."""
    return bool(_QUANTIFIED.search(last_sentence(before)))


def frees(before: str, after: str) -> bool:
    """Whether the words around a bare name say that it may again be any number."""
    sentence = last_sentence(before)
    rest = _behind_list(after)
    free = _FREE_BEFORE.search(sentence) or _ALLOWED_BEFORE.search(sentence) or _FREE_BEHIND.match(rest)
    free = free or (_ALLOWING.search(sentence) and _TO_BE_FREE.match(rest))
    return bool(free) or changes_sign(sentence, after)


_OTHERS = Cue(r"^(?:\s*,?\s*(?:and\b)?\s*\0)+\s*", re.I)


def _behind_list(after: str) -> str:
    """The words behind a name without the rest of its list."""
    others = _OTHERS.match(after)
    return " " + after[others.end() :] if others else after


def changes_sign(before: str, after: str) -> bool:
    """Whether a bare name is supposed to have a sign, maybe another one: "if $x$ is not positive"."""
    return bool(_OF_OTHER_SIGN.match(after) and _SUPPOSED_SIGN.search(before))
