"""Equations that are conditions, and the rows that are derived from them (docs/reading.md).

Main statement: `find(page, words, claimed)` says which links of display formulas are conditions and how long
each holds.  What follows in a solving sequence is claimed, under the conditions before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from kld_proof.document.elaborate.claims import stationary
from kld_proof.document.elaborate.claims.hypotheses import hypothesised
from kld_proof.document.elaborate.claims.stationary import Sought, is_zero
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import wording
from kld_proof.document.elaborate.relations import chains, implied, tied
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip, walk
from kld_proof.document.latex import ast
from kld_proof.kernel.field import Ring
from kld_proof.kernel.term import App, Term, Var, names
from kld_proof.record import field, record

DERIVED = ("implies", "therefore", "iff", "because", "or")


@record
class Solving:
    """`links` are conditions, `chains` stand in a solving sequence, `until` says where a sequence ends.

    `squares` say what the square of a name is, each up to the formula given.  `sought` are the chains that
    say where a stationary point lies (`claims.stationary`).
    """

    links: set[int] = field(default_factory=set)
    squares: dict[int, int] = field(default_factory=dict)
    chains: set[int] = field(default_factory=set)
    until: dict[int, int] = field(default_factory=dict)
    posed: set[int] = field(default_factory=set)
    sought: dict[int, Sought] = field(default_factory=dict)

    def goes_on(self, item: Item) -> bool:
        """Whether an item goes on with a sequence that began before it."""
        return any(a < item.order < b for a, b in self.until.items())

    def contains(self, item: Item) -> bool:
        """Whether an item stands in a sequence."""
        return item.order in self.until or self.goes_on(item)


def find(page: Page, words: Vocabulary, claimed: Collection[int]) -> Solving:
    """The conditions of a page; `claimed` are the chains that define or declare something."""
    found = Solving()
    for item in formulas(page):
        if not item.display:
            continue
        free = [
            c
            for s, c in chains(item)
            if c.first is not None
            and id(c) not in words.declarations
            and s.connective not in DERIVED
            and id(c.links[-1]) not in hypothesised(item)
            and not s.conditions  # what is said for c > 0 alone is no condition of what follows
            and not tied(item, s)
        ]
        at_once = list(_solved_at_once(item, claimed))
        found.sought.update({id(behind): Sought(name) for _, behind, name in at_once if name})
        links = [*_conditions(item, free, claimed), *(link for link, *_ in at_once)]
        points = list(stationary.conditions(page, item, free))
        links += [link for link, _ in points]
        if links:
            found.links.update(map(id, links))
            found.until[item.order] = _end(page, item, found)
        for _, told in points:
            found.until[item.order] = max(found.until[item.order], told.item.order + 1)
            if told.marked and told.alone:
                found.sought[id(told.chain)] = Sought(told.variable)
    found.sought.update(stationary.in_words(page, claimed, found.sought))
    for item in formulas(page):
        if item.display:
            sequence = found.contains(item)
            claims = ((s, c) for s, c in chains(item) if id(c) not in claimed)
            found.chains.update(
                id(c) for s, c in claims if sequence or s.connective == "implies" or tied(item, s)
            )
    return found


def _conditions(item: Item, free: list[ast.Chain], claimed: Collection[int]) -> Iterator[ast.Link]:
    """The links of an item that are conditions."""
    if not free:
        return
    kind = wording.condition(item.before)
    first = True
    for chain in free:
        for k, link in enumerate(chain.links):
            if link.relation.over.strip("$ ") == "!":
                yield link
                continue
            if link.relation.op not in ("=", "==") or (k == 0 and id(chain) in claimed):
                continue
            zero = is_zero(link.side) or (k == 0 and chain.first is not None and is_zero(chain.first))
            posed = kind == "first" and first and not _is_solution(chain)
            wanted = (kind == "all" and len(chain.links) == 1) or posed
            if kind in ("zero", "zeros") and zero:
                wanted = first or kind == "zeros" or _is_derivative(chain)
            if wanted:
                first = False
                yield link


def _solved_at_once(item: Item, claimed: Collection[int]) -> Iterator[tuple[ast.Link, ast.Chain, str]]:
    """The last link of `f' = ... = 0`, the solution behind the arrow, a new name, and what f' varies."""
    found = chains(item)
    for (statement, chain), (_, behind) in pairwise(found):
        variable, _ = stationary.sought(chain, behind)
        defined = id(behind) in claimed and (len(behind.links) == 1 or bool(variable))
        if not (implied(item, statement) and defined):
            continue
        if chain.first and is_zero(chain.links[-1].side) and _is_derivative(chain):
            yield chain.links[-1], behind, variable


def _is_solution(chain: ast.Chain) -> bool:
    """Whether a chain says what a bare name is, by things that are not the name itself."""
    head = strip(chain.first) if chain.first is not None else None
    return isinstance(head, ast.Name) and all(n != head for n in walk(chain.links[0].side))


def _is_derivative(chain: ast.Chain) -> bool:
    """Whether a chain begins with a derivative."""
    assert chain.first is not None
    return any(
        isinstance(n, ast.Derivative) or (isinstance(n, ast.Name) and (n.primes > 0 or n.name == "nabla"))
        for n in walk(chain.first)
    )


def _end(page: Page, item: Item, found: Solving) -> int:
    """Where what is assumed in `item` ends: with its section if it is supposed, else with the sequence."""
    end = page.end_of(item.section)
    if wording.condition(item.before) in ("all", "first"):
        found.posed.add(item.order)
        if wording.condition(item.before) == "all":
            return end
    for other in page.items[item.order + 1 :]:
        if other.order >= end:
            return end
        if other.display and not (wording.follows(other.before) or wording.condition(other.before)):
            return other.order
    return end


def unknowns(page: Page, solving: Solving) -> set[str]:
    """The names that equations in sequences are solved for: elsewhere they may mean the solution."""
    heads = []
    for item in formulas(page):
        found = [c for _, c in chains(item) if c.first is not None]
        among = item.display and any(id(c) in solving.chains for c in found)  # rows below an equivalence too
        heads += [strip(c.first) for c in found if among and c.first is not None]
    return {h.name for h in heads if isinstance(h, ast.Name)}


def is_linear(equation: Term, name: str) -> bool:
    """Whether an equation has one solution for a name at most: it is linear in it, or in its reciprocal.

    So is `a/x + b = 0`; more generally the powers of the name are two neighbours, none of them above 1.
    """
    if not isinstance(equation, App) or name not in names(equation):
        return False
    ring = Ring()
    left, right = equation.args
    try:
        p = ring.polynomial(App("add", left, App("neg", right)))
    except ValueError:  # too large a polynomial
        return False
    if any(
        key != Var(name) and _mentions(ring, key, name) for m in p for key in (ring.keys[g] for g, _ in m)
    ):
        return False
    powers = {sum(e for g, e in monomial if ring.keys[g] == Var(name)) for monomial in p}
    return max(powers) - min(powers) <= 1 and max(powers) <= 1


def is_posed(left: Term, right: Term) -> bool:
    """Whether one side is a number and the other a polynomial of one name that takes it only at its roots."""
    inside = names(left) | names(right)
    if len(inside) != 1 or (names(left) and names(right)):
        return False
    ring = Ring()
    try:
        p = ring.polynomial(App("add", left, App("neg", right)))
    except ValueError:  # too large a polynomial
        return False
    keys = [ring.keys[g] for monomial in p for g, _ in monomial]
    return bool(keys) and all(key == Var(min(inside)) for key in keys)


def _mentions(ring: Ring, key: object, name: str) -> bool:
    """Whether a generator of the ring, a term or the reciprocal of a sum, has a name in it."""
    if isinstance(key, Term):
        return name in names(key)
    assert isinstance(key, tuple)
    return any(_mentions(ring, ring.keys[g], name) for monomial, _ in key[1] for g, _ in monomial)
