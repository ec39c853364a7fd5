"""Accounts of a page: its derivations with their steps, what was not checked and what was not read."""

from __future__ import annotations

from kld_proof.document.elaborate.claims.sides import Side
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.learnt import Learnt
from kld_proof.document.elaborate.names import declared as declarations
from kld_proof.document.latex import ast
from kld_proof.document.model import Derivation, Premise, Step
from kld_proof.record import replace


class Accounts(Learnt):
    """The document as far as it was made."""

    def __init__(self, page: Page, path: str, title: str) -> None:
        super().__init__(page, path, title)
        self.sides: dict[int, list[Side]] = {}
        self.current: Derivation | None = None
        self.remarks: dict[int, list[Premise]] = {}
        self.given: dict[int, list[Premise]] = {}
        self.meanings: dict[str, Side] = {}

    def steps(self) -> list[Step]:
        """All steps so far."""
        return [s for d in self.document.derivations for s in d.steps]

    def unread(self, item: Item, error: str, offset: int) -> None:
        """A step that only says why nothing is claimed."""
        made = self.begin(item)
        text = " ".join(item.block.text.split())
        made.steps.append(Step(None, "=", None, left_text=text, place=item.place(offset), error=error))
        self.current = None

    def remark(self, item: Item, made: Derivation, node: ast.Node, reason: str) -> None:
        """A premise that nothing was checked of."""
        written = f"{declarations.text_of(item, node)} \\quad \\text{{(not checked: {reason})}}"
        self.remarks.setdefault(id(made), []).append(Premise(written, None, False, item.place(node.start)))

    def begin(self, item: Item) -> Derivation:
        """A new derivation."""
        title = self.page.titles.get(item.section) or self.title
        made = Derivation(title=title, place=item.place(0))
        self.document.derivations.append(made)
        return made

    def expectations(self, item: Item, before: int) -> None:
        """Put the announced verdicts beside the steps of the formula."""
        steps = self.steps()[before:]
        if not steps:
            return
        announced = {id(s): item.expect_lines.get(s.place.line, "") for s in steps}
        lines = {s.place.line for s in steps}
        rest = [word for line, word in item.expect_lines.items() if line not in lines]
        announced[id(steps[-1])] = announced[id(steps[-1])] or (rest[-1] if rest else item.expect)
        for made in self.document.derivations:
            made.steps = [
                replace(s, expect=announced[id(s)]) if announced.get(id(s)) else s for s in made.steps
            ]
