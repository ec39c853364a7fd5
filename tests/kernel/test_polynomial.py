"""Laurent polynomials: each operation against numbers, and the bounds that stop them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kld_proof.polynomial import (
    MAX_BITS,
    MAX_EXPONENT,
    MAX_TERMS,
    Polynomial,
    TooLarge,
    cleared,
    constant,
    monic,
    power,
    reciprocal,
    times,
    total,
)

F = Fraction
X, Y, ONE = ((0, 1),), ((1, 1),), ()
VALUES = {0: F(3, 2), 1: F(-2), 2: F(5)}
MONOMIALS = st.dictionaries(st.integers(0, 2), st.integers(-2, 3).filter(bool), max_size=3).map(
    lambda exponents: tuple(sorted(exponents.items()))
)
COEFFICIENTS = st.one_of(st.integers(-3, 3), st.fractions(-2, 2, max_denominator=3)).filter(bool)


def plain(p: Mapping[tuple[tuple[int, int], ...], Fraction | int]) -> Polynomial:
    return {m: c.numerator if F(c).denominator == 1 else c for m, c in p.items()}


POLYNOMIALS = st.dictionaries(MONOMIALS, COEFFICIENTS, max_size=4).map(plain)


def value(p: Polynomial) -> Fraction:
    total_ = F(0)
    for m, c in p.items():
        term = F(c)
        for g, e in m:
            term *= VALUES[g] ** e
        total_ += term
    return total_


def well_formed(p: Polynomial) -> bool:
    """No zero coefficient, whole ones as int, monomials sorted and without zero exponents."""
    return all(
        c != 0
        and (type(c) is int or c.denominator != 1)
        and list(m) == sorted(m)
        and len({g for g, _ in m}) == len(m)
        and all(e for _, e in m)
        for m, c in p.items()
    )


@settings(max_examples=200, deadline=None)
@given(POLYNOMIALS, POLYNOMIALS, st.integers(0, 4))
def test_operations_agree_with_numbers(p: Polynomial, q: Polynomial, n: int) -> None:
    results = [
        (total([p, q]), value(p) + value(q)),
        (times(p, q), value(p) * value(q)),
        (power(p, n), value(p) ** n),
    ]
    for found, expected in results:
        assert value(found) == expected
        assert well_formed(found)
    if p:
        lead, unit = monic(p)
        assert lead * value(unit) == value(p)
        assert 1 in unit.values() and well_formed(unit)


def test_what_cancels_is_gone() -> None:
    assert total([{X: 1, ONE: 2}, {X: -1}]) == {ONE: 2}
    assert times({X: 1, ONE: 1}, {X: 1, ONE: -1}) == {((0, 2),): 1, ONE: -1}
    assert times({((0, -1),): 2}, {X: F(1, 2)}) == {ONE: 1}
    assert total([]) == {} and times({}, {X: 1}) == {}
    assert total([{X: F(1, 2)}, {X: F(1, 2)}]) == {X: 1}


def test_numbers() -> None:
    assert [constant(c) for c in (0, 3, F(1, 2), F(4, 2))] == [{}, {ONE: 3}, {ONE: F(1, 2)}, {ONE: 2}]
    assert (reciprocal(1), reciprocal(2), reciprocal(F(1, 2)), reciprocal(-1)) == (1, F(1, 2), 2, -1)
    assert type(constant(F(4, 2))[ONE]) is int and type(reciprocal(F(1, 2))) is int


def test_the_zeroth_power_is_one() -> None:
    assert power({}, 0) == power({X: 2}, 0) == power({X: 1, ONE: 1}, 0) == {ONE: 1}
    assert power({X: 2}, 3) == {((0, 3),): 8} and power({}, 2) == {}


def test_the_leading_coefficient_is_taken_out() -> None:
    """What has the leading coefficient 1 stays as it is, and multiples of one polynomial become the same."""
    p = {X: 1, ONE: 3}
    assert monic(p) == (1, p)
    assert monic({X: 2, ONE: 6}) == (2, p) and monic({X: F(-1, 2), ONE: F(-3, 2)}) == (F(-1, 2), p)


def test_a_reciprocal_is_cleared() -> None:
    """g2 = 1/(x + 1): x g2 + g2 is 1, and g2^2 (x + 1) is g2."""
    d, g = {X: 1, ONE: 1}, ((2, 1),)
    assert cleared({((0, 1), (2, 1)): 1, g: 1, ONE: -1}, 2, d) == {}
    assert cleared({((2, 2),): 1}, 2, d) == {ONE: 1}
    assert cleared({((2, 2),): 1, g: 1}, 2, d) == {X: 1, ONE: 2}
    assert cleared({g: 1, ONE: 1}, 2, d) == {X: 1, ONE: 2}
    assert cleared({X: 1}, 2, d) == {X: 1}
    assert cleared({((0, 1), (2, -1)): 1}, 2, d) == {X: 1}  # times the power -1
    assert cleared({((2, -1),): 1, g: 1}, 2, d) == {((0, 2),): 1, X: 2, ONE: 2}


def test_bounds() -> None:
    """At the bound all is well, beyond it TooLarge is raised."""
    many = {((0, i),): 1 for i in range(1, 142)}
    assert len(many) ** 2 <= MAX_TERMS and len(times(many, many)) == 281
    more = {((0, i),): 1 for i in range(1, 143)}
    with pytest.raises(TooLarge, match="terms"):
        times(more, more)
    assert power({X: 1}, MAX_EXPONENT) == {((0, MAX_EXPONENT),): 1}
    with pytest.raises(TooLarge, match="power"):
        power({X: 1}, MAX_EXPONENT + 1)
    with pytest.raises(TooLarge, match="bits"):
        power({ONE: 1 << 50}, 2_000)
    assert constant(1 << (MAX_BITS - 2)) == {ONE: 1 << (MAX_BITS - 2)}
    for large in (1 << MAX_BITS, F(1, 1 << MAX_BITS)):
        with pytest.raises(TooLarge, match="bits"):
            constant(large)
