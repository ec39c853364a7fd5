"""How random vectors arise: `y = X b + e` with a random e is a model, which a page states and does not prove.

Such an equation is no definition (`E[y]` has the mean of e in it, and y may have a law of its own); it is
assumed from where it stands.  Where it stands again it is no claim either.

Main statement: `declare(page, words, declared, chosen)` assumes the models and gives their relations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kld_proof.document.elaborate.claims.hypotheses import hypothesised
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.laws import vetting
from kld_proof.document.elaborate.names.candidates import Candidate, has_random_entries, introduced
from kld_proof.document.elaborate.names.declared import Assumption, Declared, premise
from kld_proof.document.elaborate.relations import chains, tied
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.matrices.reading import matrix
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import is_accented
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Var, names


def declare(page: Page, words: Vocabulary, declared: Declared, chosen: Mapping[str, Candidate]) -> set[int]:
    """Assume what the page says random vectors are made of; gives the relations that say so."""
    found: dict[str, ast.Node] = {}
    stated: set[int] = set()
    for item, chain, head in _models(page, words):
        side = chain.links[0].side
        told = chosen[head.name].side if head.name in chosen else side
        same = found.setdefault(head.name, told) == side
        if item.display and (same or _is_drawn(item, side)):
            stated.add(id(chain))
        if not same:
            continue
        context = Context(words)
        try:
            prop = App("eq", Var(head.name), matrix(side, context))
        except ReadError:
            continue
        if not any(n.startswith("$") for n in names(prop)):
            given = premise(
                item, ast.Chain(chain.first, chain.links[:1], start=chain.start, end=side.end), prop
            )
            declared.assumptions.append(
                Assumption(given, item.section, item.order, source=item, arises=head.name)
            )
    return stated


def _models(page: Page, words: Vocabulary) -> Iterator[tuple[Item, ast.Chain, ast.Name]]:
    """The relations `y = X b + e` with a random vector e alone among the terms."""
    for item in formulas(page):
        for statement, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            side = strip(chain.links[0].side)
            if (
                not isinstance(head, ast.Name)
                or not isinstance(side, ast.Add)
                or head.name not in words.matrices
            ):
                continue
            if chain.links[0].relation.op != "=" or id(chain.links[0]) in hypothesised(item):
                continue
            if head.name in words.definitions or tied(item, statement) or vetting.is_denied(item):
                continue
            if not (item.display or introduced(item, chain)) or head.name in {n.name for n in names_in(side)}:
                continue
            if is_noisy(side, head, words):
                yield item, chain, head


def is_noisy(side: ast.Node, head: ast.Name, words: Vocabulary) -> bool:
    """Whether a side is a sum with a random vector alone among its terms."""
    terms = map(strip, side.terms) if isinstance(side, ast.Add) else ()
    return any(isinstance(t, ast.Name) and _is_noise(t.name, head.name, words) for t in terms)


def _is_drawn(item: Item, side: ast.Node) -> bool:
    """Whether the formula gives the law of a term as well: `y = X b + e, e \\sim ...`."""
    drawn = {
        (head.base or head.name)
        for _, chain in chains(item)
        if chain.links[0].relation.op == "~" and isinstance(head := strip(chain.first or side), ast.Name)
    }
    return any(n.name in drawn for n in names_in(side))


def _is_noise(name: str, head: str, words: Vocabulary) -> bool:
    """Whether a term is a random vector: one that has a law or random entries, or is called random."""
    accented = is_accented(name) or is_accented(head)
    random = name in words.vectors or has_random_entries(name, words)
    return random and not accented and name not in words.transforms
