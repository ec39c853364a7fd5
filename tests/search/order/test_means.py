"""Arithmetic and geometric means, with weights."""

from tests.search.claims import verdict

POSITIVE = ("0 < a", "0 < b", "0 < c")


def test_means_of_two_and_three() -> None:
    assert verdict("sqrt(a*b) <= (a + b)/2", *POSITIVE) == "proved"
    assert verdict("(a*b*c)**(1/3) <= (a + b + c)/3", *POSITIVE) == "proved"
    assert verdict("a**(1/3)*b**(2/3) <= a/3 + 2*b/3", *POSITIVE) == "proved"


def test_wrong_weights_and_wrong_directions() -> None:
    assert verdict("a**(2/3)*b**(1/3) <= a/3 + 2*b/3", *POSITIVE) == "refuted"
    assert verdict("(a + b + c)/3 <= (a*b*c)**(1/3)", *POSITIVE) == "refuted"
    assert verdict("(a*b*c)**(1/3) < (a + b + c)/3", *POSITIVE) != "proved"
