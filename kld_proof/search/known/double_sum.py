"""Sums of sums over all values of two variables: exchanged where the other order has a known inner sum."""

from __future__ import annotations

from kld_proof.kernel.term import App, Lam, Term, Var, apply, bind
from kld_proof.search.context import Context
from kld_proof.search.known import Matcher, Proposal
from kld_proof.search.quantified import value_of


def of_double_sum(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """rest(x) times a sum over a set of terms that depend on x."""
    if type(domain) is not Var:
        return None
    p = ctx.polynomial(h)
    if len(p) != 1 or next(iter(p.values())) != 1:
        return None
    (monomial,) = p
    for g, e in monomial:
        t = ctx.ring.term_of(g)
        if type(t) is not App or t.head != "sum" or e != 1 or type(t.args[0]) is not Var:
            continue
        other, terms = t.args
        if type(terms) is not Lam:
            continue
        y = ctx.fresh(h, Var(x))
        rest = tuple(pair for pair in monomial if pair[0] != g)
        body = apply(terms, Var(y))
        pair = App("mul", ctx.ring.monomial(rest), body) if rest else body
        values = {"D": domain, "E": other, "$f": bind(bind(pair, y), x)}
        better = _has_known_sum(ctx, domain, other, y, bind(pair, x))
        return Proposal(values, "summable_of_summable2", "sum_swap_of_summable2" if better else None)
    return None


def _has_known_sum(ctx: Context, domain: Term, other: Term, y: str, column: Lam) -> bool:
    """Whether a part of the sum over `domain` is the value of a hypothesis, for y in the other set."""
    from kld_proof.search.integration.combination import decompose

    inner = ctx.child(App("in", Var(y), other))
    combination = decompose(inner, "sum", domain, column)
    return combination is not None and any(
        value_of(inner, App("sum", domain, h)) is not None for _, h in combination.parts
    )


MATCHERS: list[tuple[str, Matcher]] = [("sum", of_double_sum)]
