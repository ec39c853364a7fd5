"""Inequalities between means: from every outcome, by Markov, Chebyshev and Cauchy-Schwarz."""

import pytest

from tests.search.claims import verdict

SQUARES = ("integrable_rv(lambda w: X(w)**2)", "integrable_rv(lambda w: Y(w)**2)")
MEANS = ("integrable_rv(X)", "integrable_rv(Y)")
BELOW = "integrable_rv(lambda w: ite(X(w) < c, 1, 0))"
TAIL = "expect(lambda w: 1 - ite(X(w) < c, 1, 0))"
PRODUCT = "expect(lambda w: X(w)*Y(w))**2"
PROVED = [
    ("expect(X) <= expect(Y)", (*MEANS, "all(space, lambda w: X(w) <= Y(w))")),
    (f"{TAIL} <= expect(X)/c", (MEANS[0], BELOW, "0 < c", "all(space, lambda w: 0 <= X(w))")),
    (
        f"{PRODUCT} <= expect(lambda w: X(w)**2)*expect(lambda w: Y(w)**2)",
        (*SQUARES, "integrable_rv(lambda w: X(w)*Y(w))"),
    ),
    (
        "expect(lambda w: 1 - ite(abs(X(w) - m) < c, 1, 0)) <= v/c**2",
        (
            "integrable_rv(lambda w: ite(abs(X(w) - m) < c, 1, 0))",
            MEANS[0],
            SQUARES[0],
            "0 < c",
            "expect(lambda w: (X(w) - m)**2) == v",
        ),
    ),
]
NOT_PROVED = [
    ("expect(X) <= expect(Y)", MEANS),
    ("expect(X) <= expect(Y)", (*MEANS, "all(space, lambda w: Y(w) <= X(w))")),
    (f"{TAIL} <= expect(X)/c", (MEANS[0], BELOW, "0 < c")),
    (f"{TAIL} <= expect(X)", (MEANS[0], BELOW, "0 < c", "all(space, lambda w: 0 <= X(w))")),
    (
        f"{PRODUCT} <= expect(lambda w: X(w)**2)*expect(Y)",
        (*SQUARES, MEANS[1], "integrable_rv(lambda w: X(w)*Y(w))"),
    ),
]


@pytest.mark.parametrize(("claim", "given"), PROVED)
def test_proved(claim: str, given: tuple[str, ...]) -> None:
    assert verdict(claim, *given, functions="X Y") == "proved"


@pytest.mark.parametrize(("claim", "given"), NOT_PROVED)
def test_not_proved(claim: str, given: tuple[str, ...]) -> None:
    assert verdict(claim, *given, functions="X Y") == "not_proved"
