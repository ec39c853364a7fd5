"""Laurent polynomials in one variable whose coefficients are exact or balls; exact zeros are left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flint import fmpq

from kld_proof.enclosure import NotEnclosed

MAX_DEGREE = 24
Laurent = Mapping[int, Any]  # exponents to coefficients: fmpq or arb


def plus(p: Laurent, q: Laurent) -> Laurent:
    """The sum, before exact zeros are left out."""
    return {k: p.get(k, fmpq(0)) + q.get(k, fmpq(0)) for k in {**p, **q}}


def times(p: Laurent, q: Laurent) -> Laurent:
    """The product.  Raises NotEnclosed where its degree is too high."""
    if max((abs(i) + abs(j) for i in p for j in q), default=0) > MAX_DEGREE:
        raise NotEnclosed("a polynomial of too high degree on a ray")
    product: dict[int, Any] = {}
    for i, c in p.items():
        for j, d in q.items():
            product[i + j] = product.get(i + j, fmpq(0)) + c * d
    return without_zeros(product)


def reciprocal(p: Laurent) -> Laurent | None:
    """1/p for a monomial that is certainly not zero, None for what is no monomial."""
    if len(p) != 1:
        return None
    ((k, c),) = p.items()
    if not isinstance(c, fmpq) and c.contains(0):
        raise NotEnclosed("a denominator is not certainly nonzero on a ray")
    return {-k: 1 / c}


def without_zeros(p: Laurent) -> Laurent:
    """`p` without the coefficients that are exactly zero."""
    return {k: c for k, c in p.items() if not (isinstance(c, fmpq) and c == 0)}
