"""What the sentence around a formula says about its part: introduced, defined, supposed, denied."""

from __future__ import annotations

import re
from functools import lru_cache

from kld_proof.document.cue import Cue

SENTENCE_END = Cue(r"[.!?;](?=\s|$)|[。！？；]|\n\s*\n")
FORMULA = "\0"
"""Stands for an inline formula inside a sentence."""

_DEFINING = Cue(
    r"\b((?:re)?defin\w*|denot\w*|let|where|because|abbreviat\w*|write|introduce\w*|call\w*|call|namely|"
    r"put)\b"
    r"|定義|記作|記為|令|設|其中|因為|稱為|表示",
    re.I,
)
_BY_DEFINITION = Cue(r"\b((?:re)?defin\w*|denot\w*|definition|abbreviat\w*)\b|定義|記作|記為", re.I)
_SUPPOSING = Cue(
    r"\b(let|assum\w*|suppos\w*|with|where|for|given|restrict\w*|consider|provided|when|whenever|as long as|"
    r"require\w*|only (exists|defined|valid)[^.]*\bif)\b"
    r"|設|令|假定|給定|其中|若|當|如果|對於|對所有|對任意|考慮|滿足|只要|要求|限於",
    re.I,
)
_DENYING = Cue(
    r"\b(not|n't|cannot|undefined|diverg\w*|unless|otherwise|neither|nor|impossible|contradict\w*|"
    r"impl(y|ies|ying)|shows?|follows?|conclude|thus|therefore|hence|obtain\w*|becomes?)\b"
    r"|不是|不成立|不存在|不能|不可能|未必|並非|未定義|沒有定義|無定義|除非|否則|發散|矛盾|所以|因此|可得|得到|推出|於是|從而|可見|故",
    re.I,
)
_SETTING = Cue(
    r"\b(set\w*|put\w*|let|assum\w*|suppos\w*|with|where|for|at|when|choos\w*|plug\w*|insert\w*)\b"
    r"|設|令|取|代入|其中|若|當|在",
    re.I,
)
_LASTING = Cue(r"\b(let|set|put|assum\w*|suppos\w*)\b|設|令|假定", re.I)
_SOLVING = Cue(
    r"\b(set\w*|equat\w*|solv\w*|vanish\w*|zero|condition\w*|require\w*|satisf\w*|constraint\w*|"
    r"such that|root\w*)\b|求解|方程|滿足|極值|等於零|為零|條件",
    re.I,
)
_RANDOM = Cue(r"\brandom (variable|vector|matri)|隨機(變數|變量|向量|矩陣)", re.I)
_MATRIX = Cue(r"(matrix|matrices|vectors?|矩陣|向量)\]?(\([^)]*\))?\s*$", re.I)
_OF_MATRIX = Cue(
    r"\b(?:eigen(?:values?|vectors?|spaces?)|determinants?|trace|transposed?|spectrum|spectral radius|"
    r"kernel and image|"
    r"null ?space|column space|characteristic polynomial|singular values?)(?:\s+\0)?\s+of\s+(?:the \w+ )?$",
    re.I,
)
_DESCRIBED = Cue(
    r"^[\s,]*((and|or)?\s*\0[\s,]*)*(is|are|be|denotes?|being)\s+(the|its)\s+"
    r"(?!.{0,40}\b(parameter|scale|rate|shape|location|success|number of trials"
    r"|(mean|variance|standard deviation|precision)\b(?!\s+of\b)))",
    re.I,
)
_PROOF = Cue(r"(^|\n)[\s*_#]*(proof|beweis|demonstration|derivation|證明|推導)", re.I)


@lru_cache(2048)
def last_sentence(text: str) -> str:
    """The sentence in which `text` ends."""
    ends = [m.end() for m in SENTENCE_END.finditer(text.rstrip())]
    return text[ends[-1] :] if ends and ends[-1] < len(text.rstrip()) else (text if not ends else "")


@lru_cache(2048)
def first_sentence(text: str) -> str:
    """The rest of the sentence that `text` begins in."""
    end = SENTENCE_END.search(text)
    return text[: end.start()] if end else text


def is_asked(after: str) -> bool:
    """Whether the sentence that goes on behind a formula is a question."""
    rest = first_sentence(after)
    return after[len(rest) : len(rest) + 1] in ("?", "？")


def defines(before: str) -> bool:
    """Whether the words before a formula announce a definition."""
    return bool(_DEFINING.search(last_sentence(before)))


def by_definition(before: str) -> bool:
    """Whether they speak of a definition outright."""
    return bool(_BY_DEFINITION.search(last_sentence(before)))


def supposes(before: str, after: str) -> bool:
    """Whether an inline condition is an assumption: introduced, and not denied."""
    sentence = last_sentence(before)
    return bool(_SUPPOSING.search(sentence)) and not _DENYING.search(sentence + " " + first_sentence(after))


def sets(before: str) -> bool:
    """Whether the words before an equation give a name a value."""
    return bool(_SETTING.search(last_sentence(before)))


_LOCATING = Cue(r"\b(?:at|near|around)\s+(?:the\s+)?(?:points?\s+)?(?:\0\s*(?:,|and|or)\s*)*$", re.I)


def locates(before: str) -> bool:
    """Whether an equation says where something is: "inflection points at $x = a$ and $x = b$"."""
    return bool(_LOCATING.search(last_sentence(before)))


def sets_here(before: str) -> bool:
    """The same, where what the words give a value to is not a formula in the text: "for $n \\ge 1$"."""
    return bool(_SETTING.search(last_sentence(before).rpartition(FORMULA)[2]))


_SUBSTITUTING = Cue(r"\bsubstitut\w+\s*$|代入\s*$", re.I)


def substitutes(before: str) -> bool:
    """Whether an inline equation is put into what stands before: "Substituting x = a + b gives"."""
    return bool(_SUBSTITUTING.search(last_sentence(before)))


_GIVING = Cue(
    r"\b(giv(e|es|en|ing)|yield\w*|obtain\w*|gets?|have|find|becomes?|follows?|solv\w+|solution|results?|"
    r"leads?|"
    r"impl(y|ies)|arriv\w*|hence|thus|therefore|then)\b|得|推出|因此|所以",
    re.I,
)


def gives(before: str) -> bool:
    """Whether a display formula is what the sentence before it arrives at: "setting a = 1 gives"."""
    sentence = last_sentence(before)
    cues = list(_SETTING.finditer(sentence))
    return bool(_GIVING.search(sentence[cues[-1].end() :] if cues else sentence)) or bool(
        re.search(r"\bsolv\w+\s+for\b", sentence, re.I)
    )


def lasts(before: str) -> bool:
    """Whether such a value holds for the rest of the section, and not for the next formula alone."""
    return bool(_LASTING.search(last_sentence(before)))


def solves(before: str) -> bool:
    """Whether the text speaks of an equation to be solved."""
    return bool(_SOLVING.search(last_sentence(before)))


def speaks_of_random(before: str, after: str) -> bool:
    """Whether the sentence calls something in it a random variable."""
    return bool(_RANDOM.search(last_sentence(before) + " " + first_sentence(after)))


def speaks_of_random_vector(before: str, after: str) -> bool:
    """Whether the words beside a formula call it a random vector or matrix."""
    ahead = re.match(
        rf"^([\s,]|\b(and|or)\b|{FORMULA})*(be|is|are|denotes?)\b[^.,;]{{0,60}}\brandom (vector|matri)",
        after,
        re.I,
    )
    return bool(
        ahead
        or re.search(r"\brandom (vectors?|matri(x|ces))\]?(\([^)]*\))?\s*$", last_sentence(before), re.I)
    )


def speaks_of_matrix(before: str) -> bool:
    """Whether the word before a formula is matrix or vector."""
    return bool(_MATRIX.search(last_sentence(before)))


def speaks_of_parts(before: str) -> bool:
    """Whether they speak of what matrices alone have: "the eigenvalues of"."""
    return bool(_OF_MATRIX.search(last_sentence(before)))


def begins_proof(text: str) -> bool:
    """Whether a proof begins in `text`."""
    return bool(_PROOF.search(text))


def describes(after: str) -> bool:
    """Whether the words after a name say what it is, so that it is not just any number."""
    return bool(_DESCRIBED.search(first_sentence(re.sub(r"\]\([^)]*\)|\[", "", after))))


def denies(before: str, after: str) -> bool:
    """Whether the sentence denies or concludes what stands in it."""
    return bool(_DENYING.search(last_sentence(before) + " " + first_sentence(after)))


@lru_cache(1)
def _family_words() -> list[tuple[str, str]]:
    """The words that name families of laws, longest first."""
    from kld_proof.library.distributions.names import NAMES

    words = [(word.lower(), name) for name, names in NAMES.items() for word in names.words]
    return sorted(words, key=lambda pair: -len(pair[0]))


def families(text: str) -> set[str]:
    """The families of laws that a text names; "log-normal" does not name the normal one."""
    text, found = text.lower(), set()
    for word, name in _family_words():
        if word in text and re.search(rf"\b{re.escape(word)}\b", text):
            found.add(name)
            text = text.replace(word, " ")
    return found


_CONCLUDING = Cue(
    r"\b(hence|thus|therefore|so|then|follows?|impl(y|ies|ying)|obtains?|gets?|conclude\w*|shows?|yields?|"
    r"have|proves?)\b"
    r"|所以|因此|故|於是|從而|可得|得到|推出|可見|則",
    re.I,
)


def concludes(before: str) -> bool:
    """Whether the sentence before a formula draws a conclusion and supposes nothing."""
    sentence = last_sentence(before)
    return bool(_CONCLUDING.search(sentence)) and not _SUPPOSING.search(sentence)


def presents(before: str) -> bool:
    """Whether the word before a formula presents it: "the sigmoid is"."""
    return bool(
        re.search(
            r"\b(is|are|reads|function|by|density|mass|pdf|pmf|cdf)(?:\s+now)?\s*:?\s*$|\bare\s+(?:\0\s*(?:,|,?\s*and)\s*)+$|(是|為)\s*$",
            last_sentence(before)[-40:],
            re.I,
        )
    )


_PHRASE = Cue(
    r"\b(?:the|an?|our|its|this|with|by)\s+(?!(?:same|equality|identity|equation|inequality|formula|relation|"
    r"rule|law|claim|fact|condition|constraint|question|case|event|equivalence|assumption)\b)"
    r"(?:[a-z]+(?:-[a-z]+)*\s+){1,3}$",
    re.I,
)


def names_it(before: str) -> bool:
    """Whether a noun phrase for what is defined stands right before a formula: "with the gain"."""
    sentence = last_sentence(before)
    if _DENYING.search(sentence) or _CONCLUDING.search(sentence):
        return False
    phrase = _PHRASE.search(sentence)
    return phrase is not None and not _PREPOSITION.search(phrase[0])


_PREPOSITION = Cue(
    r"\b(?:that|of|to|for|from|if|whether|is|are|was|as|than|when|where|and|or|let|at|in|on|satisf\w+|"
    r"identity|"
    r"equation|equality|inequality|formula|relation|rule|claim|fact|condition|constraint|case|event|"
    r"assumption)\s+$",
    re.I,
)

_STUDYING = Cue(
    r"\b(consider\w*|(mini|maxi)mi[sz]\w+|differentiat\w+|integrat\w+|study\w*|descent on|ascent on"
    r"|(derivative|gradient|minimum|maximum|minimi[sz]er|maximi[sz]er|graph|energy|integral|transform"
    r"|spectrum) of)"
    r"\s*(the (function|loss|objective)\s*)?$",
    re.I,
)


def studies(before: str) -> bool:
    """Whether the words before a formula introduce a function: "to minimise", "the derivative of"."""
    sentence = last_sentence(before)
    return (
        bool(_STUDYING.search(sentence))
        and not _SOLVING.search(sentence)
        and not _CONCLUDING.search(sentence)
    )


_EXPLAINED_INLINE = Cue(r"\0\W*\b(?:where|in which)\b(?:[\s,]|\0|\band\b)*$", re.I)
_SAID_WITH = Cue(r"\0\W*\bwith\W*$", re.I)


def explained_inline(before: str, display: bool = False) -> int:
    """How many inline formulas of its sentence a clause explains: "$a/s$, where $s = \\ldots$".

    A display formula explains them behind "with" too.
    """
    sentence = last_sentence(before)
    said = _EXPLAINED_INLINE.search(sentence) or (display and _SAID_WITH.search(sentence))
    return sentence.count(FORMULA) if said else 0


def explains(before: str) -> bool:
    """Whether the sentence only explains names of the formula before it: "where s = ..."."""
    return bool(re.match(r"\W*((where|with|in which|here)\b|其中|此處|這裡)", last_sentence(before), re.I))
