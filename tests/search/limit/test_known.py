"""Powers, logarithms and exponentials against each other, and bounded functions, with near misses."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("tends(above(0), lambda x: ln(x)**2*x**s*exp(-(b*x**p)), 0)", ("0 < b", "0 < p")),
        ("tends(above(0), lambda x: ln(x)/x**s, 0)", ("0 < s",)),
        ("tends(interval(0, 1), lambda x: ln(x)**2*x**s, 0)", ("0 < s",)),
        ("tends(above(0), lambda x: tanh(b*x), 1)", ("0 < b",)),
    ],
)
def test_known_and_not_without_the_sign(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)
    for k in range(len(assumptions)):
        assert not closes(goal, *assumptions[:k], *assumptions[k + 1 :])
