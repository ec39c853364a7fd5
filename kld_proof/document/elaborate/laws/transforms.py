"""Random variables that the page defines by other ones: `Z = X + Y`, `\\bar X = \\frac1n \\sum_i X_i`.

Main statement: `choose(page, words, known)` finds the definitions; `terms.expansion` puts them in.
A variable whose law is given is defined by its law.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose, sentences
from kld_proof.document.elaborate.laws.named import spelling
from kld_proof.document.elaborate.names.candidates import Candidate, announced_by, introduced
from kld_proof.document.elaborate.names.declared import Declared
from kld_proof.document.elaborate.names.definitions import best
from kld_proof.document.elaborate.names.needed import inferred_at
from kld_proof.document.elaborate.names.needs import needs
from kld_proof.document.elaborate.relations import chains, tied
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import is_square, names_in, names_outside, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import (
    COVARIANCE,
    EXPECTATION,
    OPERATORS,
    PROBABILITY,
    SQUARE,
    VARIANCE,
)
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, App

MOMENTS = EXPECTATION | VARIANCE | COVARIANCE
DEFINING = ("=", ":=", "==")


def choose(page: Page, words: Vocabulary, known: Mapping[str, int]) -> dict[str, Candidate]:
    """For each random variable the relation that defines it by other ones."""
    options: dict[str, list[Candidate]] = {}
    averaged = _averaged(page)
    reached = _reached(page, averaged) if words.vectors else averaged
    for item in formulas(page):
        for statement, chain in chains(item):
            found = _head(chain)
            if found is None or not _may_be_defined(found[0], words, averaged, reached):
                continue
            head, key = found
            side, op = chain.links[0].side, chain.links[0].relation.op
            if op not in DEFINING or tied(item, statement) or id(chain) in words.declarations:
                continue
            if not (item.display or _is_given(item, chain, head.name, page)) or spelling(side) is not None:
                continue
            if not _depends_on_random(side, head, words):
                continue
            outright, announced = announced_by(item, statement, chain)
            assert chain.first is not None
            option = Candidate(
                key, (), chain.first, side, item, chain, announced, outright, statement.connective
            )
            options.setdefault(key, []).append(option)
    own = {n: at for n, at in known.items() if n not in options}
    chosen = {
        key: best(several, page, words, own) or next((c for c in several if _begins_anew(c, page)), None)
        for key, several in options.items()
    }
    return {key: candidate for key, candidate in chosen.items() if candidate is not None}


def install(chosen: dict[str, Candidate], words: Vocabulary) -> None:
    """Let the names stand for what defines them wherever a mean is taken."""
    words.transforms = {key: c.side for key, c in chosen.items()}
    words.random |= {key.removesuffix(SQUARE) for key in chosen}


def declare_needs(page: Page, words: Vocabulary, declared: Declared, chosen: Mapping[str, Candidate]) -> None:
    """Assume that what a definition divides by is not zero, and what it takes the root of not negative.

    As far as these are made of numbers alone.
    """
    for candidate in chosen.values():
        inside = list(walk(candidate.side))
        below = [(strip(n.denominator), False) for n in inside if isinstance(n, ast.Div)]
        below += [(strip(n.body), True) for n in inside if isinstance(n, ast.Sqrt) and n.index is None]
        for d, rooted in below:
            if {n.name for n in names_in(d)} & words.random:
                continue
            with suppress(ReadError):
                t = read(d, Context(words))
                wanted = needs(App("sqrt", t) if rooted else App("div", ONE, t))
                declared.assumptions += [
                    inferred_at(p, candidate.item, candidate.head.start, page) for p in wanted
                ]


def _begins_anew(candidate: Candidate, page: Page) -> bool:
    """Whether "let $z = m + s e$" takes up a letter that only bound variables and arguments had before."""
    name, item = candidate.key.removesuffix(SQUARE), candidate.item
    if item.display or not candidate.announced:
        return False
    before = [
        i
        for i in formulas(page)
        if i.order < item.order and any(n.name == name for n in i.nodes.of(ast.Name))
    ]
    averaged = (
        a for i in before for a in i.nodes.of(ast.Apply) if a.function.name in MOMENTS and a.subscript is None
    )
    inside = (n.name for a in averaged for x in a.args for n in names_in(x))
    return all(i.section != item.section for i in before) and name not in inside


_DRAWING = Cue(r"\b(?:sampl\w+|draw\w*|generat\w+|re-?param\w+|simulat\w+|writ\w+|express\w*)\b", re.I)


def _is_given(item: Item, chain: ast.Chain, name: str, page: Page) -> bool:
    """Whether the sentence around an inline relation says what a variable is: new, drawn, or supposed."""
    sentence, rest = prose.last_sentence(item.before), prose.first_sentence(item.after)
    if prose.is_asked(item.after):
        return False
    if introduced(item, chain):
        return True
    if sentences.denies_text(sentence + rest):
        return False
    if _DRAWING.search(sentence) or sentences.supposal(item.before, item.after).holds:
        return True
    earlier = (i for i in formulas(page) if i.order < item.order)
    return not any(n.name == name for i in earlier for n in i.nodes.of(ast.Name))


def _head(chain: ast.Chain) -> tuple[ast.Name, str] | None:
    """The name that a chain may define, or whose square it may define, and the key of that."""
    head = strip(chain.first) if chain.first is not None else None
    if isinstance(head, ast.Name):
        return head, head.name
    base = strip(head.base) if isinstance(head, ast.Power) and is_square(head) else None
    return (base, base.name + SQUARE) if isinstance(base, ast.Name) and not base.primes else None


def _averaged(page: Page) -> set[str]:
    """The names that stand under a mean, a variance or a covariance somewhere, or are compared under P."""
    applied = [n for i in formulas(page) for n in i.nodes.of(ast.Apply)]
    means = {n.name for a in applied if a.function.name in MOMENTS for x in a.args for n in names_in(x)}
    events = (x for a in applied if a.function.name in PROBABILITY for x in map(strip, a.args))
    compared = (n.name for e in events if isinstance(e, ast.Chain) for n in names_in(e))
    return means | {n for n in compared if n[:1].isupper()}


def _reached(page: Page, averaged: set[str]) -> set[str]:
    """The names whose means or laws the page speaks of, and those of which these are made."""
    inside: list[ast.Node] = [n for i in formulas(page) for n in i.nodes.of(ast.Angle)]
    for applied in (a for i in formulas(page) for a in i.nodes.of(ast.Apply)):
        inside += applied.function.subscript  # M_Y(t)
        inside += applied.args if applied.function.name in OPERATORS else ()
    found = averaged | {n.name for b in inside for n in names_in(b)}
    made = [
        (
            {n.name for n in names_in(chain.first)},
            {n.name for link in chain.links for n in names_in(link.side)},
        )
        for i in formulas(page)
        for _, chain in chains(i)
        if chain.first is not None
    ]
    going = True
    while going:
        new = {n for heads, parts in made if heads & found for n in parts} - found
        going = bool(new)
        found |= new
    return found


def _may_be_defined(head: ast.Name, words: Vocabulary, averaged: set[str], reached: set[str]) -> bool:
    name = head.name
    member = head.base in words.families and bool(head.subscript)
    constant = words.matrices if not words.vectors or "(" in name else set()
    known = name in words.laws.keys() | words.definitions.keys() | constant | words.poisoned.keys()
    of_vectors = name in words.matrices and name in reached and bool(words.vectors)
    numbered = bool(head.subscript) and any(n.startswith(f"{head.base}_") for n in averaged)  # S_3 of the S_n
    taken = name in words.random or name in averaged or numbered or of_vectors
    return taken and not member and not known


def _depends_on_random(side: ast.Node, head: ast.Name, words: Vocabulary) -> bool:
    """Whether a right side is made of other random variables, not only of their means and densities."""
    inside = {n.name for n in names_in(side)}
    if head.name in inside or any(isinstance(n, ast.Chain | ast.Ellipsis | ast.Cases) for n in walk(side)):
        return False
    return any(n.name in words.random | words.vectors for n in names_outside(side, OPERATORS))
