"""Expressions of Python to values.  Nothing is run: each form has a reading here, or it is unread."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kld_proof.code import arguments as arg
from kld_proof.code import distributions
from kld_proof.code.calls import Calls, length, sequence
from kld_proof.code.operations import CONSTANTS, METHODS, function_of, power
from kld_proof.code.scope import Scope
from kld_proof.code.source import Source, Unread
from kld_proof.code.values import (
    ELEMENTS,
    Constant,
    Function,
    Method,
    Misfit,
    Module,
    Normal,
    Opaque,
    Sequence,
    Shape,
    Tensor,
    Unknown,
    Value,
    add,
    divide,
    elementwise,
    flat,
    multiply,
    negate,
    number,
)
from kld_proof.kernel.term import Term, Var

MAX_STEPS, MAX_NESTING, MAX_INLINING = 20_000, 60, 8
BUILTINS = frozenset(["abs", "pow", "float", "len", "bool", "isinstance", "tuple", "list"])


class OpaqueCall(Unread):
    """A call of something outside the file and the known frameworks, such as an encoder network."""


@dataclass
class Reading:
    """What a reading depends on, and what it found out besides the value.

    `on_use` holds the notes that only matter if the name is used, `unread_lines` the lines in which names
    got values that were not read.
    """

    is_tensor: Callable[[str], bool]
    rank: int = 2
    given: Mapping[str, Term] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    on_use: dict[str, str] = field(default_factory=dict)
    unread_lines: dict[str, int] = field(default_factory=dict)

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)


class Evaluator:
    """The values of expressions in a scope; `call_function` is set by the executor of statements."""

    call_function: Callable[[ast.AST, Function, list[Value], Mapping[str, Value]], Value]

    def __init__(self, source: Source, scope: Scope, reading: Reading) -> None:
        self.source, self.scope, self.reading = source, scope, reading
        self.calls = Calls()
        self.frames: list[dict[str, Value]] = [{}]
        self.symbols: dict[str, Tensor] = {}
        self.steps = self.depth = 0
        self.base = 1

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
        if as_size is not None and not self.reading.is_tensor(name):
            words = "batch" if as_size == 0 else "latent"
            self.reading.note(f"`{name}` is taken as the size of the {words} axis, by its name")
            return length(Shape(tuple(range(self.reading.rank))), as_size)
        if self.reading.is_tensor(name):
            return Tensor({ELEMENTS: Var(name)}, tuple(range(self.reading.rank)), frozenset([name]))
        return flat(Var(name))

    def lookup(self, node: ast.Name) -> Value:
        name = node.id
        for frame in (self.frames[-1], self.scope.functions):
            if name in frame:
                value = frame[name]
                if name in self.reading.on_use:
                    self.reading.note(self.reading.on_use.pop(name))
                if isinstance(value, Unknown):
                    raise value.reason
                return value
        problem = self.scope.problem(name)
        if problem:
            raise self.source.unread(node, problem)
        if name in self.scope.modules:
            return Module(self.scope.modules[name])
        if name in self.scope.constants:
            return self.module_constant(node)
        if name in BUILTINS:
            return Module(f"builtins.{name}")
        if self.scope.is_builtin(name):
            raise self.source.unread(node, f"the builtin `{name}` is not understood")
        return self.symbol(name)

    def module_constant(self, node: ast.Name) -> Value:
        """A name that the file sets once, at its top level, to a number or another constant."""
        expression = self.scope.constants[node.id]
        if not isinstance(expression, ast.Constant | ast.UnaryOp | ast.BinOp):
            return self.symbol(node.id)
        value = self.evaluate(expression)
        if isinstance(value, Tensor) and value.constant is not None:
            self.reading.note(
                f"`{node.id}` is {value.constant}, as the file sets it in line {expression.lineno}"
            )
        return value

    # -- expressions -----------------------------------------------------------------------------

    def evaluate(self, node: ast.expr) -> Value:
        """The value of `node`; raises `Unread` with its place."""
        self.steps += 1
        self.depth += 1
        if self.steps > MAX_STEPS or self.depth > MAX_NESTING * (len(self.frames) + 1):
            raise self.source.unread(node, "the code is too long or nested too deeply to be read")
        try:
            method = getattr(self, f"_{type(node).__name__}", None)
            if method is None:
                raise Misfit(f"this form of expression ({type(node).__name__}) is not understood")
            value: Value = method(node)
            return value
        except Misfit as misfit:
            raise self.source.unread(node, str(misfit)) from None
        finally:
            self.depth -= 1

    def tensor(self, node: ast.expr) -> Tensor:
        return arg.tensor(self.evaluate(node))

    def _Name(self, node: ast.Name) -> Value:
        return self.lookup(node)

    def _Constant(self, node: ast.Constant) -> Value:
        if isinstance(node.value, bool | str) or node.value is None:
            return Constant(node.value)
        if isinstance(node.value, int | float):
            return number(self.source.number(node))
        raise Misfit(f"a constant of type {type(node.value).__name__} is not understood")

    def _Tuple(self, node: ast.Tuple) -> Value:
        return sequence([self.evaluate(item) for item in node.elts])

    def _Dict(self, node: ast.Dict) -> Value:
        raise Misfit("a dictionary of values: name the line that computes the one you mean")

    def _List(self, node: ast.List) -> Value:
        return sequence([self.evaluate(item) for item in node.elts])

    def _Lambda(self, node: ast.Lambda) -> Value:
        return Function(node, self.frames[-1])

    def _NamedExpr(self, node: ast.NamedExpr) -> Value:
        value = self.evaluate(node.value)
        self.frames[-1][node.target.id] = value
        return value

    def _UnaryOp(self, node: ast.UnaryOp) -> Value:
        if isinstance(node.op, ast.Not):
            return Constant(not self.truth(node.operand))
        if isinstance(node.op, ast.Invert):
            raise Misfit("the operator ~ is not understood")
        value = self.tensor(node.operand)
        return negate(value) if isinstance(node.op, ast.USub) else value

    def _BinOp(self, node: ast.BinOp) -> Value:
        left, right = self.evaluate(node.left), self.evaluate(node.right)
        return self.operate(node.op, left, right)

    def operate(self, op: ast.operator, left: Value, right: Value) -> Value:
        """The value of an arithmetic operator."""
        if isinstance(left, Sequence) and isinstance(right, Sequence) and isinstance(op, ast.Add):
            return Sequence(left.items + right.items)
        a, b = arg.tensor(left), arg.tensor(right)
        if isinstance(op, ast.Add):
            return add(a, b)
        if isinstance(op, ast.Sub):
            return add(a, negate(b))
        if isinstance(op, ast.Mult):
            return multiply(a, b)
        if isinstance(op, ast.Div):
            return divide(a, b)
        if isinstance(op, ast.Pow):
            return elementwise(power, a, b)
        names = {"FloorDiv": "//", "Mod": "%", "BitXor": "^ (a power is written **)", "MatMult": "@"}
        kind = type(op).__name__
        raise Misfit(f"the operator {names.get(kind, kind)} is not understood")

    def _IfExp(self, node: ast.IfExp) -> Value:
        return self.evaluate(node.body if self.truth(node.test) else node.orelse)

    def _BoolOp(self, node: ast.BoolOp) -> Value:
        wanted = isinstance(node.op, ast.Or)
        return Constant(wanted if any(self.truth(v) == wanted for v in node.values) else not wanted)

    def _Compare(self, node: ast.Compare) -> Value:
        values = [self.evaluate(x) for x in (node.left, *node.comparators)]
        return Constant(
            all(_compare(op, a, b) for op, a, b in zip(node.ops, values, values[1:], strict=False))
        )

    def truth(self, node: ast.expr) -> bool:
        """The truth of a condition on constants."""
        value = self.evaluate(node)
        if isinstance(value, Constant):
            return bool(value.value)
        if isinstance(value, Tensor) and value.constant is not None:
            return value.constant != 0
        raise self.source.unread(node, "a condition that is not on constants")

    # -- attributes, subscripts, calls -----------------------------------------------------------

    def _Attribute(self, node: ast.Attribute) -> Value:
        owner = self.evaluate(node.value)
        name = node.attr
        if isinstance(owner, Module):
            return self.member(node, f"{owner.name}.{name}")
        if isinstance(owner, Normal):
            return Method(owner, name) if name == "kl_divergence" else distributions.attribute(owner, name)
        if isinstance(owner, Opaque):
            return self.scope.method(owner.name, name) or self.symbol(f"{owner.name}.{name}")
        if isinstance(owner, Shape) and name == "as_list":
            return Method(owner, name)
        if not isinstance(owner, Tensor):
            raise Misfit(f"the attribute `{name}` of {arg.describe(owner)} is not understood")
        return self.tensor_attribute(owner, name)

    def tensor_attribute(self, owner: Tensor, name: str) -> Value:
        if name == "shape":
            return Shape(owner.axes)
        if name == "data":
            return owner
        if name == "dtype":
            return Constant("dtype of an array")
        if name == "device":
            return Constant(None)
        plain = owner.parts.get(ELEMENTS)
        if {name, name.rstrip("_")} & METHODS.keys() or name in ("get_shape", "dim"):
            return Method(owner, name)
        if type(plain) is Var and not owner.tensors:
            return self.symbol(f"{plain.name}.{name}")
        raise Misfit(f"the attribute `{name}` of an array is not understood")

    def member(self, node: ast.AST, dotted: str) -> Value:
        """A member of a module; a constant such as `math.pi` has its value."""
        problem = self.scope.problem(dotted)
        if problem:
            raise self.source.unread(node, problem)
        module, _, name = dotted.rpartition(".")
        if name in CONSTANTS and module in ("math", "numpy", "torch", "jax.numpy"):
            return flat(CONSTANTS[name])
        return Module(dotted)

    def _Subscript(self, node: ast.Subscript) -> Value:
        owner = self.evaluate(node.value)
        if isinstance(owner, Tensor):
            return self.entry(node, owner)
        if isinstance(owner, Shape):
            if isinstance(node.slice, ast.Slice):
                raise Misfit("a slice of a shape is not understood")
            return length(owner, arg.integer(self.evaluate(node.slice)))
        if isinstance(owner, Sequence):
            position = arg.integer(self.evaluate(node.slice))
            if -len(owner.items) <= position < len(owner.items):
                return owner.items[position]
        raise Misfit("this subscript is not understood")

    def entry(self, node: ast.Subscript, owner: Tensor) -> Value:
        """An entry of a dictionary that was handed in, by its key: a name of its own."""
        plain, key = owner.parts.get(ELEMENTS), node.slice
        if (
            type(plain) is Var
            and not owner.tensors
            and isinstance(key, ast.Constant)
            and isinstance(key.value, str)
        ):
            return self.symbol(f"{plain.name}[{key.value!r}]")
        if type(plain) is Var and not owner.tensors:
            raise OpaqueCall(*self.place(node, "an entry of a value that is not known"))
        raise Misfit("a part of an array is not understood")

    def _Call(self, node: ast.Call) -> Value:
        if any(isinstance(a, ast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords):
            raise Misfit("a call with * or ** is not understood")
        function = self.callee(node)
        given = [self.evaluate(a) for a in node.args]
        keywords = {str(k.arg): self.evaluate(k.value) for k in node.keywords}
        if isinstance(function, Function):
            return self.call_function(node, function, given, keywords)
        if isinstance(function, Method):
            return self.call_method(node, function, given, keywords)
        if isinstance(function, Module):
            return self.call_member(node, function.name, given, keywords)
        raise OpaqueCall(*self.place(node, f"the call of `{ast.unparse(node.func)}` is not understood"))

    def callee(self, node: ast.Call) -> Value:
        function = self.evaluate(node.func)
        if isinstance(function, Tensor):
            raise OpaqueCall(*self.place(node, f"the call of `{ast.unparse(node.func)}` is not understood"))
        return function

    def place(self, node: ast.AST, message: str) -> tuple[str, int, int]:
        error = self.source.unread(node, message)
        return error.message, error.line, error.column

    def call_method(
        self, node: ast.Call, method: Method, given: list[Value], keywords: arg.Keywords
    ) -> Value:
        owner, name = method.owner, method.name
        if isinstance(owner, Normal):
            return distributions.divergence(owner, distributions.normal(given[0] if given else None))
        if isinstance(owner, Shape):
            return owner
        assert isinstance(owner, Tensor) and isinstance(node.func, ast.Attribute)
        if name == "get_shape":
            return Shape(owner.axes)
        if name == "dim":
            return number(len(owner.axes))
        if name.endswith("_") and name != "requires_grad_":
            if not isinstance(node.func.value, ast.Call | ast.BinOp) or not _is_fresh(node.func.value):
                raise Misfit(f"`{name}` changes an array in place, and others may share it")
            name = name.rstrip("_")
        return self.calls.apply(METHODS[name], [owner, *given], keywords)

    def call_member(self, node: ast.Call, dotted: str, given: list[Value], keywords: arg.Keywords) -> Value:
        if dotted.startswith("builtins."):
            return self.builtin(dotted[9:], given)
        law = distributions.call(dotted, given, keywords)
        if law is not None:
            return law
        if dotted == "math.log" and len(given) == 2:
            return self.calls.apply("log_base", given, keywords)
        name = function_of(dotted)
        if name is None and self.scope.is_foreign(dotted):
            raise OpaqueCall(*self.place(node, f"the call of `{dotted}` is not understood"))
        if name is None:
            raise Misfit(f"the function `{dotted}` is not understood")
        if name in ("sum", "mean") and len(given) > 2 and dotted.startswith(("numpy.", "jax.")):
            raise Misfit("a third positional argument of this reduction is not understood")
        return self.calls.apply(name, given, keywords)

    def builtin(self, name: str, given: list[Value]) -> Value:
        if name == "len" and len(given) == 1:
            return length(Shape(arg.tensor(given[0]).axes), 0)
        if name == "float" and len(given) == 1:
            return arg.tensor(given[0])
        if name == "abs" and len(given) == 1:
            return self.calls.apply("abs", given, {})
        if name == "pow" and len(given) == 2:
            return self.calls.apply("power", given, {})
        if name in ("tuple", "list") and len(given) == 1 and isinstance(given[0], Sequence | Shape):
            return given[0]
        raise Misfit(f"this use of `{name}` is not understood")


def _compare(op: ast.cmpop, left: Value, right: Value) -> bool:
    if isinstance(op, ast.Is | ast.IsNot) and Constant(None) in (left, right) and left != right:
        return isinstance(op, ast.IsNot)
    a, b = _plain(left), _plain(right)
    if isinstance(op, ast.Is | ast.Eq):
        return a == b and type(a) is type(b)
    if isinstance(op, ast.IsNot | ast.NotEq):
        return not (a == b and type(a) is type(b))
    if isinstance(op, ast.In | ast.NotIn) and isinstance(right, Sequence):
        return (a in [_plain(x) for x in right.items]) == isinstance(op, ast.In)
    if isinstance(a, str | bool | None) or isinstance(b, str | bool | None):
        raise Misfit("a comparison that is not understood")
    compare = {ast.Lt: a < b, ast.LtE: a <= b, ast.Gt: a > b, ast.GtE: a >= b}  # type: ignore[operator]
    if type(op) not in compare:
        raise Misfit("a comparison that is not understood")
    return bool(compare[type(op)])


def _plain(value: Value) -> object:
    """A constant for a comparison; an array is different from None, and nothing else is known of it."""
    if isinstance(value, Constant):
        return value.value
    if isinstance(value, Tensor) and value.constant is not None:
        return value.constant
    if isinstance(value, Sequence):
        return tuple(_plain(x) for x in value.items)
    raise Misfit("a condition that is not on constants")


def _is_fresh(node: ast.expr) -> bool:
    """Does the expression make a new array, which nothing else can share?"""
    if isinstance(node, ast.BinOp):
        return True
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute):
        name = node.func.attr
        if name.endswith("_"):
            return _is_fresh(node.func.value)
        return METHODS.get(name, "cast") not in ("identity", "cast", "reshape", "flatten")
    return False
