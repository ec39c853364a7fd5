"""Finite products: written out, or as the exponential of a sum of logarithms."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Lam, Num
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import Conversion
from kld_proof.search.tactics.sum import canonical_ends, written_out


def prod_conversion(ctx: Context, t: App) -> int | None:
    """A line `product = expression`, for literal ends or for factors that are all positive."""
    domain, f = t.args
    if type(domain) is not App or domain.head != "range" or type(f) is not Lam:
        return None
    ends = canonical_ends(ctx, t)
    if ends is not None:
        return ends
    a, b = domain.args
    if type(a) is Num and type(b) is Num:
        line = written_out(ctx, t)
        if line is not None:
            return line
    from kld_proof.search.goals import prove_goal

    positive = prove_goal(ctx, App("all", domain, Lam(App("lt", ZERO, f.body))))
    if positive is None:
        return None
    return ctx.builder.lemma("prod_eq_exp_sum", {"a": a, "b": b, "$f": f}, [positive])


CONVERSIONS: list[tuple[str, Conversion]] = [("prod", prod_conversion)]
