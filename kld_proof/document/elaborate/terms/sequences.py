"""Assumptions about the terms of a sequence: `\\sigma_j > 0` says it of every j.

The index of such an assumption is no number that the page knows.  It runs over the range that the
sentence states (`for j = 1, \\ldots, d`), else over all integers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.claims.remarks import index_range
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence
from kld_proof.document.elaborate.language.sentences import same_sentence
from kld_proof.document.elaborate.names.declared import Assumption, Declared
from kld_proof.document.elaborate.names.uses import free
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Context, Vocabulary
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term, Var, bind, subterms
from kld_proof.record import replace

_LIMITED = Cue(
    r"\bfor\s+(?!all\s+\0|every\s+\0|each\s+\0|any\s+\0|\0)"
    r"|\b(?:some|few|many|most|least|almost|only|one|but|except|unless|odd|even|exists?"
    r"|there (?:is|are)|fix(?:ed)?|such|certain|particular|single|when|whenever|if|not|never|no)\b"
    r"|某|存在|固定|除",
    re.I,
)


def quantify(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Makes `all` of the assumptions about terms of a sequence whose index stands for every one."""
    numbers = _numbers(page, words)
    for k, assumption in enumerate(declared.assumptions):
        declared.assumptions[k] = quantified(assumption, page, words, declared, numbers)


def quantified(
    assumption: Assumption,
    page: Page,
    words: Vocabulary,
    declared: Declared,
    numbers: Collection[str] | None = None,
) -> Assumption:
    """The assumption for every index that stands for any; `numbers` are the names that are none."""
    prop, source = assumption.premise.prop, assumption.source
    if prop is None or source is None or _is_limited(source):
        return assumption
    numbers = _numbers(page, words) if numbers is None else numbers
    stated = {i: (domain, chain) for i, domain, chain in _ranges(page, source, words)}
    fixed = {*numbers} - _running(prop, words) if numbers else set()
    if fixed & _arbitrary(prop, words):
        fixed -= set(_general(page, source, words))
    for index in sorted(_arbitrary(prop, words) - fixed):
        domain, chain = stated.get(index, (_numbered(prop, index, words), None))
        prop = App("all", domain, bind(prop, index))
        assumption = _for_every(assumption, prop, index)
        declared.accepted.add(id(chain))
    return assumption


def _running(prop: Term, words: Vocabulary) -> set[str]:
    """The indices of recurrences, also where they stand as numbers too; not for what a recurrence gives."""
    given = {_letter(s.head) for s in subterms(prop) if type(s) is App and s.head[:1] == "$"}
    return (
        set()
        if given & words.recurrent.keys()
        else {r.letter for rules in words.recurrent.values() for r in rules}
    )


def _is_limited(source: Item) -> bool:
    """Whether the sentence says for which indices, in words: for some, for odd, for all but one."""
    sentence = last_sentence(source.before) + " " + first_sentence(source.after)
    return bool(_LIMITED.search(sentence))


def _for_every(assumption: Assumption, prop: Term, index: str) -> Assumption:
    text = f"{assumption.premise.text} \\text{{ for every }} {index}"
    return replace(assumption, premise=replace(assumption.premise, text=text, prop=prop))


def _arbitrary(prop: Term, words: Vocabulary) -> set[str]:
    """The names that stand as an index of a sequence in a proposition, and nowhere else in it."""
    found: set[str] = set()
    elsewhere: set[str] = set()
    for part in subterms(prop):
        if type(part) is App:
            bare = {a.name for a in part.args if type(a) is Var}
            sequence = part.head[:1] == "$" and _letter(part.head) in words.indexed
            (found if sequence else elsewhere).update(bare)
    return found - elsewhere


def _letter(head: str) -> str:
    """The letter of a sequence, or of a family of random variables."""
    return head[1:].partition("_{/")[0]


_EVERY = Cue(r"^\W*for\s+(?:all|every|each|any)\s+\0", re.I)


def _general(page: Page, source: Item, words: Vocabulary) -> Iterator[str]:
    """The indices that stand for any number in a sentence, also where they are numbers elsewhere.

    So they do behind "for all", and where the sentence says what another sequence is: `a_t = 1 - b_t`.
    """
    for item in _of_sentence(page, source):
        if item.order == source.order + 1 and _EVERY.search(source.after) and item.tree is not None:
            yield from (s.body.name for s in item.tree.statements if isinstance(s.body, ast.Name))
        for _, chain in chains(item):
            head = chain.first
            defines = isinstance(head, ast.Name) and f"{head.base}()" in words.definitions
            if defines and chain.links[0].relation.op in ("=", ":="):
                yield from (i.name for i in head.subscript if isinstance(i, ast.Name))  # type: ignore[union-attr]


def _numbered(prop: Term, index: str, words: Vocabulary) -> Term:
    """The numbers of an index of which the text does not say them: those of a family of random variables."""
    heads = {s.head for s in subterms(prop) if type(s) is App and s.head[:1] == "$" and Var(index) in s.args}
    domains = {words.families.get(_letter(h), App("integers")) for h in heads}
    return domains.pop() if len(domains) == 1 else App("integers")


def _numbers(page: Page, words: Vocabulary) -> set[str]:
    """The names that stand somewhere on the page as numbers of their own: no index, no bound variable."""
    found: set[str] = set()
    for item in formulas(page):
        for _, chain in chains(item):
            if not index_range(chain, Context(words)):
                found.update(n for side in _sides(chain) for n in free(side, frozenset()))
    return found


def _sides(chain: ast.Chain) -> list[ast.Node]:
    return [side for side in (chain.first, *(link.side for link in chain.links)) if side is not None]


def _ranges(page: Page, source: Item, words: Vocabulary) -> Iterator[tuple[str, Term, ast.Chain]]:
    """The ranges of indices, `j = 1, \\ldots, d`, that the sentence of `source` states."""
    for item in _of_sentence(page, source):
        for _, chain in chains(item):
            for prop in index_range(chain, Context(words)):
                match prop:
                    case App(args=(Var(name=index), domain)):
                        yield index, domain, chain


def _of_sentence(page: Page, source: Item) -> Iterator[Item]:
    """The formulas that stand in one sentence with `source`, itself included."""
    for item in formulas(page):
        if item.section != source.section or item.follows != source.follows:
            continue
        first, last = sorted((item.before, source.before), key=len)
        if last.startswith(first) and same_sentence(last[len(first) :]):
            yield item


__all__ = ["quantify"]
