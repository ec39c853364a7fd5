"""Integrals over columns by sums over a grid, for the samples of statements about them.

The grid is even in the coordinates z with x = A^-1 b + L z, where L L^T is the inverse of A: there a
Gaussian integrand is exp(-z^T z/2), of which sums with this step differ from the integral by less than 1e-6.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod, sqrt

from kld_proof.kernel.term import App, Var, apply
from tests.library import matrices

STEP, POINTS, LARGEST = 0.9, range(-7, 8), 2


def integral(t: App, values: dict[str, matrices.Value]) -> Fraction:
    """The integral of a function over the columns of at most two numbers; other sizes are no sample."""
    n = matrices.value(t.args[0].args[0], values)  # type: ignore[attr-defined]
    a, m = values["A"], values["M"]
    assert isinstance(n, Fraction) and isinstance(a, dict) and isinstance(m, dict)
    if n > LARGEST or not {n.denominator} <= {1}:
        raise matrices.NoRoot
    size = int(n)
    inverse = matrices.inverse(a)
    root = _cholesky([[float(x) for x in row] for row in matrices.dense(inverse, size)])
    centre = [float(sum(row)) for row in matrices.dense(matrices.mul(inverse, m), size)]
    total = Fraction(0)
    for z in product([STEP * k for k in POINTS], repeat=size):
        x = [c + sum(r * y for r, y in zip(row, z, strict=True)) for c, row in zip(centre, root, strict=True)]
        column = {(i, 0): Fraction(v) for i, v in enumerate(x) if v}
        at = matrices.value(apply(t.args[1], Var("point")), {**values, "point": column})
        assert isinstance(at, Fraction)
        total += at
    return total * Fraction(STEP**size * prod(root[i][i] for i in range(size)))


def close(a: matrices.Value, b: matrices.Value) -> bool:
    """Whether two numbers agree but for the error of the sums."""
    assert isinstance(a, Fraction) and isinstance(b, Fraction)
    return bool(abs(a - b) <= Fraction(1, 10**5) * max(1, abs(a), abs(b)))


def _cholesky(a: list[list[float]]) -> list[list[float]]:
    """The lower triangular root of a positive definite matrix."""
    root = [[0.0] * len(a) for _ in a]
    for i in range(len(a)):
        for j in range(i + 1):
            rest = a[i][j] - sum(root[i][k] * root[j][k] for k in range(j))
            root[i][j] = sqrt(rest) if i == j else rest / root[j][j]
    return root
