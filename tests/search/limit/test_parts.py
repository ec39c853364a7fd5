"""Sums, products and quotients of what has limits."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("tends(above(0), lambda x: c*exp(-x) + d*ln(x)/x + e, e)", ()),
        ("tends(above(0), lambda x: exp(-x)*atan(x), 0)", ()),
        ("tends(above(0), lambda x: cos(exp(-x)), 1)", ()),
        ("tends(above(0), lambda x: 1/(1 + exp(-x)), 1)", ()),
        ("tends(interval(0, 1), lambda x: ln(1 + x)/x, 1)", ()),
        ("tends(interval(0, 1), lambda x: (exp(a*x) - 1)/x, a)", ()),
    ],
)
def test_combined(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


def test_a_pole_has_no_limit() -> None:
    assert not closes("tends(interval(0, 1), lambda x: (1 + x)/x, 1)")
    assert not closes("tends(interval(0, 1), lambda x: (exp(x) - 1)/x**2, 1/2)")
