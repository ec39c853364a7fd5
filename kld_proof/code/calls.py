"""What the framework functions do to values: elementwise functions, reductions, clamps, einsum."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from kld_proof.code import arguments as arg
from kld_proof.code.arithmetic import add, combine, divide, elementwise, multiply, negate, reduce
from kld_proof.code.losses import Losses
from kld_proof.code.operations import UNARY, power
from kld_proof.code.values import (
    ELEMENTS,
    GONE,
    Constant,
    Misfit,
    NoSuchAxis,
    Sequence,
    Shape,
    Tensor,
    Test,
    Value,
    flat,
    number,
    size,
)
from kld_proof.kernel.term import App, Num, Term, Var

Condition = Callable[[Term], None]


class Calls(Losses):
    """The known functions; `stated` collects the propositions that clamps lay on their arguments.

    `clamped` holds the values that a clamp acts on and that are more than a name in another scale; `chosen`
    names the values of which nothing is used, such as greatest elements.
    """

    def __init__(self, exact: bool = False) -> None:
        self.exact = exact
        self.stated: list[Term] = []
        self.clamped: list[Term] = []
        self.foreign: set[str] = set()
        self.chosen: list[str] = []

    def shape_of(self, value: Tensor) -> Shape:
        """The shape of an array; one that the formula has no place for shares the batch axis only."""
        return Shape(value.axes, min(value.tensors & self.foreign, default=""))

    def apply(self, name: str, given: list[Value], keywords: arg.Keywords) -> Value:
        """The value of our function `name` at the given arguments."""
        if name in UNARY:
            (x,) = arg.bind(given, keywords, arg.FIRST)
            return elementwise(UNARY[name], arg.tensor(x))
        function = getattr(self, f"_{name}", None)
        if function is None:
            raise Misfit(f"the function {name} is not understood")
        value: Value = function(given, keywords)
        return value

    def _sum(self, given: list[Value], keywords: arg.Keywords, mean: bool = False) -> Value:
        x, dim, keep = arg.bind(given, keywords, arg.FIRST, arg.AXIS, arg.KEEP)
        return reduce(arg.tensor(x), arg.axes(dim), mean, arg.flag(keep))

    def _mean(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return self._sum(given, keywords, mean=True)

    def _clamp(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, low, high = arg.bind(given, keywords, arg.FIRST, arg.LOW, arg.HIGH)
        value = arg.tensor(x)
        bounds = (arg.optional(low), arg.optional(high))
        if sum(b is not None for b in bounds) == 1:
            head, bound = ("max", bounds[0]) if bounds[0] is not None else ("min", bounds[1])
            if bound is not None and bound.term == Num(0):  # no guard but a function, the ramp
                return elementwise(lambda a: App(head, a, Num(0)), value)
        for bound, swap in ((bounds[0], False), (bounds[1], True)):
            if bound is not None and self.exact:
                head = "min" if swap else "max"
                value = elementwise(lambda a, b, h=head: App(h, a, b), value, bound)
            elif bound is not None:
                pair = (value.term, bound.term) if swap else (bound.term, value.term)
                self.stated.append(App("le", *pair))
                if not is_rescaled_name(value.term) and value.term not in self.clamped:
                    self.clamped.append(value.term)
        return value

    def _clamp_min(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, low = arg.bind(given, keywords, arg.FIRST, arg.LOW)
        return self._clamp([arg.tensor(x), arg.tensor(low)], {})

    def _clamp_max(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, high = arg.bind(given, keywords, arg.FIRST, arg.HIGH)
        return self._clamp([arg.tensor(x), Constant(None), arg.tensor(high)], {})

    def _identity(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, dtype = arg.bind(given, keywords, arg.FIRST, "dtype")
        if dtype is not None:
            arg.require_real(dtype)
        return x if isinstance(x, Shape) else arg.tensor(x)

    def _cast(self, given: list[Value], keywords: arg.Keywords) -> Value:
        for extra in given[1:]:
            if not isinstance(extra, Tensor):
                arg.require_real(extra)
        return arg.tensor(given[0])

    def _zeros_like(self, given: list[Value], keywords: arg.Keywords, value: int = 0) -> Value:
        (x,) = arg.bind(given, keywords, arg.FIRST)
        return Tensor({ELEMENTS: Num(value)}, arg.tensor(x).axes)

    def _ones_like(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return self._zeros_like(given, keywords, 1)

    def _full_like(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, fill = arg.bind(given, keywords, arg.FIRST, "fill_value value")
        return combine({ELEMENTS: arg.tensor(fill).term}, arg.tensor(x), arg.tensor(fill))

    def _pair(self, given: list[Value], keywords: arg.Keywords) -> tuple[Tensor, Tensor]:
        x, y = arg.bind(given, keywords, arg.FIRST, arg.SECOND)
        return arg.tensor(x), arg.tensor(y)

    def _add(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, y = self._scaled(given, keywords)
        return add(x, y)

    def _subtract(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, y = self._scaled(given, keywords)
        return add(x, negate(y))

    def _scaled(self, given: list[Value], keywords: arg.Keywords) -> tuple[Tensor, Tensor]:
        """The two arguments of torch.add and torch.sub, the second times the keyword `alpha`."""
        rest = {name: value for name, value in keywords.items() if name != "alpha"}
        x, y = self._pair(given, rest)
        return x, multiply(arg.tensor(keywords["alpha"]), y) if "alpha" in keywords else y

    def _multiply(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return multiply(*self._pair(given, keywords))

    def _divide(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return divide(*self._pair(given, keywords))

    def _power(self, given: list[Value], keywords: arg.Keywords) -> Value:
        base, exponent = self._pair(given, keywords)
        if exponent.constant is not None and exponent.constant < 0 and base.constant is not None:
            raise Misfit("a negative power of a number that may be an integer is not understood")
        return elementwise(power, base, exponent)

    def _maximum(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return elementwise(lambda a, b: App("max", a, b), *self._pair(given, keywords))

    def _minimum(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return elementwise(lambda a, b: App("min", a, b), *self._pair(given, keywords))

    def _where(self, given: list[Value], keywords: arg.Keywords) -> Value:
        test, x, y = arg.bind(given, keywords, "condition cond pred", arg.FIRST, arg.SECOND)
        if not isinstance(test, Test):
            raise Misfit("a choice by something else than the comparison of two numbers")
        a, b = arg.tensor(x), arg.tensor(y)
        return combine({ELEMENTS: App("ite", test.prop, a.term, b.term)}, *test.sides, a, b)

    def _xlogy(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return elementwise(lambda a, b: App("mul", a, App("ln", b)), *self._pair(given, keywords))

    def _log_base(self, given: list[Value], keywords: arg.Keywords) -> Value:
        return elementwise(lambda a, b: App("div", App("ln", a), App("ln", b)), *self._pair(given, keywords))

    def _shape(self, given: list[Value], keywords: arg.Keywords) -> Value:
        (x,) = arg.bind(given, keywords, arg.FIRST)
        return self.shape_of(arg.tensor(x))

    def _size(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, dim = arg.bind(given, keywords, arg.FIRST, arg.AXIS)
        shape = self.shape_of(arg.tensor(x))
        return shape if dim is None else length(shape, arg.integer(dim))

    def _numel(self, given: list[Value], keywords: arg.Keywords) -> Value:
        (x,) = arg.bind(given, keywords, arg.FIRST)
        shape = self.shape_of(arg.tensor(x))
        if shape.foreign:
            raise Misfit(f"the size of `{shape.foreign}` is not known to be that of the arguments")
        return flat(size(shape.axes))

    def _flatten(self, given: list[Value], keywords: arg.Keywords) -> Value:
        x, start = arg.bind(given, keywords, arg.FIRST, "start_dim")
        value = arg.tensor(x)
        if len(value.axes) - (0 if start is None else arg.integer(start)) > 1:
            raise Misfit("a flattening that joins axes is not understood")
        return value

    def _reshape(self, given: list[Value], keywords: arg.Keywords) -> Value:
        """A change of shape that changes nothing: the sizes that the array has, the last one perhaps -1."""
        value = arg.tensor(given[0])
        wanted = given[1].items if len(given) == 2 and isinstance(given[1], Sequence) else tuple(given[1:])
        same = len(wanted) == len(value.axes) and not keywords
        for position, (axis, size_) in enumerate(zip(value.axes, wanted, strict=False)):
            last = position == len(wanted) - 1 and isinstance(size_, Tensor) and size_.constant == -1
            same = same and (last or (isinstance(size_, Tensor) and size_.parts == {ELEMENTS: size([axis])}))
        if not same:
            raise Misfit("a change of shape is not understood")
        return value

    def _joined(self, given: list[Value], keywords: arg.Keywords) -> Value:
        """All axes made one, where there is no more than one."""
        (x,) = arg.bind(given, keywords, arg.FIRST)
        if len(arg.tensor(x).axes) > 1:
            raise Misfit("a flattening that joins axes is not understood")
        return arg.tensor(x)

    def _like(self, given: list[Value], keywords: arg.Keywords) -> Value:
        """An array in the shape of another one, where it has that shape."""
        x, y = arg.bind(given, keywords, arg.FIRST, arg.SECOND)
        if arg.tensor(x).axes != arg.tensor(y).axes:
            raise Misfit("a change of shape is not understood")
        return arg.tensor(x)

    def _squeeze(self, given: list[Value], keywords: arg.Keywords) -> Value:
        (x,) = arg.bind(given, keywords, arg.FIRST)
        value = arg.tensor(x)
        if any(a != GONE for a in value.axes):
            raise Misfit("a squeeze of an array whose axes may have any size is not understood")
        return Tensor(value.parts, (), value.tensors, value.nodes)

    def _epsilon(self, given: list[Value], keywords: arg.Keywords) -> Value:
        arg.bind(given, keywords)
        return number(Fraction(1, 10**7))

    def _einsum(self, given: list[Value], keywords: arg.Keywords) -> Value:
        if keywords or not given or not isinstance(given[0], Constant) or not isinstance(given[0].value, str):
            raise Misfit("this form of einsum is not understood")
        left, arrow, right = given[0].value.replace(" ", "").replace("...", "").partition("->")
        operands = [arg.tensor(x) for x in given[1:]]
        letters = left.split(",")[0]
        simple = arrow and left.split(",") == [letters] * len(operands) and len(set(letters)) == len(letters)
        kept = [i for i, letter in enumerate(letters) if letter in right]
        if not simple or "".join(letters[i] for i in kept) != right or not operands:
            raise Misfit("only an einsum of like indices, such as 'ij,ij->i', is understood")
        if any(len(x.axes) != len(letters) for x in operands):
            raise Misfit("an einsum whose indices are not the axes of its operands")
        value = operands[0]
        for x in operands[1:]:
            value = multiply(value, x)
        return reduce(value, [i for i in range(len(letters)) if i not in kept], False, False)


def is_rescaled_name(term: Term) -> bool:
    """Is the term a name, an element of an array, or a monotone function such as `exp(0.5 * logvar)`?"""
    while type(term) is App and not _is_element(term):
        inner = [a for a in term.args if type(a) is not Num]
        if term.head not in ("exp", "ln", "sqrt", "neg", "add", "mul", "div") or len(inner) != 1:
            return False
        term = inner[0]
    return type(term) is Var or _is_element(term)


def _is_element(term: Term) -> bool:
    return type(term) is App and term.head[:1] == "$" and all(type(a) is Var for a in term.args)


def length(shape: Shape, position: int) -> Tensor:
    """The size of the axis at `position`."""
    if not -len(shape.axes) <= position < len(shape.axes):
        raise NoSuchAxis(f"the array has {len(shape.axes)} axes, and axis {position} is asked for")
    axis = shape.axes[position]
    if shape.foreign and (axis != 0 or len(shape.axes) == 1):
        raise Misfit(f"this size of `{shape.foreign}` is not known to be that of the arguments")
    return flat(Num(1) if axis == GONE else size([axis]))


def sequence(values: list[Value]) -> Sequence:
    """A tuple of values."""
    return Sequence(tuple(values))
