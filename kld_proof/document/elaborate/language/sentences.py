"""What a sentence supposes: only what a cue word governs, and nothing in a sentence that denies or retracts.

Main statement: `supposal(before, after)` judges an inline formula by the words around it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.language import voice
from kld_proof.document.elaborate.language.prose import (
    FORMULA,
    SENTENCE_END,
    first_sentence,
    is_asked,
    last_sentence,
)
from kld_proof.record import record

_CUE = Cue(
    r"\b(?P<let>let|fix|take)\b"
    r"|\b(?P<local>if|when|whenever|provided|as long as|in (?:the )?case(?: that| of| where)?)\b"
    r"|\b(?:assum\w*|suppos\w*|with|where|given|restrict\w*|consider|require\w*|in which|throughout)\b"
    r"|\b(?:we|i) (?:also )?know\b|\bhere(?: and (?:below|in what follows))?[\s,]*(?=\0|$)"
    r"|\bfor\b(?!\s+(?:example|instance|the sake|which|comparison|contradiction))"
    r"|(?P<zhlet>設|令)|(?P<zhlocal>若|當|如果|只要)|假設|假定|給定|其中|對於|對所有|對任意|考慮|滿足|要求|限於",
    re.I,
)
_BETWEEN = Cue(
    r"\b(then|have|holds?|hence|thus|so|therefore|follows?|impl(y|ies|ying)|shows?|gets?|obtains?|yields?|"
    r"gives?|"
    r"conclude\w*|becomes?|because|since|note|claim|statement|assertion|conjecture|question|problem|belief|"
    r"inequality|equation|formula)\b|則|所以|因此|故|得|推出|於是|從而|可見",
    re.I,
)
_BEHIND = Cue(r"^\W*(follows|must|implies|shows|is (implied|shown|proved|proven|clear|obvious))\b", re.I)
_DENIED = Cue(
    r"\b(not|never|no|none|nor|neither|nowhere|cannot|wrong\w*|false\w*|incorrect\w*|untrue|invalid|"
    r"fail(s|ed|ing|ure)?|drop(s|ped|ping)?|unless|instead of|without|except|trivial\w*|hard case|"
    r"(?<!if and )only if|"
    r"whether|otherwise|impossible|contradict\w*|absurd\w*|undefined|diverg\w*|forget|refut\w*|mistak\w*|"
    r"compar(e|es|ed|ing)|remov(e|es|ed|ing)|relax\w*|lift(s|ed|ing)?|abandon\w*|withdraw\w*|retract\w*|"
    r"violat\w*|question\w*|"
    r"would|were|unjustified|unwarranted|doubt\w*|deny|denies|denied|ignor\w*|avoid\w*|pretend\w*|"
    r"little sense|some authors|nobody|no one|tempt\w*|unlike|contrary|opposite|in contrast|"
    r"hardly|scarcely|seldom|first reading|next section|see|with probability|exceptions?|(is|are) rejected|"
    r"undecided|most|half of the time|almost always|until|other than|all (\w+ )?(but|save|apart from)|"
    r"as (?:if|though)|superfluous|redundant|unnecessary|"
    r"unneeded|irrelevant|immaterial|includ(es|ed|ing)|used to|formerly|especially|notably|sans|"
    r"(also|even) ((true|valid|correct|holds?|works?) )?(for|if|when|where)|in particular (for|if|when|"
    r"where|also))\b"
    r"|~~|n['’]t\b"
    r"|不(?!等式|同)|非(?![負零空])|並非|未必|未定義|沒有|無(?!窮|限|關)|除非|誤(?!差)|有人|以為|假如|看似|謬|聲稱|絕非|否則|發散|矛盾|錯|假的|是否|勿|別",
    re.I,
)
_OF_ANOTHER = Cue(
    r"\beither\s*\0|\0\s*,?\s*(?:and/)?or\b(?!,? equivalently)|\b(?:at least|exactly|precisely|any) one of\b|"
    r"\bone of the following\b|\biff\b|\bif and only if\b|\b(?:is|are) equivalent to\b|"
    r"\b(?:event|probability|chance|indicator|odds)\s+(?:that|of)\s*\0|\bevent\s*\0|"
    r"\b(?:fraction|proportion|percentage|share)\s+of\s[^,;]*\b(?:with|where|that)\s*\0|\0\s*(?:或)",
    re.I,
)
"""What joins relations of which only one holds, or makes something else of a relation than an assumption."""
_ON_CONDITION = Cue(r"^\s*,?\s*(if|when(ever)?|provided|as long as|for some|implies|若|當)\b", re.I)
_RETRACTING = Cue(
    r"\b(drop|remove|relax|lift|abandon|withdraw|retract|without|forget|no longer)\w*\b[^.!?;]*"
    r"\b(assum|condition|restrict|suppos|hypothes|requir)|"
    r"\b(assumption|condition|restriction|supposition|hypothesis|requirement)s?\s+(is|are|was|"
    r"were)\s+(now\s+)?"
    r"(dropp|remov|relax|lift|abandon|withdraw|retract)\w*|"
    r"\b(suppos|assum)e\s+(now\s+)?instead\b|\binstead,?\s+(let us\s+)?(suppos|assum)e\b|"
    r"\b(?:drop|relax|remov|lift|abandon|withdraw|discard|giv(?:e|es|ing) up)\w*\s+(?:the\s+|this\s+|"
    r"its\s+|their\s+)?"
    r"(?:positivity|non-?negativity|normality|gaussianity|independence|integrality|stationarity|"
    r"sign\s+(?:condition|constraint))\b|"
    r"\bno longer\s+(?:need|ask|insist|impose|assume|require|suppose)\w*\b|"
    r"(取消|去掉|撤回|放棄|不再)[^。！？；]*(假設|條件|限制)",
    re.I,
)
# What stands behind the formula of a reason belongs to it: "because f(x) = 0 for any x < a".
_REASON = Cue(
    r"\b(?:because|since|note that|noting that|recall that|due to)\b[^,;:]*\0\s*$"
    r"|(?:因為|由於)[^，；]*\0\s*$",
    re.I,
)
_CONTINUING = Cue(
    r"^\W*(where|with|for|if|when|whenever|provided|as long as|given|in which|and|"
    r"其中|當|若|如果|對|只要|這裡|此處)"
)


@record(frozen=True)
class Supposal:
    """How a sentence introduces a formula: by which cue, for the next formula only, or against a denial."""

    cue: str = ""
    local: bool = False
    lets: bool = False
    denied: str = ""

    @property
    def holds(self) -> bool:
        """Whether the formula is assumed."""
        return bool(self.cue) and not self.denied


@lru_cache(2048)
def supposal(before: str, after: str) -> Supposal:
    """What the words around an inline formula, or before a display one, make of it."""
    sentence = last_sentence(before)
    cues = list(_CUE.finditer(sentence))
    if not cues or _BETWEEN.search(sentence[cues[-1].end() :]) or _BEHIND.match(after):
        return Supposal()
    cue, rest = cues[-1], first_sentence(after)
    if _REASON.search(sentence[: cue.start()]) and cue[0].lower() == "for":
        return Supposal()
    denial = _DENIED.search(sentence) or _DENIED.search(rest) or re.match(r"^[\s,]*only\b", rest)
    denial = denial or _OF_ANOTHER.search(sentence + FORMULA + rest) or _ON_CONDITION.match(rest)
    denied = denial[0].replace(FORMULA, " ").strip(" ,") if denial else ""
    if is_asked(after):
        denied = denied or "a question"
    if _is_quoted(sentence, rest):
        denied = denied or "quoted"
    if not voice.is_ours(sentence, cue):
        denied = denied or f"{cue[0]}, by others"
    local, lets = (bool(cue[a] or cue[b]) for a, b in (("local", "zhlocal"), ("let", "zhlet")))
    if local and (voice.is_complete(after) or _ends_a_claim(sentence[: cue.start()], after)):
        return Supposal()
    if (local or cue[0].lower() == "for") and (voice.is_used_up(after) or voice.is_predicate(sentence)):
        return Supposal()
    local = local or voice.is_example(sentence)
    return Supposal(cue[0], local, lets, denied)


def is_conditional(before: str) -> bool:
    """Whether the last cue before a formula supposes it for what follows alone: "if", "when"."""
    cues = list(_CUE.finditer(last_sentence(before)))
    return bool(cues) and bool(cues[-1]["local"] or cues[-1]["zhlocal"])


_CASED = Cue(
    r"\b(?:if|when|whenever|for)\s+(?:\0(?:[\s,]|\band\b)*)+(?:is|are|has|have|even|odd)\b|"
    r"^\W*(?:otherwise|else)\b|\b(?:if|when|for|whenever)(?: all)? (?:even|odd)\b|"
    r"[若當]\s*\0\s*[是為]|否則",
    re.I,
)


def is_cased(before: str) -> bool:
    """Whether what a formula says is one case of several: "if $n$ is even", "otherwise"."""
    return bool(_CASED.search(last_sentence(before)))


_OPENED = Cue(r"^[^\"]*(?:\"[^\"]*\"[^\"]*)*\"[^\"]*$|[“„«][^”“»]*$|``(?:(?!'').)*$", re.S)


def _is_quoted(sentence: str, rest: str) -> bool:
    """Whether what stands before a formula opens a quotation that is closed behind it."""
    return bool(_OPENED.search(sentence)) and bool(re.search(r"[\"”“»]|''", rest))


def _ends_a_claim(ahead: str, after: str) -> bool:
    """Whether a condition belongs to a formula before it: "we have $A$, if $p = 0$."."""
    return bool(re.search(r"\0\W*$", ahead)) and bool(re.match(r"\s*[.;](?:\s|$)", after))


_LABEL = Cue(r"^\W*(\*\*[^*\0]{1,40}\*\*|\*[^*\0]{1,40}\*|_[^_\0]{1,40}_|[A-Z][\w' -]{0,30}(?=:))[\s:.,*_]*")
_CLAIMING = Cue(
    r"\b(result|answer|lemma|theorem|proposition|corollary|fact|goal|aim|exercise|check|want|prove|bound|"
    r"conclusion|"
    r"consequence|property|properties|remark|note|exercise|todo)s?\b|引理|定理|命題|推論|練習|結論",
    re.I,
)
_LIGHT = Cue(r"\s*((that|further|also|now|from now on|throughout|in addition|對|有)\s*,?\s*)*")
_ENUMERATED = Cue(r"([\s,，、:：]|\band\b|\0|和|與)*")


def alone(before: str, after: str) -> bool:
    """Whether an inline formula stands in a sentence of formulas and a label at most: "Pareto: a > 0"."""
    sentence = last_sentence(before)
    label = _LABEL.match(sentence)
    if label and (_DENIED.search(label[0]) or _BETWEEN.search(label[0]) or _CLAIMING.search(label[0])):
        return False
    words = sentence[label.end() :] if label else sentence
    rest = first_sentence(after)
    asked = after[len(rest) : len(rest) + 1] in ("?", "？", "!", "！")
    return not asked and bool(_ENUMERATED.fullmatch(words)) and bool(_ENUMERATED.fullmatch(rest))


_NOUN = Cue(
    r"\b(?:constant|number|integer|parameter|rate|variance|deviation|precision|scale|shape|mean|probability|"
    r"coefficient|factor|weight|mass|length|width|height|radius|size|time|temperature|frequency|strength|"
    r"penalty|"
    r"bandwidth|threshold|level|amplitude|speed|price|strike|volatility|maturity|intensity|dimension|"
    r"degree)s?\s*$"
    r"|(?:常數|參數|實數|整數|機率|變異數|方差|標準差|比率|係數|溫度)\s*$",
    re.I,
)


_ARRIVING = Cue(
    r"\b(?:finds?|found|see|seen|deriv\w+|arriv\w+|results?|computed?|equals?|prove\w*|must)\b", re.I
)


def apposed(before: str, after: str) -> bool:
    """Whether an inline formula stands beside the noun for its name: "noise of variance $r > 0$"."""
    sentence, rest = last_sentence(before), first_sentence(after)
    told = _BETWEEN.search(sentence) or _BEHIND.match(after) or _CLAIMING.search(sentence)
    told = told or _ARRIVING.search(sentence)
    denied = _DENIED.search(sentence) or _DENIED.search(rest) or voice.is_example(sentence)
    return bool(_NOUN.search(sentence)) and not (is_asked(after) or told or denied)


@lru_cache(2048)
def announces(before: str) -> bool:
    """Whether a cue stands right before a display formula, as in "Assume that"."""
    sentence = last_sentence(before).rstrip(" \t\n:,，：*_")
    cue = list(_CUE.finditer(sentence))
    return bool(cue) and bool(_LIGHT.fullmatch(sentence[cue[-1].end() :])) and not _DENIED.search(sentence)


def continues(before: str) -> bool:
    """Whether a clause goes on with the display formula that stands before it: "where", "for"."""
    return not SENTENCE_END.search(before) and bool(_CONTINUING.match(before))


def leads_on(before: str, after: str) -> bool:
    """Whether a clause between display formulas is about the second: "and for $x < 1$", "for $b > 2$:"."""
    if re.match(r"\W*(for|if|when|whenever)\b", before, re.I) and re.match(r"\s*(we have\s*)?:\s*$", after):
        return True
    return bool(re.match(r"\W*(and|while|whereas|but|而)\b", before)) and not SENTENCE_END.search(after)


def same_sentence(between: str) -> bool:
    """Whether no sentence ends in the text between two formulas."""
    return not SENTENCE_END.search(between)


def ends(text: str) -> bool:
    """Whether a sentence ends in a text."""
    return bool(SENTENCE_END.search(text))


_ONLY_THOUGHT_OF = Cue(
    r"\b(?:if|were|would|could|cannot|can['’]t|never|must not|should not|n[o']t)\b[^.!?;]*$", re.I
)


def retractions(text: str) -> list[int]:
    """Where a text says that assumptions are dropped; "if we dropped ..." says that they are not."""
    found = _RETRACTING.finditer(text) if _RETRACTING.search(text) else ()
    return [m.start() for m in found if not _ONLY_THOUGHT_OF.search(last_sentence(text[: m.start()] + "x"))]


_OPPOSITE = Cue(
    r"^\W*(?:(?:but|and)\s+)?(?:if not\b|if (?:this|that|it|they|these|those)\s+"
    r"(?:is|are|was|were|does|do|did|has|have|should)(?:\s+not\b|n['’]t\b)|if (?:this|that|it)\s+fails\b)",
    re.I,
)


def opposes(before: str) -> bool:
    """Whether the sentence of a formula supposes the opposite of what was said before it: "if not"."""
    return bool(_OPPOSITE.match(last_sentence(before)))


_CONTRADICTED = Cue(
    r"\b(?:a contradiction|contradict(?:s|ing|ory)|(?:is|would be) (?:absurd|impossible)|cannot be)\b|矛盾",
    re.I,
)
_SUPPOSED_ANEW = Cue(r"\b(?:suppose|assume|let|for|if)\b|設|假設|若", re.I)


def contradicts(text: str) -> bool:
    """Whether the text behind a supposition says that it is contradicted, before another one is made."""
    found = _CONTRADICTED.search(text)
    return found is not None and not _SUPPOSED_ANEW.search(text[: found.start()])


def denies_text(text: str) -> bool:
    """Whether words inside a formula deny what stands beside them."""
    return bool(_DENIED.search(text))


_BE = r"^\s*(be|is|being|are)\s+((an?|any|arbitrary|fixed|two|both|distinct|different)\s+)*"
_IS = r"^\s*(為|是)(一個)?"
_KINDS = tuple(
    (Cue(f"{_BE}({english})|{_IS}({chinese})", re.I), kind)
    for english, chinese, kind in (
        ("natural|positive integers?|non-?negative integers?", "自然數|正整數", "naturals"),
        (r"integers?\b", "整數", "integers"),
        (r"reals?\b", "實數", "reals"),
    )
)


_OTHERS = Cue(r"^(?:\s*,?\s*(?:and\b)?\s*\0)+\s*(?=(?:be|are)\b)", re.I)


def of_all(after: str) -> str:
    """The words behind a name without the rest of its list: "and $x$ be positive" says it of both."""
    others = _OTHERS.match(after)
    return " " + after[others.end() :] if others else after


_APPOSED = Cue(
    r"^\s*,?\s*(?=(?:(?:both|two|distinct|different)\s+)*(?:positive|non-?negative)?\s*"
    r"(?:integers?|natural numbers?)\s*(?:[.,;:)]|$))",
    re.I,
)
_DISTINCT = Cue(r"^\s*(?:be|are)\s+(?:(?:two|both)\s+)*(?:distinct|different)\b", re.I)


def predicated(after: str) -> str:
    """The words behind a formula with the verb that an apposition leaves out: "$m < n$ positive integers"."""
    found = _APPOSED.match(after)
    return " be " + after[found.end() :] if found else after


def are_distinct(after: str) -> bool:
    """Whether the words behind a list say that no two of it are equal."""
    return bool(_DISTINCT.match(after))


def kind_of(after: str) -> str:
    """What the words behind a name say that it is: naturals, integers, reals or ""."""
    return next((kind for pattern, kind in _KINDS if pattern.match(after)), "")


_KIND_BEFORE = Cue(
    r"\b(?:(?P<naturals>natural numbers?|(?:positive|non-?negative) integers?)|(?P<integers>integers?)|"
    r"(?P<reals>real numbers?|reals))(?:\s*\0\s*(?:,|and\b|\s)*)*\s*$"
    r"|(?:(?P<zhnaturals>自然數|正整數)|(?P<zhintegers>整數)|(?P<zhreals>實數))(?:\s*\0\s*[,、與和]?)*\s*$",
    re.I,
)


def kind_before(before: str) -> str:
    """What the noun right before a name says that it is: "for integers $m, n \\ge 1$"."""
    found = _KIND_BEFORE.search(last_sentence(before))
    return (found.lastgroup or "").removeprefix("zh") if found else ""


def positive_before(before: str) -> bool:
    """Whether the noun right before a name says that it is a positive integer."""
    found = _KIND_BEFORE.search(last_sentence(before))
    return found is not None and found.group().lower().startswith(("positive", "正整數"))


_SIGN = Cue(
    rf"{_BE}(?:fixed\s+|strictly\s+|real\s+)*(positive|negative|non-?negative)\b"
    r"\s*(?:real\s+)?(?:integers?|numbers?|constants?|parameters?)?\s*"
    r"(?=[.,;:]|$|and\s+(?:let|set|put|define|write)\b|(?:and|with)\s+\0)",
    re.I,
)
_UNDERSTOOD = Cue(
    rf"{_BE}(?:fixed\s+|strictly\s+|real\s+|natural\s+|positive\s+|negative\s+|non-?negative\s+|the\s+)*"
    r"(?:reals?|positive|negative|non-?negative|integers?|numbers?|constants?|parameters?|variables?|scale|"
    r"rate|"
    r"shape|location|random\b.*|fixed|arbitrary|naturals?)\b\s*(?=[.,;:]|$|and\b|with\b|where\b|of\b|in\b|"
    r"on\b)",
    re.I,
)


def sign_of(after: str) -> str:
    """What the words behind a name say of its sign: positive, negative, nonnegative or ""."""
    found = _SIGN.match(after)
    return found[found.lastindex or 0].lower().replace("-", "") if found else ""


def calls_more(after: str) -> bool:
    """Whether the words behind a name say something of it that is not understood: "be even"."""
    return bool(re.match(_BE + r"(?!the\b)", after, re.I)) and not _UNDERSTOOD.match(after)


def attributes(before: str) -> bool:
    """Whether an adjective stands right before a name: "for all positive"."""
    return bool(
        re.search(r"\b(for|let)\s+(all|any|every|each|an?)?\s*[\w-]+\s*$", before, re.I)
    ) and not bool(
        re.search(r"\b(for|let)\s+(all|any|every|each|some|an?|fixed|arbitrary|real)?\s*$", before, re.I)
    )


_COPULA = r"(?:is|are|be|denotes?)"
_ADJECTIVE = r"(?:(?!not\b|never\b|density\b|mass\b|distribution\b|no\b)[\w-]+\s+)"
_DEPENDS = Cue(
    r"^(?:[\s,]*(?:and|or|,)?\s*\0)*[\s,]*(?:"
    r"(?:(?:which|that|may|can|will|also|both|only|generally|usually)\s+)*"
    r"(?:depends?\s+(?:only\s+|also\s+)?on|(?:var(?:y|ies)|changes?|evolves?)\s+(?:with|over|in|along))\b"
    rf"|{_COPULA}\s+(?:an?\s+|some\s+|any\s+)?{_ADJECTIVE}{{0,3}}?functions?\s+of\b"
    rf"|{_COPULA}\s+(?:an?\s+|the\s+)?{_ADJECTIVE}{{0,2}}?(?:time|space|position|age)-(?:dependent|varying)\b"
    rf"|{_COPULA}\s+(?:an?\s+|the\s+)?{_ADJECTIVE}{{1,5}}?(?:at|after|until)\s+(?:the\s+|any\s+|"
    rf"each\s+)?time\b(?!\s*\d)"
    r")|^(依賴|是.{0,6}的函數)",
    re.I,
)


def depends(after: str) -> bool:
    """Whether the words behind a name say that it depends on another one."""
    return bool(_DEPENDS.match(after))


_FUNCTION = Cue(
    r"^[\s,]*(?:is|are|be|denotes?)\s+(?:an?|the|any|some|our)\s+(?:[\w-]+\s+){0,3}?(?:function|map|"
    r"mapping)\b"
    r"(?!\s+(?:value|of\b))",
    re.I,
)


def is_function(after: str) -> bool:
    """Whether the words behind a name say that it is a function: "let u be a smooth function"."""
    return bool(_FUNCTION.match(after))
