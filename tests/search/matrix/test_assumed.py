"""Equations that say what a matrix is, or that can be solved for one: used for it and for its inverse."""

from __future__ import annotations

import pytest

from tests.search.matrix.test_words import verdict

FACTOR = ("positive_definite(S, n)", "S == L @ L.T", "invertible(L, n)")
WEIGHT = ("W @ V @ W == mat_identity(n)", "shape(V, n, n)", "shape(W, n, n)")
ROOT = ("positive_definite(S, n)", "P.T @ P == S.I", "shape(P, n, n)")
PRECISION = ("invertible(S, n)", "S.I == A | B", "shape(A, n, n)", "shape(B, n, n)")


@pytest.mark.parametrize(
    ("left", "right", "given"),
    [
        ("S.I", "L.T.I @ L.I", FACTOR),
        ("L.I @ S @ L.T.I", "mat_identity(n)", FACTOR),
        ("V", "W.I @ W.I", WEIGHT),
        ("V.I", "W @ W", WEIGHT),
        ("V @ W", "W.I", WEIGHT),
        ("P @ S @ P.T", "mat_identity(n)", ROOT),
        ("S @ (A | B)", "mat_identity(n)", PRECISION),
        ("S.I @ x", "(A @ x) | (B @ x)", PRECISION),
    ],
)
def test_what_follows(left: str, right: str, given: tuple[str, ...]) -> None:
    assert verdict(left, right, *given) == "proved"


@pytest.mark.parametrize(
    ("left", "right", "given"),
    [
        ("S.I", "L.I @ L.T.I", FACTOR),
        ("S.I", "L.T.I @ L.I", ("S == L @ L.T",)),
        ("V", "W @ W", WEIGHT),
        ("V", "W.I @ W.I", WEIGHT[:1]),
        ("P.T @ S @ P", "mat_identity(n)", ROOT),
        ("P @ S @ P.T", "mat_identity(n)", ROOT[1:]),
        ("S @ A", "mat_identity(n)", PRECISION),
        ("S", "A.I | B.I", PRECISION),
    ],
)
def test_what_does_not_follow(left: str, right: str, given: tuple[str, ...]) -> None:
    assert verdict(left, right, *given) != "proved"
