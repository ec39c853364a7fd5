"""Signs of integrals, sums, means and products from those of what they range over."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Lam, Term
from kld_proof.search.context import Context

SPACE = App("space")


def binder_sign(ctx: Context, head: str, t: App) -> int | None:
    """0 <= integral, sum or mean of non-negative values; 0 < product of positive factors."""
    from kld_proof.search.goals import prove_goal
    from kld_proof.search.integration.linear import integrable

    b = ctx.builder
    domain: Term = SPACE if t.head == "expect" else t.args[0]
    f = t.args[-1]
    if type(f) is not Lam or (t.head == "prod") != (head == "lt"):
        return None
    relation = "lt" if t.head == "prod" else "le"
    everywhere = prove_goal(ctx, App("all", domain, Lam(App(relation, ZERO, f.body))))
    if everywhere is None:
        return None
    if t.head == "prod":
        if type(domain) is not App or domain.head != "range":
            return None
        return b.lemma("prod_pos", {"a": domain.args[0], "b": domain.args[1], "$f": f}, [everywhere])
    kind = "sum" if t.head == "sum" else "integral"
    finite = integrable(ctx, domain, f, "summable" if kind == "sum" else "integrable")
    if finite is None:
        return None
    line = b.lemma(f"{kind}_nonneg", {"D": domain, "$f": f}, [everywhere, finite])
    if t.head != "expect":
        return line
    back = b.add("symm", (b.lemma("expect_eq_integral", {"$f": f}),))
    return b.add("replace", (line, back))
