"""Names that begin display formulas in several sections, and are another thing in each.

A name, or a function of names, that begins a display formula in either section is another one where each
right side has a name of its own that nothing defines: no identity could join them (`Z = 1 + e^{-b}` and
`Z = 2 \\pi / c`).  So it is where the second side has such a name, and no section before has it (the k of a
second law); where the first one is made of functions that are others by now; for a function that ended
sections use without saying what it is; and behind "For $f(x) = x^2$:" where f was another function before.
In what is said to be concluded or recalled, and in a proof or a subsection, it is a claim.
"""

from __future__ import annotations

from collections.abc import Iterable

from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language.prose import FORMULA, last_sentence
from kld_proof.document.elaborate.names.redefinition import CASE, LAWS, TAKING_UP, Begun
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import OPERATORS
from kld_proof.document.latex import ast


class Elsewhere:
    """What began display formulas in sections that have ended, and what the page gives a value to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.first: dict[str, Begun] = {}
        self.given: set[str] = set()
        self.renamed: dict[str, str] = {}
        self.values: dict[str, ast.Node] = {}
        self.at: dict[str, int] = {}
        self.turn = -1  # where the text turned to another value: "For $f(x) = x^2$:"

    def tell(self, item: Item) -> None:
        """Remember the names that stand alone on the left of an equation, or of a law."""
        for _, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            name = head.function if isinstance(head, ast.Apply) else head
            if isinstance(name, ast.Name) and chain.links[0].relation.op in ("=", ":=", "~"):
                self.given.add(name.name)
                side = strip(chain.links[0].side)
                known = self.values.setdefault(name.name, side)
                if known != side and not item.display and CASE.search(last_sentence(item.before) + FORMULA):
                    self.turn, self.values[name.name] = item.order, side

    def begun(self, item: Item, sides: dict[str, ast.Node]) -> list[tuple[str, ast.Node]]:
        """The name that a display formula begins with, where it is another one than in an ended section."""
        statement = item.tree.statements[0] if item.tree is not None and item.tree.statements else None
        body = strip(statement.body) if statement is not None and item.display else None
        if not isinstance(body, ast.Chain) or body.first is None or body.links[0].relation.op != "=":
            return []
        head, side = strip(body.first), body.links[0].side
        letters = _letters(head)
        name = head.function if isinstance(head, ast.Apply) else head
        if not isinstance(name, ast.Name) or letters is None or name.primes:
            return []
        own = name.name in ("h", "H") and bool(letters) and all(n.islower() for n in letters)
        if (name.name in OPERATORS and not own) or name.name in LAWS or name.name == "pi":
            return []
        title = self.page.titles.get(item.section, "")
        here = Begun(letters, self.page.end_of(item.section), strip(side), title, item.within)
        before = self.first.setdefault(name.name, here)
        if before is here and letters and self._is_specified(name.name, here.side, letters, item):
            self.at[name.name] = item.order
            sides.setdefault(name.name, head)
            return [(name.name, side)]
        turned = self.at.setdefault(name.name, item.order) < self.turn
        if before is here or before.letters != letters or (item.order < before.end and not turned):
            return []
        if here.side == before.side or TAKING_UP.search(last_sentence(item.before)):
            return []
        foreign = turned or name.name in self.renamed
        if not foreign and not self._is_foreign(before.side, here.side, letters, item):
            return []
        self.first[name.name], self.at[name.name] = here, item.order
        sides.setdefault(name.name, before.side)
        return [(name.name, side)]

    def _is_specified(self, name: str, side: ast.Node, letters: tuple[str, ...], item: Item) -> bool:
        """Whether a function of which sections that have ended say nothing but how they use it is given here.

        Its formula has a name that is new in this section.
        """
        if name in self.given:
            return False
        used = {i.section for i in self.page.items[: item.order] if any(n.name == name for n in names_of(i))}
        if not used or any(self.page.end_of(section) > item.order for section in used):
            return False
        return bool(self._new(side, letters, item))

    def _new(self, side: ast.Node, letters: tuple[str, ...], item: Item) -> set[str]:
        """The names of a side that nothing defines and no section before has."""
        found = {n.name for n in names_in(side)} - {*letters, "e", "pi", *OPERATORS} - self.given
        earlier = (i for i in self.page.items if i.section < item.section and i.tree is not None)
        return found.difference(n.name for i in earlier for n in names_of(i)) if found else found

    def _is_foreign(self, one: ast.Node, other: ast.Node, letters: tuple[str, ...], item: Item) -> bool:
        """Whether no identity can join two sides, the first of which stands in a section that has ended.

        Each has a name that the other has not and that nothing defines; or the second has such a name that
        the page has in no earlier section; or the first is made of what is another thing by now.
        """
        if any(n.name in self.renamed for n in names_in(one)):
            return True
        known = {*letters, "e", "pi", *OPERATORS}
        first, second = ({n.name for n in names_in(side)} - known for side in (one, other))
        meant = {n.name for name in first & self.values.keys() for n in names_in(self.values[name])}
        new = second - first - meant - self.given
        return bool(new) and bool(first - second - self.given or new & self._new(other, letters, item))

    def rename(self, old: str, new: str) -> None:
        """Go on with the new name of what is defined anew."""
        self.renamed[old] = self.renamed[new] = new
        if old in self.first:
            self.first[new], self.at[new] = self.first[old], self.at[old]
        self.given.add(new)


def names_of(item: Item) -> Iterable[ast.Name]:
    """The names in a formula."""
    return item.nodes.of(ast.Name)


def _letters(head: ast.Node) -> tuple[str, ...] | None:
    """The names that a function is applied to, none for a bare name; nothing where they are no bare names."""
    if not isinstance(head, ast.Apply):
        return ()
    found = tuple(n.name for a in head.args if isinstance(n := strip(a), ast.Name))
    return found if len(found) == len(head.args) else None
