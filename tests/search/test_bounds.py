"""Signs and bounds of absolute values, logarithms, sines and cosines."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("x < 1", ("abs(x) < 1",)),
        ("-1 <= x", ("abs(x) <= 1",)),
        ("ln(a) != 0", ("0 < a", "a != 1")),
        ("ln(a) != 0", ("0 < a", "a < 1")),
        ("sin(x) <= 1", ()),
        ("-3 <= 2*sin(x) + cos(y)", ()),
        ("0 < cos(x)", ("abs(x) < pi/2",)),
        ("0 < sin(x/2)", ("0 < x", "x < 2*pi")),
    ],
)
def test_closed(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("x < 1/2", ("abs(x) < 1",)),
        ("-1 < x", ("abs(x) <= 1",)),
        ("0 <= x", ("abs(x) < 1",)),
        ("ln(a) != 0", ("0 < a",)),
        ("ln(a) != 0", ("a != 1",)),
        ("sin(x) < 1", ()),
        ("-2 <= 2*sin(x) + cos(y)", ()),
        ("0 < cos(x)", ("abs(x) < pi",)),
        ("0 < sin(x)", ("0 < x", "x < 2*pi")),
    ],
)
def test_not_closed(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)
