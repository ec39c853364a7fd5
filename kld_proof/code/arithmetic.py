"""Arithmetic of values: broadcasting, elementwise functions, sums and means over axes.

An operation that mixes a reduction with what varies along the reduced axis has no reading (`Misfit`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kld_proof.code.values import (
    BATCH,
    ELEMENTS,
    GONE,
    MAX_NODES,
    Axes,
    Key,
    Misfit,
    NoSuchAxis,
    Tensor,
    index_name,
    size,
)
from kld_proof.kernel.term import ONE, App, Num, Term, bind, names


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


def elementwise(build: Callable[..., Term], *arguments: Tensor) -> Tensor:
    """A function applied to each element."""
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


def _along(a: Tensor, axis: int, mean: bool) -> Tensor:
    """The sum (mean) along an axis whose index the terms carry: the sum of the library."""
    length, index = size([axis]), index_name(axis)
    parts = {}
    for key, term in a.parts.items():
        total = App("sum", App("range", ONE, length), bind(term, index))
        varies = index in names(term)
        scaled = App("div", total, length) if mean else total
        parts[key] = scaled if varies else term if mean else App("mul", length, term)
    return Tensor(parts, a.axes, a.tensors, a.nodes + 2)


def reduce(a: Tensor, positions: Sequence[int] | None, mean: bool, keepdim: bool) -> Tensor:
    """The sum or mean over the axes at `positions` (all if None)."""
    rank = len(a.axes)
    chosen = set(range(rank)) if positions is None else {p + rank if p < 0 else p for p in positions}
    if not chosen <= set(range(rank)):
        raise NoSuchAxis(f"an axis that the value does not have: it has the axes {_axes(a.axes)}")
    if positions is not None and (not chosen or len(chosen) != len(list(positions))):
        raise Misfit("a list of axes that is empty, or names an axis twice, is not understood")
    over = [a.axes[p] for p in sorted(chosen) if a.axes[p] != GONE]
    indexed = [x for x in over if index_name(x) in a.tensors and x != BATCH]
    if indexed:
        over = [x for x in over if x not in indexed]
        for axis in indexed:
            a = _along(a, axis, mean)
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
