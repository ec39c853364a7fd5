"""Squares of sines and of roots."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.search.decide import decide
from tests.kernel.sequents import term


@pytest.mark.parametrize(
    ("left", "right", "assumptions", "proved"),
    [
        ("sqrt(x)**2", "x", ("0 <= x",), True),
        ("sqrt(x)*sqrt(x)", "x", ("0 <= x",), True),
        ("sqrt(x)**3", "x*sqrt(x)", ("0 <= x",), True),
        ("sqrt(x)**2", "x", (), False),
        ("sqrt(x)**2", "-x", ("0 <= x",), False),
        ("sin(x)**2 + cos(x)**2", "1", (), True),
        ("sin(x)**4", "(1 - cos(x)**2)**2", (), True),
        ("sin(x)**2", "1 + cos(x)**2", (), False),
    ],
)
def test_squares(left: str, right: str, assumptions: tuple[str, ...], proved: bool) -> None:
    claim = Claim(tuple(map(term, assumptions)), "eq", term(left), term(right))
    assert (decide(claim).verdict == "proved") == proved
