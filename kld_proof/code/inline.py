"""Calls of functions of the same file: parameters are bound, and the body is read in a frame of its own."""

from __future__ import annotations

import ast
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from kld_proof.code.evaluate import Evaluator
from kld_proof.code.source import Unread
from kld_proof.code.values import Constant, Function, Opaque, Unknown, Value

MAX_INLINING = 8
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


@dataclass(frozen=True)
class Returned:
    """The value that a `return` gave."""

    value: Value


class Inliner(Evaluator):
    """An evaluator that also reads calls of the file's own functions."""

    @abstractmethod
    def run(self, body: list[ast.stmt], lenient: bool = False) -> Returned | None:
        """Take the statements in order, up to a `return`."""

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
            own = self.scope.is_own(name)
            if own or name not in HARMLESS_DECORATORS | self.trusted_decorators:
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
                known = (function.defaults or {}).get(name) or self.default(default)
                if isinstance(known, Unknown):
                    raise known.reason
                values[name] = known
        missing = [n for n in names if n not in values]
        if missing:
            raise self.source.unread(node, f"the argument `{missing[0]}` is missing")
        frame.update(values)

    def make_function(self, node: ast.FunctionDef | ast.Lambda) -> Function:
        """The function that a definition makes here; its defaults are evaluated now."""
        values: dict[str, Value] = {}
        for name, default in defaults(node):
            try:
                values[name] = self.evaluate(default)
            except Unread as error:
                values[name] = Unknown(error)
        return Function(node, self.frames[-1], defaults=values)

    def default(self, node: ast.expr) -> Value:
        """The value of a parameter's default, outside of the caller's frame."""
        self.frames.append({})
        try:
            return self.evaluate(node)
        finally:
            self.frames.pop()


def defaults(function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> list[tuple[str, ast.expr]]:
    """The parameters with a default, and the default."""
    signature = function.args
    positional = [*signature.posonlyargs, *signature.args]
    start = len(positional) - len(signature.defaults)
    pairs = list(zip([p.arg for p in positional[start:]], signature.defaults, strict=True))
    keyword = zip(signature.kwonlyargs, signature.kw_defaults, strict=True)
    return pairs + [(p.arg, d) for p, d in keyword if d is not None]
