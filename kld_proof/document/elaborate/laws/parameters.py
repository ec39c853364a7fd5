"""What the laws of a page depend on: names that stand in them, or in what the text says of their moments.

A derivative or an integral by such a name does not hold the law of a random variable fixed.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.names.declared import Declared
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import COVARIANCE, EXPECTATION, VARIANCE
from kld_proof.document.latex import ast
from kld_proof.kernel.term import names

_NAMED = Cue(
    r"\b(?:means?|variances?|expectations?|expected value|deviations?|moments?|parameters?|rates?|scales?|"
    r"(?:distribut(?:ed|ion)|law|density)(?: with)?)(?:\s+(?:\0|and|,|by|of|on|is|are))*\s*$"
    r"|(?:均值|期望值?|變異數|方差|標準差|參數)(?:為|是)?\s*$",
    re.I,
)
MOMENTS = EXPECTATION | VARIANCE | COVARIANCE


def declare(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Note the parameters of the laws."""
    for stated in declared.laws:
        words.law_parameters |= {n for n in names(stated.law.density) if n[0] not in "$\0"}
    for assumption in declared.assumptions:
        used = names(assumption.premise.prop) if assumption.premise.prop is not None else set()
        if any(n[0] == "$" and n[1:].partition("_{")[0] in words.random for n in used):
            words.law_parameters |= {n for n in used if n[0] not in "$\0"}
    for item in formulas(page):
        if not item.display and _NAMED.search(item.before):
            words.law_parameters |= {n.name for n in item.nodes.of(ast.Name)} - words.random
        for node in item.nodes.of(ast.Chain):
            if node.first is not None:
                words.law_parameters |= _moments(node)


def _moments(chain: ast.Chain) -> set[str]:
    """The names that a chain says are moments: `E[X] = \\mu`, `Var(X) = \\sigma^2`."""
    assert chain.first is not None
    sides = [strip(s) for s in (chain.first, *(link.side for link in chain.links))]
    of_moments = [s for s in sides if isinstance(s, ast.Apply) and s.function.name in MOMENTS]
    inside = {n.name for s in of_moments for a in s.args for n in names_in(a)}
    bases = [strip(s.base) if isinstance(s, ast.Power) else s for s in sides] if of_moments else []
    return {b.name for b in bases if isinstance(b, ast.Name)} - inside
