"""What a name of the code means while it is read: local value, file, framework, or a free variable."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kld_proof.code.calls import Calls, length
from kld_proof.code.effects import Effects
from kld_proof.code.indexed import element
from kld_proof.code.scope import Scope
from kld_proof.code.source import Source, Unread
from kld_proof.code.values import (
    BATCH,
    ELEMENTS,
    Layer,
    Module,
    Shape,
    Tensor,
    Unknown,
    Value,
    flat,
    index_name,
)
from kld_proof.kernel.term import Term, Var, names

BUILTINS = frozenset(
    "abs pow float len bool isinstance tuple list range zip enumerate reversed sum max min".split()
)


class OpaqueCall(Unread):
    """A call of something outside the file and the known frameworks, such as an encoder network."""


@dataclass
class Reading:
    """What a reading depends on, and what it found out besides the value.

    `untrained` names what stops a gradient, `of_numbers` what Python has for numbers alone.  `on_use` holds
    the notes that only matter if the name is used, `unread_lines` the lines in which names got values that
    were not read.  `axis_of` gives the axis of each array where the formula has sequences (`indexed.py`); a
    clamp is the function that it is if `exact`.
    `explained` are the names that the user has said the meaning of.  Those that the formula supposes to be
    positive are so in conditions.  Arguments that may be `absent` are: they have their default None.  Where
    the code computes the name of a symbol from a number that the formula does not have, the name is `cut`
    off: it may have any value.
    """

    is_tensor: Callable[[str], bool]
    is_named: Callable[[str], bool] = lambda name: True
    rank: int = 2
    given: Mapping[str, Term] = field(default_factory=dict)
    axis_of: Callable[[str], int | None] | None = None
    exact: bool = False
    explained: Container[str] = ()
    is_positive: Callable[[str], bool] = lambda name: False
    absent: bool = False
    cuts: bool = True
    cut: dict[str, frozenset[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    on_use: dict[str, str] = field(default_factory=dict)
    unread_lines: dict[str, int] = field(default_factory=dict)
    untrained: list[str] = field(default_factory=list)
    of_numbers: list[str] = field(default_factory=list)

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)


def _is_closed(value: Value) -> bool:
    """Is it a number without names in it?"""
    return isinstance(value, Tensor) and not any(names(t) for t in value.parts.values())


class Names(ABC):
    """The frames of names, and the free variables that stand for what is not known."""

    def __init__(self, source: Source, scope: Scope, reading: Reading) -> None:
        self.source, self.scope, self.reading = source, scope, reading
        self.calls = Calls(reading.exact)
        self.frames: list[dict[str, Value]] = [{}]
        self.symbols: dict[str, Tensor] = {}
        self.attributes: dict[str, Value] = {}
        self.effects = Effects(source.tree)
        self.asked: set[str] = set()
        self.kin: dict[str, set[str]] = {}
        self.steps = self.depth = 0
        self.base = 1
        self.from_module = False

    # -- names -----------------------------------------------------------------------------------

    def symbol(self, name: str) -> Tensor:
        """A free name as a variable: an array if the formula has a place for it, else a number."""
        if name not in self.symbols:
            self.symbols[name] = self._new_symbol(name)
        return self.symbols[name]

    def _new_symbol(self, name: str) -> Tensor:
        if name in self.reading.given:
            return flat(self.reading.given[name])
        as_size = self.scope.size_axis(name, self.reading.rank)
        if self.reading.axis_of is not None and (as_size != BATCH or self.reading.rank == 1):
            as_size = None
        if as_size is not None and not self.reading.is_tensor(name):
            words = "batch" if as_size == 0 else "latent"
            self.reading.note(f"`{name}` is taken as the size of the {words} axis, by its name")
            return length(Shape(tuple(range(self.reading.rank))), as_size)
        if self.reading.axis_of is not None and (axis := self.reading.axis_of(name)) is not None:
            return self._sequence(name, axis)
        if self.reading.is_tensor(name):
            if not self.reading.is_named(name):
                self.calls.foreign.add(name)
            return Tensor({ELEMENTS: Var(name)}, tuple(range(self.reading.rank)), frozenset([name]))
        return flat(Var(name))

    def _sequence(self, name: str, axis: int) -> Tensor:
        """An array with the index of its axis, and that of the batch where the arrays have two axes."""
        batch = self.reading.rank > 1
        axes = (BATCH, axis) if batch else (axis,)
        return Tensor({ELEMENTS: element(name, axis, batch)}, axes, frozenset([name, *map(index_name, axes)]))

    def lookup(self, node: ast.Name) -> Value:
        name = node.id
        self.asked.add(name)
        for frame in (self.frames[-1], self.scope.functions):
            if name in frame:
                value = frame[name]
                problem = self.scope.rebound(name, frame is self.scope.functions)
                if problem:
                    raise self.source.unread(node, problem)
                if name in self.reading.on_use:
                    self.reading.note(self.reading.on_use.pop(name))
                if isinstance(value, Unknown):
                    raise value.reason
                return value
        problem = self.scope.problem(name)
        if problem:
            raise self.source.unread(node, problem)
        if name in self.scope.modules:
            if self.scope.stars:
                self.reading.note(f"`from {self.scope.stars[0]} import *` is taken not to bind `{name}`")
            if self.scope.assumed(name):
                self.reading.note(f"`{name}` is taken as {self.scope.modules[name]}: it is not imported here")
            return Module(self.scope.modules[name])
        if name in self.scope.constants and not (self.from_module and len(self.frames) == 1):
            return self.module_constant(node)
        if name in BUILTINS:
            if self.scope.stars:
                self.reading.note(f"`from {self.scope.stars[0]} import *` is taken not to bind `{name}`")
            return Module(f"builtins.{name}")
        if self.scope.is_builtin(name):
            raise self.source.unread(node, f"the builtin `{name}` is not understood")
        return self.symbol(name)

    def module_constant(self, node: ast.Name) -> Value:
        """A name that the file sets once, at its top level, to a number or another constant."""
        expression = self.scope.constants[node.id]
        if node.id in self.reading.explained:
            return self.symbol(node.id)
        if (known := self.of_a_module(expression)) is not None:
            return known
        if not isinstance(expression, ast.Constant | ast.UnaryOp | ast.BinOp | ast.Call | ast.Attribute):
            return self.symbol(node.id)
        self.frames.append({})
        try:
            value = self.evaluate(expression)
        except Unread:
            if isinstance(expression, ast.Call | ast.Attribute):
                return self.symbol(node.id)
            raise
        finally:
            self.frames.pop()
        made = isinstance(expression, ast.Call | ast.Attribute)
        if made and (not _is_closed(value) or node.id in self.changed_anywhere):
            return self.symbol(node.id)
        if isinstance(value, Tensor) and value.constant is not None:
            self.reading.note(
                f"`{node.id}` is {value.constant}, as the file sets it in line {expression.lineno}"
            )
        return value

    @cached_property
    def changed_anywhere(self) -> set[str]:
        """The names that any line of the file may change in place."""
        return self.effects.changed(*self.source.tree.body)

    def of_a_module(self, expression: ast.expr) -> Value | None:
        """A module under another name, or a layer of one that is made without anything that varies."""
        root: ast.expr = expression
        if isinstance(expression, ast.Call):
            root = expression.func
            if expression.args or not all(isinstance(k.value, ast.Constant) for k in expression.keywords):
                return None
        while isinstance(root, ast.Attribute):
            root = root.value
        if not isinstance(expression, ast.Attribute | ast.Call) or not isinstance(root, ast.Name):
            return None
        if root.id not in self.scope.modules or root.id in self.frames[-1] or self.scope.resets_layers:
            return None
        try:
            value = self.evaluate(expression)
        except Unread:
            return None
        return value if isinstance(value, Module | Layer) else None

    @abstractmethod
    def evaluate(self, node: ast.expr) -> Value:
        """The value of `node`; raises `Unread` with its place."""

    def place(self, node: ast.AST, message: str) -> tuple[str, int, int]:
        """The arguments of an `Unread` about `node`."""
        error = self.source.unread(node, message)
        return error.message, error.line, error.column
