"""A relation that fails for all values is refuted by a proof; one that holds for some is not."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, Num, Term, Var
from kld_proof.search.opposite import opposite, refuted_everywhere
from tests.search.terms import add, mul

X, P = Var("x"), App("exp", Var("x"))


@pytest.mark.parametrize(
    ("relation", "left", "right"),
    [
        ("eq", P, mul(Num(2), P)),
        ("eq", add(X, Num(1)), X),
        ("lt", P, Num(0)),
        ("le", add(X, Num(1)), X),
        ("eq", add(App("$f", X), Num(1)), App("$f", X)),
    ],
)
def test_what_fails_everywhere_is_refuted(relation: str, left: Term, right: Term) -> None:
    assert refuted_everywhere(Claim((), relation, left, right)) is not None


@pytest.mark.parametrize(
    ("relation", "left", "right"),
    [
        ("eq", X, mul(Num(2), X)),  # true at 0
        ("eq", add(X, Num(1)), add(Num(1), X)),
        ("le", X, Num(0)),
        ("eq", App("$f", X), mul(Num(2), App("$f", X))),
        ("eq", App("div", Num(1), X), add(Num(1), App("div", Num(1), X))),  # undefined at 0
    ],
)
def test_what_holds_somewhere_or_is_not_defined_is_not(relation: str, left: Term, right: Term) -> None:
    assert refuted_everywhere(Claim((), relation, left, right)) is None


def test_nothing_is_refuted_under_assumptions_that_nothing_satisfies() -> None:
    none = (App("lt", X, Num(0)), App("lt", Num(1), X))
    assert refuted_everywhere(Claim(none, "eq", P, mul(Num(2), P))) is None


def test_the_opposites() -> None:
    claims = {r: opposite(Claim((), r, X, P)) for r in ("eq", "ne", "lt", "le")}
    assert claims["eq"][1:] == ("ne", X, P) and claims["ne"][1:] == ("eq", X, P)
    assert claims["lt"][1:] == ("le", P, X) and claims["le"][1:] == ("lt", P, X)
