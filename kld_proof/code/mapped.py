"""Functions that are applied to each example: `jax.vmap`, `torch.vmap`."""

from __future__ import annotations

from dataclasses import replace

from kld_proof.code import arguments as arg
from kld_proof.code.values import Constant, Function, Misfit, Sequence, Tensor, Value

MAPS = frozenset(["jax.vmap", "torch.vmap", "torch.func.vmap", "functorch.vmap"])


def mapped(given: list[Value], keywords: arg.Keywords) -> Function:
    """The function, applied to each example: `in_axes` is 0, or a row of 0 and None."""
    function, axes = arg.bind(given, keywords, "fun func", "in_axes in_dims")
    assert isinstance(function, Function)
    if function.mapped is not None:
        raise Misfit("a function that is mapped twice is not understood")
    row = axes.items if isinstance(axes, Sequence) else () if axes is None else (axes,)
    flags = [isinstance(a, Tensor) and a.literal and a.constant == 0 for a in row]
    if any(not flag and a != Constant(None) for flag, a in zip(flags, row, strict=True)):
        raise Misfit("a function mapped along another axis than the first is not understood")
    if not isinstance(axes, Sequence):
        flags = []
        if row == (Constant(None),):
            raise Misfit("a function that is mapped along no axis is not understood")
    return replace(function, mapped=tuple(flags))
