"""Claims of search.canonical: one term for each rational function, whatever the order of reading."""

from __future__ import annotations

import pytest

from kld_proof.kernel.term import show
from tests.search.contexts import context, term

PAIRS = [
    ("a*b + c", "c + b*a"),
    ("(a + b)**2", "a**2 + 2*a*b + b**2"),
    ("a - a", "0"),
    ("ln(a)*b/2", "b*ln(a)*(1/2)"),
    ("a/s", "(1/s)*a"),
    ("1/(1/s + 1/t)", "s*t/(s + t)"),
    ("a/(s**2 + s*t)", "a/(s*(s + t))"),
    ("s/(t*(s + t))", "1/t - 1/(s + t)"),
    ("s**2/(2*t*(s + t)**2) + s/(2*(s + t)**2) - 1/(2*t)", "-1/(2*(s + t))"),
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_equal_rational_functions_have_one_form(first: str, second: str) -> None:
    one, other = context("0 < s", "0 < t"), context("0 < s", "0 < t")
    other.polynomial(term("z*y*x"))  # generators met in another order
    assert one.canonical(term(first)) == other.canonical(term(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a*b + c", "a*c + b"),
        ("(a + b)**2", "a**2 + b**2"),
        ("a/s", "a/t"),
        ("ln(a*b)", "ln(a)*b"),
        ("1/(1/s + 1/t)", "s + t"),
        ("1/(1/a + 1/b)", "a*b/(a + b)"),
        ("s/(t*(s + t))", "1/t + 1/(s + t)"),
    ],
)
def test_different_ones_have_not(first: str, second: str) -> None:
    ctx = context("0 < s", "0 < t")
    assert ctx.canonical(term(first)) != ctx.canonical(term(second))


def test_the_form_reads_back_as_the_same_polynomial() -> None:
    ctx = context("0 < s")
    t = term("(x - m)**2/(2*s**2) - ln(s)/3 + 1")
    form = ctx.canonical(t)
    assert ctx.same(t, form) and ctx.canonical(form) == form
    assert show(form).count("add") == 1  # a flat sum


def test_a_reciprocal_of_unknown_sign_stays_one_generator() -> None:
    ctx = context()
    assert ctx.canonical(term("x/x")) != term("1")
    assert context("x != 0").canonical(term("x/x")) == term("1")
