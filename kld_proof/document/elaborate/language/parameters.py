"""What the text calls the parameters of a law: a rate or a mean, a variance or a standard deviation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language.prose import FORMULA, first_sentence, last_sentence
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.library.distributions import Law

_WORDS = {
    "standard deviation": r"standard deviations?|std\.?|s\.\s?d\.|sd|standard error",
    "precision": r"precision|inverse variance",
    "rate": r"rates?|inverse scale|intensity|(?:mean|average|expected) (?:\w+ )?(?:rate|number)",
    "scale": r"scale",
    "mean": r"mean|average|expected value|expectation|expected (?=\w)",
    "shape": r"shape",
    "variance": r"variance",
    "location": r"location",
}
_MEANT = "|".join(f"(?P<{key.replace(' ', '_')}>{words})" for key, words in _WORDS.items())
_BEFORE = Cue(rf"\b(?:{_MEANT})(?:\s+parameter)?(?:\s+(?:is|of|equal(?:s| to)?|given by))?[\s:]*$", re.I)
_BEHIND = Cue(
    r"^[\s,]*(?:(?:i\.e\.|that is|and)[\s,]*)?(?:\0[\s,]*)?(?:is|denotes|being|as|for|stands for)\s+"
    rf"(?:the|a|an|its|their|our)\s+(?:\w+\s+)?(?:{_MEANT})(?![\w-])",
    re.I,
)
_NUMBER = Cue(rf"\b(?:{_MEANT})(?:\s+parameter)?(?:\s+(?:is|of|equal(?:s| to)?))?\s+(?P<number>\d+)\b", re.I)
_EXPECTED = {
    "normal": (("mean", "location"), ("variance",)),
    "exponential": (("rate",),),
    "gamma": (("shape",), ("rate",)),
    "poisson": (("mean", "rate"),),
    "laplace": (("mean", "location"), ("scale",)),
    "beta": (("shape",), ("shape",)),
}
NEAR = 4
"""A number stands for a parameter in this many inline formulas around the law only."""


def other_meaning(page: Page, item: Item, law: Law, args: tuple[ast.Node, ...]) -> str:
    """Why a parameter is not what it is read as, by the words around it; "" if nothing speaks against it."""
    expected = list(zip(map(strip, args), law.roles or _EXPECTED.get(law.family, ()), strict=False))
    for other in formulas(page):
        if other.display or other.section != item.section:
            continue
        assert other.tree is not None
        for statement in other.tree.statements[:1]:
            body = strip(statement.body)
            head = strip(body.first) if isinstance(body, ast.Chain) and body.first is not None else body
            if isinstance(head, ast.Number) and abs(other.order - item.order) > NEAR:
                continue
            meant = [words for a, words in expected if a == head and isinstance(a, ast.Name | ast.Number)]
            said = _said(other)
            if meant and said and not any(said in words for words in meant):
                return _sentence(_shown(head), meant[0], said)
    return _of_number(item, expected)


def _said(item: Item) -> str:
    """What the words around an inline formula call it."""
    return _kind(_BEHIND.match(first_sentence(item.after)) or _BEFORE.search(last_sentence(item.before)))


def _of_number(item: Item, expected: Sequence[tuple[ast.Node, tuple[str, ...]]]) -> str:
    """A number that the sentence around the law writes as a word of running text: "with mean 3"."""
    around = f"{last_sentence(item.before)} {FORMULA} {first_sentence(item.after)}"
    for found in _NUMBER.finditer(around):
        said = _kind(found)
        meant = [w for a, w in expected if isinstance(a, ast.Number) and a.value == int(found["number"])]
        if meant and not any(said in words for words in meant):
            return _sentence(found["number"], meant[0], said)
    return ""


def _kind(found: re.Match[str] | None) -> str:
    return next((key for key in _WORDS if found[key.replace(" ", "_")]), "") if found else ""


def _shown(parameter: ast.Node) -> str:
    return str(parameter.value) if isinstance(parameter, ast.Number) else getattr(parameter, "name", "")


def _sentence(parameter: str, meant: tuple[str, ...], said: str) -> str:
    return f"{parameter} is read as its {meant[-1]}, and the text calls it the {said}"
