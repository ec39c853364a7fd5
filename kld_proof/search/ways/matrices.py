"""Relations between numbers that matrices make, by what is known of determinants and roots.

The modules behind these ways are imported for goals that speak of matrices alone.
"""

from __future__ import annotations

from kld_proof.kernel.term import App, subterms
from kld_proof.search.context import Context


def by_matrices(ctx: Context, goal: App) -> int | None:
    """A line for an equation, an inequality or `!=` with determinants or roots of matrices in it."""
    heads = {s.head for a in goal.args for s in subterms(a) if type(s) is App}
    if goal.head == "ne":
        return _regular(ctx, goal) if any(h.startswith("mat_") or h == "sum" for h in heads) else None
    found = None
    if "mat_det" in heads:
        from kld_proof.search.matrix import turned

        found = (turned.by_measured if goal.head == "lt" else turned.by_determinants)(ctx, goal)
    if found is None and "mat_root" in heads and goal.head == "eq":
        from kld_proof.search.matrix.roots import by_roots

        return by_roots(ctx, goal)
    return found


def _regular(ctx: Context, goal: App) -> int | None:
    """That a number is not 0, where a matrix is assumed to be invertible."""
    if not any(type(h) is App and h.head == "invertible" for h in ctx.hypotheses):
        return None
    from kld_proof.search.matrix.turned import by_regular

    return by_regular(ctx, goal)
