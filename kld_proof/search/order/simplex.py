"""The simplex method in fractions: a vector as a combination of others with factors that are not negative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

Vector = Mapping[Any, "Fraction | int"]
ROUNDS = 60


def combination(
    rows: Sequence[Vector], target: Vector, strict: Sequence[bool], positive: bool
) -> tuple[list[Fraction], Fraction] | None:
    """c_i >= 0 and a constant c >= 0 with target = sum of c_i rows_i + c; the key () stands for constants.

    With `positive`, c or the c_i of a strict row is positive.
    """
    keys = sorted({k for r in (*rows, target) for k in r} | {()}, key=repr)
    columns = [*rows, {(): 1}]
    table = [[Fraction(r.get(k, 0)) for r in columns] + [Fraction(target.get(k, 0))] for k in keys]
    gain = [Fraction(bool(s)) for s in (*strict, True)]
    solution = _solve(table, gain if positive else None)
    if solution is None or (positive and not any(g and c for g, c in zip(gain, solution, strict=True))):
        return None
    return solution[:-1], solution[-1]


def _solve(table: list[list[Fraction]], gain: list[Fraction] | None) -> list[Fraction] | None:
    """x >= 0 with A x = b, by artificial variables; then one in which `gain` is as large as is needed."""
    rows, width = len(table), len(table[0]) - 1
    for i, row in enumerate(table):
        if row[-1] < 0:
            row[:] = [-v for v in row]
        row[-1:-1] = [Fraction(int(i == j)) for j in range(rows)]
    basis = [width + i for i in range(rows)]
    if not _minimise(table, basis, [Fraction(0)] * width + [Fraction(1)] * rows, width + rows):
        return None
    if any(v >= width and row[-1] for v, row in zip(basis, table, strict=True)):
        return None
    if gain is not None:
        _minimise(table, basis, [-g for g in gain] + [Fraction(0)] * rows, width, enough=True)
    values = [Fraction(0)] * width
    for v, row in zip(basis, table, strict=True):
        if v < width:
            values[v] = row[-1]
    return values


def _minimise(
    table: list[list[Fraction]], basis: list[int], cost: list[Fraction], width: int, enough: bool = False
) -> bool:
    """Pivots by Bland's rule; with `enough`, until the cost is negative."""
    for _ in range(ROUNDS):
        value = sum((cost[v] * row[-1] for v, row in zip(basis, table, strict=True)), Fraction(0))
        if enough and value < 0:
            return True
        entering = next((j for j in range(width) if _reduced(table, basis, cost, j) < 0), None)
        if entering is None:
            return True
        ratios = [(row[-1] / row[entering], basis[i], i) for i, row in enumerate(table) if row[entering] > 0]
        if not ratios:
            return _far_enough(table, basis, entering) if enough else False
        _pivot(table, basis, min(ratios)[2], entering)
    return False


def _reduced(table: list[list[Fraction]], basis: list[int], cost: list[Fraction], j: int) -> Fraction:
    return cost[j] - sum((cost[v] * row[j] for v, row in zip(basis, table, strict=True)), Fraction(0))


def _far_enough(table: list[list[Fraction]], basis: list[int], entering: int) -> bool:
    """One step along a ray on which the cost falls for ever: the entering variable becomes 1."""
    for row in table:
        row[-1] -= row[entering]
    row = [Fraction(int(j == entering)) for j in range(len(table[0]) - 1)]
    table.append([*row, Fraction(1)])
    basis.append(entering)
    return True


def _pivot(table: list[list[Fraction]], basis: list[int], i: int, j: int) -> None:
    pivot = table[i][j]
    table[i] = [v / pivot for v in table[i]]
    for k, row in enumerate(table):
        if k != i and row[j]:
            factor = row[j]
            table[k] = [v - factor * w for v, w in zip(row, table[i], strict=True)]
    basis[i] = j
