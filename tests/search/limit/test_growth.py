"""Functions that tend to infinity, as limits of their inverse tangent; limits from some place on."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

RIGHT, FAR = "limit(interval(0, 1), lambda x: atan({}))", "limit(above(0), lambda x: atan({}))"
GROWS = [
    (FAR, "x", ()),
    (FAR, "x**2 - x", ()),
    (FAR, "x - m", ()),
    (FAR, "ln(x)", ()),
    (FAR, "x*ln(x)", ()),
    (FAR, "exp(x)/x", ()),
    ("limit(below(0), lambda x: atan({}))", "exp(-x)", ()),
    ("limit(around(0, 1), lambda x: atan({}))", "1/x**2", ()),
    ("limit(from_(1), lambda x: atan({}))", "x**2 + 3", ()),
    (RIGHT, "1/x", ()),
    (RIGHT, "x**(a - 1)", ("a < 1",)),
    (RIGHT, "b**a/gamma(a)*x**(a - 1)*exp(-b*x)", ("0 < a", "a < 1", "0 < b")),
    (RIGHT, "x**(a - 1)*(1 - x)**(b - 1)/beta(a, b)", ("0 < a", "a < 1", "0 < b")),
]
NOT = [
    (FAR, "-x", ()),
    (FAR, "sin(x)", ()),
    (FAR, "exp(-x)", ()),
    (FAR, "x/(1 + x)", ()),
    (FAR, "ln(1 + 1/x)", ()),
    ("limit(around(0, 1), lambda x: atan({}))", "1/x", ()),
    (RIGHT, "x**(a - 1)", ("a <= 1",)),
    (RIGHT, "ln(x)", ()),
    (RIGHT, "x**(a - 1)*(1 - x)**(b - 1)/beta(a, b)", ("0 < a", "0 < b", "b < 1")),
]
VALUES = [
    ("limit(interval(0, 1), lambda x: atan(ln(x)))", "-pi/2"),
    ("limit(above(0), lambda x: atan(m - x))", "-pi/2"),
    ("limit(above(4), lambda x: (2*x**2 + 1)/(x**2 - 3))", "2"),
    ("limit(from_(6), lambda x: (3*x + 1)/(x - 5))", "3"),
]


@pytest.mark.parametrize(("limit", "body", "assumptions"), GROWS)
def test_it_tends_to_infinity(limit: str, body: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(f"{limit.format(body)} == pi/2", *assumptions) == "proved"


@pytest.mark.parametrize(("limit", "body", "assumptions"), NOT)
def test_it_does_not(limit: str, body: str, assumptions: tuple[str, ...]) -> None:
    assert verdict(f"{limit.format(body)} == pi/2", *assumptions) != "proved"


@pytest.mark.parametrize(("limit", "value"), VALUES)
def test_the_limit_is_proved(limit: str, value: str) -> None:
    assert verdict(f"{limit} == {value}") == "proved"
    assert verdict(f"{limit} == {value} + 1") != "proved"
