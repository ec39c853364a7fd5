"""Differences of two squares."""

from tests.search.contexts import closes


def test_positive_between_the_roots() -> None:
    assert closes("0 < a**2 - x**2", "-a < x", "x < a")
    assert closes("0 < 1 - x**2", "0 < x", "x < 1")
    assert closes("0 < x**2 - 4*a**2", "0 < a", "2*a < x")
    assert closes("0 < x**2 - 1", "x < -1")


def test_not_beyond_them() -> None:
    assert not closes("0 < a**2 - x**2", "0 < x", "x < 2*a", "0 < a")
    assert not closes("0 < 1 - x**2", "0 < x", "x <= 1")
    assert not closes("0 < 1 - x**2", "x < 1")
