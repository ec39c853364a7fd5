"""Inequalities of means, of Cauchy, Gibbs and Jensen, with roots, and near misses of each."""

from __future__ import annotations

import pytest

from tests.search.contexts import closes

BOTH = ("0 < x", "0 < y")
UNIT = ("0 < p", "p < 1", "0 < q", "q < 1")


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("sqrt(x*y) <= (x + y)/2", BOTH),
        ("sqrt(x*y) <= x/2 + y/2", ("0 <= x", "0 <= y")),
        ("2/(1/x + 1/y) <= sqrt(x*y)", BOTH),
        ("(x + y)/2 <= sqrt((x**2 + y**2)/2)", BOTH),
        ("sqrt(x + y) <= sqrt(x) + sqrt(y)", BOTH),
        ("sqrt(x**2 + y**2) <= abs(x) + abs(y)", ()),
        ("0 <= 1 + x/2 - sqrt(1 + x)", ("0 < x",)),
        ("(a*c + b*d)**2 <= (a**2 + b**2)*(c**2 + d**2)", ()),
        ("x**3*y + x*y**3 <= x**4 + y**4", ()),
        ("1 + 3*t <= (1 + t)**3", ("-1 <= t",)),
        ("0 < 1 - x**2", ("abs(x) < 1",)),
        ("x - y <= x*ln(x/y)", BOTH),
        ("(ln(x) + ln(y))/2 <= ln((x + y)/2)", BOTH),
        ("0 <= p*ln(p/q) + (1 - p)*ln((1 - p)/(1 - q))", UNIT),
        ("-p*ln(p) - (1 - p)*ln(1 - p) <= ln(2)", UNIT),
        ("p*ln(x/p) + (1 - p)*ln(y/(1 - p)) <= ln(x + y)", (*BOTH, *UNIT)),
        ("(x + y)*ln((x + y)/2) <= x*ln(x) + y*ln(y)", BOTH),
        ("x < ln(1 + exp(x))", ()),
    ],
)
def test_closed(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("(x + y)/2 <= sqrt(x*y)", BOTH),
        ("sqrt(x) + sqrt(y) <= sqrt(x + y)", BOTH),
        ("x - 1 <= sqrt(x)", BOTH),
        ("-x <= sqrt(x**2 + 1) - 2", ()),
        ("(a*c + b*d)**2 <= (a**2 + b**2)*c**2", ()),
        ("1 + 3*t <= (1 + t)**3", ()),
        ("0 < 1 - x**2", ("abs(x) <= 1",)),
        ("x <= x*ln(x/y)", BOTH),
        ("ln((x + y)/2) <= (ln(x) + ln(y))/2", BOTH),
        ("0 < p*ln(p/q) + (1 - p)*ln((1 - p)/(1 - q))", UNIT),
        ("-p*ln(p) - (1 - p)*ln(1 - p) < ln(2)", UNIT),
        ("-p*ln(p) - (1 - p)*ln(1 - p) <= ln(2)/2", UNIT),
        ("(x + y)*ln(x + y) <= x*ln(x) + y*ln(y)", BOTH),
        ("x < ln(exp(x))", ()),
    ],
)
def test_not_closed(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)
