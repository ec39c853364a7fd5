"""Bounds of covariances and correlations beside roots of variances."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.search.decide import decide
from tests.kernel.sequents import term

VF = "expect(lambda w: (f(w) - expect(f))**2)"
VG = "expect(lambda w: (g(w) - expect(g))**2)"
COV = "expect(lambda w: (f(w) - expect(f))*(g(w) - expect(g)))"
EXIST = [
    "integrable_rv(f)",
    "integrable_rv(g)",
    "integrable_rv(lambda w: (f(w) - expect(f))**2)",
    "integrable_rv(lambda w: (g(w) - expect(g))**2)",
    "integrable_rv(lambda w: (f(w) - expect(f))*(g(w) - expect(g)))",
]
POSITIVE = [f"0 < {VF}", f"0 < {VG}"]
RHO = f"{COV}/(sqrt({VF})*sqrt({VG}))"


@pytest.mark.parametrize(
    ("low", "high", "given", "proved"),
    [
        (f"abs({COV})", f"sqrt({VF})*sqrt({VG})", [], True),
        (COV, f"sqrt({VF}*{VG})", [], True),
        (RHO, "1", POSITIVE, True),
        ("-1", RHO, POSITIVE, True),
        (f"abs({RHO})", "1", POSITIVE, True),
        (f"{COV}**2/({VF}*{VG})", "1", POSITIVE, True),
        (f"abs({COV})", f"sqrt({VF})*{VG}", [], False),
        (f"abs({COV})", f"sqrt({VF})", [], False),
        (RHO, "1", [], False),  # a variance may be 0
        (RHO, "1/2", POSITIVE, False),
        ("-1/2", RHO, POSITIVE, False),
        ("1", RHO, POSITIVE, False),
    ],
)
def test_bounds(low: str, high: str, given: list[str], proved: bool) -> None:
    claim = Claim(tuple(map(term, [*EXIST, *given])), "le", term(low), term(high))
    assert (decide(claim).verdict == "proved") == proved


def test_without_second_moments() -> None:
    claim = Claim(tuple(map(term, EXIST[:2])), "le", term(f"abs({COV})"), term(f"sqrt({VF})*sqrt({VG})"))
    assert decide(claim).verdict != "proved"


def test_a_root_of_a_variance_is_one_constant() -> None:
    left = f"expect(lambda w: (f(w) - expect(f))*(g(w) - expect(g))/sqrt({VF}))"
    claim = Claim(tuple(map(term, [*EXIST, *POSITIVE])), "eq", term(left), term(f"{COV}/sqrt({VF})"))
    assert decide(claim).verdict == "proved"
