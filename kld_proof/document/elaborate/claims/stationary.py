"""Stationary points: what a page says that x, `\\hat x` or `x^*` is where a derivative vanishes.

The zero may be written, `f'(x) = ... = 0`, or said: "Setting this to zero gives `\\hat x = ...`" behind
`f'(x) = ...`.  In both cases that x is what is written is claimed, under the condition.

Main statements: `conditions(page, item, chains)` for zeros that are written; `in_words(page, claimed, known)`
for those that are said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose, sentences, wording
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import is_square, names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import SQUARE
from kld_proof.document.latex import ast
from kld_proof.document.pattern import late
from kld_proof.record import record, replace

_ACCENT = late(r"^\w+\(([^()]+)\)")
ABOVE = 6  # formulas above the one with the solution, among which its derivative is looked for


@record
class Sought:
    """The variable of which a chain says where it lies, and where its derivative stands if words set it to 0.

    `others` are the names that the section marks in the same way, each with its mark: the condition is one
    on all of them.
    """

    variable: str
    source: Item | None = None
    zero: ast.Node | None = None
    others: tuple[tuple[str, str], ...] = ()


@record
class Told:
    """A formula that says what `variable` is, or what it is marked (`\\hat x`, `x^*`) at a stationary point.

    `alone`: no other name of the condition is marked so.  Of several, the condition is about all of them.
    """

    variable: str
    marked: bool
    item: Item
    chain: ast.Chain
    alone: bool = True


def conditions(page: Page, item: Item, free: list[ast.Chain]) -> Iterator[tuple[ast.Link, Told]]:
    """The last link of `f'(x) = ... = 0` where the section goes on to say what x, or `x^*`, is."""
    for chain in free:
        if len(chain.links) < 2 or chain.links[-1].relation.op != "=" or not is_zero(chain.links[-1].side):
            continue
        inside = {n.name for n in names_in(chain.links[-2].side)}
        varied = _varied(chain) & inside
        known = list(_told(page, item)) if varied else []
        told = next((t for t in known if t.variable in varied), None)
        if told is not None:
            others = {t.variable for t in known if t.marked} & inside - varied
            yield chain.links[-1], replace(told, alone=not others)


def in_words(page: Page, claimed: Collection[int], known: Collection[int]) -> dict[int, Sought]:
    """The chains that say what a marked name is where words set a derivative to 0."""
    found: dict[int, Sought] = {}
    for item in formulas(page):
        if not item.display or not _is_set_to_zero(page, item):
            continue
        for statement, chain in chains(item):
            variable, head = _unknown(chain)
            if head == variable or id(chain) not in claimed or id(chain) in known or statement.conditions:
                continue
            derived = _derived(page, item, variable)
            if derived is not None:
                found[id(chain)] = Sought(variable, *derived, _others(page, item, variable))
    return found


def _is_set_to_zero(page: Page, item: Item) -> bool:
    """Whether the words before a formula, or an equation `f'(x) = 0` among them, set a derivative to 0."""
    if wording.condition(item.before) in ("zero", "zeros"):
        return True
    sentence = prose.last_sentence(item.before)
    if prose.FORMULA not in sentence or not wording.follows(item.before) or sentences.denies_text(sentence):
        return False
    beside = page.items[item.order - sentence.count(prose.FORMULA) : item.order]
    read = (i for i in beside if not i.display and i.tree is not None)
    said = (chain for i in read for _, chain in chains(i))
    return any(_varied(chain) and is_zero(chain.links[-1].side) for chain in said)


def _derived(page: Page, item: Item, variable: str) -> tuple[Item, ast.Node] | None:
    """The formula above whose last side is a derivative by the variable, and that side."""
    written = prose.last_sentence(item.before).count(prose.FORMULA)
    beside = page.items[item.order - written : item.order]
    above = [i for i in page.items[: item.order] if i.tree is not None and i.section == item.section]
    for k, other in enumerate(reversed(above[-ABOVE - written :])):
        if not (other.display or k < written):
            continue
        for _, chain in reversed(chains(other)):
            if variable in _varied(chain) and chain.links[-1].relation.op == "=":
                if not _is_about(beside, chain):
                    return None
                last = chain.links[-1].side
                return (other, chain.first if is_zero(last) and chain.first else last)
    return None


def _is_about(beside: list[Item], derived: ast.Chain) -> bool:
    """Whether the formulas of a sentence are about this derivative: not the g of "the derivative of $g$"."""
    assert derived.first is not None
    known = {n.name for n in names_in(derived.first)} | {n.base for n in names_in(derived.first)}
    inside = (n for i in beside for n in i.nodes.of(ast.Name))
    return all({n.name, n.base, _ACCENT.sub(r"\1", n.name)} & known for n in inside)


def _others(page: Page, item: Item, variable: str) -> tuple[tuple[str, str], ...]:
    """The other names that formulas of the section say where they lie, marked in the same way."""
    around = (i for i in page.items[: page.end_of(item.section)] if i.section == item.section and i.display)
    heads = [_unknown(chain) for i in around if i.tree is not None for _, chain in chains(i)]
    return tuple(
        sorted({(name, head) for name, head in heads if head not in (name, "") and name != variable})
    )


def sought(condition: ast.Chain, solution: ast.Chain) -> tuple[str, str]:
    """The name by which the one chain differentiates, with its mark, if the other says what it is marked."""
    variable, head = _unknown(solution)
    return (variable, head) if head != variable and variable in _varied(condition) else ("", "")


def _unknown(chain: ast.Chain) -> tuple[str, str]:
    """The name that a chain says what it is, without its mark and with it; empty for none."""
    head = (
        strip(chain.first) if chain.first is not None and chain.links[0].relation.op in ("=", ":=") else None
    )
    squared = SQUARE if isinstance(head, ast.Power) and is_square(head) else ""
    head = strip(head.base) if squared and isinstance(head, ast.Power) else head
    if not isinstance(head, ast.Name):
        return "", ""
    plain = _ACCENT.sub(r"\1", head.name.removesuffix(f"^{head.label}"))
    return plain + squared, head.name + squared


def _varied(chain: ast.Chain) -> set[str]:
    """The names by which a chain that begins with a first derivative differentiates, or their squares."""
    head = strip(chain.first) if chain.first is not None else None
    if isinstance(head, ast.Derivative) and [n for _, n in head.variables] == [1]:
        variable = strip(head.variables[0][0])
        if isinstance(variable, ast.Power) and is_square(variable):
            return {n.name + SQUARE for n in [strip(variable.base)] if isinstance(n, ast.Name)}
        return {variable.name} if isinstance(variable, ast.Name) else set()
    if isinstance(head, ast.Apply) and head.function.primes == 1:
        return {a.name for a in map(strip, head.args) if isinstance(a, ast.Name)}
    return set()


def _told(page: Page, item: Item) -> Iterator[Told]:
    """What the display formulas behind `item` in its section say names are."""
    for other in page.items[item.order + 1 : page.end_of(item.section)]:
        for _, chain in chains(other) if other.tree is not None and other.display else ():
            name, head = _unknown(chain)
            if name:
                yield Told(name, head != name, other, chain)


def is_zero(node: ast.Node) -> bool:
    """Whether a side is the number 0."""
    node = strip(node)
    return isinstance(node, ast.Number) and node.value == 0


__all__ = ["Sought", "Told", "conditions", "in_words", "is_zero", "sought"]
