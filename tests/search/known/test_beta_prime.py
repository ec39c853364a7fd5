"""Beta integrals of the second kind and inverse Gaussian ones: Student, F, logistic, Wald, log-logistic."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

STUDENT = "(1 + (x - m)**2/(n*s**2))**(-(n + 1)/2)*gamma((n + 1)/2)/(sqrt(n*pi)*s*gamma(n/2))"
FISHER = "1/beta(d/2, e/2)*(d/e)**(d/2)*x**(d/2 - 1)*(1 + d/e*x)**(-(d + e)/2)"
LOGISTIC = "exp(-(x - m)/s)/(s*(1 + exp(-(x - m)/s))**2)"
WALD = "a/sqrt(2*pi*x**3)*exp(-(a - c*x)**2/(2*x))"
HALF, LINE = "integral(above(0), lambda x: {})", "integral(reals, lambda x: {})"
PROVED = [
    (HALF, "x**(a - 1)/(1 + x)**(a + b)", "beta(a, b)", ("0 < a", "0 < b")),
    (HALF, FISHER, "1", ("0 < d", "0 < e")),
    (HALF, f"x*({FISHER})", "e/(e - 2)", ("0 < d", "2 < e")),
    (HALF, "a/b**a*x**(a - 1)/(1 + (x/b)**a)**2", "1", ("0 < a", "0 < b")),
    (LINE, STUDENT, "1", ("0 < n", "0 < s")),
    (LINE, f"x*({STUDENT})", "m", ("1 < n", "0 < s")),
    (LINE, f"(x - m)**2*({STUDENT})", "n*s**2/(n - 2)", ("2 < n", "0 < s")),
    (LINE, f"x*({LOGISTIC})", "m", ("0 < s",)),
    (LINE, f"(x - m)**2*({LOGISTIC})", "s**2*pi**2/3", ("0 < s",)),
    (LINE, "exp(t*x)*exp(-x)/(1 + exp(-x))**2", "beta(1 - t, 1 + t)", ("-1 < t", "t < 1")),
    (HALF, WALD, "1", ("0 < a", "0 < c")),
    (HALF, f"x*({WALD})", "a/c", ("0 < a", "0 < c")),
    (HALF, f"(x - a/c)**2*({WALD})", "a/c**3", ("0 < a", "0 < c")),
]
NEAR_MISSES = [
    (HALF, "x**(a - 1)/(1 + x)**(a + b)", "beta(a, b + 1)", ("0 < a", "0 < b")),
    (HALF, "x**(a - 1)/(1 + x)**(a + b)", "beta(a, b)", ("0 < a",)),
    (HALF, f"x*({FISHER})", "e/(e - 2)", ("0 < d", "0 < e")),
    (LINE, f"x*({STUDENT})", "m", ("0 < n", "0 < s")),
    (LINE, f"(x - m)**2*({STUDENT})", "n*s**2/(n - 2)", ("1 < n", "0 < s")),
    (LINE, f"(x - m)**2*({LOGISTIC})", "s**2*pi**2/6", ("0 < s",)),
    (LINE, "exp(t*x)*exp(-x)/(1 + exp(-x))**2", "beta(1 - t, 1 + t)", ("-1 < t",)),
    (HALF, f"(x - a/c)**2*({WALD})", "a/c**2", ("0 < a", "0 < c")),
    (HALF, WALD, "1", ("0 < a",)),
]


@pytest.mark.parametrize(("integral", "body", "value", "assumptions"), PROVED)
def test_the_integral_is_proved(integral: str, body: str, value: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(f"{integral.format(body)} == {value}", *assumptions) == "proved"


@pytest.mark.parametrize(("integral", "body", "value", "assumptions"), NEAR_MISSES)
def test_a_near_miss_is_not(integral: str, body: str, value: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(f"{integral.format(body)} == {value}", *assumptions) != "proved"
