"""What sentences say of all terms of a list: "let $x_1, \\ldots, x_n$ be positive numbers".

Main statements: `declare(item, said, page, words, declared)` assumes it for every term of the sequence, and
tells whether there was one that the page uses as a sequence; `members(chain, words)` is for a list with a
relation behind it.  Of a list `p_1, \\ldots, p_k` that is called a probability vector the
sum is 1 and no term is negative; none is 0 where the text says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import sentences
from kld_proof.document.elaborate.language.prose import first_sentence
from kld_proof.document.elaborate.language.sentences import Supposal
from kld_proof.document.elaborate.laws.families import domain_of, family_of
from kld_proof.document.elaborate.names.declared import Declared, scope_of, shown
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast
from kld_proof.document.model import Premise
from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Term
from kld_proof.record import replace

_PROBABILITIES = Cue(
    r"^\s*(?:be|is|are|being)\s+(?:an?\s+|two\s+|some\s+|discrete\s+|finite\s+)*(?:"
    r"probability\s+(?:vectors?|distributions?|mass\s+functions?)"
    r"|probabilities\s+(?:that|which|with|whose)?\s*(?:sum|add)\w*\s+(?:up\s+)?(?:to|equal\s+to)\s+(?:one|1|\0))\b",
    re.I,
)
_STRICT = Cue(r"\b(?:strictly\s+)?positive\s+(?:entries|components|coordinates|elements|probabilit)", re.I)


def declare(item: Item, said: Supposal, page: Page, words: Vocabulary, declared: Declared) -> bool:
    """Assume what the words behind a list with dots say of its terms; whether one is a sequence."""
    if item.display or not said.holds:
        return False
    after, found = sentences.of_all(item.after), False
    for base, last in _lists(item):
        domain = domain_of(last, words) if base in words.indexed - words.matrices else None
        if domain is None or any(n == base or n.startswith(base + "_") for n in words.random):
            continue
        found = True
        for prop in _props(base, domain, after):
            stated = Premise(shown(prop), prop, False, item.place(0))
            declared.assumptions.append(replace(scope_of(item, page, said), premise=stated))
    return found


def members(chain: ast.Chain, words: Vocabulary) -> tuple[ast.Chain, str, Term] | None:
    """`x_1, \\ldots, x_n > 0` as `x_k > 0`, with k and the set of its values; None for another chain."""
    listed = family_of(chain.first) if chain.first is not None else None
    domain = domain_of(listed[1], words) if listed is not None and listed[0] in words.indexed else None
    if listed is None or domain is None or chain.first is None:
        return None
    used = {n.name for n in names_in(chain)}
    letter = next(i for i in "kjilm" if i not in used)
    index = ast.Name(letter, letter, start=chain.first.start, end=chain.first.end)
    member = ast.Name(f"{listed[0]}_{letter}", listed[0], (index,), start=index.start, end=index.end)
    return replace(chain, first=member), letter, domain


def _lists(item: Item) -> Iterator[tuple[str, ast.Node | None]]:
    """The lists with dots of a formula, `x_1, \\ldots, x_n` or `x = (x_1, \\ldots, x_n)`."""
    assert item.tree is not None
    for statement in item.tree.statements:
        side = strip(statement.body)
        if isinstance(side, ast.Chain) and len(side.links) == 1 and side.links[0].relation.op == "=":
            side = side.links[0].side
        found = family_of(side)
        if found is not None:
            yield found


def _props(base: str, domain: Term, after: str) -> Iterator[Term]:
    term = App("$" + base, Bound(0))
    sign, kind = sentences.sign_of(after), sentences.kind_of(after)
    chances = bool(_PROBABILITIES.match(after))
    if chances:
        sign = "positive" if _STRICT.search(first_sentence(after)) else "nonnegative"
    if sign:
        bound = {
            "positive": App("lt", ZERO, term),
            "negative": App("lt", term, ZERO),
            "nonnegative": App("le", ZERO, term),
        }[sign]
        yield App("all", domain, Lam(bound))
    if kind in ("naturals", "integers"):
        yield App("all", domain, Lam(App("in", term, App(kind))))
    if chances:
        yield App("eq", App("sum", domain, Lam(term)), ONE)
