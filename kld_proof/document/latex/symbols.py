"""What the parser may ask about a name: is it a function, a variable, a matrix, a word?"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Protocol

from kld_proof.record import record

RAISED_T = "^T"
"""A matrix on pages on which a T above transposes whatever it stands above."""


READ = "\0read"
"""A name that every page has seen when it is read again, and none when it is read first."""


class Symbols(Protocol):
    """The questions, each about a canonical name (`ast.Name.name`, and then its `base`).

    Who asks names the kinds that would make no difference to the reading (`idle`).

    `kind` is "function" (a name before a bracket is applied), "variable" (it is multiplied),
    "random" (a random variable: multiplied), "matrix" (`^T` transposes it), "seen" (it occurs alone
    somewhere, so that `tX` may be split into t X), or None: unknown.
    `words` are the multi-letter names that may be written without `\\mathrm`.
    """

    def kind(self, name: str, idle: frozenset[str] = frozenset()) -> str | None: ...

    @property
    def words(self) -> AbstractSet[str]: ...


class Questions:
    """A symbol table that knows nothing and remembers what it was asked, so that no reading is repeated.

    `asked` has for every name the kinds that make no difference to any of the questions about it.
    """

    words: AbstractSet[str] = frozenset()

    def __init__(self) -> None:
        self.asked: dict[str, frozenset[str]] = {}

    def kind(self, name: str, idle: frozenset[str] = frozenset()) -> str | None:
        """None."""
        self.asked[name] = self.asked.get(name, idle) & idle
        return None


@record(frozen=True)
class SymbolTable:
    """The plain symbol table: sets of canonical names."""

    functions: frozenset[str] = frozenset()
    variables: frozenset[str] = frozenset()
    random: frozenset[str] = frozenset()
    matrices: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()

    def kind(self, name: str, idle: frozenset[str] = frozenset()) -> str | None:
        """The kind of `name`, or None."""
        if name in self.functions:
            return "function"
        if name in self.variables:
            return "variable"
        if name in self.random:
            return "random"
        if name in self.matrices:
            return "matrix"
        return "seen" if name in self.seen else None


@record(frozen=True)
class SymbolsOf:
    """The symbols of a section with names of its own, where T may transpose and `numbers` are known."""

    table: Symbols
    called: Mapping[str, str]
    transposes: bool = False
    numbers: AbstractSet[str] = frozenset()

    @property
    def words(self) -> AbstractSet[str]:
        """The names of several letters."""
        return self.table.words

    def kind(self, name: str, idle: frozenset[str] = frozenset()) -> str | None:
        """The kind of `name` in the section."""
        if self.transposes and name == RAISED_T:
            return "matrix"
        if name in self.numbers:
            return "variable"
        return self.table.kind(self.called.get(name, name), idle)
