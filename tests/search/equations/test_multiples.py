"""Claims of search.equations.multiples: quotients are polynomials, with negative powers of units alone."""

from __future__ import annotations

from kld_proof.search.equations.multiples import divided, ratio
from tests.search.contexts import context, term


def test_a_quotient_is_a_polynomial() -> None:
    x, y = ((0, 1),), ((1, 1),)
    square = {((0, 2),): 1, (): -1}  # x**2 - 1
    assert divided(square, {x: 1, (): 1}) == {x: 1, (): -1}
    assert divided(square, {x: 1}) is None
    assert divided({y: 1}, {x: 1}) is None
    assert divided({y: 1}, {x: 1}, units={0}) == {((0, -1), (1, 1)): 1}


def test_a_ratio_divides_by_nothing_that_may_vanish() -> None:
    assert ratio(context(), term("a*x"), term("x")) is not None
    assert ratio(context(), term("x"), term("x**2 + a")) is None
    assert ratio(context(), term("a"), term("x")) is None
