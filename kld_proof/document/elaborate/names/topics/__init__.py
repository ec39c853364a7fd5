"""Pages of several topics: a name has a kind in each section, and one that changes it is another name there.

Main statement: `part(page, words)` finds the names to which sections give kinds that cannot be one thing (a
vector and a number, a function and a number, a random variable and an event), and gives all of them but one
a name of their own in the sections where they hold; `Item.here` is what the names of a formula are called.

What a section says of a name wins in it; else what an enclosing section says, else the last section before
that says anything, else the first one behind (docs/reading.md).  Implementation: as for names that are
defined anew (`redefinition`), the names are changed in the syntax trees, and what is learnt of names from
then on is learnt of each apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from kld_proof.document.elaborate.items import Page, call_by
from kld_proof.document.elaborate.names.redefinition import LAWS
from kld_proof.document.elaborate.names.topics import here
from kld_proof.document.elaborate.names.topics.kinds import (
    Kind,
    conflict,
    given_values,
    kinds_in,
    let_be_numbers,
)
from kld_proof.document.elaborate.names.topics.units import Unit, around, units
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.vocabulary import another
from kld_proof.document.model import Finding

PLAINEST = ("random", "event", "function", "number", "matrix")
"""Who keeps the name: more is said by the letters of random variables (`f_X(x)`) than by those of others.

Only the letters of densities are functions first.
"""


def part(page: Page, words: Vocabulary) -> list[Finding]:
    """Name apart what sections speak of by one name; a finding says so where another meaning begins."""
    parts = units(page)
    if len(parts) < 2:
        return []
    said = [kinds_in(unit.items, page, words) for unit in parts]
    findings: list[Finding] = []
    for name in dict.fromkeys(n for kinds in said for n in kinds):
        meanings = _meanings([kinds.get(name) for kinds in said])
        if len(set(meanings) - {None}) < 2:
            continue
        held = [_held(meanings, parts, unit) for unit in parts]
        findings += _call(name, held, parts, [kinds.get(name) for kinds in said])
    findings += _let_again(parts)
    for item in page.items:
        if item.here and item.tree is not None:
            call_by(item, item.here)
    return findings


def _let_again(parts: Sequence[Unit]) -> list[Finding]:
    """`Let $a > 0$` makes another name of an a to which a section that has ended gave a value."""
    findings, given = list[Finding](), dict[str, Unit]()
    for unit in parts:
        inside = {outer.number for outer in around(parts, unit)}
        for name in sorted(let_be_numbers(unit.items)):
            if name not in given or given[name].number in inside:
                continue
            known = {item.here.get(name, name) for part_ in parts for item in part_.items}
            new = next(n for k in range(1, len(parts) + 2) if (n := another(name, k)) not in known)
            before = unit.items[0].here.get(name, name)
            for item in (i for later in parts[unit.number :] for i in later.items):
                if item.here.get(name, name) == before:
                    item.here[name] = new
            message = f"{name} is declared anew here: it has not the value that it has above"
            findings.append(Finding(message, "definition", unit.items[0].place(0)))
            del given[name]
        given |= dict.fromkeys(given_values(unit.items), unit)
    return findings


def _meanings(said: Sequence[Kind | None]) -> list[int | None]:
    """For each section the number of the meaning that it gives to a name, None if it says nothing.

    What is declared comes before what is only shown by use, and that before what its neighbours tell.
    """
    known: list[Kind] = []
    found: list[int | None] = [None] * len(said)
    for at in sorted(range(len(said)), key=lambda k: kind.rank if (kind := said[k]) is not None else 9):
        kind = said[at]
        if kind is None or (kind.connected and _is_matrix_before(said[:at])):
            continue
        same = next((k for k, m in enumerate(known) if m.is_like(kind)), None)
        if same is None and all(conflict(kind, m) for m in known):
            known.append(kind)
            same = len(known) - 1
        if same is not None:
            known[same] = known[same].with_(kind)
        found[at] = same
    return found


def _is_matrix_before(said: Sequence[Kind | None]) -> bool:
    return any(kind is not None and kind.kind == "matrix" for kind in said)


def _held(meanings: Sequence[int | None], parts: Sequence[Unit], unit: Unit) -> int:
    """The meaning of a name in a section: its own, that of one around it, the last one, or the first one."""
    for outer in around(parts, unit):
        meaning = meanings[outer.number]
        if meaning is not None:
            return meaning
    before = [m for m in meanings[: unit.number] if m is not None]
    return before[-1] if before else next(m for m in meanings if m is not None)


def _call(
    name: str, held: Sequence[int], parts: Sequence[Unit], said: Sequence[Kind | None]
) -> list[Finding]:
    """Give each meaning but the plainest its own name; says where another meaning begins."""
    kinds = {m: kind for m, kind in zip(held, said, strict=True) if kind is not None}
    plainest = ("function", *PLAINEST) if name in LAWS else PLAINEST
    order = sorted(dict.fromkeys(held), key=lambda m: plainest.index(kinds[m].kind) if m in kinds else -1)
    findings, told = list[Finding](), {held[0]}
    for unit, meaning, kind in zip(parts, held, said, strict=True):
        number = order.index(meaning)
        for item in unit.items if number else ():
            item.here[name] = another(name, number)
        if meaning not in told and kind is not None:
            told.add(meaning)
            message = f"{name} is {kind.word} here: another name than {name} above"
            findings.append(Finding(message, "definition", unit.items[0].place(0)))
    return findings


__all__ = ["here", "part"]
