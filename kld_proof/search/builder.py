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


class OutOfLines(RuntimeError):
    """The certificate reached the limit."""


class Builder:
    """A certificate under construction: lines, and the sequent of each."""

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        self._end = limits.lines
        self.lines: list[Line] = []
        self.sequents: list[Sequent] = []
        self.comparing: set[Term] = set()  # hypotheses that are being compared with a goal
        self.splits = 0  # case distinctions under way
        self.solving = False  # whether assumed equations are being put in
        self.scaling = False  # whether a goal is compared with multiples of hypotheses
        self.squarings = 0  # comparisons of squares under way
        self.inducting = False  # an induction is under way
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
            rule, arguments = "trans", (("-" if rule == "symm" else "+") * len(numbers),)
        rule = "rewrite" if rule == "refl" else rule
        key = (rule, numbers, *(tuple(a.items()) if isinstance(a, Mapping) else a for a in arguments))
        found = self._known.get(key)
        if found is not None:
            return found
        if len(self.lines) >= self._end:
            raise OutOfLines(f"more than {self.limits.lines} lines of proof")
        inputs = (lookup(arguments[0]), *arguments[1:]) if rule == "instantiate" else arguments
        sequent = RULES[rule]([self.sequents[i] for i in numbers], *inputs)
        self._known[key] = len(self.lines)
        self.lines.append(Line(rule, numbers, arguments))
        self.sequents.append(sequent)
        return len(self.lines) - 1

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

    def renew(self, obligations: int = 0) -> None:
        """The limits count from here: each claim has as many lines as the first, and goals by its size."""
        self._end = len(self.lines) + self.limits.lines
        self.table.renew(self.limits.goals + self.limits.each * obligations)

    def lemma(self, name: str, values: Mapping[str, Term], premises: Iterable[int] = ()) -> int:
        """A line that instantiates an axiom or theorem."""
        return self.add("instantiate", premises, name, dict(values))

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
        present = [i for i in lines if i is not None]
        return present[0] if len(present) == 1 else self.add("trans", present)

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
        return Certificate([Line(x.rule, tuple(number[p] for p in x.premises), x.arguments) for x in lines])
