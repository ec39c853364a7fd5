"""Integrals of finite sums, also where the sum stands in a product."""

from __future__ import annotations

from kld_proof.kernel.term import App, Lam, Term, Var, apply, bind, names
from kld_proof.search.context import Context
from kld_proof.search.known import Matcher, Proposal


def of_finite_sum(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """rest * sum over a range of terms that depend on x: the sum of the integrals of rest * term."""
    p = ctx.polynomial(h)
    if len(p) != 1:
        return None
    (monomial,) = p
    for g, e in monomial:
        t = ctx.ring.term_of(g)
        if type(t) is not App or t.head != "sum" or e < 1 or x in names(t.args[0]):
            continue
        indices, terms = t.args
        if type(indices) is not App or indices.head != "range" or type(terms) is not Lam:
            continue
        k = ctx.fresh(h, Var(x))
        rest = tuple((i, n - (i == g)) for i, n in monomial if n != 1 or i != g)
        body = App("mul", ctx.ring.monomial(rest), apply(terms, Var(k))) if rest else apply(terms, Var(k))
        values = {"a": indices.args[0], "b": indices.args[1], "D": domain, "$f": bind(bind(body, x), k)}
        return Proposal(values, "integrable_sum", "sum_integral")
    return None


MATCHERS: list[tuple[str, Matcher]] = [("integral", of_finite_sum)]
