"""Statements of Python to a value: straight-line code, helper functions, `if` on constants."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from kld_proof.code.inline import Inliner, Returned
from kld_proof.code.reading import OpaqueCall
from kld_proof.code.scope import imports
from kld_proof.code.source import Unread, assigned_names
from kld_proof.code.values import Constant, Function, Misfit, Module, Opaque, Sequence, Tensor, Unknown, Value

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


class Executor(Inliner):
    """Runs nothing: gives each name the value that its statement assigns."""

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

    def forget(self, statement: ast.AST, error: Unread) -> None:
        """After a statement that was not understood its names are free: the claim holds for all values."""
        frame = self.frames[-1]
        touched = set(assigned_names(statement))
        if not touched:
            mentioned = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name)}
            changed = [frame.get(name) or self.symbols.get(name) for name in mentioned]
            touched = {n for n in (*frame, *self.symbols) if (frame.get(n) or self.symbols.get(n)) in changed}
        for name in touched:
            self.free(name, error)
        self._attributes_unread(statement, OpaqueCall(error.message, error.line, error.column))

    def _attributes_unread(self, target: ast.AST, error: Unread) -> None:
        """The attributes that are set to what was not read: any value, if they were not used before."""
        for node in ast.walk(target):
            if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
                key = ast.unparse(node)
                if not isinstance(error, OpaqueCall) or key in self.symbols or key in self.attributes:
                    self.attributes[key] = Unknown(error)

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
        elif isinstance(target, ast.Attribute) and (key := self.attribute_key(target)):
            self.attributes[key] = value
        else:
            raise self.source.unread(target, "an assignment to this is not understood")

    def attribute_key(self, target: ast.Attribute) -> str:
        """`self.x`, or `name.x` for an object that is not known and has not been asked for `x` before."""
        key = ast.unparse(target)
        owner = self.frames[-1].get(target.value.id) if isinstance(target.value, ast.Name) else None
        unknown = isinstance(owner, Tensor) and owner is self.symbols.get(ast.unparse(target.value))
        return key if isinstance(owner, Opaque) or (unknown and key not in self.symbols) else ""

    def _assign_unread(self, target: ast.expr, error: Unread) -> None:
        """Names that a network or a loader gives are free; what else is unread stays so until it is used."""
        self._attributes_unread(target, error)
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
        frames: list[Mapping[str, Value]] = [*self.frames, self.attributes, self.symbols]
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
