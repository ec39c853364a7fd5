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
        return _regular(ctx, goal, any(h.startswith("mat_") or h == "sum" for h in heads))
    found = None
    if "mat_det" in heads:
        from kld_proof.search.matrix import turned

        found = (turned.by_measured if goal.head == "lt" else turned.by_determinants)(ctx, goal)
    if found is None and goal.head == "eq" and (heads & {"mat_inverse", "mat_det", "columns"}):
        from kld_proof.search.matrix.woodbury import by_inverses

        found = by_inverses(ctx, goal)
    if found is None and "mat_root" in heads and goal.head == "eq":
        from kld_proof.search.matrix.roots import by_roots

        return by_roots(ctx, goal)
    return found


def _regular(ctx: Context, goal: App, matrices: bool) -> int | None:
    """That a number is not 0, where a matrix is assumed to be invertible.

    A number without matrices, `a d - b c`, may be the determinant of one that is written out.
    """
    assumed = [h.args[0] for h in ctx.hypotheses if type(h) is App and h.head == "invertible"]
    if not matrices:
        assumed = [a for a in assumed if any(type(s) is App and s.head == "mat_grid" for s in subterms(a))]
    if not assumed:
        return None
    from kld_proof.search.matrix.turned import by_regular

    return by_regular(ctx, goal)
