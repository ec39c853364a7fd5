"""Claims of search.sign.structure: the sign that the outermost operation has."""

from __future__ import annotations

import pytest

from kld_proof.search.sign.structure import by_structure
from tests.search.contexts import application, context


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("0 < pi", ()),
        ("0 < exp(x)", ()),
        ("0 < sqrt(x)", ("0 < x",)),
        ("0 <= sqrt(x)", ("0 <= x",)),
        ("0 < gamma(a)", ("0 < a",)),
        ("0 < factorial(n)", ("n in naturals",)),
        ("0 < beta(a, b)", ("0 < a", "0 < b")),
        ("0 < binom(n, k)", ("n in naturals", "k in naturals", "k <= n")),
        ("0 < sin(x)", ("0 < x", "x < pi")),
        ("0 < cos(x)", ("-(pi/2) < x", "x < pi/2")),
        ("0 < cosh(x)", ()),
        ("0 < a/b", ("0 < a", "0 < b")),
        ("0 <= a/b", ("0 <= a", "0 < b")),
        ("0 <= abs(x)", ()),
        ("0 <= 0", ()),
    ],
)
def test_the_operation_has_the_sign(goal: str, assumptions: tuple[str, ...]) -> None:
    p, ctx = application(goal), context(*assumptions)
    line = by_structure(ctx, p.head, p.args[1])
    assert line is not None and ctx.builder.conclusion(line) == p


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("0 < sqrt(x)", ("0 <= x",)),
        ("0 < gamma(a)", ("0 <= a",)),
        ("0 < factorial(n)", ("0 <= n",)),
        ("0 < binom(n, k)", ("n in naturals", "k in naturals")),
        ("0 < sin(x)", ("0 < x",)),
        ("0 < cos(x)", ("0 < x", "x < pi")),
        ("0 < sinh(x)", ()),
        ("0 < a/b", ("0 < a", "0 <= b")),
        ("0 < abs(x)", ()),
        ("0 < 0", ()),
        ("0 < -1", ()),
    ],
)
def test_it_does_not_where_a_condition_is_missing(goal: str, assumptions: tuple[str, ...]) -> None:
    p = application(goal)
    assert by_structure(context(*assumptions), p.head, p.args[1]) is None
