"""Means under known laws, and of independent factors."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    ("expect(lambda w: X(w)) == 1/l", ("has_density(X, above(0), lambda x: l*exp(-l*x))", "0 < l"), "X"),
    (
        "expect(lambda w: (X(w) - expect(lambda v: X(v)))**2) == 1/l**2",
        ("has_density(X, above(0), lambda x: l*exp(-l*x))", "0 < l"),
        "X",
    ),
    (
        "expect(lambda w: exp(t*X(w))) == l/(l - t)",
        ("has_density(X, above(0), lambda x: l*exp(-l*x))", "0 < l", "t < l"),
        "X",
    ),
    (
        "expect(lambda w: X(w)**2) - expect(lambda w: X(w))**2 == l",
        ("has_mass(X, naturals, lambda k: l**k*exp(-l)/factorial(k))", "0 < l"),
        "X",
    ),
    (
        "expect(lambda w: X(w)*Y(w)) == expect(lambda w: X(w))*expect(lambda w: Y(w))",
        ("independent(X, Y)", "integrable_rv(lambda w: X(w))", "integrable_rv(lambda w: Y(w))"),
        "X Y",
    ),
    (
        "expect(lambda w: ((X(w) + Y(w)) - expect(lambda v: (X(v) + Y(v))))**2) == expect(lambda w: (X(w)"
        " - expect(lambda v: X(v)))**2) + expect(lambda w: (Y(w) - expect(lambda v: Y(v)))**2)",
        (
            "independent(X, Y)",
            "integrable_rv(lambda w: X(w))",
            "integrable_rv(lambda w: Y(w))",
            "integrable_rv(lambda w: X(w)**2)",
            "integrable_rv(lambda w: Y(w)**2)",
        ),
        "X Y",
    ),
]
NEAR_MISSES = [
    ("expect(lambda w: X(w)) == 2/l", ("has_density(X, above(0), lambda x: l*exp(-l*x))", "0 < l"), "X"),
    ("expect(lambda w: X(w)) == 1/l", ("0 < l",), "X"),
    (
        "expect(lambda w: exp(t*X(w))) == l/(l - t)",
        ("has_density(X, above(0), lambda x: l*exp(-l*x))", "0 < l"),
        "X",
    ),
    (
        "expect(lambda w: X(w)*Y(w)) == expect(lambda w: X(w))*expect(lambda w: Y(w))",
        ("integrable_rv(lambda w: X(w))", "integrable_rv(lambda w: Y(w))"),
        "X Y",
    ),
    (
        "expect(lambda w: X(w)*X(w)) == expect(lambda w: X(w))*expect(lambda w: X(w))",
        ("independent(X, Y)", "integrable_rv(lambda w: X(w))", "integrable_rv(lambda w: Y(w))"),
        "X Y",
    ),
    (
        "expect(lambda w: ((X(w) + Y(w)) - expect(lambda v: (X(v) + Y(v))))**2) == expect(lambda w: (X(w)"
        " - expect(lambda v: X(v)))**2) + expect(lambda w: (Y(w) - expect(lambda v: Y(v)))**2)",
        (
            "integrable_rv(lambda w: X(w))",
            "integrable_rv(lambda w: Y(w))",
            "integrable_rv(lambda w: X(w)**2)",
            "integrable_rv(lambda w: Y(w)**2)",
        ),
        "X Y",
    ),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"
