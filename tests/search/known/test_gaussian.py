"""Moments of exp(-a x**2): the first three by theorems of their own, the others by parity."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.search.prove import prove
from tests.search.contexts import closes, term

MOMENTS = ["sqrt(pi/a)", "0", "sqrt(pi/a)/(2*a)", "0", "3*sqrt(pi/a)/(4*a**2)", "0"]
LEMMAS = [
    "gaussian_integral_scaled", "gaussian_first_moment", "gaussian_second_moment",
    "gaussian_moment_odd", "gaussian_moment_even", "gaussian_moment_odd",
]  # fmt: skip


def integral(n: int) -> str:
    return f"integral(reals, lambda x: {f'x**{n}*' if n else ''}exp(-(a*x**2)))"


@pytest.mark.parametrize(("n", "value"), list(enumerate(MOMENTS)))
def test_a_moment_has_its_value_and_no_other(n: int, value: str) -> None:
    assert closes(f"{integral(n)} == {value}", "0 < a")
    assert not closes(f"{integral(n)} == {value} + a/10**9", "0 < a")
    assert not closes(f"{integral(n)} == {value}")


@pytest.mark.parametrize(("n", "lemma"), list(enumerate(LEMMAS)))
def test_a_moment_rests_on_one_theorem(n: int, lemma: str) -> None:
    proof = prove(Claim((term("0 < a"),), "eq", term(integral(n)), term(MOMENTS[n]))).proof
    assert proof is not None
    cited = {line.arguments[0] for line in proof.certificate.lines if line.rule == "instantiate"}
    assert cited.intersection(LEMMAS) == {lemma}
