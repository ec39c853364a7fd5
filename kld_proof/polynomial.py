"""Exact arithmetic of Laurent polynomials over the rationals; it knows nothing of terms.

A monomial is a sorted tuple of (generator, exponent) with nonzero exponents, a polynomial maps monomials
to nonzero coefficients.  The kernel's `field` rule rests on this file: standard library only.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

Coefficient = Fraction | int
Monomial = tuple[tuple[int, int], ...]
Polynomial = dict[Monomial, Coefficient]
Frozen = frozenset[tuple[Monomial, Coefficient]]
ONE: Polynomial = {(): 1}
MAX_TERMS, MAX_EXPONENT, MAX_BITS = 20_000, 10_000, 100_000


class TooLarge(ValueError):
    """A polynomial outgrew the bounds of this file."""


def monic(p: Polynomial) -> tuple[Coefficient, Polynomial]:
    """A nonzero polynomial as (leading coefficient, the rest)."""
    lead = p[max(p)]
    return lead, p if lead == 1 else {m: _plain(Fraction(c) / lead) for m, c in p.items()}


def _plain(c: Coefficient) -> Coefficient:
    return c.numerator if c.denominator == 1 else c


def constant(value: Coefficient) -> Polynomial:
    """The constant polynomial.  Raises TooLarge."""
    n, d = value.as_integer_ratio()
    if n.bit_length() + d.bit_length() > MAX_BITS:
        raise TooLarge(f"a number of more than {MAX_BITS} bits")
    return {(): n if d == 1 else value} if n else {}


def reciprocal(c: Coefficient) -> Coefficient:
    """1/c for a nonzero `c`."""
    return c if c == 1 else _plain(Fraction(1) / c)


def total(polynomials: Iterable[Polynomial]) -> Polynomial:
    """The sum."""
    result: Polynomial = {}
    for p in polynomials:
        for m, c in p.items():
            if m not in result:
                result[m] = c
            elif coefficient := result[m] + c:
                result[m] = _plain(coefficient)
            else:
                del result[m]
    return result


def times(p: Polynomial, q: Polynomial) -> Polynomial:
    """The product.  Raises TooLarge."""
    if len(p) * len(q) > MAX_TERMS:
        raise TooLarge(f"more than {MAX_TERMS} terms")
    if p == ONE:
        return q
    if q == ONE:
        return p
    rows = [{_join(m, n): _plain(c * d) for n, d in q.items()} for m, c in p.items()]
    return rows[0] if len(rows) == 1 else total(rows)


def power(p: Polynomial, n: int) -> Polynomial:
    """`p` to a natural power; the zeroth power is 1.  Raises TooLarge."""
    bits = max([c.numerator.bit_length() + c.denominator.bit_length() for c in p.values()], default=0)
    if n > MAX_EXPONENT or bits * n > MAX_BITS:
        raise TooLarge(f"a power above {MAX_EXPONENT}, or a number of more than {MAX_BITS} bits")
    if len(p) == 1 and n:
        return {tuple((g, e * n) for g, e in m): _plain(c**n) for m, c in p.items()}
    result = constant(1)
    while n:
        result = times(result, p) if n & 1 else result
        n >>= 1
        p = times(p, p) if n else p
    return result


def _join(m: Monomial, n: Monomial) -> Monomial:
    if not m or not n:
        return m or n
    if m[-1][0] < n[0][0]:
        return m + n
    exponents = dict(m)
    for g, e in n:
        exponents[g] = exponents.get(g, 0) + e
    return tuple(sorted([pair for pair in exponents.items() if pair[1]]))


def cleared(p: Polynomial, g: int, d: Polynomial) -> Polynomial:
    """`p` times the least power of `d` after which the generator `g`, which stands for 1/d, is gone."""
    exponents = {m: dict(m).get(g, 0) for m in p}
    top = max(exponents.values(), default=0)
    if not any(exponents.values()):
        return p
    rest = {m: tuple(pair for pair in m if pair[0] != g) for m in p}
    return total(times({rest[m]: c}, power(d, top - exponents[m])) for m, c in p.items())
