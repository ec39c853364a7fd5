"""Derivatives of integrals by their ends."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("deriv(lambda t: integral(interval(1, t), lambda s: sin(s)/s), t) == sin(t)/t", "1<t"),
    ("deriv(lambda t: integral(interval(1, t**2), lambda s: sin(s)/s), t) == 2*sin(t**2)/t", "1<t"),
    ("deriv(lambda t: integral(interval(t, 9), lambda s: sin(s)/s), t) == -sin(t)/t", "5 < t; t < 9"),
    ("deriv(lambda t: integral(interval(t, t*t), lambda s: cos(s)/s), t) == (2*cos(t*t) - cos(t))/t", "1<t"),
    ("deriv(lambda t: integral(below(t), lambda s: exp(-s**2)), t) == exp(-t**2)", ""),
]  # fmt: skip
NEAR_MISSES = [
    ("deriv(lambda t: integral(interval(1, t), lambda s: sin(s)/s), t) == sin(t)/t", "1 <= t"),
    ("deriv(lambda t: integral(interval(1, t**2), lambda s: sin(s)/s), t) == sin(t**2)/t**2", "1<t"),
    ("deriv(lambda t: integral(interval(t, t*t), lambda s: cos(s)/s), t) == (2*cos(t*t) + cos(t))/t", "1<t"),
    ("deriv(lambda t: integral(interval(1, t), lambda s: sin(t*s)/s), t) == sin(t**2)/t", "1<t"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "assumptions"), PROVED)
def test_the_derivative_is_proved(claim: str, assumptions: str) -> None:
    assert verdict(claim, *filter(None, assumptions.split("; "))) == "proved"


@pytest.mark.parametrize(("claim", "assumptions"), NEAR_MISSES)
def test_a_near_miss_is_not(claim: str, assumptions: str) -> None:
    assert verdict(claim, *filter(None, assumptions.split("; "))) != "proved"
