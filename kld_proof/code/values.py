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

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var

SIZE = "size of axis "
CHOSEN = "greatest element "
BATCH = 0  # the axis of the examples
GONE = -1  # an axis that was reduced with keepdim: it has size one
MAX_NODES = 4000
EXACT = 2**53  # whole numbers up to here are the same in floating point

Axes = tuple[int, ...]
Key = frozenset[int]
ELEMENTS: Key = frozenset()


class Misfit(Exception):
    """An operation on values that has no reading here; the evaluator adds the place."""


class NoSuchAxis(Misfit):
    """An axis is named that the value does not have: the arguments may have more axes than was thought."""


@dataclass(frozen=True, eq=False)
class Tensor:
    """A number, or an array with the original axes `axes`; `nodes` bounds the size of its terms.

    A `literal` number stands in the source, or is made of whole numbers: Python has the same value.
    """

    parts: Mapping[Key, Term]
    axes: Axes = ()
    tensors: frozenset[str] = frozenset()
    nodes: int = 1
    literal: bool = False

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


@dataclass(frozen=True, eq=False)
class Test:
    """Whether a relation holds for each element: `a <= b` of two arrays, for a choice between elements."""

    prop: Term
    sides: tuple[Tensor, Tensor]


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
    """A function of the same file, with the frame that it was defined in and the values of its defaults.

    One that is `mapped` is applied to each example: it says which arguments run through the batch.
    """

    node: ast.FunctionDef | ast.Lambda
    closure: Mapping[str, Value]
    bound: int = 0
    defaults: Mapping[str, Value] | None = None
    mapped: tuple[bool, ...] | None = None


@dataclass(frozen=True, eq=False)
class Method:
    """A method of a value, not yet called."""

    owner: Value
    name: str


@dataclass(frozen=True, eq=False)
class Layer:
    """An object of a framework that computes one of our functions, with the settings of its constructor."""

    name: str
    settings: Mapping[str, Value]


@dataclass(frozen=True, eq=False)
class Normal:
    """A normal law with the given mean and standard deviation; `event` axes are summed in a divergence."""

    mean: Tensor
    scale: Tensor
    event: int = 0


@dataclass(frozen=True, eq=False)
class Shape:
    """The shape of an array; `foreign` names an array of which only the first axis is known to be shared."""

    axes: Axes
    foreign: str = ""


@dataclass(frozen=True, eq=False)
class Opaque:
    """An object of which nothing is known: `self`, or an argument that only carries names."""

    name: str


@dataclass(frozen=True, eq=False)
class Unknown:
    """A value that was not understood; the reason is raised where the value is used."""

    reason: Exception = field(repr=False)


Value = (
    Tensor
    | Test
    | Constant
    | Sequence
    | Module
    | Function
    | Method
    | Layer
    | Normal
    | Shape
    | Opaque
    | Unknown
)


def size_name(axis: int) -> str:
    """The variable for the size of an axis."""
    return f"{SIZE}{axis}"


def index_name(axis: int) -> str:
    """The variable for the index along an axis."""
    return f"index of axis {axis}"


def size(axes: Iterable[int]) -> Term:
    """The number of elements along `axes`."""
    return product([Var(size_name(a)) for a in axes if a != GONE])


def number(value: Fraction | int) -> Tensor:
    """A literal number."""
    return Tensor({ELEMENTS: Num(value)}, literal=-EXACT <= value <= EXACT)


def flat(term: Term) -> Tensor:
    """A number that is the same for every element."""
    return Tensor({ELEMENTS: term})


def product(factors: list[Term]) -> Term:
    """The product, without ones."""
    factors = [f for f in factors if f != ONE]
    return factors[0] if len(factors) == 1 else App("mul", *factors) if factors else ONE
