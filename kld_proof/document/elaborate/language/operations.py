r"""Signs to which the text gives another meaning: "where $*$ denotes convolution", "we write $st$ for ...".

Main statement: `mark(page)` says of every formula that uses such a sign, in the section of the text that
gives it its meaning, that it is about another arithmetic, so that it is left unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence
from kld_proof.document.elaborate.language.settings import PRODUCTS, SIGNS
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast

_MEANS = Cue(
    r"^[\s,]*(?:(?:here|now|always|will|shall|to)\s+)*(?:is|be|are|denotes?|means?|stands? for|represents?|"
    r"denoting|meaning|"
    r"abbreviates?|"
    r"signif(?:y|ies)|for|as|instead of)\s+(?P<what>[^.;:\0]*)",
    re.I,
)
_USED = Cue(
    r"\b(?:writ(?:e|es|ing|ten)|us(?:e|es|ing)|denot(?:e|es|ed|ing)(?:\s+by)?|read|interpret\w*|symbols?|"
    r"signs?|"
    r"operat(?:ors?|ions?)|notation|let|where|here|with|by|products?|and|or)\s+(?:the\s+\w+\s+)?$",
    re.I,
)
_USUAL = Cue(
    r"^(?:an?\s+|the\s+|their\s+|its\s+|simple\s+|simply\s+)*(?:(?:ordinary|usual|standard|real|scalar|"
    r"normal|"
    r"pointwise|dot|inner|matrix)\s+(?:\w+\s+)?)?"
    r"(?:multiplication|products?|additions?|sums?|differences?|subtraction|quotients?|ratios?|fractions?|"
    r"division|"
    r"powers?|exponentiation)\b(?!\s+(?:modulo|mod|in|on|set|operation|of\s+(?:sets|groups|vectors|"
    r"functions)))",
    re.I,
)
_OTHER = Cue(
    r"\b(?:compos\w+|concatenat\w+|convol\w+|commutator|cross|vector product|intersection|union|exclusive|"
    r"xor|"
    r"disjunction|conjunction|group|ring|join|meet|maxim\w+|minim\w+|larger|smaller|bitwise|integer part|"
    r"floor|modul\w+|"
    r"remainder|operation|operator|law|inverse|tensor|symmetric difference|cartesian|direct|greatest|least|"
    r"gcd|lcm|"
    r"and|or|not)\b",
    re.I,
)
_JOINED = Cue(r"\b(?:concatenated|joined|composed|combined|convolved|appended)\s+(?:with|by|using)\s*$", re.I)
_WRITES = Cue(r"\bwrit(?:e|es|ing|ten)\s*$", re.I)
_WRITTEN = Cue(r"\b(?:written|denoted)(?:\s+(?:by|as))?\s*(?:\0(?:\s*,|\s+and)\s*)*$", re.I)
_LABELS = Cue(r"\b(?:iterat(?:es|ions)|layers|components|superscripts?)\b[^.;]*$", re.I)
_LABELLED = Cue(
    r"^\s*(?:is|are|be|denotes?|stands? for)\s+(?:the|its|an?)\s+(?:[\w-]+\s+){0,3}?(?:states?|positions?|"
    r"activations?|"
    r"weights?|estimates?|iterates?|components?|entr(?:y|ies)|actions?|strateg(?:y|ies)|copy|copies|"
    r"particles?|beliefs?|"
    r"outputs?)\b[^.;]*\b(?:time|steps?|layers?|iterations?|stages?|rounds?|epochs?|players?|agents?|"
    r"generations?|of \0)",
    re.I,
)
_THEIRS = Cue(r"^(?:the|their)\s+(?:compos|concatenat|convol|commutator|intersection)\w*", re.I)
ORDER = frozenset({"<", "<=", ">", ">="})
_MEANING = Cue(r"^\s*(?:means|denotes|stands for|expresses|says)\b", re.I)
_WHEN = Cue(r"^\s*(?:if|when|whenever|for|to mean|to say|instead|provided)\b", re.I)
_DEFINES = Cue(r"\b(?:(?:re)?defin\w*|denot\w*|operations?|binary|compositions?)\b", re.I)
_LETS = Cue(r"\b(?:let|writ(?:e|ing)|set|put|where|with|for)\b", re.I)
_WORDS = {
    "times": Cue(r"\b(?:cross|vector|cartesian|direct)[- ]products?\b|\bproduct (?:sets?|types?)\b", re.I),
    "degrees": Cue(
        r"\b(?:angles?|arguments?|trigonometric|sines?|cosines?)\b[^.;]{0,60}\b(?:degrees|gradians|gons|"
        r"turns)\b"
        r"|\bdegree mode\b",
        re.I,
    ),
    "symbol": Cue(r"\b(?:legendre|jacobi|kronecker)(?:'s)?[- ]symbols?\b", re.I),
    "segments": Cue(
        r"\b(?:triangles?|segments?|quadrilaterals?|polygons?|rectangles?|parallelograms?|chords?)\b", re.I
    ),
    "*": Cue(r"\bconvol(?:utions?|ve[sd]?|ving)\b", re.I),
}
LONGEST = 12
_DOTTED = Cue(r"\s*([\[(])\s*\\cdot\s*[\])]\s*")


_CORNERS = Cue(r"\s*[A-Z]\s*[A-Z](?:\s*[A-Z]){0,3}\s*")


def mark(page: Page) -> None:
    """Mark the formulas that use a sign with another meaning."""
    for item in page.items:
        for sign, said in _redefined(page, item):
            forbid(page, item, sign, said)
    if any(stem in page.words for stem in PRODUCTS):
        for item in page.items:
            text = f"{item.before} {item.after}"
            for sign, cue in _WORDS.items():
                found = cue.search(text)
                if found and sign == "segments" and not _has_corners(page, item):
                    continue
                if found and not item.arithmetic:
                    forbid(page, item, sign, found[0], between_names=True)


def _has_corners(page: Page, item: Item) -> bool:
    """Whether the section names a figure or a segment by its corners: `ABC`."""
    inline = (i for i in page.items if not i.display and i.section == item.section)
    return any(_CORNERS.fullmatch(i.block.text) for i in inline)


def _redefined(page: Page, item: Item) -> Iterator[tuple[str, str]]:
    """The sign to which the words around a formula give a meaning, and these words."""
    sign = _sign_of(item)
    if sign is None:
        return
    sentence, text = last_sentence(item.before), item.block.text.strip()
    if sign in ("order", "equal"):
        if text not in SIGNS or _MEANS.match(item.after):
            yield sign, f"{text} {' '.join(first_sentence(item.after).split()[:6])}".replace("\0", "")
        return
    statements = item.tree.statements if item.tree is not None else ()
    if statements and isinstance(strip(statements[0].body), ast.Chain):
        let = sign == "*" and _LETS.search(sentence)
        if ":=" in text or let or (sign not in ("+", "-", "/") and _DEFINES.search(sentence)):
            yield sign, text
        return
    if text in SIGNS and _JOINED.search(sentence):
        yield sign, f"{' '.join(sentence.split())} {text}".replace("\0", "")
        return
    means = _MEANS.match(first_sentence(item.after))
    if not item.display and not means and sign[:1] in ("[", "^") and _WRITTEN.search(sentence):
        yield sign, f"{text} {' '.join(sentence.split())}".replace("\0", "")
    if (
        item.display
        or not means
        or not (_USED.search(sentence) or text in SIGNS or _THEIRS.match(means["what"]))
    ):
        return
    what = means["what"]
    other = _OTHER.search(what) or (text in SIGNS and what.strip()) or _WRITES.search(sentence)
    if sign.startswith("^") and len(sign) > 1:
        if _LABELLED.match(item.after) or _LABELS.search(sentence):
            yield sign, f"{text} {' '.join(means[0].split())}"
        return
    other = other or sign in ("[", "(", "\\{")
    if (other or _is_operation(page, item)) and not _USUAL.match(what):
        yield sign, f"{text} {' '.join(means[0].split())}"


def _says(item: Item) -> bool:
    """Whether the text says what a relation between two names means."""
    if _MEANING.match(item.after):
        return True
    return bool(_WRITES.search(last_sentence(item.before)) and _WHEN.match(item.after))


def _is_operation(page: Page, item: Item) -> bool:
    """Whether a sign that stands for no operation on numbers comes next: "we write $ab$ for $a \\circ b$"."""
    following = next((i for i in page.items[item.order + 1 :]), None)
    return following is not None and bool(following.nodes.of(ast.Binary))


def _sign_of(item: Item) -> str | None:
    """The operation that a formula shows: a sign alone, one of two names, or the head of `a * b = ...`."""
    text = item.block.text
    if len(text) <= LONGEST and not item.display and text.strip() in SIGNS:
        return SIGNS[text.strip()]
    if not item.display and (dotted := _DOTTED.fullmatch(text)):
        return dotted[1]
    if item.tree is None or len(item.tree.statements) != 1:
        return None
    body = strip(item.tree.statements[0].body)
    if isinstance(body, ast.Chain) and not item.display and body.first is not None:
        bare = all(isinstance(strip(s), ast.Name) for s in (body.first, body.links[0].side))
        op = body.links[0].relation.op
        if bare and len(body.links) == 1 and (op in ORDER or op == "=") and _says(item):
            return "order" if op in ORDER else "equal"
    if isinstance(body, ast.Chain):
        head = strip(body.first) if body.first is not None else body
        return _operation(head) if body.links[0].relation.op in ("=", ":=") else None
    if isinstance(item.tree.statements[0].body, ast.Group) and isinstance(body, ast.Name):
        return item.tree.statements[0].body.bracket if not item.display else None
    return None if item.display else _operation(body)


def _operation(node: ast.Node) -> str | None:
    """The sign between two bare names."""
    if isinstance(node, ast.Mul):
        parts, sign = node.factors, node.signs[0] if node.signs else ""
    elif isinstance(node, ast.Div):
        parts, sign = (node.numerator, node.denominator), "/"
    elif isinstance(node, ast.Add):
        parts, sign = node.terms, "+"
        if isinstance(node.terms[-1], ast.Neg):
            parts, sign = (*node.terms[:-1], node.terms[-1].body), "-"
    elif isinstance(node, ast.Power) and isinstance(node.base, ast.Name):
        return "^" + node.base.name if isinstance(node.exponent, ast.Name) else None
    else:
        return None
    return sign if len(parts) == 2 and all(isinstance(strip(p), ast.Name) for p in parts) else None


def forbid(page: Page, item: Item, sign: str, said: str, between_names: bool = False) -> None:
    """Leave the formulas of the section that use a sign unread."""
    end = page.end_of(item.section)
    for other in page.items:
        if item.section <= other.section and other.order < end and _uses(other, sign, between_names):
            other.arithmetic = other.arithmetic or said


TRIGONOMETRIC = frozenset({"sin", "cos", "tan", "cot", "sec", "csc"})


def _is_turned(node: ast.Node) -> bool:
    """Whether a node is a trigonometric function."""
    return isinstance(node, ast.Apply) and node.function.name in TRIGONOMETRIC


def _is_symbol(node: ast.Node) -> bool:
    """Whether a node is a quotient alone in brackets."""
    return isinstance(node, ast.Group) and isinstance(node.body, ast.Div)


def _is_segment(node: ast.Node) -> bool:
    """Whether a node has two capital letters side by side, which may be a segment or an angle."""
    factors = node.factors if isinstance(node, ast.Mul) else ()
    bases = [f.base if isinstance(f, ast.Power) else f for f in factors]
    named = [isinstance(f, ast.Name) and len(f.name) == 1 and f.name.isupper() for f in bases]
    signs = node.signs if isinstance(node, ast.Mul) else ()
    return any(a and b and not (signs[k : k + 1] or ("",))[0] for k, (a, b) in enumerate(pairwise(named)))


_SPECIAL = {"degrees": _is_turned, "symbol": _is_symbol, "segments": _is_segment}
"""Notation that is told by its form."""


def _uses(item: Item, sign: str, between_names: bool) -> bool:
    """Whether a formula uses a sign; with `between_names` a product of numbers alone does not count."""
    for node in item.nodes:
        if sign in ("order", "equal"):
            ops = {k.relation.op for k in node.links} if isinstance(node, ast.Chain) else set()
            if ops & ORDER if sign == "order" else "=" in ops:
                return True
        elif sign in _SPECIAL:
            if _SPECIAL[sign](node):
                return True
        elif isinstance(node, ast.Mul):
            signs = (*node.signs, *([""] * (len(node.factors) - 1 - len(node.signs))))
            for k, written in enumerate(signs):
                pair = [strip(f) for f in node.factors[k : k + 2]]
                plain = any(isinstance(f, ast.Number) for f in pair)
                if written == sign and not (plain and (between_names or not sign)):
                    return True
        elif isinstance(node, ast.Add) and sign in ("+", "-"):
            if any(isinstance(t, ast.Neg) == (sign == "-") for t in node.terms[1:]):
                return True
        elif isinstance(node, ast.Group):
            if node.bracket == sign:
                return True
        elif isinstance(node, ast.Power):
            if sign == "^" or (isinstance(node.base, ast.Name) and sign == "^" + node.base.name):
                return True
        elif isinstance(node, ast.Div) and sign == "/":
            return True
    return False
