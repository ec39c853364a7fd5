"""The one call of the pipeline: sentences for wrong, conditional and open claims."""

from __future__ import annotations

from kld_proof.kernel.judge import Claim
from kld_proof.search.decide import decide
from kld_proof.search.explain.claim import explain_claim
from tests.soundness.reader import read, read_props

DENSITY = "exp(-(x-m)**2/(2*s**2))/(s*sqrt(2*pi))"


def claim(assumptions: str, left: str, right: str) -> Claim:
    return Claim(tuple(read_props(assumptions)), "eq", read(left), read(right))


def test_a_refuted_closed_form() -> None:
    """Difference and repair by name."""
    wrong = claim("s_1>0, s_2>0", "log(s_2/s_1)+s_1**2/(2*s_2**2)", "log(s_2/s_1)+s_1**2/(2*s_1**2)")
    found = explain_claim(wrong, decide(wrong).point)
    assert set(found.details()) == {"difference", "repair"}
    assert found.difference == "the left side has s_2 where the right side has s_1"
    assert found.repair.startswith("proved if s_1 is read as s_2 on the right, which is then add(")


def test_a_refuted_integral() -> None:
    """The closed forms that refuted it give the difference."""
    wrong = claim("s>0", f"Integral((x-m)**2*{DENSITY},(x,-oo,oo))", "s**2+1")
    decision = decide(wrong)
    assert decision.verdict == "refuted"
    found = explain_claim(wrong, decision.point, decision.forms)
    assert found.difference == "the right side is larger by 1"


def test_an_open_claim_with_a_condition() -> None:
    """The assumption that is missing."""
    found = explain_claim(claim("", "x*(x-1)/(x-1)", "x"))
    assert found.details() == {"condition": "proved if ne(x, 1) is assumed; at x = 1 a side is not defined"}


def test_an_open_claim_with_numbers() -> None:
    """Numbers are called numerical."""
    found = explain_claim(claim("", "Integral(exp(-x**4),(x,-oo,oo))", "2"))
    assert "numerically the sides differ" in found.message
    assert found.details()["numerical"] == found.numbers
