"""Factors as proposals, and logarithms of sums that are products."""

from __future__ import annotations

import pytest

from kld_proof.search.normal_form.factorise import factors, product
from tests.search.contexts import closes, context, term


@pytest.mark.parametrize("text", ["x**2 - y**2", "x**2/2 + x + 1/2", "-x*y - x", "a**3 - 3*a + 2"])
def test_the_product_is_the_polynomial(text: str) -> None:
    ctx = context()
    found = factors(ctx, ctx.polynomial(term(text)))
    assert found is not None and ctx.field(term(text), product(found)) is not None


def test_factors_that_are_too_large_to_be_sorted_are_given_up() -> None:
    """An error of the library below is no crash: nothing is proposed."""
    ctx = context()
    assert factors(ctx, ctx.polynomial(term(f"{10**30}*x**2 - {4 * 10**60}"))) is None


@pytest.mark.parametrize("text", ["x**2 + y**2", "x + 1", "x", "x**2 - 2"])
def test_irreducible(text: str) -> None:
    ctx = context()
    assert factors(ctx, ctx.polynomial(term(text))) is None


@pytest.mark.parametrize(
    ("goal", "assumptions", "proved"),
    [
        ("ln(x**2 - y**2) == ln(x - y) + ln(x + y)", ("0 < y", "y < x"), True),
        ("ln(factorial(n + 2)) == ln(n + 2) + ln(n + 1) + ln(factorial(n))", ("n in naturals",), True),
        ("ln(x**2 + 2*x + 1) == 2*ln(x + 1)", ("-1 < x",), True),
        ("ln(x**2 + 2*x + 1) == 2*ln(x + 1)", ("x != -1",), False),
        ("ln(x**2 - y**2) == ln(x - y) + ln(x + y)", ("y < x",), False),
        ("ln(x**2 - y**2) == 2*ln(x - y)", ("0 < y", "y < x"), False),
    ],
)
def test_logarithms(goal: str, assumptions: tuple[str, ...], proved: bool) -> None:
    assert closes(goal, *assumptions) == proved


@pytest.mark.parametrize(
    ("goal", "assumptions", "proved"),
    [
        ("0 < exp(x)**2 - 1", ("0 < x",), True),
        ("1/(exp(x) - 1) - 1/(exp(x) + 1) == 2/(exp(2*x) - 1)", ("0 < x",), True),
        ("0 < x**2 - 3*x + 2", ("2 < x",), True),
        ("0 < exp(x)**2 - 1", (), False),
        ("0 < x**2 - 3*x + 2", ("1 < x",), False),
    ],
)
def test_signs(goal: str, assumptions: tuple[str, ...], proved: bool) -> None:
    assert closes(goal, *assumptions) == proved
