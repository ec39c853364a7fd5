r"""Conditions that the text states behind a formula: "Here $x$ is positive.", "This holds for $n \ge 2$.".

Main statement: `told_behind` has them for each display formula, less those that are assumptions of it.  A
footnote, and what is said to hold throughout, is about all formulas before it.  A counterexample to a step
that does not assume the condition may not choose the names in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.claims.propositions import propositions
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import sentences
from kld_proof.document.elaborate.language.prose import explains, last_sentence
from kld_proof.document.elaborate.names.declared import Declared
from kld_proof.document.elaborate.names.uses import free
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import Term
from kld_proof.record import record

_BACK = Cue(
    r"^\W*(?:here|where|this|it|these|which|the (?:above|former|last)|"
    r"the (?:formula|identity|equation|relation|inequality|result|expression|step) (?:is|holds|needs|"
    r"requires)|"
    r"valid|recall|remember|throughout|as (?:before|always|usual|said)|only|provided|of course|"
    r"we (?:have )?(?:assumed?|supposed?|required?|use|used))\b",
    re.I,
)
_ALL_ALONG = Cue(
    r"\b(?:throughout|always|everywhere|in this (?:note|paper|page|section|chapter|text))\b", re.I
)


@record(frozen=True)
class Told:
    """A condition on `names`; `props` is what was understood of it."""

    names: frozenset[str]
    props: frozenset[Term]

    def is_open(self, given: Iterable[Term]) -> bool:
        """Whether a step that assumes `given` does not have the condition."""
        return not self.props or not self.props <= set(given)


def told_behind(page: Page, words: Vocabulary, declared: Declared) -> dict[int, list[Told]]:
    """For the order of each display formula the conditions that are stated behind it."""
    found: dict[int, list[Told]] = {}
    displays: list[Item] = []
    for item in page.items:
        if item.display:
            about = _explaining(item, displays[-1], declared) if displays and explains(item.before) else set()
            for display in (displays[-1], item) if about else ():
                found.setdefault(display.order, []).append(Told(frozenset(about), _props(item, words)))
            displays.append(item)
        elif displays and item.tree is not None and (about := _restricted(item)):
            widely = _ALL_ALONG.search(last_sentence(item.before)) or _is_footnote(item)
            told = Told(frozenset(about), _props(item, words))
            for display in displays if widely else [d for d in displays[-1:] if d.order == item.follows]:
                if not _is_assumed(item, display, declared):
                    found.setdefault(display.order, []).append(told)
    return found


def _explaining(item: Item, display: Item, declared: Declared) -> set[str]:
    r"""The names of which a display behind "with" says something that defines none: `x + y = 1`."""
    about: set[str] = set()
    if item.section != display.section or item.tree is None:
        return about
    assumed = {id(a.chain) for a in declared.assumptions if a.source is item and a.holds_at(display)}
    for _, chain in chains(item):
        head = strip(chain.first) if chain.first is not None else None
        if isinstance(head, ast.Add | ast.Mul | ast.Div | ast.Neg) and id(chain) not in assumed:
            about |= {n.name for n in names_in(head)}
    return about


def _props(item: Item, words: Vocabulary) -> frozenset[Term]:
    """What the formula says, as far as it is read."""
    try:
        return frozenset(p for _, chain in chains(item) for p in propositions(chain, Context(words)))
    except ReadError:
        return frozenset()


def _restricted(item: Item) -> set[str]:
    """The names about which an inline formula, with the words around it, states a condition."""
    assert item.tree is not None
    before, footnote = last_sentence(item.before), _is_footnote(item)
    if not (footnote or _BACK.match(before) or _ALL_ALONG.search(before)) or not item.tree.statements:
        return set()
    body = strip(item.tree.statements[0].body)
    if isinstance(body, ast.Chain):
        cue = footnote or sentences.supposal(item.before, item.after).cue or _ALL_ALONG.search(before)
        return set(free(body, frozenset())) if cue else set()
    if sentences.sign_of(item.after) or sentences.calls_more(item.after):
        return {n.name for n in names_in(body)}
    return set()


def _is_footnote(item: Item) -> bool:
    return any(name.startswith("footnote") for name in item.within)


def _is_assumed(item: Item, display: Item, declared: Declared) -> bool:
    """Whether what an inline formula says is an assumption of a display formula."""
    return any(a.source is item and a.holds_at(display) for a in declared.assumptions)
