"""Statements of Python to a value: straight-line code, helper functions, `if` on constants."""

from __future__ import annotations

import ast
from collections.abc import Callable

from kld_proof.code.aliases import Aliases
from kld_proof.code.effects import mentioned
from kld_proof.code.inline import Returned
from kld_proof.code.raw import onto_positive
from kld_proof.code.reading import OpaqueCall
from kld_proof.code.scope import imports
from kld_proof.code.source import Unread, assigned_names
from kld_proof.code.values import (
    Constant,
    Misfit,
    Module,
    Opaque,
    Sequence,
    Tensor,
    Unknown,
    Value,
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


class Leave(Exception):
    """A `break`, or a `continue`, which leaves the body of the loop alone."""

    def __init__(self, loop: bool) -> None:
        super().__init__()
        self.loop = loop


class Executor(Aliases):
    """Runs nothing: gives each name the value that its statement assigns."""

    def run(self, body: list[ast.stmt], lenient: bool = False) -> Returned | None:
        """Take the statements in order, up to a `return`."""
        around, self.lenient = self.lenient, lenient
        try:
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
        finally:
            self.lenient = around

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
            result = method(node)
        except Misfit as misfit:
            raise self.source.unread(node, str(misfit)) from None
        self.poison(node, *_own_parts(node))
        return result

    def _do_Pass(self, node: ast.Pass) -> None:
        return None

    def _do_Assert(self, node: ast.Assert) -> None:
        self.no_binding(node)
        try:
            holds = self.truth(node.test)
        except (Unread, Misfit):
            self.reading.note(f"the code asserts `{ast.unparse(node.test)}`: it is taken to hold")
            return
        if not holds:
            error = self.source.unread(node, "this assertion fails: the code returns nothing")
            error.needs_axes = not isinstance(node.test, ast.Constant)
            raise error

    def no_binding(self, node: ast.AST) -> None:
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
                self._assign_unread(target, error, node.value)
            return
        for target in node.targets:
            self.assign(target, value)

    def _do_AnnAssign(self, node: ast.AnnAssign) -> None:
        if any(isinstance(n, ast.Call | ast.NamedExpr) for n in ast.walk(node.annotation)):
            raise self.source.unread(node, "an annotation that does something is not understood")
        if node.value is not None:
            self._do_Assign(ast.copy_location(ast.Assign([node.target], node.value), node))

    def assign(self, target: ast.expr, value: Value) -> None:
        """Bind a target to a value."""
        if isinstance(target, ast.Name):
            self.frames[-1][target.id] = self._cut_off(target, value)
            self.kin.pop(target.id, None)
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

    def _cut_off(self, target: ast.Name, value: Value) -> Value:
        """A scale `sigma = softplus(rho)` of an unconstrained `rho` may be any positive number."""
        name, behind = target.id, onto_positive(value)
        if not self.reading.cuts or behind is None or name in self.symbols or name in self.reading.explained:
            return value
        inner, plain = behind
        known = self.reading.is_tensor(inner) and plain
        if known or inner in self.reading.given or inner in self.reading.explained or "." in inner:
            return value
        if not self.reading.is_tensor(name) or not self.reading.is_named(name):
            return value
        self.reading.cut[name] = frozenset([inner])
        line = self.place(target, "")[1]
        self.reading.on_use[name] = f"`{name}` may be any positive number: line {line} makes it of `{inner}`"
        return self.symbol(name)

    def attribute_key(self, target: ast.Attribute) -> str:
        """`self.x`, or `name.x` for an object that is not known and has not been asked for `x` before."""
        key = ast.unparse(target)
        owner = self.frames[-1].get(target.value.id) if isinstance(target.value, ast.Name) else None
        if isinstance(owner, Opaque) and self.scope.class_binds(target.attr):
            return ""
        if isinstance(owner, Opaque):
            key = f"{owner.name}.{target.attr}"
        unknown = (
            isinstance(owner, Tensor)
            and not owner.tensors
            and owner is self.symbols.get(ast.unparse(target.value))
        )
        return key if isinstance(owner, Opaque) or (unknown and key not in self.symbols) else ""

    def _assign_unread(self, target: ast.expr, error: Unread, value: ast.expr | None = None) -> None:
        """Names that a network or a loader gives are free; what else is unread stays so until it is used."""
        self._attributes_unread(target, error)
        self._array_unread(target, error)
        for name in assigned_names(target):
            if value is not None:
                self.kin[name] = mentioned(value) - {name}
            free = name in self.reading.unread_lines and name not in self.asked
            if isinstance(error, OpaqueCall) and free and self.frames[-1].get(name) is self.symbols.get(name):
                continue  # it may have any value already, and nothing has read that one
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
        if isinstance(old, Sequence):
            raise self.source.unread(node, "a list or tuple that grows is not understood")
        if isinstance(old, Tensor) and old.constant is None and self._shared(node.target.id, old):
            raise self.source.unread(
                node, f"`{node.target.id}` is changed in place, and another name shares the array"
            )
        self.assign(node.target, self.operate(node.op, old, self.evaluate(node.value)))

    def _do_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return None
        if isinstance(node.value, ast.Call):
            function = node.value.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name in IGNORED_CALLS and name not in self.effects.functions:
                return self.no_binding(node)
        raise self.source.unread(node, "a statement whose effect is not known")

    def _do_If(self, node: ast.If) -> Returned | None:
        try:
            holds = self.truth(node.test)
        except Unread as error:
            if self.lenient:  # the statement is forgotten as a whole, and leaves its names free
                raise
            self._either(node, error)
            return None
        return self.run(node.body if holds else node.orelse)

    def _either(self, node: ast.If, error: Unread) -> None:
        """After a choice that is not decided, what either branch may have changed is unread."""
        inside = list(ast.walk(node))
        if not self.decides_nothing(inside):
            raise error
        if any(isinstance(n, ast.Raise | ast.Assert) for n in inside):
            self.reading.note(f"the code is taken not to raise where it asks `{ast.unparse(node.test)}`")
        self.note_kin(node)
        for name in set(assigned_names(node)) | self.holders(self.effects.changed(node)):
            place = self.attributes if "." in name else self.frames[-1]
            place[name] = Unknown(error)
        for inner in inside:
            if isinstance(inner, ast.Attribute) and not isinstance(inner.ctx, ast.Load):
                self._attributes_unread(inner, error)
                self._array_unread(inner, error)

    @staticmethod
    def decides_nothing(inside: list[ast.AST]) -> bool:
        """Does control come out at the end, with nothing but assignments in between?"""
        plain = (ast.If, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr, ast.Pass, ast.Raise, ast.Assert)
        return all(isinstance(n, plain) for n in inside if isinstance(n, ast.stmt))

    def is_harmless(self, context: ast.expr) -> bool:
        """Is it a context of a framework that changes no value?"""
        dotted = ast.unparse(context.func if isinstance(context, ast.Call) else context)
        return dotted.rpartition(".")[2] in HARMLESS_CONTEXTS and not self.scope.is_own(dotted)

    def _do_For(self, node: ast.For) -> Returned | None:
        """The body for each item of a list whose items are known."""
        over = self.evaluate(node.iter)
        if not isinstance(over, Sequence):
            raise self.source.unread(node, "a loop over what is no list of known items is not understood")
        self.loops += 1
        try:
            for item in over.items:
                self.assign(node.target, item)
                try:
                    result = self.run(node.body)
                except Leave as leave:
                    if leave.loop:
                        return None
                    continue
                if result:
                    return result
        finally:
            self.loops -= 1
        return self.run(node.orelse)

    def _do_Break(self, node: ast.Break) -> None:
        self._leave(node, True)

    def _do_Continue(self, node: ast.Continue) -> None:
        self._leave(node, False)

    def _leave(self, node: ast.stmt, loop: bool) -> None:
        if not self.loops:
            raise self.source.unread(node, "the loop around this line is not read")
        raise Leave(loop)

    def _do_With(self, node: ast.With) -> Returned | None:
        for item in node.items:
            call = item.context_expr
            name = ast.unparse(call.func if isinstance(call, ast.Call) else call).rpartition(".")[2]
            if not self.is_harmless(call):
                raise self.source.unread(call, f"the context `{name}` is not understood")
            self.no_binding(item.context_expr)
            if item.optional_vars is not None:
                self._assign_unread(item.optional_vars, self.source.unread(call, "the context is no value"))
            if name in ("no_grad", "inference_mode"):
                self.reading.untrained.append(f"`{name}` in line {self.place(node, '')[1]}")
        return self.run(node.body)

    def _do_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in (node.args, *node.decorator_list, *([node.returns] if node.returns else [])):
            self.no_binding(part)
        self.frames[-1][node.name] = self.make_function(node)

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


def _own_parts(node: ast.stmt) -> list[ast.AST]:
    """What a statement evaluates itself: not the blocks that it holds."""
    if isinstance(node, ast.If):
        return [node.test]
    if isinstance(node, ast.With):
        return [*node.items]
    if isinstance(node, ast.For):
        return [node.iter]
    return [node]
