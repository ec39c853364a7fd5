"""Distribution functions of the normal law by the error function."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    (
        "integral(below(z), lambda x: 1/(s*sqrt(2*pi))*exp(-(x - m)**2/(2*s**2))) == 1/2*(1 + erf((z - "
        "m)/(s*sqrt(2))))",
        ("0 < s",),
        "",
    ),
    (
        "integral(above(z), lambda x: 1/(s*sqrt(2*pi))*exp(-(x - m)**2/(2*s**2))) == 1/2*(1 - erf((z - "
        "m)/(s*sqrt(2))))",
        ("0 < s",),
        "",
    ),
    (
        "integral(interval(a, b), lambda x: 1/(s*sqrt(2*pi))*exp(-(x - m)**2/(2*s**2))) == 1/2*(erf((b - "
        "m)/(s*sqrt(2))) - erf((a - m)/(s*sqrt(2))))",
        ("0 < s", "a < b"),
        "",
    ),
]
NEAR_MISSES = [
    (
        "integral(below(z), lambda x: 1/(s*sqrt(2*pi))*exp(-(x - m)**2/(2*s**2))) == 1/2*(1 - erf((z - "
        "m)/(s*sqrt(2))))",
        ("0 < s",),
        "",
    ),
    (
        "integral(above(z), lambda x: 1/(s*sqrt(2*pi))*exp(-(x - m)**2/(2*s**2))) == 1/2*(1 - erf((z - "
        "m)/s))",
        ("0 < s",),
        "",
    ),
    (
        "integral(above(z), lambda x: 1/(s*sqrt(2*pi))*exp(-(x - m)**2/(2*s**2))) == 1/2*(1 - erf((z - "
        "m)/(s*sqrt(2))))",
        (),
        "",
    ),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
