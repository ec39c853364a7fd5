"""Numbers are shown as numbers: right where quadrature is right, and never more than a remark."""

from __future__ import annotations

import pytest

from kld_proof.search.refuter.numerical import numerical
from tests.soundness.reader import read, read_props

CASES = [
    ("s>0", "Integral(exp(-(x-m)**2/(2*s**2))/(s*sqrt(2*pi)),(x,-oo,oo))", "1", False),
    ("a>0", "Integral(x*exp(-a*x),(x,0,oo))", "1/a", True),
    ("", "Sum(1/k**2,(k,1,oo))", "pi**2/6", False),
    ("", "Sum(k,(k,1,10))", "54", True),
    ("", "Integral(Integral(exp(-x*y),(x,0,1)),(y,0,1))", "1", True),
    ("", "Piecewise((1, x < 1), (2, True))", "3", True),
]


@pytest.mark.parametrize(("assumptions", "left", "right", "differ"), CASES)
def test_sides_agree_or_differ(assumptions: str, left: str, right: str, differ: bool) -> None:
    """The sentence says numerically, and that it is no proof."""
    found = numerical(read_props(assumptions), read(left), read(right))
    assert found is not None
    assert found.differ is differ
    assert "numerically" in found.sentence and "not a proof" in found.sentence


@pytest.mark.parametrize(
    ("left", "right"), [("log(x)", "log(-x)"), ("1/(x-x)", "1"), ("factorial(x/x-1/2)**x", "x")]
)
def test_no_numbers_where_a_side_has_no_value(left: str, right: str) -> None:
    """Complex or infinite values are not shown."""
    found = numerical([], read(left), read(right))
    assert found is None or found.left != "nan"


def test_an_inequality_holds_or_fails_and_a_divergent_series_has_no_value() -> None:
    sum_ = read("Sum(k,(k,1,3))")
    assert "it holds" in getattr(numerical([], sum_, read("7"), "le"), "sentence", "")
    assert "it fails" in getattr(numerical([], sum_, read("5"), "le"), "sentence", "")
    assert numerical([], read("Sum(2**k,(k,0,oo))"), read("-1")) is None
