"""The ends of SymPy's sums and products.

SymPy gives a meaning to ends in the wrong order: `Sum(f, (k, a, b))` is minus the sum from b + 1 to a - 1
where b < a - 1 (Karr's convention), and its products are reciprocals then.  Here such a range is empty
(docs/semantics.md).  The two agree where a <= b + 1, so this is required: known, or an inferred assumption.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy as sp

from kld_proof.errors import InputError


class Ranges:
    """What the ranges that were read require: lengths that are not negative, ends that are integers."""

    def __init__(self) -> None:
        self._lengths: list[Any] = []
        self._ends: set[Any] = set()

    def require(self, low: Any, high: Any) -> None:
        """The range from `low` to `high` is read; raises InputError where SymPy means another one."""
        length = sp.expand(high - low + 1)
        self._ends |= {s for s in low.free_symbols | high.free_symbols if _is_undeclared(s)}
        self._add(length)

    def bind(self, variable: Any, low: Any, high: Any) -> None:
        """`variable` runs from `low` to `high` around what was read: what is required holds at both ends."""
        pending, self._lengths = self._lengths, []
        for length in pending:
            slope = sp.diff(length, variable)
            if slope == 0:
                self._add(length)
            elif variable in slope.free_symbols or not slope.is_number:
                raise InputError(f"the ends of a sum depend on {variable} in a way that is not read")
            else:
                self._add(sp.expand(length.subs(variable, low if slope > 0 else high)))
        self._ends.discard(variable)

    def conditions(self) -> Iterator[tuple[str, Any]]:
        """`("nonnegative", e)` and `("integer", s)`: what is inferred for the derivation, each once."""
        for symbol in sorted(self._ends, key=str):
            yield "integer", symbol
        for length in dict.fromkeys(self._lengths):
            yield "nonnegative", length

    def _add(self, length: Any) -> None:
        if length.is_infinite or length.has(sp.oo):
            raise InputError("an infinite sum around a sum whose ends get out of order is not read")
        if length.is_negative:
            raise InputError(
                "SymPy gives a sum with its ends in the wrong order another value: turn it round"
            )
        if not length.is_nonnegative:
            self._lengths.append(length)


def _is_undeclared(symbol: Any) -> bool:
    """Whether nothing is declared of a symbol: as the end of a sum it is an integer."""
    return symbol.is_integer is None and symbol.is_real is None
