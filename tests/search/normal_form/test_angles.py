"""Fractions of angles, special angles, inverse functions and roots of products."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("cos(x/2)**2 == (1 + cos(x))/2", ()),
        ("sin(a) + sin(b) == 2*sin((a + b)/2)*cos((a - b)/2)", ()),
        ("sin(x) == 3*sin(x/3) - 4*sin(x/3)**3", ()),
        ("sin(x) + cos(x) == sqrt(2)*sin(x + pi/4)", ()),
        ("cos(7*pi/6) == -sqrt(3)/2", ()),
        ("sin(3*pi/4) == cos(pi/4)", ()),
        ("deriv(lambda t: asin(t), x) == 1/sqrt(1 - x**2)", ("abs(x) < 1",)),
        ("deriv(lambda t: acos(2*t), x) == -2/sqrt(1 - 4*x**2)", ("abs(x) < 1/2",)),
        ("sqrt(a*b) == sqrt(a)*sqrt(b)", ("0 <= a", "0 <= b")),
    ],
)
def test_closed(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("cos(x/2)**2 == (1 - cos(x))/2", ()),
        ("sin(a) + sin(b) == 2*sin((a + b)/2)*cos((a + b)/2)", ()),
        ("sin(x) == 3*sin(x/3) - 4*cos(x/3)**3", ()),
        ("cos(7*pi/6) == sqrt(3)/2", ()),
        ("deriv(lambda t: asin(t), x) == 1/sqrt(1 - x**2)", ("abs(x) <= 1",)),
        ("deriv(lambda t: acos(t), x) == 1/sqrt(1 - x**2)", ("abs(x) < 1",)),
        ("sqrt(a*b) == sqrt(a)*sqrt(b)", ("0 <= a*b",)),
    ],
)
def test_not_closed(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)
