"""Names that begin display formulas in several sections, and are another thing in each.

A name, or a function of names, that begins a display formula in either section is another one where each
right side has a name of its own that nothing defines: no identity could join them (`Z = 1 + e^{-b}` and
`Z = 2 \\pi / c`).  So it is where the second side has such a name, and no section before has it (the k of a
second law); where the first one is made of functions that are others by now; for a function that ended
sections use without saying what it is; and behind "For $f(x) = x^2$:" where f was another function before.
In what is said to be concluded or recalled, and in a proof or a subsection, it is a claim.

Without a section between them the second one is another thing where the text has turned to other letters:
a title with a colon comes before it, its right side lacks a letter of the first, and has one that the page
did not have before the name was last used, that nothing defines and that no equation joins to older letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language.prose import FORMULA, last_sentence
from kld_proof.document.elaborate.names.redefinition import CASE, LAWS, TAKING_UP, Begun
from kld_proof.document.elaborate.names.uses import free
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import OPERATORS
from kld_proof.document.latex import ast

_LABEL = Cue(  # "Rayleigh:", "Entropy of the uniform law:"; no sentence, and nothing about what is known
    r"^(?!.*\b(?:is|are|was|were|be|been|has|have|had|can|may|must|will|do|does|we|us|it|this|that|these|which|"
    r"with|by|from|using|via|where|as|if|when|since|because|gives?|yields?|reads?|becomes?|equals?)\b)"
    r"[\W\0]*(?!for\b|\w+ing\b)(?:[^\W\d_][\w'-]*[ \t\0]+){0,7}[^\W\d_][\w'-]*[ \t\0*_]*:[\s*_]*$",
    re.I | re.S,
)


class Elsewhere:
    """What began display formulas in sections that have ended, and what the page gives a value to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.first: dict[str, Begun] = {}
        self.given: set[str] = set()
        self.renamed: dict[str, str] = {}
        self.values: dict[str, ast.Node] = {}
        self.at: dict[str, int] = {}
        self.made: dict[str, set[str]] = {}
        self.inside: dict[str, int] = {}
        self.turn = -1  # where the text turned to another value: "For $f(x) = x^2$:"

    def tell(self, item: Item) -> None:
        """Remember the names that stand alone on the left of an equation, or of a law."""
        for _, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            name = head.function if isinstance(head, ast.Apply) else head
            if isinstance(name, ast.Name) and chain.links[0].relation.op in ("=", ":=", "~"):
                self.given.add(name.name)
                self.made.setdefault(name.name, self._parts(chain))
                self.inside.setdefault(name.name, item.section)
                side = strip(chain.links[0].side)
                known = self.values.setdefault(name.name, side)
                if known != side and not item.display and CASE.search(last_sentence(item.before) + FORMULA):
                    self.turn, self.values[name.name] = item.order, side

    def begun(self, item: Item, sides: dict[str, ast.Node]) -> list[tuple[str, ast.Node]]:
        """The name that a display formula begins with, where it is another one than in an ended section."""
        statement = item.tree.statements[0] if item.tree is not None and item.tree.statements else None
        body = strip(statement.body) if statement is not None else None
        if not isinstance(body, ast.Chain) or body.first is None or body.links[0].relation.op != "=":
            return []
        head, side = strip(body.first), body.links[0].side
        letters = _letters(head)
        name = head.function if isinstance(head, ast.Apply) else head
        if not isinstance(name, ast.Name) or letters is None or name.primes:
            return []
        if not item.display and not letters:
            return []
        own = not letters or (name.name in ("h", "H") and all(n.islower() for n in letters))
        if (name.name in OPERATORS and not own) or name.name in LAWS or name.name == "pi":
            return []
        title = self.page.titles.get(item.section, "")
        here = Begun(letters, self.page.end_of(item.section), strip(side), title, item.within)
        if self._turns_to_others(name.name, letters, body, item):
            self.made[name.name], self.inside[name.name] = self._parts(body), item.section
            self.first[name.name], self.at[name.name] = here, item.order
            sides.setdefault(name.name, head)
            return [(name.name, side)]
        if not item.display:
            return []
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

    def _turns_to_others(self, name: str, letters: tuple[str, ...], chain: ast.Chain, item: Item) -> bool:
        """Whether the text has turned to letters that have nothing to do with the first side of a name."""
        words = last_sentence(item.before)
        if self.inside.get(name) != item.section or TAKING_UP.search(words) or not _LABEL.search(words):
            return False
        known = {*letters, name, "e", "pi", *OPERATORS}
        first, second = self.made[name] - known, self._parts(chain) - known - self.given
        last = max((i.order for i in self.page.items[: item.order] if _uses(i, name)), default=item.order)
        older = {n.name for i in self.page.items[: last + 1] if i.tree is not None for n in names_of(i)}
        if not first - second or not second - older:
            return False
        since = [i for i in self.page.items[last + 1 : item.order] if i.tree is not None]
        joined = [{n.name for n in names_in(c)} for i in since for _, c in chains(i)]
        return not any(names & older and names & (second - older) for names in joined)

    def _parts(self, chain: ast.Chain) -> set[str]:
        """The free names of the sides behind the head, and those that the functions there are made of."""
        sides = [link.side for link in chain.links]
        used = {n.name for side in sides for n in names_in(side)}
        return {n for side in sides for n in free(side, frozenset())}.union(
            *(self.made[f] for f in used & self.made.keys())
        )

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


def _uses(item: Item, name: str) -> bool:
    return item.tree is not None and any(n.name == name for n in names_of(item))


def names_of(item: Item) -> Iterable[ast.Name]:
    """The names in a formula."""
    return item.nodes.of(ast.Name)


def _letters(head: ast.Node) -> tuple[str, ...] | None:
    """The names that a function is applied to, none for a bare name; nothing where they are no bare names."""
    if not isinstance(head, ast.Apply):
        return ()
    found = tuple(n.name for a in head.args if isinstance(n := strip(a), ast.Name))
    return found if len(found) == len(head.args) else None
