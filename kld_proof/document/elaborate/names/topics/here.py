"""What is known of names in one section of a page of several, and not in the others.

Main statements: `freed(page, constrained)` are the names that each section declares anew, so that no
equation of another topic restricts them; `plain(page, words)` the formulas in whose section nothing is a
matrix; `limit(page, declared)` keeps what laws need to their sections; `transposing(page, words)` marks
those in whose section a T above transposes, `numbers_called_e(page)` those where E is a number,
`natural_logarithms(page)` those far from entropies in bits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import logarithms, prose, sentences
from kld_proof.document.elaborate.names.declared import Declared
from kld_proof.document.elaborate.names.scan import matrices
from kld_proof.document.elaborate.names.topics.kinds import letters, supposed
from kld_proof.document.elaborate.names.topics.units import Unit, around, units
from kld_proof.document.elaborate.names.topics.uses import drawn_from, parameters
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.latex import ast
from kld_proof.kernel.term import Term, names


def freed(page: Page, constrained: Callable[[Page], set[str]]) -> dict[int, frozenset[str]]:
    """For each formula the names that its section declares anew, and no equation in or around it restricts.

    What a section supposes of a name in words, and what stands for any argument of a function that it
    introduces, is not what an equation of another section says.
    """
    found: dict[int, frozenset[str]] = {}
    parts = units(page)
    for unit in parts if len(parts) > 1 else ():
        anew = supposed(unit.items) | parameters(unit.items) | drawn_from(unit.items)
        if anew:
            items = [i for outer in around(parts, unit) for i in outer.items]
            anew -= constrained(Page(items=items, words=page.words))
        found.update((item.order, frozenset(anew)) for item in unit.items if anew)
    return found


def described(page: Page, words: Vocabulary) -> dict[int, set[str]]:
    """For each formula the described names of the page without those that only other sections describe.

    That is said of names that its section declares anew.
    """
    found: dict[int, set[str]] = {}
    parts = units(page)
    for unit in parts if len(parts) > 1 and words.described else ():
        anew = supposed(unit.items) | parameters(unit.items) | drawn_from(unit.items)
        told = {n for outer in around(parts, unit) for i in outer.items for n in _described(i)}
        if (anew & words.described) - told:
            found.update((item.order, words.described - (anew - told)) for item in unit.items)
    return found


def _described(item: Item) -> set[str]:
    """The names of which the words beside an inline formula say more than is understood."""
    if item.display or item.tree is None:
        return set()
    more = (
        sentences.calls_more(item.after) or sentences.attributes(item.before) or prose.describes(item.after)
    )
    return {n.name for n in item.nodes.of(ast.Name)} if more else set()


def limit(page: Page, declared: Declared) -> None:
    """What a law needs of its parameters is not said of them where another section declares these anew."""
    parts = units(page)
    if len(parts) < 2 or not declared.laws:
        return
    anew = [supposed(unit.items) | letters(unit.items) for unit in parts]
    of = {item.order: unit.number for unit in parts for item in unit.items}
    inside: dict[Term, set[int]] = {}
    for stated in declared.laws:
        for condition in stated.law.conditions:
            inside.setdefault(condition, set()).add(of[stated.first])
    for assumption in declared.assumptions:
        prop = assumption.premise.prop
        if prop is None or not assumption.premise.inferred or prop not in inside:
            continue
        away = [
            unit
            for unit in parts
            if inside[prop].isdisjoint(u.number for u in around(parts, unit))
            and not anew[unit.number].isdisjoint(names(prop))
        ]
        assumption.outside = frozenset(item.order for unit in away for item in unit.items)


def unread(page: Page, declared: Declared, words: Vocabulary) -> dict[int, dict[str, str]]:
    """For each formula the names of which nothing is read there, where other sections give them laws.

    A law that is not used leaves its name unread from its section on, up to the next one that gives it a law.
    """
    parts, found = units(page), dict[int, dict[str, str]]()
    of = {item.order: unit.number for unit in parts for item in unit.items}
    given = {(stated.name, of[stated.first]) for stated in declared.laws}
    for name in sorted({name for name, _ in declared.denied} & words.poisoned.keys()):
        denied = {of[order] for n, order in declared.denied if n == name}
        if all(number in denied for n, number in given if n == name):
            continue
        reason, holds = words.poisoned.pop(name), False
        for unit in parts:
            holds = unit.number in denied or (holds and (name, unit.number) not in given)
            for item in unit.items if holds else ():
                found.setdefault(item.order, {})[name] = reason
    return found


def plain(page: Page, words: Vocabulary) -> set[int]:
    """The formulas of the sections without a matrix, where no word in or around them speaks of one."""
    parts, found = units(page), set[int]()
    for unit in parts if len(parts) > 1 and words.matrices else ():
        outer = [i for o in around(parts, unit) for i in o.items]
        if not words.matrices & _names(unit.items) and not any(_speaks(i) for i in outer):
            found.update(item.order for item in unit.items)
    return found


def natural_logarithms(page: Page) -> None:
    """Mark the formulas of sections that speak of no information, where others measure it in bits."""
    parts = units(page)
    told = {unit.number: _text(page, unit) for unit in parts}
    measured = {number for number, text in told.items() if logarithms.units(text)}
    for unit in parts if measured else ():
        inside = measured & {outer.number for outer in around(parts, unit)}
        if not inside and not logarithms.speaks_of_information(told[unit.number]):
            for item in unit.items:
                item.natural = True


def _text(page: Page, unit: Unit) -> str:
    """The words of a section: its heading, and what stands before and behind its formulas."""
    titles = (page.titles.get(s, "") for s in {i.section for i in unit.items})
    return ". ".join((*titles, *(text for i in unit.items for text in (i.before, i.after))))


def numbers_called_e(page: Page) -> None:
    """Mark the formulas of sections that give E a value and take no mean: there it is a number."""
    for unit in units(page):
        applied = any(n.function.name == "E" for i in unit.items for n in i.nodes.of(ast.Apply))
        chained = [c for i in unit.items if i.tree is not None for _, c in chains(i)]
        given = any(c.first == ast.Name("E") and c.links[0].relation.op in ("=", ":=") for c in chained)
        if not applied and (given or "E" in supposed(unit.items)):
            for item in unit.items:
                item.numbers = frozenset("E")


def transposing(page: Page, words: Vocabulary) -> None:
    """Mark the formulas of the sections in which T transposes, though it is a name in others."""
    for unit in () if words.transposing else units(page):
        prose = " ".join(i.before for i in unit.items)
        known = Vocabulary(prose=prose, matrices=words.matrices & _names(unit.items))
        if matrices.transposing(Page(items=unit.items), known):
            for item in unit.items:
                item.transposes = True


def _names(items: Sequence[Item]) -> set[str]:
    return {n.name for i in items for n in i.nodes.of(ast.Name)}


def _speaks(item: Item) -> bool:
    return any(matrices.SPEAKS.search(text) for text in (item.before, item.after))
