"""Expectations over the probability space: integrals, split by linearity."""

from __future__ import annotations

from kld_proof.kernel.term import App
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import Conversion


def expect_conversion(ctx: Context, t: App) -> int | None:
    """expect(f) is the integral of f over the space."""
    return ctx.builder.lemma("expect_eq_integral", {"$f": t.args[0]})


CONVERSIONS: list[tuple[str, Conversion]] = [("expect", expect_conversion)]
