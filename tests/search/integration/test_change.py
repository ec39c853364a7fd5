"""Parts of gamma and beta integrals, and iterated integrals."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

PROVED = [
    (
        "integral(interval(0, x), lambda y: 1/beta(a, b)*y**(a - 1)*(1 - y)**(b - 1)) == "
        "integral(interval(0, x), lambda y: y**(a - 1)*(1 - y)**(b - 1))/beta(a, b)",
        ("0 < x", "x < 1", "0 < a", "0 < b"),
        "",
    ),
    (
        "integral(interval(0, x), lambda y: b**a/gamma(a)*y**(a - 1)*exp(-b*y)) == "
        "b**a/gamma(a)*integral(interval(0, x), lambda y: y**(a - 1)*exp(-b*y))",
        ("0 < x", "0 < a", "0 < b"),
        "",
    ),
    ("integral(interval(0, x), lambda y: y**(a - 1)) == x**a/a", ("0 < x", "0 < a"), ""),
    ("integral(reals, lambda x: integral(reals, lambda y: exp(-(y**2 + x**2)))) == pi", (), ""),
]
NEAR_MISSES = [
    ("integral(interval(0, x), lambda y: y**(a - 1)) == x**a/a", ("0 < x",), ""),
    (
        "integral(interval(0, x), lambda y: 1/beta(a, b)*y**(a - 1)*(1 - y)**(b - 1)) == "
        "integral(interval(0, x), lambda y: y**(a - 1)*(1 - y)**(b - 1))/beta(a, b)",
        ("0 < x", "0 < a", "0 < b"),
        "",
    ),
    ("integral(reals, lambda x: integral(reals, lambda y: exp(-(y**2 + x**2)))) == 2*pi", (), ""),
]


@pytest.mark.parametrize(("claim", "assumptions", "functions"), PROVED)
def test_is_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) == "proved"


@pytest.mark.parametrize(("claim", "assumptions", "functions"), NEAR_MISSES)
def test_a_near_miss_is_not_proved(claim: str, assumptions: tuple[str, ...], functions: str) -> None:
    assert verdict(claim, *assumptions, functions=functions) != "proved"


@pytest.mark.parametrize(
    ("claim", "assumptions"),
    [
        (
            "integral(interval(0, t), lambda x: k/l*(x/l)**(k - 1)*exp(-(x/l)**k)) == 1 - exp(-(t/l)**k)",
            ("0 < t",),
        ),
        ("integral(above(t), lambda x: k/l*(x/l)**(k - 1)*exp(-(x/l)**k)) == exp(-(t/l)**k)", ("0 < t",)),
        ("integral(interval(0, l*ln(2)**(1/k)), lambda x: k/l*(x/l)**(k - 1)*exp(-(x/l)**k)) == 1/2", ()),
        ("integral(reals, lambda x: exp(-x**2/2)/sqrt(2*pi)*ite(abs(x) <= 2, 1, 0)) == erf(sqrt(2))", ()),
    ],
)  # fmt: skip
def test_distribution_functions(claim: str, assumptions: tuple[str, ...]) -> None:
    given = (*assumptions, "0 < k", "0 < l")
    assert verdict(claim, *given) == "proved"
    assert verdict(f"{claim} + 1", *given) != "proved"
