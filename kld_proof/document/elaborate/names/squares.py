"""Squares that the page introduces: `s^2 = \\ldots` says what the square of a new name is.

Which relation introduces it is decided as for definitions (docs/reading.md).  Main statements: `choose` gives
the squares that are definitions, put in for the even powers of the name; `introduced_conditions` the other
ones, which are conditions on a name that may have either sign, and relations such as `1/t = \\ldots`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence
from kld_proof.document.elaborate.names.candidates import (
    Candidate,
    is_given,
    is_model_of_data,
    is_recurrence,
)
from kld_proof.document.elaborate.names.definitions import CONSTANTS, best
from kld_proof.document.elaborate.names.parts import determined, squared
from kld_proof.document.elaborate.relations import chains, tied
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import children, names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import SQUARE, VARIANCE
from kld_proof.document.latex import ast
from kld_proof.record import replace

_ROOT = Cue(r"\bvariances?\b|\bstandard deviations?\b|\bmean squared? error|變異數|方差|標準差", re.I)


def choose(page: Page, words: Vocabulary, introduced: Mapping[str, int]) -> dict[str, Candidate]:
    """The squares that are definitions, and the names that are the roots of variances.

    A name with nothing but even powers on the page stands nowhere for itself: its square is what is defined.
    What the text calls a variance, or what is one, has a root that is not negative.
    """
    found: dict[str, Candidate] = {}
    bare = {n for item in formulas(page) for s in item.tree.statements for n in _odd(s)}  # type: ignore[union-attr]
    for name, option in _introducing(page, words, introduced).items():
        around = last_sentence(option.item.before) + first_sentence(option.item.after)
        is_root = bool(_ROOT.search(around)) or _is_variance(option.side)
        if name in bare and not is_root:
            continue
        found[name + SQUARE] = option
        if name in bare:
            root = ast.Sqrt(option.side, start=option.side.start, end=option.side.end)
            found[name] = replace(option, key=name, side=root)
    return found


def _is_variance(node: ast.Node) -> bool:
    node = strip(node)
    return isinstance(node, ast.Apply) and node.function.name in VARIANCE


def introduced_conditions(
    page: Page, words: Vocabulary, introduced: Mapping[str, int], defining: Collection[int]
) -> dict[int, int]:
    """The links that say what the square of a new name is, or its reciprocal, its logarithm, its root; each
    with the formula where its section ends."""
    chosen = [
        *_introducing(page, words, introduced).values(),
        *_introducing(page, words, introduced, determined).values(),
        *_recurrences(page, words, introduced),
    ]
    return {id(c.chain.links[0]): page.end_of(c.item.section) for c in chosen if id(c.chain) not in defining}


def _introducing(
    page: Page,
    words: Vocabulary,
    introduced: Mapping[str, int],
    part: Callable[[ast.Node], ast.Node | None] = squared,
) -> dict[str, Candidate]:
    """By its name the relation that introduces a name of which a left side is the `part`."""
    by_name: dict[str, list[Candidate]] = {}
    known = words.definitions.keys() | words.matrices | words.random | CONSTANTS
    for item in formulas(page):
        for statement, chain in chains(item):
            if tied(item, statement) or chain.links[0].relation.op not in ("=", ":="):
                continue
            if not item.display and not (part is squared and is_given(item)):
                continue
            name, side = _name_in(chain, part), chain.links[0].side
            if name is None or name.name in known or _is_function(name, words):
                continue
            inside = {n.name for n in names_in(side)}
            if name.name in inside or statement.connective == "implies":
                continue
            if part is determined and not inside:  # `\\ln x = 1` is an equation
                continue
            if statement.conditions:  # what holds for c > 0 alone does not say what the square is
                continue
            assert chain.first is not None
            option = Candidate(
                name.name + SQUARE, (), chain.first, side, item, chain, False, False, statement.connective
            )
            by_name.setdefault(name.name, []).append(option)
    chosen = {name: best(options, page, words, introduced) for name, options in by_name.items()}
    return {name: c for name, c in chosen.items() if c is not None}


def _is_function(name: ast.Name, words: Vocabulary) -> bool:
    """Whether a name is that of a function, or of a term of a sequence: the page may say what these are."""
    base = name.base or name.name
    return base + "()" in words.definitions or base in words.functions or base in words.indexed


def _recurrences(page: Page, words: Vocabulary, introduced: Mapping[str, int]) -> Iterator[Candidate]:
    """The equations that introduce sequences: by their terms before, or data by random errors."""
    options: dict[str, list[Candidate]] = {}
    for item in formulas(page):
        for statement, chain in chains(item) if item.display else ():
            equal = chain.links[0].relation.op in ("=", ":=") and not tied(item, statement)
            if (
                not equal
                or statement.conditions
                or not (is_recurrence(chain, words) or is_model_of_data(page, chain, words))
            ):
                continue
            head, side = strip(chain.first), chain.links[0].side  # type: ignore[arg-type]
            assert isinstance(head, ast.Name)
            indices = tuple(n.name for s in head.subscript for n in names_in(s))
            key = head.base + "()"
            if key not in words.definitions and head.base not in words.recurrent:
                option = Candidate(key, indices, head, side, item, chain, False, False, statement.connective)
                options.setdefault(key, []).append(option)
    found = (best(among, page, words, introduced) for among in options.values())
    return (c for c in found if c is not None)


def _name_in(chain: ast.Chain, part: Callable[[ast.Node], ast.Node | None]) -> ast.Name | None:
    """The name that is the part of the first side, of `s^2 = ...` the s."""
    inner = part(strip(chain.first)) if chain.first is not None else None
    base = strip(inner) if inner is not None else None
    return base if isinstance(base, ast.Name) and not base.primes else None


def _odd(node: ast.Node) -> set[str]:
    """The names in `node` that stand outside of even powers."""
    if isinstance(node, ast.Name):
        return {node.name}
    power = node if isinstance(node, ast.Power) and isinstance(strip(node.base), ast.Name) else None
    if power and isinstance(power.exponent, ast.Number) and power.exponent.value % 2 == 0:
        return set()
    return {n for child in children(node) for n in _odd(child)}
