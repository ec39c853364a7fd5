"""What a display formula that defines something supposes of other names: `y(t) = K e^{-rt}, \\quad r > 0`.

Main statement: `declare(page, words, declared, chosen)`.  A condition on the arguments belongs to the
function (`candidates.ranges_of`); one on other names holds from the definition to the end of its section.
Where a name is defined twice under conditions, each is about one of its cases, and the name is not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kld_proof.document.elaborate.claims import beside
from kld_proof.document.elaborate.claims.propositions import propositions
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language.prose import is_asked
from kld_proof.document.elaborate.language.sentences import Supposal, supposal
from kld_proof.document.elaborate.language.stated import end_earlier
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.names.declared import Declared, is_freed, premise, scope_of
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.latex import ast
from kld_proof.record import replace


def declare(page: Page, words: Vocabulary, declared: Declared, chosen: Mapping[str, Candidate]) -> None:
    """Assume what stands beside the definitions of a page and is not about their arguments."""
    for candidate in chosen.values():
        item = candidate.item
        if not item.display or any(beside.denied(item)) or is_asked(item.after):
            continue
        own = {*candidate.parameters, candidate.key}
        conditions = [c for c in _beside(item, candidate.chain) if not {n.name for n in names_in(c)} & own]
        if conditions and _has_cases(page, candidate):
            words.poisoned[candidate.key.removesuffix("()")] = "the page defines it under several conditions"
            continue
        for condition in conditions:
            try:
                props = propositions(condition, Context(words))
            except ReadError:
                continue
            scope = scope_of(item, page, Supposal())
            declared.introduced.update(n.name for n in names_in(condition))
            declared.assumptions += [replace(scope, premise=premise(item, condition, p)) for p in props]
            _end(page, item, declared)


def _end(page: Page, item: Item, declared: Declared) -> None:
    """End what the text takes back behind a definition: "let" for a name of it, "for general d"."""
    for later in (i for i in formulas(page) if i.order > item.order and not i.display):
        if is_freed(later) or supposal(later.before, later.after).lets:
            end_earlier(later, declared)
    for section, order in page.retractions:
        for assumption in declared.assumptions:
            if assumption.source is item and item.section <= section and item.order < order:
                assumption.until = min(assumption.until, order)


def _beside(item: Item, chain: ast.Chain) -> list[ast.Chain]:
    """The conditions of the row in which a chain stands."""
    assert item.tree is not None
    found = [
        strip(c)
        for s in beside.joined(item, item.tree.statements)
        if s.conditions and any(n is chain for n in walk(s.body))
        for c in s.conditions
    ]
    return [c for c in found if isinstance(c, ast.Chain) and c.first is not None]


def _has_cases(page: Page, candidate: Candidate) -> bool:
    """Whether another relation for the same head has conditions of its own."""
    head = strip(candidate.head)
    return any(
        _beside(item, c) for item, c in _relations(page) if c is not candidate.chain and c.first == head
    )


def _relations(page: Page) -> Iterator[tuple[Item, ast.Chain]]:
    for item in formulas(page):
        for chain in item.nodes.of(ast.Chain):
            yield item, chain
