r"""Where a case ends: "otherwise", and what is supposed for the moment.

Main statement: `contrast(page, declared)` ends what "Let $x > 0$." supposed where a later sentence begins
with "Otherwise", assumes the opposite there if the supposition is one relation and its sentence says no more,
and gives for each formula in the other case the names of the supposition: a counterexample may not choose
these, since the case may be smaller than was understood.  `end_passing(page, declared)` ends what holds "for
the moment" where a sentence leaves it behind.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.display import latex
from kld_proof.document.elaborate.items import Page
from kld_proof.document.elaborate.language.leaving import Said, is_for_a_while, leaves, sentences_of
from kld_proof.document.elaborate.language.sentences import is_conditional
from kld_proof.document.elaborate.names.declared import Assumption, Declared
from kld_proof.document.latex import ast
from kld_proof.document.model import Premise
from kld_proof.kernel.term import App, Term, names
from kld_proof.record import replace

_OTHERWISE = Cue(r"^\W*(?:(?:but|and|or)\s+)?(?:otherwise|else)\b|^\W*否則", re.I)
_CONDITION = Cue(
    r"^\W*(?:(?:and|but|first|now|then|so|next)\W+)*(?:(?:let|if|when|for|suppose|assume|"
    r"consider the case)\b)\s*"
    r"(?:that\s+|first\s+)*\0\W*(?:(?!(?:and|or|with|where|if|when|whenever|for|but|not|odd|even|integers?|"
    r"in)\b)"
    r"\w+\W*)*$",
    re.I,
)
_SUPPOSING = Cue(
    r"^\W*(?:(?:and|but|first|now|then|so|next)\W+)*(?:let|if|when|whenever|for|suppose|assume|"
    r"in (?:the )?case)\b",
    re.I,
)
_OPPOSITE = {"lt": ("le", True), "le": ("lt", True), "eq": ("ne", False), "ne": ("eq", False)}


def contrast(page: Page, declared: Declared) -> dict[int, set[str]]:
    """End and turn round what "otherwise" contrasts; gives the names of it at each formula behind."""
    found: dict[int, set[str]] = {}
    said = list(sentences_of(page))
    for k, one in enumerate(said):
        if not _OTHERWISE.search(one.text):
            continue
        condition, supposed = _contrasted(said[:k], one, declared)
        if condition is None:
            continue
        inside = [i for i in page.items[condition.first : condition.end] if i.tree is not None]
        known = {n.name for i in inside for n in i.nodes.of(ast.Name)}
        until = _until(said[k + 1 :], one, page, declared, known)
        for item in page.items[one.display.order : until]:
            if item.display:
                found.setdefault(item.order, set()).update(known)
        _turn(supposed, one, until, condition, declared)
    return found


def _contrasted(before: list[Said], one: Said, declared: Declared) -> tuple[Said | None, list[Assumption]]:
    """The last sentence of the section that supposes something, and what was understood of it."""
    for condition in reversed(before):
        if condition.display.section != one.display.section:
            return None, []
        inside = [
            a
            for a in declared.assumptions
            if a.source is not None
            and condition.first <= a.source.order < condition.end
            and not a.premise.inferred
        ]
        if inside or _SUPPOSING.search(condition.text):
            return condition, inside
    return None, []


def _until(later: list[Said], one: Said, page: Page, declared: Declared, known: set[str]) -> int:
    """Where the other case ends: with its section, or where its names are spoken of again."""
    orders = {
        a.source.order
        for a in declared.assumptions
        if a.source is not None and a.premise.prop is not None and names(a.premise.prop) & known
    }
    anew = (s.first for s in later if any(s.first <= order < s.end for order in orders))
    ends = page.end_of(one.display.section), next(anew, 10**9), len(page.items)
    return max(min(ends), one.display.order + 1)


def _turn(supposed: list[Assumption], one: Said, until: int, condition: Said, declared: Declared) -> None:
    """End what was supposed; where it is one relation and its sentence says no more, assume the opposite."""
    for assumption in supposed:
        if assumption.only is None:
            assumption.until = min(assumption.until, one.first)
    prop = supposed[0].premise.prop if len(supposed) == 1 else None
    opposite = _opposite(prop) if prop is not None else None
    if opposite is None or not _CONDITION.search(condition.text) or one.text.count("\0"):
        return
    source = supposed[0].source
    assert source is not None
    premise = Premise(latex(opposite), opposite, True, source.place(0))
    other = replace(supposed[0], premise=premise, first=one.display.order, only=None, until=until)
    other.source, other.chain, other.is_case, other.gives_value = one.display, None, True, False
    declared.assumptions.append(other)


def _opposite(prop: Term) -> Term | None:
    """The negation of a relation between two numbers."""
    if not isinstance(prop, App) or prop.head not in _OPPOSITE:
        return None
    head, turned = _OPPOSITE[prop.head]
    return App(head, *(reversed(prop.args) if turned else prop.args))


def end_passing(page: Page, declared: Declared) -> None:
    """End what is supposed for the moment where the text goes back to the general case."""
    said = list(sentences_of(page))
    for a in declared.assumptions:
        if a.source is None or a.only is not None or is_conditional(a.source.before):
            continue
        if is_for_a_while(a.source.before):
            behind = (s.first for s in said if s.first > a.source.order and leaves(s.text))
            a.until = min(a.until, next(behind, 10**9))
