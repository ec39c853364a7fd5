"""Products over ranges with different ends: the last factors apart."""

from __future__ import annotations

import pytest

from tests.search.claims import verdict

A = "lambda k: a(k)"
INTEGER = ("t in integers", "1 <= t")


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("prod(range(1, t), lambda k: a(k)) == a(t)*prod(range(1, t - 1), lambda k: a(k))", "proved"),
        (
            f"prod(range(1, t + 1), {A}) == a(t)*a(t + 1)*prod(range(1, t - 1), {A})",
            "proved",
        ),
        ("prod(range(1, t), lambda k: a(k)) == a(t - 1)*prod(range(1, t - 1), lambda k: a(k))", "not_proved"),
        ("prod(range(1, t), lambda k: a(k)) == a(t)*prod(range(2, t - 1), lambda k: a(k))", "not_proved"),
    ],
)
def test_last_factors(claim: str, expected: str) -> None:
    assert verdict(claim, *INTEGER, functions="a") == expected


def test_there_is_no_last_factor_of_an_empty_product() -> None:
    claim = "prod(range(1, t), lambda k: a(k)) == a(t)*prod(range(1, t - 1), lambda k: a(k))"
    assert verdict(claim, "t in naturals", functions="a") == "not_proved"
