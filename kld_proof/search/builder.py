"""Writes certificate lines, sharing equal ones, through the kernel's own rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from kld_proof.kernel.certificate import RULES, Certificate, Line
from kld_proof.kernel.rules import Sequent
from kld_proof.kernel.term import App, Term
from kld_proof.library.lookup import lookup
from kld_proof.search.limits import DEFAULT, Limits
from kld_proof.search.table import Table

JOINED = 12  # steps of a chain that is copied into a longer one


class OutOfLines(RuntimeError):
    """The certificate reached the limit."""


class Builder:
    """A certificate under construction: lines, and the sequent of each."""

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        self._begin, self._end = 0, limits.lines
        self.lines: list[Line] = []
        self.sequents: list[Sequent] = []
        self.comparing: set[Term] = set()  # hypotheses that are being compared with a goal
        self.splits = 0  # case distinctions under way
        self.solving = False  # whether assumed equations are being put in
        self.scaling = False  # whether a goal is compared with multiples of hypotheses
        self.squarings = 0  # comparisons of squares under way
        self.inducting = False  # an induction is under way
        self.growing = 0  # signs of derivatives of derivatives that are sought
        self.grown = 0  # goals of the claim at hand for which the sign of a derivative was sought
        self.table = Table(limits.goals)
        self._known: dict[Any, int] = {}
        self._thorough = False  # whether signs are sought by every means (search.sign)
        self.nested = 0  # such searches under way inside each other

    def add(self, rule: str, premises: Iterable[int] = (), *arguments: Any) -> int:
        """The number of the line, new or known.  Raises KernelError where the rule rejects it.

        `refl` and `symm` are written with the kernel's `rewrite` and `trans`.
        """
        numbers = tuple(premises)
        if rule in ("trans", "symm"):
            return self._equation([(i, rule == "trans") for i in numbers])
        if rule == "rewrite" and any(map(self._is_reflexive, numbers)):
            numbers = tuple(i for i in numbers if not self._is_reflexive(i))
        line = Line("rewrite" if rule == "refl" else rule, numbers, arguments)
        found = self._known.get(line)
        return self._new(line, line, arguments) if found is None else found

    def _new(self, key: Any, line: Line, inputs: tuple[Any, ...]) -> int:
        if len(self.lines) >= self._end:
            raise OutOfLines(f"more than {self.limits.lines} lines of proof")
        sequent = RULES[line.rule]([self.sequents[i] for i in line.premises], *inputs)
        self._known[key] = len(self.lines)
        self.lines.append(line)
        self.sequents.append(sequent)
        return len(self.lines) - 1

    def _equation(self, steps: Iterable[tuple[int, bool]]) -> int:
        """The equations one after the other, each as it stands or (where False) read backwards, as one line.

        Chains are joined to one chain, and what a step takes back or leaves as it is drops out.
        """
        links: list[tuple[int, bool]] = []
        for i, forward in steps:
            for link in self._links(i, forward):
                if links and links[-1] == (link[0], not link[1]):
                    links.pop()
                else:
                    links.append(link)
            last = i
        if not links:  # all was taken back: a = a
            return self.add("rewrite", (), self.conclusion(last).args[forward])
        if len(links) == 1 and links[0][1]:
            return links[0][0]
        numbers = tuple(i for i, _ in links)
        directions = ("".join("+" if forward else "-" for _, forward in links),)
        line = Line("trans", numbers, directions)
        found = self._known.get(line)
        return self._new(line, line, directions) if found is None else found

    def _is_reflexive(self, i: int) -> bool:
        return self.lines[i].rule == "rewrite" and not self.lines[i].premises

    def _links(self, i: int, forward: bool) -> list[tuple[int, bool]]:
        line = self.lines[i]
        if self._is_reflexive(i):
            return []
        if line.rule != "trans" or len(line.premises) > JOINED:
            return [(i, forward)]
        links = [(j, (d == "+") is forward) for j, d in zip(line.premises, line.arguments[0], strict=True)]
        return links if forward else links[::-1]

    @contextmanager
    def every_means(self, every: bool = True) -> Iterator[None]:
        """In the block, signs are sought by every means, or by the cheap ones only."""
        before, self._thorough = self._thorough, every
        try:
            yield
        finally:
            self._thorough = before

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """In the block, a search by every means is under way."""
        self.nested += 1
        try:
            yield
        finally:
            self.nested -= 1

    @property
    def thorough(self) -> bool:
        """Whether signs are sought by every means: not deep inside of such a search."""
        return self._thorough and self.nested < self.limits.nested

    @property
    def written(self) -> int:
        """How many lines were written for the claim at hand."""
        return len(self.lines) - self._begin

    def renew(self, obligations: int = 0) -> None:
        """The limits count from here: each claim has as many lines as the first, and goals by its size."""
        self._begin = len(self.lines)
        self._end = self._begin + self.limits.lines
        self.grown = 0
        self.table.renew(self.limits.goals + self.limits.each * obligations)

    def lemma(self, name: str, values: Mapping[str, Term], premises: Iterable[int] = ()) -> int:
        """A line that instantiates an axiom or theorem."""
        lemma, numbers = lookup(name), tuple(premises)
        key = (name, numbers, *map(values.get, lemma.variables))
        found = self._known.get(key)
        if found is not None:
            return found
        chosen = dict(values)
        return self._new(key, Line("instantiate", numbers, (name, chosen)), (lemma, chosen))

    def conclusion(self, line: int) -> App:
        """What the line concludes."""
        found = self.sequents[line].conclusion
        assert type(found) is App
        return found

    def right(self, line: int) -> Term:
        """The right side of the equation that the line concludes."""
        return self.conclusion(line).args[1]

    def chain(self, *lines: int | None) -> int:
        """a = b, b = c, ... to a = z, passing over None."""
        return self._equation([(i, True) for i in lines if i is not None])

    def certificate(self, goals: Iterable[int]) -> Certificate:
        """The lines that the goals need, renumbered."""
        needed: set[int] = set()
        pending = list(goals)
        while pending:
            i = pending.pop()
            if i not in needed:
                needed.add(i)
                pending.extend(self.lines[i].premises)
        number = {old: new for new, old in enumerate(sorted(needed))}
        lines = [self.lines[i] for i in sorted(needed)]
        return Certificate([Line(x.rule, tuple([number[p] for p in x.premises]), x.arguments) for x in lines])
