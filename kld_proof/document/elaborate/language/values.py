"""Values that the text gives to names in use: `for a = 1`, `with a = b = 1`."""

from __future__ import annotations

from itertools import pairwise

from kld_proof.document.elaborate.claims.hypotheses import hypothesised
from kld_proof.document.elaborate.claims.propositions import comparison
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose, sentences, voice, wording
from kld_proof.document.elaborate.language.sentences import Supposal
from kld_proof.document.elaborate.names.declared import Declared, premise, scope_of, text_of
from kld_proof.document.elaborate.relations import chains, tied
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.document.model import Finding
from kld_proof.kernel.term import Var, names
from kld_proof.record import replace


def declare_values(page: Page, words: Vocabulary, declared: Declared, defining: set[int]) -> None:
    """Equations that give a value to names that are already in use: `a = 1`, `a = b = 1`."""
    for item in formulas(page):
        for statement, chain in chains(item):
            if id(chain) in defining | words.declarations or chain.first is None or tied(item, statement):
                continue
            if id(chain.links[-1]) in hypothesised(item):
                continue
            sides = [chain.first, *(link.side for link in chain.links)]
            if not all(isinstance(strip(s), ast.Name) for s in sides[:-1]):
                continue
            if {link.relation.op for link in chain.links} - {"=", ":="} or (item.display and len(sides) > 2):
                continue
            if item.display and (prose.gives(item.before) or wording.condition(item.before)):
                continue
            put_in = not item.display and prose.substitutes(item.before)
            told = prose.lasts(item.before) or (prose.sets_here if item.display else prose.sets)(item.before)
            if prose.locates(item.before) and sentences.ends(item.after):  # "continuous at $x = a$."
                continue
            if not item.display and not prose.lasts(item.before) and voice.is_spent(item.before, item.after):
                continue
            if (put_in or told) and not _is_denied(item):
                _condition(item, chain, sides, page, words, declared)


def _condition(
    item: Item, chain: ast.Chain, sides: list[ast.Node], page: Page, words: Vocabulary, declared: Declared
) -> None:
    context = Context(words)
    try:
        terms = [read(side, context) for side in sides]
    except ReadError:
        return
    if context.open or context.outcomes or any(a == b for a, b in pairwise(terms)) or not names(terms[0]):
        return
    if any(isinstance(a, Var) and a.name in names(b) for a, b in pairwise(terms)):
        message = f"${text_of(item, chain)}$ goes round in a circle and is not assumed"
        declared.findings.append(Finding(message, "definition", item.place(chain.start)))
        return
    if item.display:
        declared.consumed.add(id(chain))
    following = next((i.order for i in page.items if i.display and i.order > item.order), None)
    only = None if prose.lasts(item.before) else following
    if only is None and not prose.lasts(item.before):
        return
    for a, b in pairwise(terms):
        stated = premise(item, chain, comparison(a, "=", b))
        scope = replace(scope_of(item, page, Supposal()), first=item.order, only=only)
        declared.assumptions.append(replace(scope, premise=stated, chain=chain, gives_value=True))


def _is_denied(item: Item) -> bool:
    words = prose.last_sentence(item.before) + " " + prose.first_sentence(item.after)
    return (not item.display and sentences.denies_text(words)) or prose.denies(item.before, item.after)
