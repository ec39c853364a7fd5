"""Products of exponentials whose exponents agree as rational functions, and near misses."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes


@pytest.mark.parametrize(
    ("goal", "assumptions", "proved"),
    [
        ("exp(1/(1 + x))*exp(x/(1 + x)) == exp(1)", ("0 < x",), True),
        ("y*exp(1/(x + x**2))*exp(2/(1 + x)) == y*exp(1/x + 1/(1 + x))", ("0 < x",), True),
        (
            "exp(-(x - t)**2/(2*s))*exp(-(t - m)**2/(2*r))"
            " == exp(-(t - (r*x + s*m)/(r + s))**2*(r + s)/(2*r*s))*exp(-(x - m)**2/(2*(r + s)))",
            ("0 < s", "0 < r"),
            True,
        ),
        ("exp(1/(1 + x))*exp(x/(1 + x)) == exp(2)", ("0 < x",), False),
        ("y*exp(1/(x + x**2))*exp(2/(1 + x)) == y*exp(1/x - 1/(1 + x))", ("0 < x",), False),
        ("y*exp(1/(1 + x))*exp(x/(1 + x)) == z*exp(1)", ("0 < x",), False),
        ("exp(1/(1 + x))*exp(x/(1 + x)) == exp(1)", (), False),
    ],
)
def test_exponents(goal: str, assumptions: tuple[str, ...], proved: bool) -> None:
    assert closes(goal, *assumptions) == proved
