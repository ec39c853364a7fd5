"""Equations for gradients, as equations for all directional derivatives.

Main statement: `directional(left, right)` is the pair of numbers that an equation between gradients and
matrices says to be equal: with H for any direction, d/dt f(x + t H) at t = 0 for the gradient of f at x, and
tr(A^T H) for a matrix A (Magnus and Neudecker, Matrix Differential Calculus, 5.4).
"""

from __future__ import annotations

from functools import lru_cache

from kld_proof.document.elaborate.matrix.premises import has_gradient
from kld_proof.kernel.term import ZERO, App, Bound, Lam, Term, Var, apply, names, shift


@lru_cache(2048)
def directional(left: Term, right: Term, rows: bool = False) -> tuple[Term, Term] | None:
    """Both sides along a direction; None where a gradient stands inside of a product.

    With `rows` the matrices beside the gradients are written as rows: they are transposed.
    """
    used = names(left) | names(right)
    direction = Var(next(n for n in ("H", *(f"H_{i}" for i in range(1, len(used) + 2))) if n not in used))
    sides = [_along(t, direction, rows) for t in (left, right)]
    return None if sides[0] is None or sides[1] is None else (sides[0], sides[1])


def _along(t: Term, direction: Var, rows: bool) -> Term | None:
    """The number that belongs to one side."""
    if not has_gradient(t):
        if t == App("mat_zero"):
            return ZERO
        return App("mat_trace", App("mat_mul", t if rows else App("mat_transpose", t), direction))
    assert isinstance(t, App)
    match t.head, t.args:
        case "$mat_grad", (f, x):
            moved = App("mat_add", shift(x, 1), App("mat_scale", Bound(0), direction))
            return App("deriv", Lam(apply(shift(f, 1), moved)), ZERO)
        case "mat_scale", (c, a):
            inner = _along(a, direction, rows)
            return None if inner is None or has_gradient(c) else App("mul", c, inner)
        case ("mat_add" | "mat_neg") as head, parts:
            found = [_along(p, direction, rows) for p in parts]
            if any(p is None for p in found):
                return None
            return App(head.removeprefix("mat_"), *[p for p in found if p is not None])
    return None
