r"""Names that depend on others by words: "$S$ is the sum of the $x_i$", "the area $A$ of the circle".

Main statement: `learn(page, words)` fills `words.depends` with the names that the text explains by others,
and adds those to `words.dependent` that measure something (an area, a profit) without saying by which name.
What is called a constant, a parameter, a coefficient or a slope depends on nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language.prose import last_sentence
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast

_MADE = (
    r"(?:sum|total|mean|average|median|difference|distance|gap|product|ratio|quotient|squares?|cube|square "
    r"root|"
    r"roots?|reciprocal|inverse|logarithm|log|exponential|maximum|minimum|maximi[sz]er|minimi[sz]er|largest|"
    r"smallest|larger|smaller|norm|length|residual|"
    r"remainder|rest|complement|midpoint|value|function|image|derivative|integral|convolution|combination|"
    r"part)"
)
_MEASURES = (
    r"(?:area|volume|circumference|perimeter|surface(?: area)?|diagonal|hypotenuse|profit|revenue|total cost|"
    r"turnover|quantity demanded|demand|consumption|output|arc length|kinetic energy|potential energy|"
    r"momentum)"
)
_QUALIFIED = r"(?:the|its|their|this|that|an?|our)\s+(?:(?!rate|constant)[\w-]+\s+){0,2}?"
_IS = Cue(
    r"^(?:[\s,]*(?:and|or|,)?\s*\0)*[\s,]*"
    r"(?:(?:here|then|now|always|simply|just|will|shall)\s+)*(?:(?:be|is|are|denotes?|equals?|being|for|as|"
    r"stands? for|means?|gives?)\s+)*(?P<what>[^.;:]{1,160})",
    re.I,
)
_MADE_OF = Cue(rf"^{_QUALIFIED}{_MADE}\s+(?:of|between|from|over)\b(?P<rest>.*)", re.I | re.S)
_MEASURED = Cue(rf"^{_QUALIFIED}{_MEASURES}\b", re.I)
_SPELT = Cue(
    r"^(?:(?:twice|half|double|thrice|(?:one|two|three|\w+) (?:times|plus|minus|less|over)|the square of|"
    r"what (?:is left|remains)(?: of)?|everything but)\s+)?"
    r"\0\s*(?:minus|plus|times|less|over|divided by|multiplied by|squared|cubed|without|,|and|$)|"
    r"^(?:twice|half|double|thrice|\w+ (?:times|minus|plus|less))\s+\0",
    re.I,
)
_MOVES = Cue(
    r"^(?:[\s,]*(?:and|or|,)?\s*\0)*\s*(?:runs?|goes|var(?:y|ies)|(?:de|in)creases?|changes?|moves?|shrinks?|"
    r"grows?|rises?|falls?|adjusts?|is adjusted|follows?|is chosen)\b[^.;]*?"
    r"\b(?:as|when|while|with|so that|such that)\b(?P<rest>[^.;]*)",
    re.I,
)
_OF_IT = Cue(rf"\b{_QUALIFIED}(?:(?P<made>{_MADE})|{_MEASURES})\s+$", re.I)
# "The loss of an example with label $y$ is ...": what is explained is the loss.
_ASIDE = Cue(r"\b(?:with|under|given|at|for)\s+(?:(?:the|an?|its|their)\s+)?(?:[\w-]+\s+){0,2}$", re.I)
_FIXED = Cue(
    r"\b(?:constant|parameters?|coefficients?|slopes?|intercept|rates?|exponent|degree|number|index|"
    r"frequency|"
    r"distribution|law|population|prior|posterior|density|fixed|given|known|initial|unit|average of the|"
    r"order|"
    r"normal|gaussian|random variables?|expected|variance|standard deviation|noise)\b",
    re.I,
)
_NEXT = Cue(
    r",?\s*(?:and|while|where|with|let)\s+\0\s*(?:is|be|are|the|for|denotes?|its)\b|,\s*(?:where|so|then|we|"
    r"let)\b",
    re.I,
)


def learn(page: Page, words: Vocabulary) -> None:
    """Note what the words around the inline names of a page say that they depend on."""
    for item in page.items:
        if item.display or item.tree is None:
            continue
        own = [n.name for n in _names(item)]
        if not own:
            continue
        rest = _explanation(item)
        if rest is None:
            continue
        if not rest and not words.random.intersection(own):
            words.dependent.update(own)
        for name in own:
            others = {n for f in _formulas(page, item, rest) for n in _said(f)} - {name}
            if others:
                words.depends.setdefault(name, set()).update(others)


def _explanation(item: Item) -> tuple[int, int] | tuple[()] | None:
    """Which of the following formulas explain a name, counted from it; () for a measure, None for nothing."""
    moves = _MOVES.match(item.after)
    if moves:
        return _counted(item.after, moves.start("rest"), moves.end("rest"))
    before, told = _OF_IT.search(last_sentence(item.before)), _IS.match(item.after)
    if told is None:
        return None
    start, end = told.start("what"), told.end("what")
    following = _NEXT.search(told["what"])
    end = start + following.start() if following else end
    what = item.after[start:end]
    if before and re.match(r"^\s*(?:of|between)\b", what):
        if _FIXED.search(what):
            return None
        return _counted(item.after, start, end) if before["made"] else ()
    if _FIXED.search(what) or _ASIDE.search(last_sentence(item.before)):
        return None
    if _MEASURED.match(what):
        return ()
    if _MADE_OF.match(what) or _SPELT.match(what):
        return _counted(item.after, start, end)
    return None


def _counted(after: str, start: int, end: int) -> tuple[int, int] | None:
    """The first and the last formula in a part of the text behind a name, counted from it."""
    before, inside = after[:start].count("\0"), after[start:end].count("\0")
    return (before + 1, before + inside) if inside else None


def _formulas(page: Page, item: Item, span: tuple[int, int] | tuple[()]) -> list[Item]:
    return page.items[item.order + span[0] : item.order + span[1] + 1] if span else []


def _said(item: Item) -> Iterator[str]:
    """The names of a formula; of a term of a sequence also the sequence, as `x_`."""
    for statement in item.tree.statements if item.tree is not None and not item.display else ():
        for name in names_in(statement.body):
            yield name.name
            if name.subscript:
                yield (name.base or name.name) + "_"


def _names(item: Item) -> list[ast.Name]:
    """The bare names of an inline formula."""
    assert item.tree is not None
    body = strip(item.tree.statements[0].body) if len(item.tree.statements) == 1 else None
    items = body.items if isinstance(body, ast.Tuple) else (body,)
    return [n for n in items if isinstance(n, ast.Name)]
