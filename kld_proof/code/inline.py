"""Calls of functions of the same file: parameters are bound, and the body is read in a frame of its own."""

from __future__ import annotations

import ast
from abc import abstractmethod
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace

from kld_proof.code.effects import parameters
from kld_proof.code.evaluate import Evaluator
from kld_proof.code.mapped import MAPS
from kld_proof.code.source import Unread
from kld_proof.code.values import BATCH, Constant, Function, Opaque, Sequence, Tensor, Unknown, Value

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
    loops = 0
    lenient = False

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
            if self.is_mapped(target):
                if function.mapped is not None:
                    raise self.source.unread(node, "a function that is mapped twice is not understood")
                function = replace(function, mapped=())
        if function.mapped is not None:
            return self._for_each(node, function, given, keywords)
        self._bind_parameters(node, function, given, keywords, frame)
        self.frames.append(frame)
        around, self.loops = self.loops, 0
        try:
            if isinstance(target, ast.Lambda):
                return self.evaluate(target.body)
            result = self.run(target.body)
        finally:
            self.frames.pop()
            self.loops = around
        return result.value if result else Constant(None)

    def _for_each(
        self, node: ast.AST, function: Function, given: list[Value], keywords: Mapping[str, Value]
    ) -> Value:
        """The values of the function for each example: inside of it the arguments have no batch axis."""
        row = function.mapped or (True,) * len(given)
        if keywords or len(row) != len(given) or function.bound or not any(row):
            raise self.source.unread(node, "a mapped function with these arguments is not understood")
        self._check_closure(node, function)
        inside: list[Value] = []
        for value, along in zip(given, row, strict=True):
            inside.append(self.one_example(node, value) if along else value)
            if not along and (not isinstance(value, Tensor) or value.axes):
                raise self.source.unread(node, "an array that is not mapped is not understood")
        result = self.call_function(
            node, replace(function, mapped=None, node=_bare(function.node)), inside, {}
        )
        return self.of_all_examples(node, result, given)

    def _check_closure(self, node: ast.AST, function: Function) -> None:
        """Refuse a function that uses arrays of the function around it."""
        own = {n.id for n in ast.walk(function.node) if isinstance(n, ast.Name)} - parameters(function.node)
        if any(isinstance(function.closure.get(n), Tensor | Sequence | Unknown) for n in own):
            raise self.source.unread(node, "a mapped function that uses more than its arguments")

    def one_example(self, node: ast.AST, value: Value) -> Tensor:
        """The array without its batch axis."""
        if not isinstance(value, Tensor) or value.axes[:1] != (BATCH,) or len(value.axes) < 2:
            raise self.source.unread(node, "a function is mapped over what is no array with a batch axis")
        return Tensor(value.parts, value.axes[1:], value.tensors, value.nodes)

    def of_all_examples(self, node: ast.AST, value: Value, given: list[Value]) -> Tensor:
        """What one example gives, for all of them; nothing but the arguments may vary in it."""
        known = frozenset().union(*[g.tensors for g in given if isinstance(g, Tensor)])
        if not isinstance(value, Tensor) or BATCH in value.axes or not value.tensors <= known:
            raise self.source.unread(node, "a mapped function that uses more than its arguments")
        return Tensor(value.parts, (BATCH, *value.axes), value.tensors or known, value.nodes)

    def is_mapped(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        """Does a decorator map the function over the examples of its arguments?"""
        maps = [d for d in function.decorator_list if self._maps(d)]
        if len(maps) > 1:
            raise self.source.unread(maps[0], "a function that is mapped twice is not understood")
        return bool(maps)

    def _maps(self, decorator: ast.expr) -> bool:
        root, _, rest = ast.unparse(decorator).partition(".")
        dotted = ".".join(p for p in (self.scope.modules.get(root, ""), rest) if p)
        return dotted in MAPS and not self.scope.problem(root) and not self.scope.problem(dotted)

    def check_plain(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Refuse decorators that may change the function, generators and coroutines."""
        for decorator in function.decorator_list:
            name = ast.unparse(decorator.func if isinstance(decorator, ast.Call) else decorator)
            partial = isinstance(decorator, ast.Call) and name.endswith("partial") and decorator.args
            name = ast.unparse(decorator.args[0]) if partial and isinstance(decorator, ast.Call) else name
            if self._maps(decorator):
                continue
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


def _bare(function: ast.FunctionDef | ast.Lambda) -> ast.FunctionDef | ast.Lambda:
    """The function without decorators, which were read."""
    if isinstance(function, ast.Lambda):
        return function
    bare = copy(function)
    bare.decorator_list = []
    return bare


def defaults(function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> list[tuple[str, ast.expr]]:
    """The parameters with a default, and the default."""
    signature = function.args
    positional = [*signature.posonlyargs, *signature.args]
    start = len(positional) - len(signature.defaults)
    pairs = list(zip([p.arg for p in positional[start:]], signature.defaults, strict=True))
    keyword = zip(signature.kwonlyargs, signature.kw_defaults, strict=True)
    return pairs + [(p.arg, d) for p, d in keyword if d is not None]
