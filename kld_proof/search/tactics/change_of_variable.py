"""Integrals over half-lines and intervals, moved to where the library knows them."""

from __future__ import annotations

from kld_proof.kernel.term import App
from kld_proof.search.context import Context
from kld_proof.search.integration.change import change
from kld_proof.search.known import instance
from kld_proof.search.normal_form.normalise import Conversion


def change_conversion(ctx: Context, t: App) -> int | None:
    """A line `integral = integral elsewhere`, or a sum of two."""
    found = change(ctx, *t.args)
    return None if found is None else instance(ctx, found.value, found.values)


CONVERSIONS: list[tuple[str, Conversion]] = [("integral", change_conversion)]
