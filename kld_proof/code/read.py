"""From a file and a target (a function, a line, some lines) to the formula that the code computes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kld_proof.code.evaluate import Reading
from kld_proof.code.execute import Executor, defaults
from kld_proof.code.scope import Scope, rebinding_call
from kld_proof.code.source import Source, Unread, assigned_names
from kld_proof.code.values import (
    ELEMENTS,
    GONE,
    SIZE,
    Key,
    Misfit,
    Opaque,
    Sequence,
    Tensor,
    Unknown,
    Value,
    size,
)
from kld_proof.errors import InputError
from kld_proof.kernel.term import ZERO, App, Term, names

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class CodeFormula:
    """What the code computes: the sum over the axes `summed` of `term`.

    `term` holds the arguments' names as variables, and the sizes of axes where the code divides by them.
    `arrays` are the names that vary along all axes, `numbers` those that are single numbers.  `stated`
    are propositions that the code's clamps lay on them, `notes` say what else the reading took for granted.
    `line` is where the value stands.
    """

    term: Term
    summed: Key
    rank: int
    arrays: tuple[str, ...]
    numbers: tuple[str, ...]
    stated: tuple[Term, ...] = ()
    notes: tuple[str, ...] = ()
    line: int = 0
    call: str = ""
    framework: str = ""


def read_code(
    source: Source,
    target: str,
    is_tensor: Callable[[str], bool],
    given: Mapping[str, Term] | None = None,
    rank: int | None = None,
    registry: bool = False,
) -> CodeFormula:
    """The formula at `target`: a function's name, `LINE`, `LINE-LINE`, or "" for the whole text.

    Raises `Unread` for code that was not understood and `InputError` for a target that is not there.
    """
    rebinding = rebinding_call(source)
    if rebinding is not None:
        raise source.unread(rebinding, f"`{ast.unparse(rebinding.func)}` can change what any name means")
    reading = Reading(is_tensor, rank or axes_used(source), given or {})
    executor = Executor(source, Scope(source), reading)
    executor.trusted_decorators = frozenset(["register_kl"]) if registry else frozenset()
    try:
        value, line, call = _Target(executor, source, reading).value(target)
        return _finish(value, executor, reading, line, call)
    except Misfit as misfit:
        raise Unread(str(misfit)) from None
    except RecursionError:
        raise Unread("the code is nested too deeply to be read") from None


def axes_used(source: Source) -> int:
    """The rank of the arguments: (batch, latent), or more if the code names further axes."""
    highest = 1
    for node in ast.walk(source.tree):
        if isinstance(node, ast.keyword) and node.arg in ("dim", "axis", "axes"):
            for constant in ast.walk(node.value):
                if isinstance(constant, ast.Constant) and type(constant.value) is int and constant.value < 8:
                    highest = max(highest, constant.value)
    return highest + 1


def _finish(value: Value, executor: Executor, reading: Reading, line: int, call: str) -> CodeFormula:
    if isinstance(value, Sequence):
        raise Unread("the code gives several values: name the line that computes the one you mean", line)
    if not isinstance(value, Tensor):
        raise Unread("the code gives no number or array", line)
    term, summed = settle(value)
    used = [n for n in executor.symbols if n in names(term)]
    for each in executor.calls.stated:
        used += [n for n in executor.symbols if n in names(each) and n not in used]
    return CodeFormula(
        term,
        summed,
        reading.rank,
        tuple(n for n in used if reading.is_tensor(n)),
        tuple(n for n in used if not reading.is_tensor(n)),
        tuple(executor.calls.stated),
        (*reading.notes, *_unread_notes(reading, used)),
        line,
        call,
        executor.scope.framework,
    )


def _unread_notes(reading: Reading, used: list[str]) -> list[str]:
    """Which names stand for any value, because the lines that set them were not read."""
    lines: dict[int, list[str]] = {}
    for name in used:
        if name in reading.unread_lines:
            lines.setdefault(reading.unread_lines[name], []).append(f"`{name}`")
    return [f"{' and '.join(n)} may have any value: line {line} was not read" for line, n in lines.items()]


def settle(value: Tensor) -> tuple[Term, Key]:
    """One term and the axes that it is summed over; a constant outside of the sum is shared out."""
    keys = [k for k in value.parts if k]
    rest = value.parts.get(ELEMENTS)
    if not keys:
        return (rest if rest is not None else ZERO), ELEMENTS
    if len(keys) > 1:
        raise Misfit("some terms are summed over other axes than the rest")
    term = value.parts[keys[0]]
    if rest is None:
        return term, keys[0]
    if names(rest) & value.tensors:
        raise Misfit("some terms are summed over an axis, and others, outside of the sum, are not")
    return App("add", term, App("div", rest, size(sorted(keys[0])))), keys[0]


class _Target:
    """Finds the code that a target names, and its value."""

    def __init__(self, executor: Executor, source: Source, reading: Reading) -> None:
        self.executor, self.source, self.reading = executor, source, reading

    def value(self, target: str) -> tuple[Value, int, str]:
        """The value, its line, and the name of the function if the target is one."""
        numbers = target.split("-")
        if target and all(n.isascii() and n.isdigit() and len(n) < 9 for n in numbers) and len(numbers) <= 2:
            first, last = int(numbers[0]), int(numbers[-1])
            offset = self.source.first_line - 1
            return (*self.lines(first - offset, last - offset, target), "")
        if target:
            return self.function(target)
        body = self.source.tree.body
        functions = [s for s in body if isinstance(s, FunctionNode)]
        if functions and isinstance(body[-1], FunctionNode):
            return self.function(functions[-1].name)
        if not body:
            raise InputError("there is no code")
        return (*self.lines(1, len(self.source.lines), "1"), "")

    def function(self, name: str) -> tuple[Value, int, str]:
        node, owner = self._find(name)
        self.executor.scope.current_class = owner
        if isinstance(node, ast.Lambda):
            self._parameters(node)
            return self.executor.evaluate(node.body), node.lineno, name
        self.executor.check_plain(node)
        self._parameters(node)
        result = self.executor.run(node.body)
        if result is None:
            raise self.source.unread(node, f"`{name}` returns nothing: name the line that computes the value")
        return result.value, node.lineno, "" if owner else name

    def _find(self, name: str) -> tuple[FunctionNode | ast.Lambda, ast.ClassDef | None]:
        owner, _, last = name.rpartition(".")
        found: list[tuple[FunctionNode | ast.Lambda, ast.ClassDef | None]] = []
        for node in ast.walk(self.source.tree):
            if isinstance(node, ast.ClassDef) and owner in ("", node.name):
                found += [(s, node) for s in node.body if isinstance(s, FunctionNode) and s.name == last]
        if not owner:
            methods = {id(n) for n, _ in found}
            for node in ast.walk(self.source.tree):
                if isinstance(node, FunctionNode) and node.name == last and id(node) not in methods:
                    found.append((node, None))
                elif (
                    isinstance(node, ast.Assign)
                    and isinstance(node.value, ast.Lambda)
                    and _names(node) == [last]
                ):
                    found.append((node.value, None))
        outside = [f for f in found if f[1] is None and f[0] in self._top_level()]
        found = outside or found
        if not found:
            raise InputError(f"{self.source.path or 'the source'}: there is no function `{name}`")
        if len(found) > 1:
            lines = ", ".join(str(n.lineno) for n, _ in found)
            raise InputError(f"{self.source.path or 'the source'}: `{name}` is defined in lines {lines}")
        node, holder = found[0]
        if holder:
            self._check_class(holder)
        return node, holder

    def _top_level(self) -> list[ast.AST]:
        return [s.value if isinstance(s, ast.Assign) else s for s in self.source.tree.body]

    def _check_class(self, node: ast.ClassDef) -> None:
        if node.keywords:
            raise self.source.unread(node, "a class with a metaclass or other keywords is not understood")
        if node.decorator_list:
            raise self.source.unread(
                node.decorator_list[0], "what the decorator does to the class is not known"
            )

    def _parameters(self, node: FunctionNode | ast.Lambda) -> None:
        """Bind the parameters: defaults as they are, unless the formula has a place for the name."""
        frame = self.executor.frames[-1]
        signature = node.args
        given = dict(defaults(node))
        all_parameters = [*signature.posonlyargs, *signature.args, *signature.kwonlyargs]
        all_parameters += [p for p in (signature.vararg, signature.kwarg) if p]
        for position, parameter in enumerate(all_parameters):
            name = parameter.arg
            if position == 0 and name in ("self", "cls"):
                frame[name] = Opaque(name)
            elif name in given and not (self.reading.is_tensor(name) or name in self.reading.given):
                frame[name] = self._default(name, given[name])
            else:
                frame[name] = self.executor.symbol(name)

    def _default(self, name: str, node: ast.expr) -> Value:
        try:
            value = self.executor.default(node)
        except Unread as error:
            return Unknown(error)
        self.reading.on_use[name] = f"`{name}` is {ast.unparse(node)}, its default"
        return value

    # -- lines -----------------------------------------------------------------------------------

    def lines(self, first: int, last: int, target: str) -> tuple[Value, int]:
        """The value of the last statement in the lines, after what stands before it."""
        statements = self._descend(self.source.tree.body, first, last)
        if not statements:
            raise InputError(f"{self.source.path or 'the source'}: there is no statement in line {target}")
        *before, final = statements
        result = self.executor.run(before)
        if result:
            return result.value, final.lineno
        return self._value_of(final), final.lineno

    def _descend(self, body: list[ast.stmt], first: int, last: int) -> list[ast.stmt]:
        chosen: list[ast.stmt] = []
        for statement in body:
            end = statement.end_lineno or statement.lineno
            if end < first:
                self.executor.run([statement], lenient=True)
            elif statement.lineno <= last:
                inner = None if chosen else self._inside(statement, first, last)
                if inner is not None:
                    return self._enter(statement, inner, first, last)
                chosen.append(statement)
        return chosen

    @staticmethod
    def _inside(statement: ast.stmt, first: int, last: int) -> list[ast.stmt] | None:
        """The block of a compound statement that holds all the lines."""
        for name in ("body", "orelse", "handlers", "finalbody"):
            block = getattr(statement, name, None) or []
            for each in [h.body for h in block if isinstance(h, ast.ExceptHandler)] or [block]:
                if each and each[0].lineno <= first and last <= (each[-1].end_lineno or 0):
                    return list(each)
        return None

    def _enter(self, statement: ast.stmt, block: list[ast.stmt], first: int, last: int) -> list[ast.stmt]:
        if isinstance(statement, FunctionNode):
            self.executor.check_plain(statement)
            self.executor.frames.append({})
            self.executor.base += 1
            self._parameters(statement)
        elif isinstance(statement, ast.ClassDef):
            self._check_class(statement)
            self.executor.scope.current_class = statement
        elif isinstance(statement, ast.For | ast.While):
            self.executor.forget(statement, self.source.unread(statement, "a loop is not understood"))
        elif isinstance(statement, ast.If):
            self.reading.note(f"the branch of line {block[0].lineno} is taken")
        return self._descend(block, first, last)

    def _value_of(self, statement: ast.stmt) -> Value:
        if isinstance(statement, ast.Expr):
            return self.executor.evaluate(statement.value)
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            value = self.executor.evaluate(statement.value)
            self.executor.assign(statement.targets[0], value)
            return value
        result = self.executor.statement(statement)
        if result:
            return result.value
        targets = list(dict.fromkeys(assigned_names(statement)))
        if len(targets) == 1 and isinstance(statement, ast.AnnAssign | ast.AugAssign):
            return self.executor.evaluate(ast.copy_location(ast.Name(targets[0], ast.Load()), statement))
        raise self.source.unread(statement, "this statement gives no value")


def _names(node: ast.Assign) -> list[str]:
    return [t.id for t in node.targets if isinstance(t, ast.Name)]


def is_size(name: str) -> bool:
    """Is the variable the size of an axis?"""
    return name.startswith(SIZE)


__all__ = ["GONE", "CodeFormula", "axes_used", "is_size", "read_code", "settle"]
