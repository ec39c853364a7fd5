"""A small array with NumPy's broadcasting, to run generated code without a framework."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import product

Index = tuple[int, ...]


class Array:
    """A dense array of floats; `values` maps each index to its value."""

    def __init__(self, shape: Index, values: dict[Index, float]) -> None:
        self.shape, self.values = shape, values

    @classmethod
    def of(cls, value: Array | float) -> Array:
        return value if isinstance(value, Array) else cls((), {(): float(value)})

    def at(self, index: Index) -> float:
        tail = index[len(index) - len(self.shape) :]
        return self.values[tuple(0 if n == 1 else i for i, n in zip(tail, self.shape, strict=True))]

    def map(self, function: Callable[[float], float]) -> Array:
        return Array(self.shape, {i: function(v) for i, v in self.values.items()})

    def combine(self, other: Array | float, function: Callable[[float, float], float]) -> Array:
        other = Array.of(other)
        rank = max(len(self.shape), len(other.shape))
        a, b = ((1,) * (rank - len(s)) + s for s in (self.shape, other.shape))
        if any(x != y and 1 not in (x, y) for x, y in zip(a, b, strict=True)):
            raise ValueError("shapes do not fit")
        shape = tuple(max(x, y) for x, y in zip(a, b, strict=True))
        indices = product(*[range(n) for n in shape])
        return Array(shape, {i: function(self.at(i), other.at(i)) for i in indices})

    def __add__(self, other: Array | float) -> Array:
        return self.combine(other, lambda x, y: x + y)

    def __sub__(self, other: Array | float) -> Array:
        return self.combine(other, lambda x, y: x - y)

    def __rsub__(self, other: float) -> Array:
        return self.combine(other, lambda x, y: y - x)

    def __mul__(self, other: Array | float) -> Array:
        return self.combine(other, lambda x, y: x * y)

    def __truediv__(self, other: Array | float) -> Array:
        return self.combine(other, lambda x, y: x / y)

    def __rtruediv__(self, other: float) -> Array:
        return self.combine(other, lambda x, y: y / x)

    def __pow__(self, power: float) -> Array:
        return self.map(lambda x: x**power)

    def __neg__(self) -> Array:
        return self.map(lambda x: -x)

    def __pos__(self) -> Array:
        return self

    __radd__, __rmul__ = __add__, __mul__

    def exp(self) -> Array:
        return self.map(math.exp)

    def square(self) -> Array:
        return self.map(lambda x: x * x)

    def size(self, axis: int) -> int:
        return self.shape[axis]

    def sum(self, dim: int | Sequence[int] | None = None, keepdim: bool = False) -> Array:
        rank = len(self.shape)
        chosen = range(rank) if dim is None else [dim] if isinstance(dim, int) else dim
        over = {d % rank for d in chosen} if rank else set()
        kept: dict[Index, float] = {}
        for index, value in self.values.items():
            key = tuple(0 if i in over else x for i, x in enumerate(index) if keepdim or i not in over)
            kept[key] = kept.get(key, 0.0) + value
        shape = tuple(1 if i in over else n for i, n in enumerate(self.shape) if keepdim or i not in over)
        return Array(shape, kept)

    def mean(self, dim: int | Sequence[int] | None = None, keepdim: bool = False) -> Array:
        total = self.sum(dim, keepdim)
        return total * (len(total.values) / len(self.values))
