"""Limits at infinity, at a point and from one side; and what has none, or another one."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict
from tests.search.contexts import closes

HOLDS = [
    ("limit(above(0), lambda x: exp(-(l*x))) == 0", ("0 < l",)),
    ("limit(above(0), lambda x: x**3*exp(-x**2)) == 0", ()),
    ("limit(above(0), lambda x: ln(x)/x) == 0", ()),
    ("limit(above(0), lambda x: erf(l*x + 1)) == 1", ("0 < l",)),
    ("limit(above(0), lambda x: atan(x)) == pi/2", ()),
    ("limit(above(0), lambda x: sqrt(x**2 + x) - x) == 1/2", ()),
    ("limit(below(0), lambda x: exp(x)) == 0", ()),
    ("limit(from_(1), lambda n: (3*n**2 + n)/(n**2 + 5)) == 3", ()),
    ("limit(from_(1), lambda n: (1 + a/n)**n) == exp(a)", ("0 < a",)),
    ("limit(from_(1), lambda n: n**(1/n)) == 1", ()),
    ("limit(above(0), lambda t: integral(interval(0, t), lambda x: l*exp(-(l*x)))) == 1", ("0 < l",)),
    ("limit(from_(1), lambda n: sum(range(0, n), lambda k: r**k)) == 1/(1 - r)", ("0 < r", "r < 1")),
    ("limit(around(2, 1), lambda x: x**2 + 1) == 5", ()),
    ("limit(around(0, 1), lambda x: sin(x)/x) == 1", ()),
    ("limit(around(0, 1), lambda x: (1 - cos(x))/x**2) == 1/2", ()),
    ("limit(around(1, 1), lambda x: (x**2 - 1)/(x - 1)) == 2", ()),
    ("limit(around(0, 1), lambda h: ((x + h)**2 - x**2)/h) == 2*x", ()),
    ("limit(interval(0, 1), lambda x: x*ln(x)) == 0", ()),
    ("limit(interval(0, 1), lambda x: x**x) == 1", ()),
]
FAILS = [
    ("limit(above(0), lambda x: exp(-(l*x))) == 0", ()),  # l may be negative
    ("limit(above(0), lambda x: exp(l*x)) == 0", ("0 < l",)),
    ("limit(above(0), lambda x: x) == 0", ()),
    ("limit(above(0), lambda x: sin(x)) == 0", ()),
    ("limit(around(0, 1), lambda x: abs(x)/x) == 1", ()),  # the sides disagree
    ("limit(around(0, 1), lambda x: x*ln(x)) == 0", ()),  # undefined on the left
    ("limit(above(0), lambda x: 1/(x - 1)) == 0", ()),  # undefined at 1
    ("limit(interval(1, 0), lambda x: x) == 1", ()),  # an empty set approaches nothing
    ("limit(around(0, -1), lambda x: x) == 0", ()),
    ("limit(reals, lambda x: 1) == 1", ()),
    ("limit(interval(0, 1), lambda x: 1/x) == 0", ()),
    ("limit(interval(0, 1), lambda x: cos(x)/x) == 0", ()),  # not of the form 0/0
]
WRONG = [
    ("limit(above(0), lambda x: exp(-(l*x))) == 1", ("0 < l",)),
    ("limit(from_(1), lambda n: n/(2*n + 1)) == 1/3", ()),
    ("limit(around(0, 1), lambda x: sin(2*x)/x) == 1", ()),
    ("limit(from_(1), lambda n: (1 + 1/n)**n) == 3", ()),
]


@pytest.mark.parametrize(("claim", "assumptions"), HOLDS)
def test_a_limit_is_proved(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions"), FAILS)
def test_what_has_no_limit_is_not_proved(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) != "proved"


@pytest.mark.parametrize(("claim", "assumptions"), WRONG)
def test_another_value_is_refuted(claim: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(claim, *assumptions) == "refuted"


def test_a_goal_about_a_limit_with_its_value() -> None:
    assert closes("tends(above(0), lambda x: 2 + exp(-x), 2)")
    assert not closes("tends(above(0), lambda x: 2 + exp(-x), 3)")
