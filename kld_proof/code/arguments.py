"""Arguments of framework functions: positional and keyword forms, axes, flags, number types."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kld_proof.code.values import Constant, Misfit, Module, Sequence, Shape, Tensor, Value, flat, size

FIRST = "input x x1 a features logits input_tensor tensor value t data object array operand base arr self"
SECOND = "other exponent y x2 b"
AXIS = "dim axis axes reduction_indices"
KEEP = "keepdim keepdims keep_dims"
LOW = "min a_min x_min min_value clip_value_min"
HIGH = "max a_max x_max max_value clip_value_max"
IGNORED = frozenset(["name", "device", "requires_grad", "copy", "non_blocking", "memory_format"])

Keywords = Mapping[str, Value]


def bind(arguments: list[Value], keywords: Keywords, *parameters: str) -> list[Value | None]:
    """The values of `parameters`, each a row of names that the frameworks use for it."""
    if len(arguments) > len(parameters):
        raise Misfit(f"too many arguments: {len(arguments)}, and {len(parameters)} are understood")
    bound: list[Value | None] = list(arguments) + [None] * (len(parameters) - len(arguments))
    for name, value in keywords.items():
        if name in IGNORED:
            continue
        if name == "dtype":
            require_real(value)
            continue
        places = [i for i, row in enumerate(parameters) if name in row.split()]
        if not places or bound[places[0]] is not None:
            raise Misfit(f"the argument `{name}` is not understood")
        bound[places[0]] = value
    return bound


def require_real(value: Value) -> None:
    """Refuse a conversion to anything but a floating-point type."""
    name = value.name if isinstance(value, Module) else value.value if isinstance(value, Constant) else None
    last = str(name).rpartition(".")[2]
    if name is not None and not re.fullmatch(
        r"(b?float(16|32|64|128|_)?|double|half|dtype of an array)", last
    ):
        raise Misfit(f"a conversion to {last} changes the values")


def tensor(value: Value | None) -> Tensor:
    """`value` as a number or array."""
    if isinstance(value, Tensor):
        return value
    if isinstance(value, Constant) and isinstance(value.value, bool):
        raise Misfit("a truth value stands where a number is needed")
    if isinstance(value, Sequence) and len(value.items) == 1:
        inner = tensor(value.items[0])
        if inner.constant is not None:
            return Tensor(inner.parts, (-1, *inner.axes))
    if value is None:
        raise Misfit("an argument is missing")
    raise Misfit(f"{describe(value)} stands where a number or an array is needed")


def describe(value: Value) -> str:
    """What kind of thing `value` is, for a sentence."""
    if isinstance(value, Module):
        return f"`{value.name}`"
    return {"Constant": "a constant", "Sequence": "a list", "Shape": "a shape"}.get(
        type(value).__name__, f"a {type(value).__name__.lower()}"
    )


def integer(value: Value | None) -> int:
    """A literal integer."""
    constant = value.constant if isinstance(value, Tensor) else None
    if constant is None or constant.denominator != 1:
        raise Misfit("an axis that is no literal integer")
    return int(constant)


def axes(value: Value | None) -> list[int] | None:
    """The axes of a reduction: None for all."""
    if value is None or (isinstance(value, Constant) and value.value is None):
        return None
    if isinstance(value, Sequence):
        return [integer(item) for item in value.items]
    return [integer(value)]


def flag(value: Value | None) -> bool:
    """A truth value that is known; absent means false."""
    if value is None:
        return False
    if isinstance(value, Constant) and isinstance(value.value, bool):
        return value.value
    raise Misfit("a flag that is no literal True or False")


def optional(value: Value | None) -> Tensor | None:
    """A number or array, or None."""
    if value is None or (isinstance(value, Constant) and value.value is None):
        return None
    return tensor(value)


def elements(shape: Shape) -> Tensor:
    """The number of elements of an array with that shape."""
    return flat(size(shape.axes))
