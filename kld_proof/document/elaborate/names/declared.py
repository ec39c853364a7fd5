"""What a page declares: laws, assumptions and how long each holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import sentences, voice
from kld_proof.document.elaborate.language.sentences import Supposal
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.document.model import Finding, Premise
from kld_proof.kernel.term import Term, names
from kld_proof.library.distributions import Law
from kld_proof.record import field, record

if TYPE_CHECKING:
    from kld_proof.document.elaborate.terms.context import Vocabulary

CASES = ("case", "example", "exercise", "problem", "question", "beispiel", "aufgabe")
"""Parts of a text in which something is supposed for the time being."""
NO_NUMBERS = ("$`", "$mat_")


@record
class Assumption:
    """A proposition that holds from the formula `first` on and before `until`, inside of `within`.

    With `only` it holds for the formula of that order alone; `is_case` says that it is one case of several.
    It holds for no formula that is `outside`.
    One that says how a random vector `arises` holds for the formulas in which that vector stands, and ties no
    name to another one.
    """

    premise: Premise
    section: int
    first: int = 0
    only: int | None = None
    chain: ast.Chain | None = None
    gives_value: bool = False
    arises: str = ""
    until: int = 10**9
    within: tuple[str, ...] = ()
    source: Item | None = None
    is_case: bool = False
    outside: frozenset[int] = frozenset()

    def holds_at(self, item: Item) -> bool:
        """Whether it is assumed for the steps of `item`."""
        if item.order in self.outside:
            return False
        if self.only is not None:  # a formula behind a list item may go on with it
            return item.order == self.only and all(w in item.within for w in self.within if w[:4] != "item")
        inside = item.within[: len(self.within)] == self.within
        return inside and self.first <= item.order < self.until


@record(frozen=True)
class StatedLaw:
    """The law of `name`, from the formula `first` on and before `until`; `section` is where it is stated.

    `source` is the order of the formula that states it.
    """

    section: int
    first: int
    name: str
    law: Law
    premise: Premise
    source: int = 0
    until: int = 10**9


@record
class Declared:
    """All laws and assumptions of a page; `consumed` formulas are premises and no steps.

    `denied` are the names of laws that are not used, each with its formula; `unknown` the parameters of laws
    that are not known, which may take only some values.  At the formula of an order the laws of names in
    `suspended` are not used; those in `fixed` have one value there.
    """

    laws: list[StatedLaw]
    assumptions: list[Assumption]
    consumed: set[int]
    introduced: set[str]
    accepted: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    denied: list[tuple[str, int]] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    suspended: dict[int, set[str]] = field(default_factory=dict)
    fixed: dict[int, set[str]] = field(default_factory=dict)

    def laws_until(self, order: int) -> dict[str, Law]:
        """The law of each name at the formula of this order: the last that was stated before or for it."""
        found = {stated.name: stated for stated in self.laws if stated.first <= order}
        away = self.suspended.get(order, ())
        return {n: stated.law for n, stated in found.items() if order < stated.until and n not in away}


def part_of(item: Item) -> str:
    """The example or exercise, or the item of an outermost list, around a formula."""
    return next((w for w in item.within[:1] if w.startswith((*CASES, "item"))), "")


@contextmanager
def laws_at(item: Item, page: Page, declared: Declared, words: Vocabulary) -> Iterator[None]:
    """Read without the laws that have ended before a formula, and those that later sections state."""
    place = item.section, part_of(item)
    ended = {s.name for s in declared.laws if s.until <= item.order}
    stated = [(s, page.items[s.first]) for s in declared.laws if s.first > item.order]
    away = ended | {s.name for s, at in stated if (at.section, part_of(at)) != place}
    away -= {s.name for s, at in stated if (at.section, part_of(at)) == place}
    away -= declared.laws_until(item.order).keys()
    kept = {name: words.laws.pop(name) for name in away if name in words.laws}
    try:
        yield
    finally:
        words.laws.update(kept)


def case_of(item: Item) -> str:
    """The example or exercise around a formula."""
    return next((w for w in item.within[:1] if w.startswith(CASES)), "")


def introduced_from(declared: Declared, page: Page) -> dict[str, int]:
    """From which formula on each introduced name means something: what a law has, in all of its section."""
    found: dict[str, int] = {}
    for assumption in declared.assumptions:
        prop, source = assumption.premise.prop, assumption.source
        for name in names(prop) if prop is not None and source is not None else ():
            assert source is not None
            found[name] = min(source.order, found.get(name, source.order))
    begins: dict[int, int] = {}
    for item in page.items:
        begins.setdefault(item.section, item.order)
    for stated in declared.laws:
        first = begins.get(stated.section, -1)
        for name in names(stated.law.density) | names(stated.law.support):
            found[name] = min(first, found.get(name, first))
    return {name: found.get(name, -1) for name in declared.introduced}


def text_of(item: Item, node: ast.Node) -> str:
    """The LaTeX of a node as it was written."""
    return " ".join(item.block.text[node.start : node.end].split())


def premise(item: Item, node: ast.Node, prop: Term | None = None) -> Premise:
    """A premise that stands in the text."""
    return Premise(text_of(item, node), prop, False, item.place(node.start))


def infer(prop: Term, declared: Declared) -> None:
    """Add an inferred assumption that holds on the whole page, also where a stated one ends."""
    if all(a.premise.prop != prop for a in declared.assumptions if a.premise.inferred):
        declared.assumptions.append(Assumption(Premise(shown(prop), prop, True), 0))


def shown(prop: Term) -> str:
    from kld_proof.document.display import latex

    return latex(prop)


def scope_of(item: Item, page: Page, said: Supposal) -> Assumption:
    """Where an assumption of `item` holds: from there to the end of its section, its theorem or list item."""
    behind = _goes_on(item)
    first, only = first_of(item), None
    if behind and (said.local or said.cue.lower() == "for"):
        only = first
    elif said.local:
        only = next((i.order for i in page.items if i.display and i.order > item.order), item.order)
    scope = Assumption(Premise(""), item.section, first, only)
    scope.until, scope.within, scope.source = page.end_of(item.section), item.within, item
    scope.is_case = said.cue.lower() == "for" or any(name.startswith(CASES) for name in item.within)
    return scope


def first_of(item: Item) -> int:
    """The first formula for which holds what `item` states: the one before, where its sentence goes on."""
    return item.follows if item.follows is not None and _goes_on(item) else item.order


def _goes_on(item: Item) -> bool:
    """Whether the clause of an inline formula belongs to the display formula above it."""
    if item.display or item.follows is None or sentences.leads_on(item.before, item.after):
        return False
    return sentences.continues(item.before)


def is_freed(item: Item) -> bool:
    """Whether the text says that names may be any numbers again: "for general $x$", "for all $x \\in R$"."""
    assert item.tree is not None
    if item.display:
        return False
    bodies = [strip(s.body) for s in item.tree.statements]
    if all(isinstance(body, ast.Name | ast.Tuple) for body in bodies):
        return voice.frees(item.before, item.after)
    real = all(isinstance(b, ast.Chain) and _is_real(b) for b in bodies)
    return real and (voice.quantifies(item.before) or voice.widens(item.before))


def _is_real(chain: ast.Chain) -> bool:
    """Whether a chain says of names that they are real numbers."""
    return (
        len(chain.links) == 1
        and chain.links[0].relation.op == "in"
        and (strip(chain.links[0].side) == ast.Name("bb(R)"))
    )
