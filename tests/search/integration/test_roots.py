"""Integrals of indicators: the condition on the variable is solved, by monotone functions and by squares."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

DENSITY = "exp(-x**2)"
POSITIVE = ("0 < y", "0 < s", "0 < l")


@pytest.mark.parametrize(
    ("condition", "domain", "ends", "assumptions"),
    [
        ("m + s*x <= w", "reals", "below((w - m)/s)", POSITIVE),
        ("x**2 <= y", "reals", "interval(-sqrt(y), sqrt(y))", POSITIVE),
        ("exp(x) <= y", "reals", "below(ln(y))", POSITIVE),
        ("-ln(x)/l <= y", "interval(0, 1)", "interval(exp(-l*y), 1)", POSITIVE),
        ("s*x**(1/l) <= y", "above(0)", "interval(0, (y/s)**l)", POSITIVE),
        ("1/x <= y", "above(0)", "above(1/y)", POSITIVE),
    ],
)
def test_solved(condition: str, domain: str, ends: str, assumptions: tuple[str, ...]) -> None:
    density = DENSITY if domain == "reals" else "exp(-x)"
    whole = f"integral({domain}, lambda x: {density}*ite({condition}, 1, 0))"
    assert verdict(f"{whole} == integral({ends}, lambda x: {density})", *assumptions) == "proved"


@pytest.mark.parametrize(
    ("condition", "domain", "ends", "assumptions"),
    [
        ("m + s*x <= w", "reals", "below((w - m)/s)", ("s < 0",)),
        ("m + s*x <= w", "reals", "above((w - m)/s)", POSITIVE),
        ("x**2 <= y", "reals", "below(sqrt(y))", POSITIVE),
        ("x**2 <= y", "reals", "interval(-y, y)", POSITIVE),
        ("exp(x) <= y", "reals", "below(ln(y))", ()),
        ("-ln(x)/l <= y", "interval(0, 1)", "interval(0, exp(-l*y))", POSITIVE),
        ("s*x**(1/l) <= y", "above(0)", "interval(0, (y/s)**(1/l))", POSITIVE),
    ],
)
def test_not_solved_so(condition: str, domain: str, ends: str, assumptions: tuple[str, ...]) -> None:
    density = DENSITY if domain == "reals" else "exp(-x)"
    whole = f"integral({domain}, lambda x: {density}*ite({condition}, 1, 0))"
    assert verdict(f"{whole} == integral({ends}, lambda x: {density})", *assumptions) != "proved"
