"""Each conversion turns what it is for into the stated form, under the stated conditions only."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kld_proof.kernel.term import App
from kld_proof.search.context import Context
from kld_proof.search.tactics import (
    expectation,
    extrema,
    factorial,
    gamma,
    integral,
    logarithm,
    power,
    product,
    sum,
    trigonometric,
)  # fmt: skip
from tests.search.contexts import converts

Conversion = Callable[[Context, App], int | None]
CONVERTED: list[tuple[Conversion, str, str, tuple[str, ...]]] = [
    (logarithm.ln_conversion, "ln(a*b)", "ln(a) + ln(b)", ("0 < a", "0 < b")),
    (logarithm.ln_conversion, "ln(a/b)", "ln(a) - ln(b)", ("0 < a", "0 < b")),
    (logarithm.ln_conversion, "ln(a**3)", "3*ln(a)", ("0 < a",)),
    (logarithm.ln_conversion, "ln(exp(a))", "a", ()),
    (logarithm.ln_conversion, "ln(a**(0-2))", "-ln(a**2)", ("a != 0",)),
    (logarithm.ln_conversion, "ln(a**6)", "3*ln(a**2)", ("a != 0",)),
    (power.abs_conversion, "abs(a)", "a", ("0 <= a",)),
    (power.abs_conversion, "abs(a)", "-a", ("a < 0",)),
    (factorial.factorial_conversion, "factorial(n + 1)", "(n + 1)*factorial(n)", ("n in naturals",)),
    (integral.linear_conversion, "integral(reals, lambda x: 0)", "0", ()),
    (sum.sum_conversion, "sum(range(1, 3), lambda k: f(k))", "f(1) + f(2) + f(3)", ()),
    (sum.empty, "sum(range(3, 1), f)", "0", ()),
    (product.prod_conversion, "prod(range(1, 2), f)", "f(1)*f(2)", ()),
    (extrema.extremum_conversion, "max(a, b)", "a", ("b <= a",)),
    (extrema.extremum_conversion, "min(a, b)", "a", ("a <= b",)),
    (extrema.ite_conversion, "ite(a < b, c, d)", "c", ("a < b",)),
    (extrema.ite_conversion, "ite(a < b, c, d)", "d", ("b <= a",)),
    (expectation.expect_conversion, "expect(f)", "integral(space, f)", ("integrable_rv(f)",)),
]  # fmt: skip
NOT_CONVERTED: list[tuple[Conversion, str, str, tuple[str, ...]]] = [
    (logarithm.ln_conversion, "ln(a*b)", "ln(a) + ln(b)", ("0 < a",)),
    (logarithm.ln_conversion, "ln(a/b)", "ln(a) + ln(b)", ("0 < a", "0 < b")),
    (logarithm.ln_conversion, "ln(a**2)", "2*ln(a)", ("a != 0",)),
    (logarithm.ln_conversion, "ln(a**4)", "4*ln(a)", ("a != 0",)),
    (logarithm.ln_conversion, "ln(a**4)", "2*ln(a**2)", ()),
    (logarithm.ln_conversion, "ln(a + b)", "ln(a) + ln(b)", ("0 < a", "0 < b")),
    (power.sqrt_conversion, "sqrt(a**2)", "a", ()),
    (power.exp_conversion, "exp(ln(a))", "a", ()),
    (power.abs_conversion, "abs(a)", "a", ()),
    (power.abs_conversion, "abs(a)", "a", ("a < 0",)),
    (factorial.factorial_conversion, "factorial(n + 1)", "(n + 1)*factorial(n)", ("0 < n",)),
    (integral.linear_conversion, "integral(reals, lambda x: f(x))", "0", ()),
    (sum.sum_conversion, "sum(range(1, 3), lambda k: f(k))", "f(1) + f(2)", ()),
    (sum.empty, "sum(range(1, 1), f)", "0", ()),
    (product.prod_conversion, "prod(range(1, 2), f)", "f(1) + f(2)", ()),
    (extrema.extremum_conversion, "max(a, b)", "a", ("a <= b",)),
    (extrema.extremum_conversion, "min(a, b)", "a", ()),
    (extrema.ite_conversion, "ite(a < b, c, d)", "c", ("a <= b",)),
    (gamma.gamma_conversion, "gamma(a + 1)", "a*gamma(a)", ()),
    (trigonometric.circular_conversion, "sin(a)", "a", ()),
]  # fmt: skip


@pytest.mark.parametrize(("conversion", "before", "after", "assumptions"), CONVERTED)
def test_a_term_is_converted(
    conversion: Conversion, before: str, after: str, assumptions: tuple[str, ...]
) -> None:
    assert converts(conversion, before, after, *assumptions)


@pytest.mark.parametrize(("conversion", "before", "after", "assumptions"), NOT_CONVERTED)
def test_a_near_miss_is_not(
    conversion: Conversion, before: str, after: str, assumptions: tuple[str, ...]
) -> None:
    assert not converts(conversion, before, after, *assumptions)
