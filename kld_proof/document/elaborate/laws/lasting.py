r"""How long the law of a variable holds.

One that is supposed for a while ("if $X \sim L$", "for the moment", "as an example") holds to the end of its
section, and ends where a sentence leaves it behind or supposes something else of the variable; one behind a
formula ("..., if $X \sim L$") holds for this formula.  Every law ends where the text drops it, and with the
example or exercise that states it; it is not used where something is meant for any law, or for a fixed value
of the variable ("for fixed $\theta$", "now $\theta$ is known").

Main statement: `end(page, declared)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import leaving, prose, sentences
from kld_proof.document.elaborate.language.leaving import Said
from kld_proof.document.elaborate.names.declared import Declared, StatedLaw, case_of
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.record import replace

_ANEW = frozenset({"if", "when", "whenever", "let", "for", "suppose", "assume", "take", "consider"})
_FIXED = (
    r"(?:fixed|known|non-?random|deterministic|(?:an? )?(?:fixed |known |unknown )*(?:constants?|numbers?))"
)
_FOR_FIXED = Cue(
    r"\b(?:for|with|at|under)\s+(?:an?\s+|any\s+|every\s+|each\s+|one\s+|the\s+)?(?:given\s+and\s+)?"
    r"(?:fixed|known|given|particular)\s+(?:values?\s+(?:of\s+)?|parameters?\s+)?$"
    r"|\b(?:condition(?:al|ally|ing|ed)\s+(?:up)?on|given|holding|keeping|"
    r"fixing)\s+(?:the\s+(?:value\s+of\s+|parameter\s+))?$",
    re.I,
)
_IS_FIXED = Cue(
    r"^\s*(?:(?:is|are|be|being|stays?|remains?|were|as)\s+)(?:(?:now|here|again|held|kept|treated as|"
    r"regarded as|"
    rf"considered(?: to be)?|taken (?:to be|as)|assumed(?: to be)?|an?)\s+)*{_FIXED}\b"
    rf"|^\s*(?:held\s+|kept\s+)?(?:fixed|constant)\b",
    re.I,
)
_FIXING = Cue(r"\b(?:fix|condition on)\s*$", re.I)
_RANDOM = Cue(
    r"\b(?:random|prior|posterior|bayes\w*|marginal\w*|integrat\w*|averag\w*|unconditional\w*)\b", re.I
)


def end(page: Page, declared: Declared) -> None:
    """End each law where the text leaves it behind, and leave out those that are not meant at a formula."""
    said = list(leaving.sentences_of(page))
    for k, stated in enumerate(declared.laws):
        until = min(_ends(stated, page, said), stated.until)
        if until != stated.until:
            declared.laws[k] = replace(stated, until=until)
    known = {stated.name for stated in declared.laws}
    for one in said:
        if leaving.is_for_any_law(one.text):
            declared.suspended.setdefault(one.display.order, set()).update(known)
    for stated in declared.laws:
        for order in _fixed(stated, page, said):
            declared.suspended.setdefault(order, set()).add(stated.name)
            declared.fixed.setdefault(order, set()).add(stated.name)


def _ends(stated: StatedLaw, page: Page, said: Iterable[Said]) -> int:
    """The order of the first formula for which a law holds no more."""
    source = page.items[stated.source]
    ends = [stated.until]
    case = case_of(source)
    if case:
        ends += [next((i.order for i in page.items[source.order :] if case not in i.within), 10**9)]
    passing = leaving.is_for_a_while(source.before)
    if passing and stated.first < source.order:
        ends += [source.order]
    elif passing:
        ends += [page.end_of(source.section), _next_heading(source, page)]
    for one in said:
        if one.first <= source.order:
            continue
        taken_back = leaving.drops_law(one.text) and _speaks_of(one, stated.name, page)
        if taken_back or (passing and (leaving.leaves(one.text) or _supposes(one, stated.name, page))):
            ends += [one.first]
            break
    return min(ends)


def _next_heading(source: Item, page: Page) -> int:
    """Where the text above all headings ends: what stands there for a while does not enclose the sections."""
    if source.section:
        return 10**9
    begins = next((t for t in sorted(page.levels) if not page.is_proof(t)), None)
    return next((i.order for i in page.items if begins is not None and i.section >= begins), 10**9)


def _speaks_of(one: Said, name: str, page: Page) -> bool:
    """Whether a sentence is about a variable: it stands in its formulas, or these are none."""
    inside = [i for i in page.items[one.first : one.end] if i.tree is not None]
    return not inside or any(n.name == name for i in inside for n in i.nodes.of(ast.Name))


def _supposes(one: Said, name: str, page: Page) -> bool:
    """Whether a sentence supposes something of a variable again: "if $X$ is uniform"."""
    return any(
        sentences.supposal(item.before, item.after).cue.lower() in _ANEW
        for item in page.items[one.first : one.end]
        if _is_name(item, name)
    )


def _is_name(item: Item, name: str) -> bool:
    """Whether an inline formula is the name, or a relation that begins with it."""
    if item.tree is None or item.display or len(item.tree.statements) != 1:
        return False
    body = strip(item.tree.statements[0].body)
    head = strip(body.first) if isinstance(body, ast.Chain) and body.first is not None else body
    return isinstance(head, ast.Name) and head.name == name


def _fixed(stated: StatedLaw, page: Page, said: list[Said]) -> Iterable[int]:
    """The display formulas in which the variable of a law is meant to have one value."""
    lasts = False
    section = page.items[stated.source].section
    for one in said:
        if one.first <= stated.source:
            continue
        if one.display.section != section:
            section, lasts = one.display.section, False
        if _RANDOM.search(one.text):
            lasts = False
        for item in page.items[one.first : one.end]:
            if item.tree is None or not _is_name(item, stated.name) or item.nodes.of(ast.Chain):
                continue
            before, after = prose.last_sentence(item.before), prose.first_sentence(item.after)
            if _FOR_FIXED.search(before):
                yield one.display.order
            elif _IS_FIXED.match(after) or _FIXING.search(before):
                lasts = True
        if lasts:
            yield one.display.order
