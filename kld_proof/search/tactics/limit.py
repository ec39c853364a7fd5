"""Limits by the laws of limits."""

from __future__ import annotations

from kld_proof.kernel.term import App
from kld_proof.search.context import Context
from kld_proof.search.limit.approach import tends
from kld_proof.search.normal_form.normalise import Conversion


def limit_conversion(ctx: Context, t: App) -> int | None:
    """A line limit(D, f) = c."""
    domain, f = t.args
    line = tends(ctx, domain, f)
    if line is None:
        return None
    values = {"D": domain, "$f": f, "c": ctx.builder.conclusion(line).args[2]}
    return ctx.builder.lemma("limit_of_tends", values, [line])


CONVERSIONS: list[tuple[str, Conversion]] = [("limit", limit_conversion)]
