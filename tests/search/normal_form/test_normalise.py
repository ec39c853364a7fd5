"""Claims of search.normalise: equations by normal forms, and what remembers them."""

from __future__ import annotations

import pytest

from kld_proof.search.normal_form.normalise import (
    canonical_equation,
    canonical_form,
    generators,
    normalise,
    prove_equal,
)
from tests.search.contexts import context, term


@pytest.mark.parametrize(
    ("left", "right", "assumptions"),
    [
        ("ln(a**2/b)", "2*ln(a) - ln(b)", ("0 < a", "0 < b")),
        ("exp(a + b)*exp(c)", "exp(a)*exp(b + c)", ()),
        ("sqrt(a)*sqrt(a)", "a", ("0 < a",)),
        ("exp(ln(a)/2)**2", "a", ("0 < a",)),
        ("integral(reals, lambda x: f(x)*2)", "integral(reals, lambda x: 2*f(x))", ()),
        ("f(a + b)", "f(b + a)", ()),
    ],
)
def test_equal_by_normal_forms(left: str, right: str, assumptions: tuple[str, ...]) -> None:
    ctx = context(*assumptions)
    line = prove_equal(ctx, term(left), term(right))
    assert line is not None and ctx.builder.conclusion(line).args == (term(left), term(right))


@pytest.mark.parametrize(
    ("left", "right", "assumptions"),
    [
        ("ln(a**2)", "2*ln(a)", ()),
        ("ln(a**2/b)", "2*ln(a) + ln(b)", ("0 < a", "0 < b")),
        ("exp(a + b)", "exp(a) + exp(b)", ()),
        ("sqrt(a)*sqrt(a)", "a", ()),
        ("integral(reals, lambda x: f(x)*2)", "integral(reals, lambda x: f(x))", ()),
        ("f(a + b)", "f(a) + f(b)", ()),
    ],
)
def test_not_equal_or_not_everywhere(left: str, right: str, assumptions: tuple[str, ...]) -> None:
    assert prove_equal(context(*assumptions), term(left), term(right)) is None


def test_the_normal_form_comes_with_its_line() -> None:
    ctx, t = context("0 < a"), term("ln(a**3) + exp(0)")
    form, line = normalise(ctx, t)
    assert line is not None and ctx.builder.conclusion(line).args == (t, form)
    assert normalise(ctx, form) == (form, None)
    assert canonical_form(ctx, t) == canonical_form(ctx, term("1 + 3*ln(a)"))


def test_what_is_canonical_needs_no_line() -> None:
    ctx = context()
    assert canonical_equation(ctx, term("x")) is None
    assert canonical_equation(ctx, term("x + x")) is not None


def test_generators_are_the_parts_below_arithmetic() -> None:
    assert generators(term("a*ln(b + exp(c)) - sqrt(d)/2")) == [term("ln(b + exp(c))"), term("sqrt(d)")]
