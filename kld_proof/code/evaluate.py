"""Expressions of Python to values.  Nothing is run: each form has a reading here, or it is unread."""

from __future__ import annotations

import ast
from abc import abstractmethod

from kld_proof.code import arguments as arg
from kld_proof.code.arithmetic import add, divide, elementwise, multiply, negate
from kld_proof.code.calls import sequence
from kld_proof.code.invoke import Invocation
from kld_proof.code.operations import power
from kld_proof.code.source import Unread
from kld_proof.code.values import (
    Constant,
    Function,
    Misfit,
    NoSuchAxis,
    Sequence,
    Shape,
    Tensor,
    Test,
    Value,
    number,
)
from kld_proof.kernel.term import ZERO, App, Term, Var

MAX_STEPS, MAX_NESTING = 20_000, 60


class Evaluator(Invocation):
    """The values of expressions in a scope."""

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
            error = self.source.unread(node, str(misfit))
            error.needs_axes = isinstance(misfit, NoSuchAxis)
            raise error from None
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
        return self.make_function(node)

    @abstractmethod
    def make_function(self, node: ast.FunctionDef | ast.Lambda) -> Function:
        """The function that a definition makes here."""

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
        if isinstance(node.op, ast.USub) and value.literal:
            return number(-(value.constant or 0))
        return negate(value) if isinstance(node.op, ast.USub) else value

    def _BinOp(self, node: ast.BinOp) -> Value:
        left, right = self.evaluate(node.left), self.evaluate(node.right)
        return self.operate(node.op, left, right)

    def operate(self, op: ast.operator, left: Value, right: Value) -> Value:
        """The value of an arithmetic operator."""
        if isinstance(left, Sequence) and isinstance(right, Sequence) and isinstance(op, ast.Add):
            return Sequence(left.items + right.items)
        a, b = arg.tensor(left), arg.tensor(right)
        if a.literal and b.literal and (whole := _whole(op, a, b)) is not None:
            return whole
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
        try:
            holds = self.truth(node.test)
        except Unread:
            one, other = self.evaluate(node.body), self.evaluate(node.orelse)
            if _same(one, other):  # the choice is between two ways to write it
                return one
            raise
        return self.evaluate(node.body if holds else node.orelse)

    def _ListComp(self, node: ast.ListComp) -> Value:
        return self._comprehension(node)

    def _GeneratorExp(self, node: ast.GeneratorExp) -> Value:
        return self._comprehension(node)

    def _comprehension(self, node: ast.ListComp | ast.GeneratorExp) -> Value:
        """The items, for each of a list whose items are known."""
        (loop,) = node.generators if len(node.generators) == 1 else (None,)
        if loop is None or loop.ifs or loop.is_async or any(map(_binds, ast.walk(node.elt))):
            raise Misfit("this form of comprehension is not understood")
        over = self.evaluate(loop.iter)
        if not isinstance(over, Sequence):
            raise Misfit("a comprehension over what is no list of known items is not understood")
        outer = self.frames[-1]
        self.frames[-1] = inner = dict(outer)
        try:
            items = []
            for item in over.items:
                self.assign(loop.target, item)
                items.append(self.evaluate(node.elt))
        finally:
            assert self.frames[-1] is inner
            self.frames[-1] = outer
        return Sequence(tuple(items))

    @abstractmethod
    def assign(self, target: ast.expr, value: Value) -> None:
        """Bind a target to a value."""

    def _BoolOp(self, node: ast.BoolOp) -> Value:
        wanted = isinstance(node.op, ast.Or)
        *first, last = node.values
        for each in first:
            value = self.evaluate(each)
            if self.truth_of(each, value) == wanted:
                return value
        return self.evaluate(last)

    def _Compare(self, node: ast.Compare) -> Value:
        left = self.evaluate(node.left)
        if len(node.ops) == 1 and type(node.ops[0]) in _ORDER and isinstance(left, Tensor):
            right = self.evaluate(node.comparators[0])
            if isinstance(right, Tensor) and not (left.literal and right.literal):
                return _test(node.ops[0], left, right)
            return Constant(_compare(node.ops[0], left, right))
        for op, comparator in zip(node.ops, node.comparators, strict=True):
            right = self.evaluate(comparator)
            if Constant(None) in (left, right) and isinstance(left, Tensor):
                self.reading.note(f"`{ast.unparse(node.left)}` is taken not to be None")
            if not _compare(op, left, right):
                return Constant(False)
            left = right
        return Constant(True)

    def truth(self, node: ast.expr) -> bool:
        """The truth of a condition on constants."""
        return self.truth_of(node, self.evaluate(node))

    def truth_of(self, node: ast.expr, value: Value) -> bool:
        """The truth of the value of `node`."""
        if isinstance(value, Constant):
            return bool(value.value)
        if isinstance(value, Tensor) and value.literal:
            return _as_python(value) != 0
        if isinstance(value, Test) and (sign := _about_zero(value.prop)) is not None:
            name, holds = sign
            if self.reading.is_positive(name):
                self.reading.note(f"`{name}` is positive where the code asks `{ast.unparse(node)}`")
                return holds
        raise self.source.unread(node, "a condition that is not on constants")


def _same(one: Value, other: Value) -> bool:
    if not isinstance(one, Tensor) or not isinstance(other, Tensor):
        return False
    return one.parts == other.parts and one.axes == other.axes


def _binds(node: ast.AST) -> bool:
    return isinstance(node, ast.NamedExpr | ast.Lambda)


def _whole(op: ast.operator, a: Tensor, b: Tensor) -> Tensor | None:
    """The sum, difference or product of two whole numbers, where Python has the same."""
    x, y = a.constant, b.constant
    if x is None or y is None or x.denominator != 1 or y.denominator != 1:
        return None
    results = {ast.Add: x + y, ast.Sub: x - y, ast.Mult: x * y}
    return number(results[type(op)]) if type(op) in results else None


_ORDER: dict[type[ast.cmpop], tuple[str, bool]] = {
    ast.Lt: ("lt", False),
    ast.LtE: ("le", False),
    ast.Gt: ("lt", True),
    ast.GtE: ("le", True),
}


def _about_zero(prop: Term) -> tuple[str, bool] | None:
    """The name that is compared with zero, and whether the comparison holds for a positive number."""
    if type(prop) is not App or prop.head not in ("lt", "le"):
        return None
    low, high = prop.args
    if low == ZERO and type(high) is Var:
        return high.name, True
    if high == ZERO and type(low) is Var:
        return low.name, False
    return None


def _test(op: ast.cmpop, left: Tensor, right: Tensor) -> Test:
    """The comparison of two arrays, element by element."""
    head, swapped = _ORDER[type(op)]
    a, b = (right, left) if swapped else (left, right)
    return Test(App(head, a.term, b.term), (a, b))


def _compare(op: ast.cmpop, left: Value, right: Value) -> bool:
    shapes = [s for s in (left, right) if isinstance(s, Shape) and not s.foreign]
    if isinstance(op, ast.Eq | ast.NotEq) and len(shapes) == 2 and shapes[0].axes == shapes[1].axes:
        return isinstance(op, ast.Eq)
    if isinstance(op, ast.Is | ast.IsNot) and Constant(None) in (left, right) and left != right:
        return isinstance(op, ast.IsNot)
    a = _plain(left)
    if isinstance(op, ast.In | ast.NotIn) and isinstance(right, Sequence):
        return (a in [_plain(x) for x in right.items]) == isinstance(op, ast.In)
    b = _plain(right)
    if isinstance(op, ast.Is | ast.IsNot):
        if not {type(a), type(b)} & {bool, type(None)}:
            raise Misfit("a comparison of identities is not understood")
        return (a is b) == isinstance(op, ast.Is)
    if isinstance(op, ast.Eq | ast.NotEq):
        return (a == b) == isinstance(op, ast.Eq)
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
    if isinstance(value, Tensor) and value.literal:
        return _as_python(value)
    if isinstance(value, Tensor) and value.constant is not None:
        raise Misfit("a condition on a number that Python rounds is not decided here")
    raise Misfit("a condition that is not on constants")


def _as_python(value: Tensor) -> float:
    """A literal number as the number that Python has there."""
    constant = value.constant
    assert constant is not None
    return float(constant)
