"""Expressions of Python to values.  Nothing is run: each form has a reading here, or it is unread."""

from __future__ import annotations

import ast

from kld_proof.code import arguments as arg
from kld_proof.code.arithmetic import add, divide, elementwise, multiply, negate
from kld_proof.code.calls import sequence
from kld_proof.code.invoke import Invocation
from kld_proof.code.operations import power
from kld_proof.code.values import (
    Constant,
    Function,
    Misfit,
    NoSuchAxis,
    Sequence,
    Tensor,
    Value,
    number,
)

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
