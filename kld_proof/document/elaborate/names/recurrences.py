r"""Sequences that a page gives by recurrences: `x_{n + 1} = a x_n + b` with `x_0 = c`.

Main statements: `find(page, words)` are the sequences, `declare(page, words, declared)` assumes for every
index what the recurrence says, and the first values.  A recurrence of which the page makes no use beyond its
own index (no first value, no term but `x_n` and `x_{n + 1}`) stays an equation for this one index.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.claims import beside
from kld_proof.document.elaborate.claims.propositions import propositions
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose, sentences
from kld_proof.document.elaborate.language.prose import last_sentence
from kld_proof.document.elaborate.language.sentences import Supposal, same_sentence
from kld_proof.document.elaborate.names.declared import Declared, premise, scope_of
from kld_proof.document.elaborate.relations import chains, tied
from kld_proof.document.elaborate.terms.context import Context, ReadError, Recurrent, Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Num, Term, Var, bind, names
from kld_proof.record import replace

EQUATIONS, ORDER = ("=", ":="), ("<=", "<", ">=", ">")
LETTERS = frozenset("ijklmnst")
Index = tuple[str, int]


def find(page: Page, words: Vocabulary) -> None:
    """Learn the sequences given by recurrences, and that all with their index are sequences."""
    found: dict[tuple[str, int], tuple[Item, ast.Statement, ast.Chain]] = {}
    defined = set(_announced(page))
    for item in formulas(page):
        for statement, chain in chains(item):
            head = _head(chain)
            if head is None or tied(item, statement):
                continue
            key = head.base, item.section
            supposed = _is_equation(chain) or sentences.announces(item.before) or _supposes(item.before)
            given = item.display or _is_given(item, chain)
            if given and supposed and _is_recurrence(head, chain):
                if head.base in defined:  # a claim about terms that are known
                    words.indexed.add(head.base)
                else:
                    found.setdefault(key, (item, statement, chain))
            elif _index(head)[0] and _is_equation(chain) and all(b != head.base for b, _ in found):
                defined.add(head.base)
    for (base, _), (item, statement, chain) in found.items():
        rule = _rule(page, item, statement, chain, words)
        if rule is not None:
            words.recurrent[base] = (*words.recurrent.get(base, ()), rule)
            words.indexed |= {base, *_beside(chain, rule.letter)}
            words.declarations |= {id(chain), *(id(c) for _, c in rule.first_values)}


def _announced(page: Page) -> Iterator[str]:
    """The sequences whose terms are said to be defined by something else, wherever that stands."""
    for item in formulas(page):
        for statement, chain in chains(item):
            head = _head(chain)
            if head is None or not _index(head)[0] or _terms(chain.links[0].side, head.base):
                continue
            told = statement.connective in ("where", "with", "because") or prose.defines(item.before)
            if _is_equation(chain) and (told or chain.links[0].relation.op == ":="):
                yield head.base


def _head(chain: ast.Chain) -> ast.Name | None:
    """The name on the left of a relation without further links, with one subscript."""
    head = strip(chain.first) if chain.first is not None else None
    plain = len(chain.links) == 1 and chain.links[0].relation.op in (*EQUATIONS, *ORDER)
    if not plain or not isinstance(head, ast.Name) or len(head.subscript) != 1 or head.primes or head.label:
        return None
    return head


def _is_equation(chain: ast.Chain) -> bool:
    return chain.links[0].relation.op in EQUATIONS


_SUPPOSING = Cue(
    r"^\W*(?:suppose|assume|let)\b[^.]*\b(?:satisf(?:y|ies)|have|has|obeys?|such that)\W*$", re.I
)


_NAMED = Cue(
    r"\b(?:recurrences?|recursions?|iteration|difference equation|update)(?:\s+(?:relation|rule|formula))?"
    r"(?:\s+is)?\s*:?\s*$|\b(?:satisf(?:y|ies)|obeys?)\s*:?\s*$",
    re.I,
)


_PARTLY = Cue(
    r"\b(?:even|odd|prime|some|certain|few|many|most|infinitely|almost|eventually|sufficiently|large|small)\b",
    re.I,
)


def _is_given(item: Item, chain: ast.Chain) -> bool:
    """Whether a sentence gives an equation as a recurrence: "the recurrence $x_n = \\ldots$", "let"."""
    before, rest = last_sentence(item.before), prose.first_sentence(item.after)
    if not _is_equation(chain) or sentences.denies_text(before) or sentences.denies_text(rest):
        return False
    if _PARTLY.search(before) or _PARTLY.search(rest) or prose.is_asked(item.after):
        return False  # it holds for some indices, or is asked
    said = sentences.supposal(item.before, item.after)
    if said.denied or said.local or prose.concludes(item.before):
        return False
    return said.holds or bool(_NAMED.search(before))


def _supposes(before: str) -> bool:
    """Whether the sentence before a display supposes it: "suppose that the errors satisfy"."""
    return bool(_SUPPOSING.search(last_sentence(before).strip()))


def _index(name: ast.Name) -> Index:
    """The letter and the number of an index `n + 1`; no letter for `0`, nothing else is an index here."""
    index = strip(name.subscript[0]) if len(name.subscript) == 1 else None
    if isinstance(index, ast.Name) and index.name in LETTERS:
        return index.name, 0
    if isinstance(index, ast.Number) and Fraction(index.value).denominator == 1:
        return "", int(index.value)
    if isinstance(index, ast.Add) and len(index.terms) == 2:
        first, second = strip(index.terms[0]), strip(index.terms[1])
        sign = -1 if isinstance(second, ast.Neg) else 1
        second = strip(second.body) if isinstance(second, ast.Neg) else second
        if isinstance(first, ast.Name) and first.name in LETTERS and isinstance(second, ast.Number):
            return first.name, sign * int(second.value)
    return "?", 0


def _terms(node: ast.Node, base: str) -> list[ast.Name]:
    return [n for n in walk(node) if isinstance(n, ast.Name) and n.base == base and n.subscript]


def _is_recurrence(head: ast.Name, chain: ast.Chain) -> bool:
    """Whether the side has earlier terms of the sequence, or later ones, and no others."""
    letter, top = _index(head)
    inside = [_index(n) for n in _terms(chain.links[0].side, head.base)]
    if letter not in LETTERS or not inside or any(x != letter for x, _ in inside):
        return False
    return all(k < top for _, k in inside) or all(k > top for _, k in inside)


def _beside(chain: ast.Chain, letter: str) -> Iterator[str]:
    """The names that carry the index in a recurrence."""
    for name in walk(chain):
        if isinstance(name, ast.Name) and any(n.name == letter for s in name.subscript for n in names_in(s)):
            yield name.base or name.name


def _rule(
    page: Page, item: Item, statement: ast.Statement, chain: ast.Chain, words: Vocabulary
) -> Recurrent | None:
    head = _head(chain)
    assert head is not None
    letter, top = _index(head)
    numbered = set(_beside(chain, letter))
    if numbered & (words.matrices | words.random | words.functions) or _drawn(page, numbered):
        return None
    stated = _stated(page, item, statement, letter)
    if stated == "unknown":
        return None
    low = min(top, *(k for _, k in map(_index, _terms(chain.links[0].side, head.base))))
    written = (n for i in formulas(page) for n in i.nodes.of(ast.Name))
    every = [_index(n) for n in written if n.base == head.base and n.subscript]
    literals = [k for x, k in every if x == ""]
    own = {(letter, k) for _, k in map(_index, (head, *_terms(chain.links[0].side, head.base)))}
    if all(index in own for index in every):
        return None
    start = stated if isinstance(stated, int) else min(literals) - low if literals else None
    at = range(0) if start is None else range(start + low, start + top)
    values = tuple(_first_values(page, item, head.base, at))
    first = None if start is None else start + low
    return Recurrent(item, chain, letter, start, first, values)


def _drawn(page: Page, bases: Collection[str]) -> bool:
    """Whether one of the names has a law, or stands in a density: then it is random, and no number."""
    for item in formulas(page):
        for node in item.nodes.of(ast.Chain):
            random = node.links[0].relation.op == "~" and node.first is not None
            if random and any((n.base or n.name) in bases for n in names_in(node.first)):  # type: ignore[arg-type]
                return True
        for applied in item.nodes.of(ast.Apply):
            if "|" in applied.separators and any((n.base or n.name) in bases for n in names_in(applied)):
                return True
    return False


def _stated(page: Page, item: Item, statement: ast.Statement, letter: str) -> int | str | None:
    """From which index on the recurrence is said to hold; None where nothing is said of it."""
    assert item.tree is not None
    beside_it = (s for s in beside.joined(item, item.tree.statements) if s.body is statement.body)
    conditions = [strip(c) for s in beside_it for c in s.conditions]
    for other in page.items[item.order + 1 :]:
        if other.display or other.follows != item.order or not same_sentence(other.before):
            break
        conditions += [c for _, c in chains(other)] if other.tree is not None else []
    for condition in conditions:
        if not isinstance(condition, ast.Chain) or condition.first is None:
            return "unknown"
        if letter not in {n.name for n in names_in(condition)}:
            continue
        head, link = strip(condition.first), condition.links[0]
        if not isinstance(head, ast.Name) or head.name != letter:
            return "unknown"
        return _least(link)
    return None


def _least(link: ast.Link) -> int | str | None:
    """The least index of `n \\ge 1`, `n = 0, 1, \\ldots`."""
    side = strip(link.side)
    if (
        isinstance(side, ast.Number)
        and link.relation.op in (">=", ">")
        and Fraction(side.value).denominator == 1
    ):
        return int(side.value) + (link.relation.op == ">")
    if isinstance(side, ast.Tuple | ast.Set) and link.relation.op in ("=", "in"):
        first = strip(side.items[0])
        if isinstance(first, ast.Number) and any(isinstance(i, ast.Ellipsis) for i in side.items):
            return int(first.value)
    if link.relation.op == "in" and isinstance(side, ast.Name) and side.name in ("bb(N)", "bb(Z)"):
        return None
    return "unknown"


def _first_values(page: Page, rule: Item, base: str, at: Collection[int]) -> Iterator[tuple[Item, ast.Chain]]:
    """The equations for the terms from which the recurrence begins, those of its own section first."""
    known = set()
    for item in sorted(formulas(page) if at else (), key=lambda i: i.section != rule.section):
        for statement, chain in chains(item):
            head = _head(chain)
            if head is None or head.base != base or not _is_equation(chain) or tied(item, statement):
                continue
            letter, k = _index(head)
            if letter or k not in at or k in known or _terms(chain.links[0].side, base):
                continue
            known.add(k)
            yield item, chain


def declare(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Assume the recurrences of a page for all their indices, and the first values."""
    for rule in (r for rules in words.recurrent.values() for r in rules):
        for item, chain in ((rule.item, rule.chain), *rule.first_values):
            try:
                (prop,) = propositions(chain, Context(words))
            except ReadError:
                words.declarations.discard(id(chain))
                continue
            text = ""
            if chain is rule.chain and rule.letter not in names(prop):
                words.declarations.discard(id(chain))  # the page gives the index a value
                continue
            if chain is rule.chain:
                prop, text = _everywhere(rule, prop)
            scope = scope_of(item, page, Supposal())
            stated = premise(item, chain, prop)
            declared.introduced.update(n.name for n in names_in(chain))
            declared.assumptions.append(replace(scope, premise=replace(stated, text=stated.text + text)))


def number(rules: Sequence[Recurrent], index: Term, context: Context) -> None:
    """Assume that an index is an integer, and that of a term that there is."""
    starts = {rule.first for rule in rules}
    first = starts.pop() if len(starts) == 1 else None
    free = sorted(names(index))
    if not free or any(n.startswith("\0") for n in free):
        return
    match index:
        case Var():
            low = first
        case App(head="add", args=(Var(), Num(value=k))) if first is not None:
            low = first - int(k)
        case App(head="add", args=(Var(), App(head="neg", args=(Num(value=k),)))) if first is not None:
            low = first + int(k)
        case _:
            low = None
    for n in free:
        context.assume(App("in", Var(n), App("naturals" if low == 0 else "integers")))
    if low:
        context.assume(App("le", Num(Fraction(low)), Var(free[0])))


def _everywhere(rule: Recurrent, prop: Term) -> tuple[App, str]:
    domain: Term = App("integers")
    text = f"\\text{{ for every integer }} {rule.letter}"
    if rule.start is not None:
        domain = App("naturals") if rule.start == 0 else App("from", Num(Fraction(rule.start)))
        text = f"\\text{{ for every }} {rule.letter} \\ge {rule.start}"
    return App("all", domain, bind(prop, rule.letter)), text


__all__ = ["declare", "find", "number"]
