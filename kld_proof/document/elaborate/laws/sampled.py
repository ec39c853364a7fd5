"""Where a page states the law of numbered random variables, in formulas and in words.

Main statement: `samples_of(page, words)` gives each such law with the numbers of the members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.claims.remarks import index_range
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import independence, prose, spoken
from kld_proof.document.elaborate.laws import families
from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.names.declared import text_of
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, App, Term, Var, names
from kld_proof.library.distributions import Law
from kld_proof.record import record

MEMBER = "\0member"
_TOGETHER = Cue(
    r"\b(?:mutually\s+)?(?:independent(?:ly)?(?:\s*,?\s*(?:and\s+)?identical(?:ly)?(?:\s+distributed)?)?|iid"
    r"|identically distributed)\s*,?\s*(?:and\s+)?",
    re.I,
)
_FROM = Cue(
    r"\s*(?:(?:be|is|are|denote|form)\s+(?:an?\s+|the\s+)?(?:(?:simple\s+)?random\s+)?"
    r"(?:sample|samples|draws|observations)\s+(?:of\s+size\s+\0\s+)?(?:drawn\s+|taken\s+)?"
    r"|(?:comes?|arises?|(?:is|was|are|were)\s+(?:taken|drawn|obtained))\s+)from\s+(?P<law>\0|an?\b|the\b)",
    re.I,
)
_OVER = Cue(r"i\.?\s*i\.?\s*d|ind", re.I)


@record(frozen=True)
class Sample:
    """The law of the members of a family, with the name of the number of a member in it."""

    base: str
    index: str
    domain: Term
    law: Law
    item: Item
    text: str
    chain: ast.Chain | None = None


def _spoken(page: Page, item: Item, words: Vocabulary) -> Sample | None:
    """A list with words behind it: "be independent Poisson variables with rate F", "a sample from F"."""
    listed = None
    if not item.display and item.tree is not None and len(item.tree.statements) == 1:
        listed = families.family_of(item.tree.statements[0].body)
    if listed is None or not spoken.states(item):
        return None
    base, last = listed
    domain = words.families.get(base) or families.domain_of(last, words)
    drawn = _FROM.match(item.after)
    law, text = None, ""
    if drawn is None:
        clause = _TOGETHER.sub("", prose.first_sentence(item.after) + ".")
        found = spoken.clause_law(page, item, clause, words)
        if found is not None:
            law, text = found[0], spoken.shown(item.block.text.strip(), *found[1:])
    elif drawn["law"] == prose.FORMULA:
        mentioned = spoken.behind(page, item, drawn[0])
        if len(mentioned) == drawn[0].count(prose.FORMULA):
            assert mentioned[-1].tree is not None
            with suppress(ReadError, ValueError):
                law = laws.law(mentioned[-1].tree.statements[0].body, Context(words))
            text = spoken.shown(item.block.text.strip(), drawn[0], mentioned)
    else:
        clause = "is " + item.after[drawn.start("law") :]
        skipped = spoken.behind(page, item, drawn[0])
        found = spoken.clause_law(page, (skipped or [item])[-1], clause, words)
        if found is not None:
            law, text = found[0], spoken.shown(item.block.text.strip(), *found[1:])
    return Sample(base, "", domain, law, item, text) if law is not None and domain is not None else None


def samples_of(page: Page, words: Vocabulary) -> Iterator[Sample]:
    for item in formulas(page):
        said = _spoken(page, item, words)
        if said is not None:
            yield said
        for _, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            if chain.links[0].relation.op != "~" or head is None:
                continue
            found = _numbered(head)
            if found is None:
                continue
            base, index, _ = found
            domain = _domain(page, item, found, words)
            if domain is None:
                continue
            place = Var(MEMBER)
            context = Context(words, bound={index: place} if index else {})
            try:
                law = laws.law(chain.links[0].side, context)
            except (ReadError, ValueError):
                continue
            if law is not None and not _carries(law, index):
                yield Sample(base, index, domain, law, item, text_of(item, chain), chain)


def _numbered(head: ast.Node) -> tuple[str, str, ast.Node | None] | None:
    """The letter, the index and the last number of `X_i` or `X_1, \\ldots, X_n`."""
    listed = families.family_of(head)
    if listed is not None:
        return listed[0], "", listed[1] if listed[1] is not None else ast.Ellipsis()
    if not isinstance(head, ast.Name) or len(head.subscript) != 1 or not head.base or head.primes:
        return None
    index = strip(head.subscript[0])
    plain = isinstance(index, ast.Name) and len(index.name) == 1 and index.name.islower()
    return (head.base, index.name, None) if plain and isinstance(index, ast.Name) else None


def _domain(
    page: Page, item: Item, found: tuple[str, str, ast.Node | None], words: Vocabulary
) -> Term | None:
    """The numbers of the members: of the list, or of `i = 1, ..., n` in the sentence, or all from 1 on."""
    base, index, last = found
    if base in words.families:
        return words.families[base]
    if last is not None:
        return families.domain_of(None if isinstance(last, ast.Ellipsis) else last, words)
    assert item.tree is not None
    ranges = [p for s in item.tree.statements for p in _ranges(s, words) if names(p.args[0]) == {index}]
    if not ranges:
        ranges = [p for p in _beside(page, item, words) if names(p.args[0]) == {index}]
    if ranges:
        numbers = ranges[0].args[1]
        return numbers if numbers.args[:1] == (ONE,) else None  # type: ignore[attr-defined]
    return App("from", ONE) if independent(item) else None


def _ranges(statement: ast.Statement, words: Vocabulary) -> list[App]:
    """The ranges of indices that a statement, or a condition behind it, says."""
    context = Context(words)
    nodes = (statement.body, *statement.conditions)
    return [p for node in nodes for p in index_range(node, context) if isinstance(p, App)]


def _beside(page: Page, item: Item, words: Vocabulary) -> list[App]:
    """The ranges of indices in the other inline formulas of the same sentence."""
    around = page.items[max(0, item.order - 4) : item.order + 5]
    own = _sentence(item)
    others = (i for i in around if i.tree is not None and i.section == item.section)
    same = (i for i in others if i is not item and _sentence(i) == own)
    return [p for i in same if i.tree is not None for s in i.tree.statements for p in _ranges(s, words)]


def _sentence(item: Item) -> str:
    shown = "" if item.display else prose.FORMULA
    return prose.last_sentence(item.before) + shown + prose.first_sentence(item.after)


def _carries(law: Law, index: str) -> bool:
    """Whether a parameter carries the index in its name alone, `\\mu_i` of a page that has no sequence mu."""
    if not index:
        return False
    known = names(law.density) | names(law.support)
    return any(index in re.findall(r"[A-Za-z]+", n)[1:] for n in known if n[0] not in "$\0")


def independent(item: Item) -> bool:
    """Whether the words beside the formula, or a sign over the relation, call the members independent.

    "Independent of Z" and "pairwise independent" say nothing of all members together.
    """
    sentence = _sentence(item)
    if any(cue.search(sentence) for cue in (independence.DENIED, independence.NOT_SAID, independence.FROM)):
        return False
    said = "pairwise" not in sentence and independence.is_linked(item)
    return said or _over(item)


def _over(item: Item) -> bool:
    """`\\overset{iid}{\\sim}`, `\\stackrel{\\text{i.i.d.}}{\\sim}`."""
    over = re.search(r"\\(?:overset|stackrel)\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*\{?\s*\\sim", item.block.text)
    return over is not None and bool(_OVER.search(over[1]))
