"""Claims of search.inequality: tangents of ln and exp, completed squares, proofs by contradiction."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("ln(x) <= x - 1", ("0 < x",)),
        ("ln(x) < x - 1", ("0 < x", "x != 1")),
        ("1 + x <= exp(x)", ()),
        ("0 <= a*ln(a/b) - a + b", ("0 < a", "0 < b")),
        ("2*a*b <= a**2 + b**2", ()),
        ("0 < x**2 + x + 1", ()),
        ("0 <= x**2 - 2*x + 1", ()),
        ("m == 0", ("m**2 + s**2 - 1 - ln(s**2) == 0", "0 < s")),
        ("s == 1", ("m**2 + s**2 - 1 - ln(s**2) == 0", "0 < s")),
    ],
)
def test_inequalities(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("ln(x) <= x - 1", ()),
        ("ln(x) < x - 1", ("0 < x",)),
        ("ln(x) <= x - 2", ("0 < x",)),
        ("2 + x <= exp(x)", ()),
        ("0 <= a*ln(a/b) + a - b", ("0 < a", "0 < b")),
        ("3*a*b <= a**2 + b**2", ()),
        ("0 < x**2 + 2*x + 1", ()),
        ("m == 0", ("m**2 + s**2 - 1 - ln(s) == 0", "0 < s")),
        ("s == 1", ("m**2 - s**2 + 1 + ln(s**2) == 0", "0 < s")),
    ],
)
def test_near_misses(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)
