"""Linear systems over polynomials in parameters, by elimination in their field of quotients."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import lcm
from typing import Any

from kld_proof.kernel.term import App, Num, Term
from kld_proof.polynomial import Polynomial, TooLarge
from kld_proof.search.normal_form.canonical import WorkingRing

Row = dict[int, Any]


def solve(
    rows: list[dict[int, Polynomial]], right: list[Polynomial], ring: WorkingRing
) -> list[Term | None] | None:
    """One solution as terms, free unknowns being 0 (given as None); None where there is none."""
    unknowns = 1 + max((j for row in rows for j in row), default=-1)
    generators = sorted({g for row in rows for p in row.values() for m in p for g, _ in m})
    generators = sorted({*generators, *(g for p in right for m in p for g, _ in m)})
    field = _Field(generators, ring) if generators else None
    read: Callable[[Polynomial], Any] = _number if field is None else field.read
    table = [
        ({j: v for j, p in row.items() if (v := read(p))}, read(b))
        for row, b in zip(rows, right, strict=True)
    ]
    pivots: dict[int, tuple[Row, Any]] = {}
    for row, b in table:
        for j, (pivot, value) in pivots.items():
            if j in row:
                row, b = _minus(row, b, row[j], pivot, value)
        if not row:
            if b:
                return None
            continue
        lead = min(row)
        scale = row[lead]
        row, b = {j: v / scale for j, v in row.items()}, b / scale
        for j, (other, value) in list(pivots.items()):
            if lead in other:
                pivots[j] = _minus(other, value, other[lead], row, b)
        pivots[lead] = (row, b)
    write = (lambda v: Num(v)) if field is None else field.write
    return [write(pivots[j][1]) if j in pivots and pivots[j][1] else None for j in range(unknowns)]


def _minus(row: Row, b: Any, factor: Any, pivot: Row, value: Any) -> tuple[Row, Any]:
    """row - factor * pivot."""
    result = dict(row)
    for j, v in pivot.items():
        rest = result[j] - factor * v if j in result else -(factor * v)
        if rest:
            result[j] = rest
        else:
            result.pop(j, None)
    return result, b - factor * value


def _number(p: Polynomial) -> Fraction:
    return Fraction(p.get((), 0))


class _Quotient:
    """A quotient of two polynomials of python-flint, in lowest terms."""

    __slots__ = ("d", "n")

    def __init__(self, n: Any, d: Any) -> None:
        common = n.gcd(d)
        self.n, self.d = (n, d) if common == 1 else (n / common, d / common)

    def __bool__(self) -> bool:
        return bool(self.n != 0)

    def __add__(self, other: _Quotient) -> _Quotient:
        return _Quotient(self.n * other.d + other.n * self.d, self.d * other.d)

    def __sub__(self, other: _Quotient) -> _Quotient:
        return _Quotient(self.n * other.d - other.n * self.d, self.d * other.d)

    def __mul__(self, other: _Quotient) -> _Quotient:
        return _Quotient(self.n * other.n, self.d * other.d)

    def __truediv__(self, other: _Quotient) -> _Quotient:
        return _Quotient(self.n * other.d, self.d * other.n)

    def __neg__(self) -> _Quotient:
        return _Quotient(-self.n, self.d)


class _Field:
    """The rational functions of some generators."""

    def __init__(self, generators: list[int], ring: WorkingRing) -> None:
        from flint import fmpz_mpoly_ctx

        if len(generators) > 6:
            raise TooLarge("more than 6 parameters")
        self.generators, self.ring = generators, ring
        self.context = fmpz_mpoly_ctx.get(tuple(f"x{i}" for i in range(len(generators))), "lex")

    def read(self, p: Polynomial) -> _Quotient:
        scale = lcm(*(Fraction(c).denominator for c in p.values())) if p else 1
        low = {g: min(0, *(dict(m).get(g, 0) for m in p)) for g in self.generators} if p else {}
        n = {tuple(dict(m).get(g, 0) - low[g] for g in self.generators): int(c * scale) for m, c in p.items()}
        d = {tuple(-low.get(g, 0) for g in self.generators): scale}
        return _Quotient(self.context.from_dict(n), self.context.from_dict(d))

    def write(self, q: _Quotient) -> Term:
        return App("div", self._term(q.n), self._term(q.d))

    def _term(self, p: Any) -> Term:
        return self.ring.canonical(
            {
                tuple((g, int(e)) for g, e in zip(self.generators, m, strict=True) if e): int(c)
                for m, c in p.to_dict().items()
            }
        )
