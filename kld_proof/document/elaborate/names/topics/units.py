"""The sections of a page as scopes of names: what stands under a heading, examples and list items in it.

A heading that begins a proof begins no scope: its text belongs to what it proves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.names.declared import part_of
from kld_proof.record import field, record


@record
class Unit:
    """The formulas of a section, and the number of the section around it."""

    number: int
    parent: int | None
    items: list[Item] = field(default_factory=list)


def units(page: Page) -> list[Unit]:
    """The sections that have formulas, in their order; each stands behind the one around it."""
    found: dict[tuple[int, str], Unit] = {}
    for item in page.items:
        section, case = _section(page, item.section), part_of(item)
        unit = found.get((section, case))
        if unit is None:
            around = [(section, "")] if case else []
            around += [(s, "") for s in _around(page, section)]
            parent = next((found[key].number for key in around if key in found), None)
            unit = found[section, case] = Unit(len(found), parent)
        unit.items.append(item)
    return list(found.values())


def around(parts: Sequence[Unit], unit: Unit) -> Iterator[Unit]:
    """A section and those around it, the innermost first."""
    number: int | None = unit.number
    while number is not None:
        yield parts[number]
        number = parts[number].parent


def _section(page: Page, section: int) -> int:
    """The section to which a section belongs that is a proof."""
    while section > 1 and page.is_proof(section):
        section -= 1
    return section


def _around(page: Page, section: int) -> list[int]:
    """The sections around one, the innermost first; the text before the first heading is around all."""
    level, found = page.levels.get(section, 0), []
    for other in range(section - 1, 0, -1):
        if page.levels.get(other, 0) < level:
            level = page.levels.get(other, 0)
            found.append(other)
    return [*found, 0] if section else []
