"""What the code computes: tensors as terms with the axes that were summed, and plain Python objects.

A `Tensor` is a sum of parts.  The part with key `S` is the sum over the axes in `S` of its term; the
term of the key `frozenset()` stands for each element on its own.  A mean over an axis is the sum
divided by the size of that axis, which is a variable of its own (`size_name`).  A *flat* term holds
no tensor argument; it is the same for all elements, and always has the key `frozenset()`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, names

SIZE = "size of axis "
GONE = -1  # an axis that was reduced with keepdim: it has size one
MAX_NODES = 4000

Axes = tuple[int, ...]
Key = frozenset[int]
ELEMENTS: Key = frozenset()


class Misfit(Exception):
    """An operation on values that has no reading here; the evaluator adds the place."""


@dataclass(frozen=True, eq=False)
class Tensor:
    """A number, or an array with the original axes `axes`; `nodes` bounds the size of its terms."""

    parts: Mapping[Key, Term]
    axes: Axes = ()
    tensors: frozenset[str] = frozenset()
    nodes: int = 1

    @property
    def term(self) -> Term:
        """The term of a value that holds no reduction."""
        if set(self.parts) - {ELEMENTS}:
            raise Misfit("a sum over an axis stands inside a function that is not linear")
        return self.parts.get(ELEMENTS, ZERO)

    @property
    def constant(self) -> Fraction | None:
        """The value of a literal number, else None."""
        term = self.parts.get(ELEMENTS)
        return term.value if type(term) is Num and len(self.parts) == 1 else None


@dataclass(frozen=True)
class Constant:
    """A Python constant that is no number: None, a truth value, a string, a slice."""

    value: object


@dataclass(frozen=True)
class Sequence:
    """A tuple or list."""

    items: tuple[Value, ...]


@dataclass(frozen=True)
class Module:
    """A dotted name below an imported module: a module, or a function of it."""

    name: str


@dataclass(frozen=True, eq=False)
class Function:
    """A function of the same file, with the frame that it was defined in."""

    node: ast.FunctionDef | ast.Lambda
    closure: Mapping[str, Value]
    bound: int = 0


@dataclass(frozen=True, eq=False)
class Method:
    """A method of a value, not yet called."""

    owner: Value
    name: str


@dataclass(frozen=True, eq=False)
class Normal:
    """A normal law with the given mean and standard deviation; `event` axes are summed in a divergence."""

    mean: Tensor
    scale: Tensor
    event: int = 0


@dataclass(frozen=True, eq=False)
class Shape:
    """The shape of an array."""

    axes: Axes


@dataclass(frozen=True, eq=False)
class Opaque:
    """An object of which nothing is known: `self`, or an argument that only carries names."""

    name: str


@dataclass(frozen=True, eq=False)
class Unknown:
    """A value that was not understood; the reason is raised where the value is used."""

    reason: Exception = field(repr=False)


Value = Tensor | Constant | Sequence | Module | Function | Method | Normal | Shape | Opaque | Unknown


def size_name(axis: int) -> str:
    """The variable for the size of an axis."""
    return f"{SIZE}{axis}"


def size(axes: Iterable[int]) -> Term:
    """The number of elements along `axes`."""
    return product([Var(size_name(a)) for a in axes if a != GONE])


def number(value: Fraction | int) -> Tensor:
    """A literal number."""
    return Tensor({ELEMENTS: Num(value)})


def flat(term: Term) -> Tensor:
    """A number that is the same for every element."""
    return Tensor({ELEMENTS: term})


def product(factors: list[Term]) -> Term:
    """The product, without ones."""
    factors = [f for f in factors if f != ONE]
    return factors[0] if len(factors) == 1 else App("mul", *factors) if factors else ONE


def broadcast(a: Axes, b: Axes) -> Axes:
    """The axes of an elementwise operation, aligned from the last axis as NumPy does."""
    short, long = sorted((a, b), key=len)
    tail = long[len(long) - len(short) :]
    result = list(long[: len(long) - len(short)])
    for x, y in zip(short, tail, strict=True):
        result.append(y if x == GONE else x)
        if x != y and GONE not in (x, y):
            raise Misfit(f"arrays of unlike axes meet: {_axes(a)} and {_axes(b)}")
    kept = [x for x in result if x != GONE]
    if len(kept) != len(set(kept)):
        raise Misfit(f"arrays of unlike axes meet: {_axes(a)} and {_axes(b)} give an outer product")
    return tuple(result)


def _axes(axes: Axes) -> str:
    return "(" + ", ".join("1" if a == GONE else f"axis {a}" for a in axes) + ")"


def combine(parts: Mapping[Key, Term], *sources: Tensor) -> Tensor:
    """A value with `parts` made from `sources`; too large ones are refused."""
    axes: Axes = ()
    for source in sources:
        axes = broadcast(axes, source.axes)
    nodes = 1 + len(sources) + sum(s.nodes for s in sources)
    if nodes > MAX_NODES:
        raise Misfit(f"the expression grows beyond {MAX_NODES} operations")
    return Tensor(parts, axes, frozenset().union(*[s.tensors for s in sources]), nodes)


def elementwise(build: object, *arguments: Tensor) -> Tensor:
    """A function applied to each element."""
    assert callable(build)
    return combine({ELEMENTS: build(*[a.term for a in arguments])}, *arguments)


def add(a: Tensor, b: Tensor) -> Tensor:
    """The sum of two values; like reductions are collected."""
    if a.constant is not None and b.constant is not None:
        return combine({ELEMENTS: Num(a.constant + b.constant)}, a, b)
    parts = dict(a.parts)
    for key, term in b.parts.items():
        parts[key] = App("add", *_summands(parts[key]), *_summands(term)) if key in parts else term
    return combine(parts, a, b)


def _summands(term: Term) -> tuple[Term, ...]:
    return term.args if type(term) is App and term.head == "add" else (term,)


def negate(a: Tensor) -> Tensor:
    """The value with the other sign."""
    return combine({key: _negative(term) for key, term in a.parts.items()}, a)


def _negative(term: Term) -> Term:
    return Num(-term.value) if type(term) is Num else App("neg", term)


def multiply(a: Tensor, b: Tensor) -> Tensor:
    """The product; a reduction may only be multiplied by what is the same for all of its elements."""
    if a.constant is not None and b.constant is not None:
        return combine({ELEMENTS: Num(a.constant * b.constant)}, a, b)
    parts: dict[Key, Term] = {}
    for key_a, term_a in a.parts.items():
        for key_b, term_b in b.parts.items():
            _check_scaling(a, b, key_a, key_b)
            key, term = key_a | key_b, App("mul", term_a, term_b)
            parts[key] = App("add", parts[key], term) if key in parts else term
    return combine(parts, a, b)


def _check_scaling(a: Tensor, b: Tensor, key_a: Key, key_b: Key) -> None:
    for key, other, other_key in ((key_a, b, key_b), (key_b, a, key_a)):
        if key and (other_key or names(other.parts[other_key]) & other.tensors):
            raise Misfit("a sum over an axis is multiplied by a value that varies along that axis")


def divide(a: Tensor, b: Tensor) -> Tensor:
    """The quotient; the divisor may hold no reduction."""
    if b.constant == 0:
        raise Misfit("a division by the number 0")
    if a.constant is not None and b.constant is not None:
        return combine({ELEMENTS: Num(a.constant / b.constant)}, a, b)
    divisor = b.term
    for key in a.parts:
        _check_scaling(a, b, key, ELEMENTS)
    return combine({key: App("div", term, divisor) for key, term in a.parts.items()}, a, b)


def reduce(a: Tensor, positions: Iterable[int] | None, mean: bool, keepdim: bool) -> Tensor:
    """The sum or mean over the axes at `positions` (all if None)."""
    rank = len(a.axes)
    chosen = set(range(rank)) if positions is None else {p + rank if p < 0 else p for p in positions}
    if not chosen <= set(range(rank)):
        raise Misfit(f"an axis that the value does not have: it has the axes {_axes(a.axes)}")
    over = [a.axes[p] for p in sorted(chosen) if a.axes[p] != GONE]
    parts: dict[Key, Term] = {}
    for key, term in a.parts.items():
        is_flat = not key and not names(term) & a.tensors
        repeated = over if is_flat else [x for x in over if x in key]
        new = [] if is_flat else [x for x in over if x not in key]
        factor = size(new if mean else repeated)
        scaled = term if factor == ONE else App("div" if mean else "mul", term, factor)
        target = key | frozenset(new)
        parts[target] = App("add", parts[target], scaled) if target in parts else scaled
    axes = [GONE if p in chosen else x for p, x in enumerate(a.axes) if keepdim or p not in chosen]
    return Tensor(parts, tuple(axes), a.tensors, a.nodes + 2 + 2 * len(over))
