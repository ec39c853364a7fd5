"""Conditions that are missing: those that definedness needs, together where one is not enough."""

from __future__ import annotations

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, show
from kld_proof.search.explain.claim import explain_claim
from tests.soundness.reader import read, read_props


@pytest.mark.parametrize(
    ("left", "right", "needed"),
    [
        ("log(x*y)", "log(x)+log(y)", {"lt(0, x)", "lt(0, y)"}),
        ("1/p-(k-1)/(1-p)", "(1-k*p)/(p*(1-p))", {"ne(p, 0)", "ne(1, p)", "ne(add(1, neg(p)), 0)"}),
        ("log(x**2)", "2*log(x)", {"lt(0, x)"}),
        ("K**a*L**(1-a)/L", "(K/L)**a", {"lt(0, K)", "lt(0, L)"}),
        ("(x*y)**a", "x**a*y**a", {"lt(0, x)", "lt(0, y)"}),
        ("Sum(r**k,(k,0,oo))", "1/(1-r)", {"lt(abs(r), 1)"}),
    ],
)
def test_what_is_needed_is_named_and_nothing_else(left: str, right: str, needed: set[str]) -> None:
    found = explain_claim(Claim((), "eq", read(left), read(right)))
    missing = found.missing
    assert isinstance(missing, App) and "proved if" in found.condition
    assert {show(p) for p in (missing.args if missing.head == "and" else (missing,))} <= needed


def test_a_sign_that_suffices_is_not_said_to_be_missing() -> None:
    """sin x <= x is proved for x > 1 from the bound of the sine alone."""
    found = explain_claim(Claim(tuple(read_props("x>=0")), "le", read("sin(x)"), read("x")))
    assert "proved if" not in found.condition


def test_no_signs_of_bases_make_a_false_law_of_powers_true() -> None:
    found = explain_claim(Claim((), "eq", read("(x+y)**a"), read("x**a+y**a")))
    assert "proved if" not in found.condition
