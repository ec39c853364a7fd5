"""What the words around a display formula make of it: another arithmetic, an approximation, a curve.

Main statements: `arithmetic` names an arithmetic that is not that of the real numbers, of which the sentence
around a formula speaks, and under which nothing is claimed (for whole sections: `structures`);
`is_approximate` and `is_about_points` tell that an equality is meant roughly, or singles
out the points of a curve, so that a point where it fails refutes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence

STEMS = (
    *("modul", "mod ", "residue", "finite field", "characteristic ", "gf", "galois", "boolean", "clock"),
    *("binary", "hexadecimal", "octal", "ternary", "tropical", "-plus", "adic", "ordinal", "cardinal"),
    *("floating", "precision", "wrap", "-bit", "overflow", "ieee", "formal", "logic", "truth", "gate"),
    *(
        "division",
        "rsa",
        "diffie",
        "nim",
        "kleene",
        "idempotent",
        "algebra",
        "associative",
        "jordan",
        "grupp",
        "groupe",
        "grupo",
        "rateurs",
        "operador",
        "anneau",
        "anillo",
        "matri",
        "四元數",
        "base ",
        "elements",
        "cyclic",
        "fuzzy",
        "saturat",
        "week",
        "clock",
        "carr",
        "bits",
        "interval",
        "umbral",
        "meet",
        "join",
        "list",
        "calculus",
        "combinator",
        "juxtapos",
        "application",
        "ideals",
        "matrices",
        "hamiltonian",
        "propagator",
        "generators",
        "模",
        "同餘",
        "布林",
    ),
    *(
        "commut",
        "abelian",
        "quaternion",
        "octonion",
        "clifford",
        "grassmann",
        "pauli",
        "dirac",
        "lie ",
        "spin",
    ),
    *(
        "operator",
        "hilbert",
        "observable",
        "group",
        "permutation",
        "rotation",
        "reflection",
        "morphism",
        "relations on",
        "monoid",
        "semigroup",
        "ring",
        "words ",
        "string",
    ),
    *(
        "language",
        "regular expression",
        "concatenat",
        "compos",
        "means that",
        "partial order",
        "braid",
        "weyl",
        "quantum",
        "summation",
        "einstein",
    ),
    *(
        "repeated ",
        "over repeated",
        "superscript",
        "upper ind",
        "geometric algebra",
        "exterior algebra",
        "求和",
    ),
    *(
        "\\mathbb{z}_",
        "\\mathbb{z}/",
        "\\mathbb z",
        "\\mathbb{f}",
        "\\mathbb f",
        "\\mathbb{q}_",
        "\\z_",
        "z/",
    ),
)
"""Every pattern for another arithmetic, here and in `structures`, needs one of these, in small letters."""

PRODUCTS = (
    *(
        "cross product",
        "cross-product",
        "vector product",
        "cartesian",
        "direct product",
        "product set",
        "product type",
        "convol",
    ),
    *("degree", "gradian", "turns", "symbol", "triangle", "segment", "quadrilateral", "polygon", "rectang"),
    *("parallelogram", "chord"),
)
"""Words for products and other notation that have a sign, but are none of numbers."""
_DEFINING = (
    "denot",
    "writ",
    "defin",
    "operat",
    "notation",
    "compos",
    "means that",
    "partial order",
    "layer",
    "iterat",
    "component",
    "at time",
    "epoch",
    "superscript",
)
_EXPLAINING = (
    *(
        " of ",
        "between",
        " minus ",
        " plus ",
        " times ",
        "twice",
        "half",
        "double",
        "less",
        "squared",
        "cubed",
    ),
    *(
        " as ",
        "such that",
        "so that",
        "area",
        "volume",
        "perimeter",
        "profit",
        "revenue",
        "cost",
        "demand",
        "energy",
    ),
)
_RENAMED = ("E", "V", "H", "h", "D", "|", "\\exp", "\\log", "\\ln", "\\sin", "\\cos", "\\tan", "\\lvert")
_SHORT = 24
SIGNS = {
    "*": "*",
    "\\ast": "*",
    "\\cdot": "cdot",
    "\\times": "times",
    "+": "+",
    "-": "-",
    "/": "/",
    "\\div": "/",
    "^": "^",
    "<": "order",
    ">": "order",
    "\\le": "order",
    "\\leq": "order",
    "\\ge": "order",
    "\\geq": "order",
    "=": "equal",
}
"""How a sign alone is written, and the operation that it is."""
_ARITHMETIC = Cue(
    r"\bmodul(?:o|ar)\s+(?=\0|\d|arithmetic|a prime|the prime|an integer|[a-z]\b)|\bmod\s+(?=\0|\d)|"
    r"\bresidue classes\b|\bfinite fields?\b|\bcharacteristic (?:two|2|\0)|\bGF\s*\(|"
    r"\bboolean (?:algebra|arithmetic|ring|values?|variables?|logic)\b|\bclock arithmetic\b|"
    r"\bon (?:a|the) (?:\w+-hour )?clock\b|"
    r"\bin base (?!e\b|ten\b|10\b)(?:\w+|\0)|\binteger division\b|\bmachine (?:numbers?|arithmetic)\b|"
    r"\b(?:infinite|transfinite) (?:cardinals?|ordinals?)\b|\b(?:IEEE|\w+-bit|overflows?)\b|"
    r"\bin (?:binary|hexadecimal|octal|ternary)\b|"
    r"\b(?:binary|hexadecimal|octal) (?:notation|digits|numerals)\b|"
    r"\b(?:tropical|max-plus|min-plus|p-adic|ordinal|cardinal|floating[- ]point|non-?commutative|wrapped)\b|"
    r"\bformal (?:power )?series\b|模\s*\0|同餘|布林",
    re.I,
)
_LOGARITHM = Cue(r"\blog|\bentrop|\bbits?\b|\binformation\b", re.I)
_SUMMED = Cue(
    r"\bsummation convention\b|\beinstein(?:'s)? (?:notation|summation|convention)\b|"
    r"\brepeated (?:indices|index|subscripts)\b|\bsum(?:s|med)? over repeated\b|求和約定|"
    r"\b(?:superscripts?|upper ind(?:ices|ex)) (?:are|is|denotes?|labels?|counts?|enumerates?)\b",
    re.I,
)
_APPROXIMATE = Cue(
    r"\bapprox\w*|\brough(ly)?\b|\brounded\b|\brounding\b|\bnumerical(ly)?\b|"
    r"\b(to|in|at) (the )?(first|second|leading|lowest|zeroth|linear)(-| )order\b|"
    r"\b(first|second|leading|lowest)[- ]order\b|\bleading terms?\b|\bonly (the )?(leading|linear)\b|"
    r"\bneglect\w*|\bignoring\b|\bsmall[- ]angles?\b|\bsmall[- ]\w+[- ](?:approximation|regime|limit)\b|"
    r"\bup to (?:(?:an?|some|the|additive|multiplicative|irrelevant|unimportant|normali[sz]\w+|overall|"
    r"constant|positive) )*(?:constants?|factors?|scaling|signs?)\b|"
    r"\b(?:dropping|omitting|discarding|suppressing|absorbing|leaving out) (?:\w+ ){0,3}(?:constants?|"
    r"terms|factors?)\b|"
    r"\bdropping (the )?(higher|small)|\bhigher[- ]order terms\b|"
    r"\bup to (terms|an error|order|corrections)\b|"
    r"\b(to|correct to|with) (\w+|\0) (digits?|decimals?|(decimal )?places|significant)\b|\basymptotic\w*|"
    r"\bfor (very )?(small|large)\b|\bin the limit\b|\blineari[sz]\w*|約|近似",
    re.I,
)
_UPRIGHT = Cue(r"\\(?:text|mathrm|mbox|textrm)\s*\{([^}]*)\}")
_MEETING = Cue(
    r"\b(intersect\w*|equilibrium|fixed points?|supply equals|break-?even|breaks even|coincides?|balances?|"
    r"indifferent|equates?|sets? equal|meets?\s+(?:when|where))\b",
    re.I,
)
_PARTIAL = Cue(
    r"\b(?:at least one|some|suitable|certain|appropriate|infinitely many|finitely many)\s+(?:\w+\s+){0,3}\0"
    r"|\bfor (?:at least one|some|suitable|certain|appropriate|infinitely many)\b[^\0]*$"
    r"|\b(?:there (?:is|are|must be|will be|exists?)|exists?|choose|pick|find|determine)\b[^.]*"
    r"\b(?:such that|so that|with|for which|satisfying)\W*$"
    r"|\b(?:look|search|ask|wonder|seek|aim)\w*\s+(?:for|whether|when|if)\b|\bwhether\W*$"
    r"|\bcan (?:be chosen|choose|find|pick|arrange)\b|存在|某[個些]",
    re.I,
)
_FOLLOWING = Cue(r"[^.]*\bfollowing\b[^.]*(?=\.\s*$)")
_NOT_ALWAYS = Cue(r"\b(?:in general|generally|not (?:always|necessarily)|need not|as a rule)\b|一般", re.I)
_GOES_ON = Cue(r"[\s,]*[a-z(\0，]")
_CONGRUENCE = Cue(r"\b(congruen\w*|modul\w*|primes?|divisib\w*|divides|remainders?|residues?|fermat)\b", re.I)
_ALL_ALONG = Cue(
    r"\b(in what follows|throughout|from now on|always|all (?:results|numbers|values|equations|equalities)|"
    r"everywhere|henceforth|in this (?:section|note|page|chapter))\b",
    re.I,
)
_POINTS = Cue(
    r"\b(circle|triangles?|angles|sphere|ellipse|hyperbola|parabola|curve|straight line|surface|locus|"
    r"trajectory|orbit|"
    r"constraint|constrained|probability vectors?|probabilities|shares|proportions|simplex|normali[sz]\w*|"
    r"unit vector|"
    r"subject to|conserv\w*|intersects?|equation of|budget|equation|"
    r"dispersion relation|"
    r"satisf(y|ies|ying)|solutions?|equilibrium|relation between|s\.t\.)\b|圓|曲線|直線|約束",
    re.I,
)


@lru_cache(1024)
def speaks(text: str) -> bool:
    """Whether a text has any of the words by which other structures are told: cheaper than the patterns."""
    small = text.lower()
    for stem in STEMS:  # noqa: SIM110 - `any` takes twice the time
        if stem in small:
            return True
    return False


def may_redefine_signs(words: str, formulas: Iterable[str]) -> bool:
    """Whether a page with these words, in small letters, and formulas may give a sign another meaning."""
    told = any(stem in words for stem in (*PRODUCTS, *_DEFINING))
    return told or any(":=" in f or "*" in f or f.strip() in SIGNS or f.lstrip()[:1] == "[" for f in formulas)


def may_explain(words: str) -> bool:
    """Whether a text, in small letters, has any of the words that explain a name by others."""
    return any(stem in words for stem in _EXPLAINING)


def may_rename(formula: str) -> bool:
    """Whether an inline formula begins like one that may give a functional or a function another meaning."""
    return len(formula) <= _SHORT and formula.lstrip().startswith(_RENAMED)


def arithmetic(before: str, after: str) -> str:
    """The arithmetic other than that of the real numbers of which the sentence around a formula speaks."""
    return named(last_sentence(before)) or named(_clause(after))


def named(sentence: str) -> str:
    """The one of which a sentence speaks."""
    found = _ARITHMETIC.search(sentence) if speaks(sentence) else None
    if not found or (found[0].lower().startswith("in base") and _LOGARITHM.search(sentence)):
        return ""
    return found[0].strip(" \\0").strip()


def summed(sentence: str) -> str:
    """The words that say that repeated indices are summed over."""
    found = _SUMMED.search(sentence)
    return found[0] if found else ""


def is_approximate(before: str, after: str, inside: str) -> bool:
    """Whether the words around or inside a formula say that its equalities are meant roughly."""
    words = " ".join(_UPRIGHT.findall(inside))
    return bool(_APPROXIMATE.search(f"{last_sentence(before)} {_clause(after)} {words}"))


def is_met(before: str) -> bool:
    """Whether the sentence before a formula says that its two sides are equal somewhere."""
    return bool(_MEETING.search(last_sentence(before)))


def is_partial(before: str) -> bool:
    """Whether the sentence before a formula says that it holds for some values, or asks whether it does."""
    announced = _FOLLOWING.search(before)
    return bool(_PARTIAL.search(announced[0] if announced else last_sentence(before)))


def is_exceptional(before: str, after: str) -> bool:
    """Whether a sentence says that something is not so in general: "in general $A \\ne B$"."""
    return bool(_NOT_ALWAYS.search(f"{last_sentence(before)} {_clause(after)}"))


def is_rough_throughout(words: str) -> bool:
    """Whether a text says that equalities are meant roughly all along."""
    if "approx" not in words and "round" not in words and "order" not in words and "neglect" not in words:
        return False
    sentences = re.split(r"(?<=[.!?;])\s", words)
    return any(_ALL_ALONG.search(s) and _APPROXIMATE.search(s) for s in sentences)


def is_congruence(words: str) -> bool:
    """Whether a page speaks of integers in such a way that a triple bar may be a congruence."""
    return bool(_CONGRUENCE.search(words))


def is_about_points(before: str, after: str) -> bool:
    """Whether they speak of a curve, a constraint or an equation."""
    return bool(_POINTS.search(f"{last_sentence(before)} {_clause(after)}"))


def _clause(after: str) -> str:
    """The words behind a formula that still belong to its sentence."""
    return first_sentence(after) if _GOES_ON.match(after) else ""
