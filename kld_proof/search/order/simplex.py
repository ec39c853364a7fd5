"""The simplex method in whole numbers: a vector as a combination of others with factors that are at least 0.

All entries of a table have one denominator, the last pivot: it divides what the next pivot makes of them
(J. Edmonds, Systems of distinct representatives and linear algebra, J. Res. NBS 71B (1967) 241-245).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

Vector = Mapping[Any, "Fraction | int"]
ROUNDS = 60


def combination(
    rows: Sequence[Vector], target: Vector, strict: Sequence[bool], positive: bool
) -> tuple[list[Fraction], Fraction] | None:
    """c_i >= 0 and a constant c >= 0 with target = sum of c_i rows_i + c; the key () stands for constants.

    With `positive`, c or the c_i of a strict row is positive.
    """
    keys: dict[Any, None] = {(): None}
    for r in (*rows, target):
        keys.update(dict.fromkeys(r))
    columns = [*rows, {(): 1}, target]
    table = _Table([_whole([r.get(k, 0) for r in columns]) for k in keys])
    gain = [int(s) for s in (*strict, True)]
    if not table.is_feasible() or (positive and not table.reach(gain)):
        return None
    solution = table.values()
    return solution[:-1], solution[-1]


def _whole(row: Sequence[Fraction | int]) -> list[int]:
    """The row times the least number that makes it whole."""
    common = lcm(*[v.denominator for v in row])
    return [v.numerator * (common // v.denominator) for v in row]


class _Table:
    """x >= 0 with A x = b: a column for each x, one for an artificial variable of each row, and b."""

    def __init__(self, rows: list[list[int]]) -> None:
        self.width, self.artificial = len(rows[0]) - 1, len(rows)
        self.rows: list[list[int]] = []
        for i, row in enumerate(rows):
            turned = [-v for v in row] if row[-1] < 0 else row
            self.rows.append([*turned[:-1], *[int(i == j) for j in range(len(rows))], turned[-1]])
        self.basis = [self.width + i for i in range(len(rows))]
        self.common = 1

    def is_feasible(self) -> bool:
        """Whether there is such an x; the table then has one."""
        cost = [0] * self.width + [1] * self.artificial
        if not self._minimise(cost, len(cost)):
            return False
        if any(v >= self.width and r[-1] for v, r in zip(self.basis, self.rows, strict=True)):
            return False
        self._expel()
        return True

    def _expel(self) -> None:
        """Artificial variables that are 0 leave the basis, or their rows say nothing and leave the table."""
        for i in reversed(range(len(self.rows))):
            if self.basis[i] >= self.width:
                j = next((j for j in range(self.width) if self.rows[i][j]), None)
                if j is None:
                    del self.rows[i], self.basis[i]
                    continue
                if self.rows[i][j] < 0:
                    self.rows[i] = [-v for v in self.rows[i]]
                self._pivot(i, j, self.rows[i])

    def reach(self, gain: Sequence[int]) -> bool:
        """Whether some x that is found has a variable of positive gain that is not 0."""
        cost = [-g for g in gain] + [0] * self.artificial
        self._minimise(cost, self.width, enough=True)
        return any(v < self.width and gain[v] and r[-1] for v, r in zip(self.basis, self.rows, strict=True))

    def values(self) -> list[Fraction]:
        """The x of the table."""
        found = [Fraction(0)] * self.width
        for v, row in zip(self.basis, self.rows, strict=True):
            if v < self.width:
                found[v] = Fraction(row[-1], self.common)
        return found

    def _minimise(self, cost: Sequence[int], width: int, enough: bool = False) -> bool:
        """Pivots by Bland's rule; with `enough`, until the cost is negative."""
        # The last row holds what one more of each variable costs, and minus the cost so far.
        last = [c * self.common for c in (*cost, 0)]
        for v, row in zip(self.basis, self.rows, strict=True):
            if cost[v]:
                last = [a - cost[v] * b for a, b in zip(last, row, strict=True)]
        for _ in range(ROUNDS):
            if enough and last[-1] > 0:
                return True
            entering = next((j for j in range(width) if last[j] < 0), None)
            if entering is None:
                return True
            leaving = self._leaving(entering)
            if leaving is None:
                return self._far_enough(entering) if enough else False
            last = self._pivot(leaving, entering, last)
        return False

    def _leaving(self, entering: int) -> int | None:
        """The row that first stops the entering variable from growing."""
        ratios = [
            (Fraction(row[-1], row[entering]), self.basis[i], i)
            for i, row in enumerate(self.rows)
            if row[entering] > 0
        ]
        return min(ratios)[2] if ratios else None

    def _far_enough(self, entering: int) -> bool:
        """One step along a ray on which the cost falls for ever: the entering variable becomes 1."""
        for row in self.rows:
            row[-1] -= row[entering]
        self.rows.append([0] * (len(self.rows[0]) - 1) + [self.common])
        self.basis.append(entering)
        return True

    def _pivot(self, i: int, j: int, last: list[int]) -> list[int]:
        """Brings variable j into row i; the last row after that."""
        chosen, common = self.rows[i], self.common
        pivot = chosen[j]

        def cleared(row: list[int]) -> list[int]:
            factor = row[j]
            return [(pivot * v - factor * w) // common for v, w in zip(row, chosen, strict=True)]

        self.rows = [row if row is chosen else cleared(row) for row in self.rows]
        self.basis[i], self.common = j, pivot
        return cleared(last)
