"""Limits inside of expressions."""

from tests.search.claims import verdict


def test_a_limit_inside_an_expression() -> None:
    claim = "l/(t - l)*(limit(above(0), lambda x: exp(x*(t - l))) - 1) == l/(l - t)"
    assert verdict(claim, "t < l") == "proved"
    assert verdict(claim) != "proved"


def test_limits_of_unknown_functions_are_equal_to_themselves_but_not_known_to_exist() -> None:
    claim = "limit(above(0), lambda x: f(x)) == limit(above(0), lambda x: f(x))"
    assert verdict(claim, functions="f") != "proved"
