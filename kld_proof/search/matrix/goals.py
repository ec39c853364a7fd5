"""Goals about matrices: equations, shapes, inverses, symmetry, and where an inverse is defined."""

from __future__ import annotations

from kld_proof.kernel.term import App
from kld_proof.search.context import Context
from kld_proof.search.matrix.facts import symmetric, with_sizes
from kld_proof.search.matrix.invertible import invertible
from kld_proof.search.matrix.positive import positive
from kld_proof.search.matrix.shapes import prove_shape


def about_matrices(ctx: Context, goal: App) -> int | None:
    """A line for the goal, or None."""
    match goal.head:
        case "eq":
            from kld_proof.search.matrix.equality import equal

            return equal(ctx, *goal.args)
        case "shape":
            return prove_shape(ctx, goal)
        case "has_moments":
            from kld_proof.search.matrix.means import moments

            return moments(ctx, goal.args[0])
        case "symmetric":
            return _symmetric(ctx, goal)
    line = (invertible if goal.head == "invertible" else positive)(ctx, goal.args[0])
    return None if line is None else with_sizes(ctx, line, goal)


def _symmetric(ctx: Context, goal: App) -> int | None:
    """A fact, or A^T = A."""
    from kld_proof.search.matrix.equality import equal

    (a,) = goal.args
    known = symmetric(ctx, a)
    if known is not None:
        return known
    line = equal(ctx, App("mat_transpose", a), a)
    return None if line is None else ctx.builder.lemma("symmetric_of_transpose", {"A": a}, [line])


def inverse_defined(ctx: Context, t: App, head: str = "defined") -> int | None:
    """A line defined(A^{-1}), or defined_around(A^{-1}), for an A that is known to be invertible."""
    line = invertible(ctx, t.args[0])
    if line is None:
        return None
    a, n = ctx.builder.conclusion(line).args
    return ctx.builder.lemma(f"mat_inverse_{head}", {"A": a, "n": n}, [line])
