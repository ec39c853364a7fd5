"""Attributes, subscripts and calls: of modules, arrays, laws, and of what is not known."""

from __future__ import annotations

import ast
from abc import abstractmethod
from collections.abc import Mapping

from kld_proof.code import arguments as arg
from kld_proof.code import distributions, lists
from kld_proof.code.calls import length
from kld_proof.code.mapped import MAPS, mapped
from kld_proof.code.operations import CONSTANTS, LAYERS, METHODS, function_of
from kld_proof.code.reading import Names, OpaqueCall
from kld_proof.code.values import (
    ELEMENTS,
    Constant,
    Function,
    Layer,
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
    flat,
    number,
)
from kld_proof.kernel.term import Var


class Invocation(Names):
    """The members of values and the calls of frameworks' functions."""

    @abstractmethod
    def call_function(
        self, node: ast.AST, function: Function, given: list[Value], keywords: Mapping[str, Value]
    ) -> Value:
        """The value of a call of a function of the same file."""

    def _Attribute(self, node: ast.Attribute) -> Value:
        owner = self.evaluate(node.value)
        name = node.attr
        if isinstance(owner, Module):
            return self.member(node, f"{owner.name}.{name}")
        if isinstance(owner, Normal):
            is_method = name in distributions.METHODS
            return Method(owner, name) if is_method else distributions.attribute(owner, name)
        if isinstance(owner, Opaque):
            return self.scope.method(owner.name, name) or self.attribute_of(owner.name, name)
        if isinstance(owner, Shape) and name == "as_list":
            return Method(owner, name)
        if isinstance(owner, Sequence) and name == "values" and len(owner.items) == 2:
            return owner.items[0]
        if not isinstance(owner, Tensor):
            raise Misfit(f"the attribute `{name}` of {arg.describe(owner)} is not understood")
        return self.tensor_attribute(owner, name)

    def tensor_attribute(self, owner: Tensor, name: str) -> Value:
        if name == "shape":
            return self.calls.shape_of(owner)
        if name == "data":
            self.reading.untrained.append("`.data`")
            return owner
        if name == "ndim":
            self.reading.note(self.rank_note(owner))
            return number(len(owner.axes))
        if name == "dtype":
            return Module("dtype of an array")
        if name == "device":
            return Opaque("device of an array")
        plain = owner.parts.get(ELEMENTS)
        if {name, name.rstrip("_")} & METHODS.keys() or name in ("get_shape", "dim", "ndimension"):
            return Method(owner, name)
        if type(plain) is Var and not owner.tensors:
            return self.attribute_of(plain.name, name)
        raise Misfit(f"the attribute `{name}` of an array is not understood")

    def attribute_of(self, owner: str, name: str) -> Value:
        """The attribute of an object that is not known: what the code set it to, or any value."""
        value = self.attributes.get(f"{owner}.{name}")
        if value is None and owner == "self" and (made := self.scope.set_once(name)) is not None:
            value = self.of_a_module(made)
        if isinstance(value, Unknown):
            raise value.reason
        return value or self.symbol(f"{owner}.{name}")

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
        given = [self._argument(a, function) for a in node.args]
        keywords = {str(k.arg): self.evaluate(k.value) for k in node.keywords}
        if isinstance(function, Function):
            return self.call_function(node, function, given, keywords)
        if isinstance(function, Layer):
            return self.calls.apply(function.name, given, {**function.settings, **keywords})
        if isinstance(function, Method):
            return self.call_method(node, function, given, keywords)
        if isinstance(function, Module):
            return self.call_member(node, function.name, given, keywords)
        raise OpaqueCall(*self.place(node, f"the call of `{ast.unparse(node.func)}` is not understood"))

    def _argument(self, node: ast.expr, function: Value) -> Value:
        """The value of an argument; of `x.to(...)` it may be a device that a call gives."""
        try:
            return self.evaluate(node)
        except OpaqueCall:
            if isinstance(function, Method) and function.name == "to" and isinstance(node, ast.Call):
                return Opaque("a device")
            raise

    def callee(self, node: ast.Call) -> Value:
        function = self.evaluate(node.func)
        if isinstance(function, Tensor):
            raise OpaqueCall(*self.place(node, f"the call of `{ast.unparse(node.func)}` is not understood"))
        return function

    def call_method(
        self, node: ast.Call, method: Method, given: list[Value], keywords: arg.Keywords
    ) -> Value:
        owner, name = method.owner, method.name
        if isinstance(owner, Normal):
            return distributions.method(owner, name, given, keywords)
        if isinstance(owner, Shape):
            return owner
        assert isinstance(owner, Tensor) and isinstance(node.func, ast.Attribute)
        if name == "get_shape":
            return self.calls.shape_of(owner)
        if name in ("dim", "ndimension"):
            self.reading.note(self.rank_note(owner))
            return number(len(owner.axes))
        plain = owner.parts.get(ELEMENTS)
        if name in PARTS and _is_free(owner):
            raise OpaqueCall(*self.place(node, "the parts of a value that is not known"))
        if type(plain) is Var and not owner.tensors and any(_varies(x) for x in given):
            call = ast.unparse(node.func)
            raise OpaqueCall(*self.place(node, f"the call of `{call}` is not understood"))
        if name.endswith("_") and name != "requires_grad_":
            if not _is_fresh(node.func.value) or self.is_held(owner):
                raise Misfit(f"`{name}` changes an array in place, and others may share it")
            name = name.rstrip("_")
        if name in ("detach", "item", "numpy"):
            self.reading.untrained.append(f"`.{name}()` in line {self.place(node, '')[1]}")
        ours = METHODS[name]
        if name in ("var", "std") and not {"unbiased", "correction", "ddof"} & keywords.keys():
            ours = self.scope.framework_of_methods({"torch": name, "numpy": f"population_{name}"})
        if name == "max" and (given or keywords):
            ours = self.scope.framework_of_methods({"torch": "torch_max", "numpy": "greatest"})
        return self.calls.apply(ours, [owner, *given], keywords)

    def is_held(self, value: Value) -> bool:
        """Does any name hold the array?"""
        places: list[Mapping[str, Value]] = [*self.frames, self.attributes, self.symbols]
        return any(held is value for place in places for held in place.values())

    @staticmethod
    def rank_note(value: Tensor) -> str:
        return f"an array of the code is taken to have {len(value.axes)} axes, which the code asks for"

    def call_member(self, node: ast.Call, dotted: str, given: list[Value], keywords: arg.Keywords) -> Value:
        if dotted.startswith("builtins."):
            if keywords:
                raise Misfit("keyword arguments of a builtin function are not understood")
            return self.builtin(dotted[9:], given)
        law = distributions.call(dotted, given, keywords)
        if law is not None:
            return law
        if dotted in LAYERS and not given:
            return Layer(LAYERS[dotted], keywords)
        if dotted in MAPS and given and isinstance(given[0], Function):
            return mapped(given, keywords)
        if dotted.rpartition(".")[2] in PARTS and given and _is_free(given[0]):
            raise OpaqueCall(*self.place(node, "the parts of a value that is not known"))
        if dotted == "math.log" and len(given) == 2:
            return self.calls.apply("log_base", given, keywords)
        name = function_of(dotted)
        if name is None and self.scope.is_foreign(dotted):
            raise OpaqueCall(*self.place(node, f"the call of `{dotted}` is not understood"))
        if name is None:
            raise Misfit(f"the function `{dotted}` is not understood")
        if "stop_gradient" in dotted:
            self.reading.untrained.append(f"`stop_gradient` in line {self.place(node, '')[1]}")
        if name in _REDUCTIONS and len(given) > 2 and not dotted.startswith("torch."):
            raise Misfit("a third positional argument of this reduction is not understood")
        return self.calls.apply(name, given, keywords)

    def builtin(self, name: str, given: list[Value]) -> Value:
        if name == "len" and len(given) == 1 and isinstance(given[0], Shape):
            self.reading.note(self.rank_note(Tensor({}, given[0].axes)))
            return number(len(given[0].axes))
        if name == "len" and len(given) == 1 and isinstance(given[0], Sequence):
            return number(len(given[0].items))
        if name == "len" and len(given) == 1:
            return length(self.calls.shape_of(arg.tensor(given[0])), 0)
        if name == "float" and len(given) == 1:
            return arg.tensor(given[0])
        if name == "abs" and len(given) == 1:
            return self.calls.apply("abs", given, {})
        if name == "pow" and len(given) == 2:
            return self.calls.apply("power", given, {})
        if name in ("tuple", "list") and len(given) == 1 and isinstance(given[0], Sequence | Shape):
            return given[0]
        if name == "isinstance" and len(given) == 2 and _is_array(*given):
            self.reading.note(f"an array of the code is taken to be a {arg.describe(given[1])[1:-1]}")
            return Constant(True)
        if name in ("max", "min") and len(given) == 2 and (bounded := _bound(name, given)):
            if arg.tensor(bounded[1][0]).axes:
                if self.reading.axis_of is not None:
                    raise Misfit(f"`{name}` of Python does not compare arrays element by element")
                self.reading.of_numbers.append(name)
            return self.calls.apply(*bounded, {})
        found = lists.call(name, given)
        if found is None:
            raise Misfit(f"this use of `{name}` is not understood")
        return found


PARTS = frozenset("chunk split tensor_split unbind unstack array_split".split())
TENSORS = frozenset(["torch.Tensor", "numpy.ndarray", "tensorflow.Tensor", "jax.Array", "jax.numpy.ndarray"])


def _bound(name: str, given: list[Value]) -> tuple[str, list[Value]] | None:
    """`max(x, 1e-8)` of a number, which is a clamp."""
    a, b = given
    if isinstance(a, Tensor) and a.literal:
        a, b = b, a
    if not isinstance(a, Tensor) or not isinstance(b, Tensor) or not b.literal or a.literal:
        return None
    return ("clamp_min" if name == "max" else "clamp_max"), [a, b]


def _is_array(value: Value, kind: Value) -> bool:
    """Is it an array, and is asked whether it is one of a framework?"""
    asked = isinstance(kind, Module) and kind.name in TENSORS
    return asked and isinstance(value, Tensor) and bool(value.axes)


def _is_free(value: Value) -> bool:
    """Is it a name of which nothing is known, so that its parts may have any values?"""
    return isinstance(value, Tensor) and type(value.parts.get(ELEMENTS)) is Var


_REDUCTIONS = frozenset(
    ["sum", "mean", "logsumexp", "greatest", "population_var", "population_std", "var", "std"]
)


def _varies(value: Value) -> bool:
    return not (
        isinstance(value, Constant | Sequence) or (isinstance(value, Tensor) and value.constant is not None)
    )


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
