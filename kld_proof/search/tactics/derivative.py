"""Derivatives at a point, by the rules of differentiation."""

from __future__ import annotations

from kld_proof.kernel.term import App
from kld_proof.search.context import Context
from kld_proof.search.derivative import derivative
from kld_proof.search.normal_form.normalise import Conversion


def deriv_conversion(ctx: Context, t: App) -> int | None:
    """A line deriv(f, x) = v."""
    line = derivative(ctx, *t.args)
    if line is None:
        return None
    f, x, v = ctx.builder.conclusion(line).args
    return ctx.builder.lemma("deriv_of_has_deriv", {"$f": f, "x": x, "v": v}, [line])


CONVERSIONS: list[tuple[str, Conversion]] = [("deriv", deriv_conversion)]
