"""Statements of Python to a value: straight-line code, helper functions, `if` on constants."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kld_proof.code.evaluate import MAX_INLINING, Evaluator, OpaqueCall
from kld_proof.code.scope import imports
from kld_proof.code.source import Unread, assigned_names
from kld_proof.code.values import Constant, Function, Misfit, Module, Opaque, Sequence, Tensor, Unknown, Value

HARMLESS_DECORATORS = frozenset(
    [
        "staticmethod",
        "classmethod",
        "torch.jit.script",
        "torch.no_grad",
        "torch.inference_mode",
        "torch.compile",
        "tf.function",
        "jax.jit",
        "jit",
        "tf.autograph.experimental.do_not_convert",
        "K.tf.function",
    ]
)
HARMLESS_CONTEXTS = (
    "no_grad",
    "enable_grad",
    "autocast",
    "name_scope",
    "GradientTape",
    "inference_mode",
    "record_function",
)
IGNORED_CALLS = ("print", "log", "debug", "info", "warning", "warn", "log_dict", "add_scalar", "update_state",
                 "add_loss", "add_metric", "zero_grad", "backward")  # fmt: skip


@dataclass(frozen=True)
class Returned:
    """The value that a `return` gave."""

    value: Value


class Executor(Evaluator):
    """Runs nothing: gives each name the value that its statement assigns."""

    trusted_decorators: frozenset[str] = frozenset()

    def call_function(
        self, node: ast.AST, function: Function, given: list[Value], keywords: Mapping[str, Value]
    ) -> Value:
        """The value of a call of a function of the same file."""
        if len(self.frames) > MAX_INLINING:
            raise self.source.unread(node, "calls of functions of the file go too deep (a recursion?)")
        frame = dict(function.closure)
        target = function.node
        if isinstance(target, ast.FunctionDef):
            self.check_plain(target)
        self._bind_parameters(node, function, given, keywords, frame)
        self.frames.append(frame)
        try:
            if isinstance(target, ast.Lambda):
                return self.evaluate(target.body)
            result = self.run(target.body)
        finally:
            self.frames.pop()
        return result.value if result else Constant(None)

    def check_plain(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Refuse decorators that may change the function, generators and coroutines."""
        for decorator in function.decorator_list:
            name = ast.unparse(decorator.func if isinstance(decorator, ast.Call) else decorator)
            partial = isinstance(decorator, ast.Call) and name.endswith("partial") and decorator.args
            name = ast.unparse(decorator.args[0]) if partial and isinstance(decorator, ast.Call) else name
            if name not in HARMLESS_DECORATORS | self.trusted_decorators:
                raise self.source.unread(
                    decorator, f"what the decorator `{name}` does to the function is not known"
                )
        if isinstance(function, ast.AsyncFunctionDef):
            raise self.source.unread(function, "a coroutine is not understood")
        for node in ast.walk(function):
            if isinstance(node, ast.Yield | ast.YieldFrom | ast.Await):
                raise self.source.unread(node, "a generator is not understood")

    def _bind_parameters(
        self,
        node: ast.AST,
        function: Function,
        given: list[Value],
        keywords: Mapping[str, Value],
        frame: dict[str, Value],
    ) -> None:
        signature = function.node.args
        if signature.vararg or signature.kwarg:
            raise self.source.unread(node, "a function with * or ** parameters is not understood")
        positional = [*signature.posonlyargs, *signature.args]
        if function.bound:
            frame[positional[0].arg] = Opaque("self")
            positional = positional[1:]
        if len(given) > len(positional):
            raise self.source.unread(node, "more arguments than the function has parameters")
        values = dict(zip([p.arg for p in positional], given, strict=False))
        names = [p.arg for p in (*positional, *signature.kwonlyargs)]
        for name, value in keywords.items():
            if name in values or name not in names:
                raise self.source.unread(node, f"the argument `{name}` does not fit the function")
            values[name] = value
        for name, default in defaults(function.node):
            if name not in values:
                values[name] = self.default(default)
        missing = [n for n in names if n not in values]
        if missing:
            raise self.source.unread(node, f"the argument `{missing[0]}` is missing")
        frame.update(values)

    def default(self, node: ast.expr) -> Value:
        """The value of a parameter's default, outside of the caller's frame."""
        self.frames.append({})
        try:
            return self.evaluate(node)
        finally:
            self.frames.pop()

    # -- statements ------------------------------------------------------------------------------

    def run(self, body: list[ast.stmt], lenient: bool = False) -> Returned | None:
        """Take the statements in order, up to a `return`."""
        for statement in body:
            try:
                result = self.statement(statement)
            except Unread as error:
                if not lenient:
                    raise
                self.forget(statement, error)
                continue
            if result:
                return result
        return None

    def forget(self, statement: ast.stmt, error: Unread) -> None:
        """After a statement that was not understood its names are free: the claim holds for all values."""
        frame = self.frames[-1]
        touched = set(assigned_names(statement))
        if not touched:
            mentioned = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name)}
            changed = [frame.get(name) or self.symbols.get(name) for name in mentioned]
            touched = {n for n in (*frame, *self.symbols) if (frame.get(n) or self.symbols.get(n)) in changed}
        for name in touched:
            self.free(name, error)

    def free(self, name: str, error: Unread) -> None:
        """Let `name` stand for any value; if its old value was used already, it is unread instead."""
        if name in self.symbols:
            self.frames[-1][name] = Unknown(error)
        else:
            self.reading.unread_lines[name] = error.line
            self.frames[-1][name] = self.symbol(name)

    def statement(self, node: ast.stmt) -> Returned | None:
        """Take one statement; a `Returned` ends the function."""
        method: Callable[[ast.stmt], Returned | None] | None = getattr(
            self, f"_do_{type(node).__name__}", None
        )
        if method is None:
            raise self.source.unread(
                node, f"this form of statement ({type(node).__name__}) is not understood"
            )
        try:
            return method(node)
        except Misfit as misfit:
            raise self.source.unread(node, str(misfit)) from None

    def _do_Pass(self, node: ast.Pass) -> None:
        return None

    def _do_Assert(self, node: ast.Assert) -> None:
        self.no_binding(node)

    def no_binding(self, node: ast.stmt) -> None:
        """Refuse `:=` inside of a statement that is passed over."""
        if next(assigned_names(node), None):
            raise self.source.unread(node, "an assignment inside of this statement is not understood")

    def _do_Return(self, node: ast.Return) -> Returned:
        return Returned(self.evaluate(node.value) if node.value else Constant(None))

    def _do_Assign(self, node: ast.Assign) -> None:
        try:
            value = self.evaluate(node.value)
        except Unread as error:
            for target in node.targets:
                self._assign_unread(target, error)
            return
        for target in node.targets:
            self.assign(target, value)

    def _do_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self._do_Assign(ast.copy_location(ast.Assign([node.target], node.value), node))

    def assign(self, target: ast.expr, value: Value) -> None:
        """Bind a target to a value."""
        if isinstance(target, ast.Name):
            self.frames[-1][target.id] = value
        elif isinstance(target, ast.Tuple | ast.List) and isinstance(value, Sequence):
            if len(target.elts) != len(value.items) or any(isinstance(t, ast.Starred) for t in target.elts):
                raise self.source.unread(target, "an unpacking that does not fit")
            for each, item in zip(target.elts, value.items, strict=True):
                self.assign(each, item)
        elif isinstance(target, ast.Tuple | ast.List) and isinstance(value, Tensor) and not value.tensors:
            message = "an unpacking of a value that is not known"
            self._assign_unread(target, OpaqueCall(*self.place(target, message)))
        else:
            raise self.source.unread(target, "an assignment to this is not understood")

    def _assign_unread(self, target: ast.expr, error: Unread) -> None:
        """Names that a network or a loader gives are free; what else is unread stays so until it is used."""
        for name in assigned_names(target):
            taken = name in self.frames[-1] and not isinstance(self.frames[-1][name], Unknown)
            if isinstance(error, OpaqueCall) and not taken:
                self.free(name, error)
            else:
                self.frames[-1][name] = Unknown(error)

    def _do_AugAssign(self, node: ast.AugAssign) -> None:
        if not isinstance(node.target, ast.Name):
            raise self.source.unread(node, "an assignment to this is not understood")
        load = ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target)
        old = self.evaluate(load)
        if isinstance(old, Tensor) and old.constant is None and self._shared(node.target.id, old):
            raise self.source.unread(
                node, f"`{node.target.id}` is changed in place, and another name shares the array"
            )
        self.assign(node.target, self.operate(node.op, old, self.evaluate(node.value)))

    def _shared(self, name: str, value: Value) -> bool:
        """Does anything besides the local `name` hold the array `value`?"""
        frames: list[Mapping[str, Value]] = [*self.frames, self.symbols]
        for frame in frames:
            own = frame is self.frames[-1] or (frame is self.symbols and len(self.frames) == self.base)
            for other, held in frame.items():
                inside = isinstance(held, Sequence) and any(item is value for item in held.items)
                if (held is value or inside) and not (own and other == name):
                    return True
        return False

    def _do_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return None
        if isinstance(node.value, ast.Call):
            function = node.value.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name in IGNORED_CALLS:
                return self.no_binding(node)
        raise self.source.unread(node, "a statement whose effect is not known")

    def _do_If(self, node: ast.If) -> Returned | None:
        return self.run(node.body if self.truth(node.test) else node.orelse)

    def _do_With(self, node: ast.With) -> Returned | None:
        for item in node.items:
            call = item.context_expr
            name = ast.unparse(call.func if isinstance(call, ast.Call) else call).rpartition(".")[2]
            if name not in HARMLESS_CONTEXTS:
                raise self.source.unread(call, f"the context `{name}` is not understood")
        return self.run(node.body)

    def _do_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.frames[-1][node.name] = Function(node, self.frames[-1])

    def _do_Import(self, node: ast.Import) -> None:
        for name, dotted in imports(node):
            self.frames[-1][name] = Module(dotted)

    def _do_ImportFrom(self, node: ast.ImportFrom) -> None:
        for name, dotted in imports(node):
            if name == "*":
                raise self.source.unread(node, "a star import inside of a function is not understood")
            self.frames[-1][name] = Module(dotted)

    def _do_Raise(self, node: ast.Raise) -> None:
        raise self.source.unread(node, "the code raises an exception here")


def defaults(function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> list[tuple[str, ast.expr]]:
    """The parameters with a default, and the default."""
    signature = function.args
    positional = [*signature.posonlyargs, *signature.args]
    start = len(positional) - len(signature.defaults)
    pairs = list(zip([p.arg for p in positional[start:]], signature.defaults, strict=True))
    keyword = zip(signature.kwonlyargs, signature.kw_defaults, strict=True)
    return pairs + [(p.arg, d) for p, d in keyword if d is not None]
