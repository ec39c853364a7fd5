"""Claims of search.exponents: exponentials over a common basis."""

from __future__ import annotations

import pytest

from kld_proof.search.normal_form.exponents import join_exponentials
from kld_proof.search.normal_form.normalise import normalise
from tests.search.contexts import context, term


def agree(left: str, right: str, *assumptions: str) -> bool:
    """Whether the normal forms of both sides become one rational function, with lines that show how."""
    ctx = context(*assumptions)
    sides = normalise(ctx, term(left))[0], normalise(ctx, term(right))[0]
    forms = []
    for side, (form, line) in zip(sides, join_exponentials(ctx, *sides), strict=True):
        assert line is None or ctx.builder.conclusion(line).args == (side, form)
        assert line is not None or form == side
        forms.append(form)
    return ctx.same(*forms)


@pytest.mark.parametrize(
    ("left", "right", "assumptions"),
    [
        ("exp(a)*exp(b)", "exp(a + b)", ()),
        ("exp(2*a)", "exp(a)**2", ()),
        ("exp(a/2)*exp(a/3)", "exp(5*a/6)", ()),
        ("exp(a - b)*exp(b)", "exp(a)", ()),
        ("exp(ln(c)/2)**2", "c", ("0 < c",)),
        ("exp(3*ln(c)/2)", "c*exp(ln(c)/2)", ("0 < c",)),
    ],
)
def test_products_of_exponentials(left: str, right: str, assumptions: tuple[str, ...]) -> None:
    assert agree(left, right, *assumptions)


@pytest.mark.parametrize(
    ("left", "right", "assumptions"),
    [
        ("exp(a)*exp(b)", "exp(a*b)", ()),
        ("exp(2*a)", "2*exp(a)", ()),
        ("exp(a/2)*exp(a/3)", "exp(a/6)", ()),
        ("exp(ln(c)/2)**2", "c", ()),
        ("exp(3*ln(c)/2)", "c**2*exp(ln(c)/2)", ("0 < c",)),
    ],
)
def test_near_misses_stay_apart(left: str, right: str, assumptions: tuple[str, ...]) -> None:
    assert not agree(left, right, *assumptions)


def test_terms_without_exponentials_are_left_alone() -> None:
    assert join_exponentials(context(), term("a + b"), term("ln(a)")) == [
        (term("a + b"), None),
        (term("ln(a)"), None),
    ]
