"""Sums of terms with the indicator of `d + k <= c` or `d + k < c`."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, bind, names
from kld_proof.search.context import Context
from kld_proof.search.known import Matcher, Proposal

NATURALS = App("naturals")


def initial_part(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """f(k) times an indicator, over the natural numbers or a range: the sum of f over a range."""
    p = ctx.polynomial(h)
    if type(domain) is not App or (domain != NATURALS and domain.head != "range") or len(p) != 1:
        return None
    (monomial,) = p
    for g, e in monomial:
        t = ctx.ring.term_of(g)
        if type(t) is not App or t.head != "ite" or t.args[1:] != (ONE, ZERO) or e != 1:
            continue
        found = _condition(t.args[0], x)
        if found is None:
            continue
        name, values = found
        f = bind(ctx.ring.monomial(tuple(q for q in monomial if q[0] != g)), x)
        values = {**values, "$f": f}
        if domain == NATURALS:
            return Proposal(values, f"summable_part_{name}", f"sum_part_{name}")
        a, b = domain.args
        return Proposal({**values, "a": a, "b": b}, None, f"sum_range_part_{name}")
    return None


def _condition(t: Term, x: str) -> tuple[str, dict[str, Term]] | None:
    """Which of the lemmas has this condition, and its d and c."""
    if type(t) is not App or t.head not in ("le", "lt") or x in names(t.args[1]):
        return None
    left, c = t.args
    if left == Var(x):
        return t.head, {"c": c}
    if type(left) is App and left.head == "add" and left.args[1:] == (Var(x),) and type(left.args[0]) is Num:
        return f"{t.head}_shifted", {"c": c, "d": left.args[0]}
    return None


MATCHERS: list[tuple[str, Matcher]] = [("sum", initial_part)]
