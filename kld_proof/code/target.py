"""Where a target stands in a file, and its value: a function, a line, some lines."""

from __future__ import annotations

import ast

from kld_proof.code.execute import Executor
from kld_proof.code.inline import defaults
from kld_proof.code.reading import Reading
from kld_proof.code.source import Source, Unread, assigned_names
from kld_proof.code.values import Opaque, Tensor, Unknown, Value
from kld_proof.errors import InputError

HOOKS = ("__getattr__", "__getattribute__", "__setattr__", "__delattr__")
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


class Target:
    """Finds the code that a target names, and its value."""

    def __init__(self, executor: Executor, source: Source, reading: Reading) -> None:
        self.executor, self.source, self.reading = executor, source, reading

    def value(self, target: str) -> tuple[Value, int, str]:
        """The value, its line, and the name of the function if the target is one.

        `NAME@LINE` is the function NAME whose definition, or first decorator, stands in that line.
        """
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
        if body and isinstance(body[-1], ast.ClassDef) and (name := _called(body[-1])):
            return self.function(name)
        if not body:
            raise InputError("there is no code")
        return (*self.lines(1, len(self.source.lines), "1"), "")

    def function(self, name: str) -> tuple[Value, int, str]:
        node, owner = self._find(name)
        self.executor.scope.current_class = owner
        problem = self.executor.scope.rebound(name.partition("@")[0], of_file=owner is None)
        if problem and node in self._top_level():
            raise self.source.unread(node, problem)
        if isinstance(node, ast.Lambda):
            self._parameters(node)
            return self.executor.evaluate(node.body), node.lineno, ""
        self.executor.check_plain(node)
        self._parameters(node)
        mapped = self._map_over_examples(node) if self.executor.is_mapped(node) else None
        result = self.executor.run(node.body)
        if result is None:
            raise self.source.unread(node, f"`{name}` returns nothing: name the line that computes the value")
        value = result.value
        if mapped is not None:
            value = self.executor.of_all_examples(node, value, mapped)
        return value, node.lineno, "" if owner else node.name

    def _map_over_examples(self, node: FunctionNode) -> list[Value]:
        """Take the batch axis from the parameters, and return what they were."""
        frame, given = self.executor.frames[-1], []
        for name, value in frame.items():
            if not isinstance(value, Tensor):
                raise self.source.unread(node, "a mapped function with these parameters is not understood")
            given.append(value)
            if value.axes:
                frame[name] = self.executor.one_example(node, value)
        return list(given)

    def _find(self, name: str) -> tuple[FunctionNode | ast.Lambda, ast.ClassDef | None]:
        name, _, line = name.partition("@")
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
        if line:
            found = [f for f in found if int(line) in (f[0].lineno, *_decorator_lines(f[0]))]
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
        for member in node.body:
            if isinstance(member, FunctionNode) and member.name in HOOKS:
                raise self.source.unread(member, f"what `{member.name}` does to attributes is not known")
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
            elif name in given and self.takes_default(name, given[name]):
                frame[name] = self._default(name, given[name])
            else:
                frame[name] = self.executor.symbol(name)

    def takes_default(self, name: str, default: ast.expr) -> bool:
        """Is the parameter what it is by default?  Not where the formula has a place for its name."""
        if self.reading.absent and isinstance(default, ast.Constant) and default.value is None:
            return name not in self.reading.explained
        return not (self.reading.is_tensor(name) or name in self.reading.given)

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
        self.executor.from_module = True
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
                if not (self._of_class(body) and isinstance(statement, FunctionNode)):
                    self.executor.run([statement], lenient=True)
            elif statement.lineno <= last:
                inner = None if chosen else self._inside(statement, first, last)
                if inner is not None:
                    return self._enter(statement, inner, first, last)
                chosen.append(statement)
        return chosen

    def _of_class(self, body: list[ast.stmt]) -> bool:
        """Is it the body of the class that is read?  Its methods change nothing before they are called."""
        return (
            self.executor.scope.current_class is not None and body is self.executor.scope.current_class.body
        )

    @staticmethod
    def _inside(statement: ast.stmt, first: int, last: int) -> list[ast.stmt] | None:
        """The block of a compound statement that holds all the lines."""
        for name in ("body", "orelse", "handlers", "finalbody"):
            block = getattr(statement, name, None) or []
            for each in [h.body for h in block if isinstance(h, ast.ExceptHandler)] or [block]:
                if each and each[0].lineno <= first and last <= (each[-1].end_lineno or 0):
                    return each
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
        elif isinstance(statement, ast.Try) and block is not statement.body:
            self.executor.forget(statement, self.source.unread(statement, "what ran before is not known"))
        elif isinstance(statement, ast.With):
            for item in statement.items:
                if not self.executor.is_harmless(item.context_expr):
                    self.executor.forget(item.context_expr, self.source.unread(statement, "a context"))
                if item.optional_vars is not None:
                    self.executor.forget(item.optional_vars, self.source.unread(statement, "a context"))
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


def _called(node: ast.ClassDef) -> str:
    """The method that computes what an object of the class is called for: `forward`, or the only one."""
    names = [s.name for s in node.body if isinstance(s, FunctionNode) and s.name != "__init__"]
    chosen = [n for n in names if n in ("forward", "__call__", "call")] or names
    return f"{node.name}.{chosen[0]}" if len(chosen) == 1 else ""


def _decorator_lines(node: FunctionNode | ast.Lambda) -> list[int]:
    return [] if isinstance(node, ast.Lambda) else [d.lineno for d in node.decorator_list]


def _names(node: ast.Assign) -> list[str]:
    return [t.id for t in node.targets if isinstance(t, ast.Name)]
