"""Integrals and sums of combinations of basic functions, each of which has to exist."""

from __future__ import annotations

from kld_proof.search.integration.linear import binder_equation
from tests.search.contexts import application, context, term

BOTH = ("integrable(reals, lambda x: f(x))", "integrable(reals, lambda x: g(x))")


def test_the_binder_goes_inside_only_where_every_part_exists() -> None:
    whole = application("integral(reals, lambda x: 2*f(x) + 3*g(x))")
    split = term("2*integral(reals, lambda x: f(x)) + 3*integral(reals, lambda x: g(x))")
    ctx = context(*BOTH)
    line = binder_equation(ctx, "integral", *whole.args)
    assert line is not None and ctx.same(ctx.builder.right(line), split)
    ctx = context(BOTH[0])
    line = binder_equation(ctx, "integral", *whole.args)
    assert line is None or not ctx.same(ctx.builder.right(line), split)
