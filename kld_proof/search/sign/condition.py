"""Side conditions of any kind: first by the cheap ways, then by every means."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Term
from kld_proof.search.context import Context
from kld_proof.search.sign.membership import member
from kld_proof.search.sign.nonzero import nonzero
from kld_proof.search.sign.order import compare


def prove_condition(ctx: Context, p: Term) -> int | None:
    """A line for a side condition: an order relation, a disequality or a membership."""
    line = _condition(ctx, p)
    if line is None and not ctx.builder.thorough:
        with ctx.builder.every_means():
            line = _condition(ctx, p)
    return line


def _condition(ctx: Context, p: Term) -> int | None:
    line = ctx.facts.get(p)
    if line is not None or type(p) is not App:
        return line
    match p.head, p.args:
        case (("lt" | "le"), (a, b)):
            return compare(ctx, p.head, a, b)
        case "in", (t, domain):
            return member(ctx, t, domain)
        case "ne", (a, b):
            if b == ZERO:
                return nonzero(ctx, a)
            line = nonzero(ctx, App("add", a, App("neg", b)))
            return None if line is None else ctx.builder.lemma("ne_of_sub_ne_zero", {"a": a, "b": b}, [line])
    return None
