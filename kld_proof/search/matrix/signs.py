"""Signs of numbers made of matrices: squares, forms y^T P y with a positive definite P, determinants."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Term
from kld_proof.search.context import Context
from kld_proof.search.matrix.positive import positive


def sign(ctx: Context, head: str, t: App) -> int | None:
    """A line 0 < t or 0 <= t, or None."""
    if t.head == "mat_det":
        return _determinant(ctx, head, t)
    line = _form(ctx, t.args[0]) if head == "le" else None
    if line is None or t.head == "mat_trace":
        return line
    b = ctx.builder
    entry = b.lemma("mat_scalar_eq_trace", {"A": t.args[0]})
    return b.add("replace", (line, b.add("symm", (entry,))))


def _determinant(ctx: Context, head: str, t: App) -> int | None:
    """0 < |P|."""
    n, a = t.args
    known = positive(ctx, a)
    if known is None or ctx.builder.conclusion(known).args[1] != n:
        return None
    b = ctx.builder
    line = b.lemma("mat_det_pos", {"A": a, "n": n}, [known])
    return line if head == "lt" else b.lemma("le_of_lt", {"a": ZERO, "b": t}, [line])


def _form(ctx: Context, a: Term) -> int | None:
    """0 <= tr(y^T y), or 0 <= tr(y^T P y)."""
    match a:
        case App(head="mat_mul", args=(App(head="mat_transpose", args=(x,)), y)) if x == y:
            return ctx.builder.lemma("mat_trace_square_nonneg", {"A": y})
        case App(
            head="mat_mul",
            args=(App(head="mat_mul", args=(App(head="mat_transpose", args=(x,)), p)), y),
        ) if x == y:
            known = positive(ctx, p)
            if known is not None:
                values = {"A": y, "B": p, "n": ctx.builder.conclusion(known).args[1]}
                return ctx.builder.lemma("mat_trace_form_nonneg", values, [known])
    return None
