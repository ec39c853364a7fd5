"""Means of random matrices: constants come out, moments are put in, and the assumptions have models."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.library.statement import statement
from kld_proof.search.decide import decide

EXISTS = "has_moments(lambda w: X(w))"
MEAN = "mat_expect(lambda w: X(w))"
SQUARE = "mat_expect(lambda w: mat_mul(X(w), mat_transpose(X(w))))"
APART = f"mat_add(X(w), mat_neg({MEAN}))"
COVARIANCE = f"mat_expect(lambda w: mat_mul({APART}, mat_transpose({APART})))"


def verdict(left: str, right: str, *given: str) -> str:
    assumptions = tuple(statement(g, ["$X", "$Y"]) for g in (EXISTS, *given))
    sides = (statement(t, ["$X", "$Y"]) for t in (left, right))
    return decide(Claim(assumptions, "eq", *sides)).verdict


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("mat_expect(lambda w: A)", "A"),
        ("mat_expect(lambda w: mat_mul(mat_mul(A, X(w)), B))", f"mat_mul(mat_mul(A, {MEAN}), B)"),
        (
            "mat_expect(lambda w: mat_add(X(w), mat_scale(c, mat_transpose(X(w)))))",
            f"mat_add({MEAN}, mat_scale(c, mat_transpose({MEAN})))",
        ),
        (COVARIANCE, f"mat_add({SQUARE}, mat_neg(mat_mul({MEAN}, mat_transpose({MEAN}))))"),
        (f"mat_transpose({SQUARE})", SQUARE),
        ("expect(lambda w: mat_trace(mat_mul(A, X(w))))", f"mat_trace(mat_mul(A, {MEAN}))"),
    ],
)
def test_linearity(left: str, right: str) -> None:
    assert verdict(left, right) == "proved"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("mat_expect(lambda w: mat_mul(mat_mul(A, X(w)), B))", f"mat_mul(mat_mul(B, {MEAN}), A)"),
        (SQUARE, f"mat_mul({MEAN}, mat_transpose({MEAN}))"),
        ("mat_expect(lambda w: mat_mul(X(w), X(w)))", SQUARE),
        ("mat_expect(lambda w: mat_mul(X(w), Y(w)))", f"mat_mul({MEAN}, mat_expect(lambda w: Y(w)))"),
        ("mat_expect(lambda w: mat_inverse(X(w)))", f"mat_inverse({MEAN})"),
        ("expect(lambda w: mat_trace(X(w))**2)", f"mat_trace({MEAN})**2"),
    ],
)
def test_what_is_not_linear_is_not_proved(left: str, right: str) -> None:
    assert verdict(left, right, "has_moments(lambda w: Y(w))") == "not_proved"


def test_moments_that_are_assumed_are_put_in() -> None:
    given = (f"{MEAN} == mu", f"{COVARIANCE} == S")
    assert verdict(SQUARE, "mat_add(S, mat_mul(mu, mat_transpose(mu)))", *given) == "proved"
    assert verdict(SQUARE, "S", *given) == "not_proved"


def test_means_without_moments_are_not_proved() -> None:
    """Nothing says that Y has a mean."""
    assert (
        verdict("mat_expect(lambda w: mat_mul(A, Y(w)))", "mat_mul(A, mat_expect(lambda w: Y(w)))")
        == "not_proved"
    )


def test_contradictory_moments_prove_nothing() -> None:
    assert verdict("A", "B", f"{MEAN} == mat_identity(1)", f"{MEAN} == mat_zero()") == "not_proved"
