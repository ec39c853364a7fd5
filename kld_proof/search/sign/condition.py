"""Side conditions of any kind: first by the cheap ways, then by every means."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Term, subterms
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


def _within(ctx: Context, head: str, a: Term, b: Term) -> int | None:
    """|c| <= b by -b <= c and c <= b."""
    if type(a) is not App or a.head != "abs" or not ctx.builder.thorough:
        return None
    from kld_proof.search.normal_form.normalise import normalise

    bound, equation = normalise(ctx, b) if any(_is_abs(s) for s in subterms(b)) else (b, None)
    low = compare(ctx, head, App("neg", bound), a.args[0])
    high = None if low is None else compare(ctx, head, a.args[0], bound)
    if low is None or high is None:
        return None
    line = ctx.builder.lemma(f"abs_{head}", {"a": a.args[0], "b": bound}, [low, high])
    if equation is None:
        return line
    from kld_proof.search.ways.relations import through

    return through(ctx, line, equation, 1)  # a rewriting would reach into |c|, which may contain the bound


def _is_abs(t: Term) -> bool:
    return type(t) is App and t.head == "abs"


def _condition(ctx: Context, p: Term) -> int | None:
    line = ctx.facts.get(p)
    if line is not None or type(p) is not App:
        return line
    match p.head, p.args:
        case (("lt" | "le"), (a, b)):
            line = compare(ctx, p.head, a, b)
            return _within(ctx, p.head, a, b) if line is None else line
        case "in", (t, domain):
            return member(ctx, t, domain)
        case "ne", (a, b):
            if b == ZERO:
                return nonzero(ctx, a)
            line = nonzero(ctx, App("add", a, App("neg", b)))
            return None if line is None else ctx.builder.lemma("ne_of_sub_ne_zero", {"a": a, "b": b}, [line])
    return None
