"""Equations for gradients, as equations for all directional derivatives.

Main statements: `directional(left, right)` is the pair of numbers that an equation between gradients and
matrices says to be equal: with H for any direction, d/dt f(x + t H) at t = 0 for the gradient of f at x, and
tr(A^T H) for a matrix A (Magnus and Neudecker, Matrix Differential Calculus, 5.4).  `along(step, sizes)` is
a step between gradients as one between these numbers.
"""

from __future__ import annotations

from functools import lru_cache

from kld_proof.document.elaborate.matrix.dimensions import Dimensions
from kld_proof.document.elaborate.matrix.fitting import joined
from kld_proof.document.elaborate.matrix.parts import GRADIENT, has_gradient
from kld_proof.document.elaborate.matrix.sizes import letter
from kld_proof.document.model import Step
from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Term, Var, apply, names, shift, subterms
from kld_proof.record import replace

UNREAD = "a gradient inside of a product, or beside a relation that is no equation"
READ = "a gradient is read by the derivatives along every direction H"


def along(step: Step, sizes: Dimensions, taken: frozenset[str] = frozenset()) -> Step:
    """The step for gradients as one for derivatives along any direction; as rows where only that fits."""
    assert step.left is not None and step.right is not None
    for rows in (False, True):
        pair = directional(step.left, step.right, rows, taken) if step.relation == "=" else None
        if pair is None:
            break
        if rows or _fits(step.left, step.right, pair, sizes):
            note = READ + (", and written as a row here" if rows else "")
            together = f"{step.note}; {note}" if step.note else note
            return replace(step, left=pair[0], right=pair[1], rereadings=(), note=together)
    return replace(step, left=None, right=None, error=UNREAD, assumptions=(), rereadings=())


def _fits(left: Term, right: Term, pair: tuple[Term, Term], sizes: Dimensions) -> bool:
    """Whether the shapes fit without a vector becoming a number."""
    found = joined(sizes, *pair)
    if found is None:
        return False
    parts = (s for t in (left, right) for s in subterms(t) if isinstance(s, App))
    rows = [letter(s.args[1])[0] for s in parts if s.head == GRADIENT]
    return not any(found.value(n) == ONE != sizes.value(n) for n in rows)


@lru_cache(2048)
def directional(
    left: Term, right: Term, rows: bool = False, taken: frozenset[str] = frozenset()
) -> tuple[Term, Term] | None:
    """Both sides along a direction, whose name is not `taken`; None where a gradient stands in a product.

    With `rows` the matrices beside the gradients are written as rows: they are transposed.
    """
    used = names(left) | names(right) | taken
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
