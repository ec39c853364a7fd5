"""Builtins of Python on lists whose items are known: `range`, `zip`, `enumerate`, `sum`, `max`."""

from __future__ import annotations

from functools import reduce as fold

from kld_proof.code import arguments as arg
from kld_proof.code.arithmetic import add, elementwise
from kld_proof.code.values import Misfit, Sequence, Tensor, Value, number
from kld_proof.kernel.term import App

LONGEST = 64


def call(name: str, given: list[Value]) -> Value | None:
    """The value of the builtin `name`, or None if it has no reading."""
    if name == "range" and 1 <= len(given) <= 3:
        return _range(*map(arg.integer, given))
    rows = [g.items for g in given if isinstance(g, Sequence)]
    if name in ("max", "min") and len(given) == 2 and not rows:
        return _extreme(name, *map(arg.tensor, given))
    if len(rows) != len(given) or not rows:
        return None
    if name == "zip" and len({len(row) for row in rows}) == 1:
        return Sequence(tuple(Sequence(items) for items in zip(*rows, strict=True)))
    if name == "enumerate" and len(rows) == 1:
        return Sequence(tuple(Sequence((number(i), item)) for i, item in enumerate(rows[0])))
    if name == "reversed" and len(rows) == 1:
        return Sequence(rows[0][::-1])
    if name == "sum" and len(rows) == 1:
        return fold(add, map(arg.tensor, rows[0]), number(0))
    return None


def _range(first: int, last: int | None = None, step: int = 1) -> Sequence:
    ends = range(first) if last is None else range(first, last, step or 1)
    if len(ends) > LONGEST or step == 0:
        raise Misfit("a range this long is not understood")
    return Sequence(tuple(number(i) for i in ends))


def _extreme(head: str, a: Tensor, b: Tensor) -> Tensor:
    """The greater or lesser of two numbers; Python has none of two arrays."""
    if a.axes or b.axes:
        raise Misfit(f"`{head}` of Python does not compare arrays element by element")
    return elementwise(lambda x, y: App(head, x, y), a, b)
