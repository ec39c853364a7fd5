"""A page to a `Document`: learn the names, then make steps of the relations (docs/reading.md).

Main statement: `elaborate(blocks, path, title)`.
"""

from __future__ import annotations

from collections.abc import Iterable

from kld_proof.document.blocks import Block
from kld_proof.document.elaborate.claims import beside, closure
from kld_proof.document.elaborate.claims.premises import premises_of
from kld_proof.document.elaborate.items import Item, collect
from kld_proof.document.elaborate.matrix.parts import is_about_matrices
from kld_proof.document.elaborate.names import later, slips
from kld_proof.document.elaborate.statements import StatementReader
from kld_proof.document.model import Document, Finding


class Reader(StatementReader):
    """Turns one page into a document."""

    def read(self) -> Document:
        """The document with all derivations and findings."""
        for item in self.page.items:
            if item.display:
                self.formula(item)
        closure.close(self.document.derivations)
        self.document.findings.extend(slips.expectations(self.page))
        self.document.findings.extend((*self.declared.findings, *self.circles()))
        said = {a.premise.prop: a.premise for a in self.declared.assumptions if a.premise.prop is not None}
        self.chainer.stated = said | self.chainer.stated
        if any(map(is_about_matrices, self.steps())):
            from kld_proof.document.elaborate.matrix.settle import settle

            settle(self.page, self.words, self.document, self.chainer.stated)
        for made in self.document.derivations:
            made.premises = premises_of(
                made.steps, self.sides.get(id(made), []), self.chainer, self.premises()
            ) + self.remarks.get(id(made), [])
            made.premises += [p for p in self.given.get(id(made), []) if p not in made.premises]
        self.document.findings.extend(self.unused())
        self.document.findings.sort(key=lambda f: (f.place.cell or 0, f.place.line, f.place.column))
        return self.document

    def formula(self, item: Item) -> None:
        """Account for one display formula: steps, premises, excused or unread."""
        self.document.formulas += 1
        if item.skip:
            self.document.excused += 1
            return
        before = len(self.steps())
        made = len(self.document.derivations)
        self.words.laws.clear()
        self.words.laws.update(self.declared.laws_until(item.order))
        self.words.products, self.words.plain = item.products, item.order in self.plain
        self.words.natural = item.natural
        self.words.near = {stated.name for stated in self.declared.laws if stated.section == item.section}
        self.words.elsewhere = {k for k, c in self.chosen.items() if c.item.section != item.section}
        described, poisoned, random = self.words.described, self.words.poisoned, self.words.random
        self.words.random = random - self.declared.fixed.get(item.order, set())
        self.words.poisoned = poisoned | self.unread_here.get(item.order, {})
        self.words.described = self.described.get(item.order, described)
        try:
            with later.hidden(self.page, item, self.chosen, self.words) as hidden:
                self.claims(item)
        except Exception as error:  # a bug costs one formula, never the page
            del self.document.derivations[made:]
            self.unread(item, f"internal error ({type(error).__name__}: {error}); please report it", 0)
        else:
            later.leave_open(item, hidden, self.document.derivations[max(0, made - 1) :])
        finally:
            self.words.described, self.words.poisoned, self.words.random = described, poisoned, random
        self.expectations(item, before)

    def claims(self, item: Item) -> None:
        """The claims of a formula that was parsed and that the text does not deny."""
        if item.tree is None:
            self.unread(item, item.error, item.error_offset)
            return
        reason, at = beside.denied(item)
        if reason:
            self.unread(item, reason, at)
            return
        if self.words.is_complex:
            from kld_proof.document.elaborate.claims import complexes

            reason, at = complexes.objection(item, self.words, self.declared.introduced)
            if reason:
                self.unread(item, reason, at)
                return
        for start in beside.unread_labels(item):
            message = "the relation in the label of this brace is not checked"
            self.document.findings.append(Finding(message, "unread", item.place(start)))
        self.statements(item, item.tree.statements)

    def unused(self) -> list[Finding]:
        """The display formulas of which nothing is said anywhere: what they define or assume is not used."""
        places = [s.place for s in self.steps()]
        places += [p.place for d in self.document.derivations for p in d.premises]
        places += [f.place for f in self.document.findings]
        told = {(p.cell, p.line) for p in places}
        message = "this formula is read as a definition or an assumption, and nothing uses it"
        silent = [i for i in self.page.items if i.display and not i.skip and not _lines(i) & told]
        return [Finding(message, "unused", i.place(0)) for i in silent]


def _lines(item: Item) -> set[tuple[int | None, int]]:
    """The lines of a formula, with its cell."""
    first, last = item.place(0), item.place(len(item.block.text))
    return {(first.cell, line) for line in range(first.line, last.line + 1)}


def elaborate(blocks: Iterable[Block], path: str, title: str = "") -> Document:
    """The document that the blocks of a page make: derivations of steps, premises, findings."""
    return Reader(collect(blocks), path, title).read()
