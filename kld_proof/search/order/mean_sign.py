"""Signs of integrals, sums, means and products from those of what they range over.

A finite sum of non-negative terms is positive if its first term is: the sum of exponentials in a softmax.
"""

from __future__ import annotations

from kld_proof.kernel.rules import INTEGERS
from kld_proof.kernel.term import ZERO, App, Lam, Term
from kld_proof.search.context import Context

SPACE = App("space")


def binder_sign(ctx: Context, head: str, t: App) -> int | None:
    """0 <= integral, sum or mean of non-negative values; 0 < product of positive factors."""
    from kld_proof.search.goals import prove_goal
    from kld_proof.search.integration.integrable import integrable

    b = ctx.builder
    domain: Term = SPACE if t.head == "expect" else t.args[0]
    f = t.args[-1]
    if t.head == "sum" and head == "lt":
        return _sum_with_a_positive_term(ctx, t)
    of_mean = head == "lt" and domain == SPACE and t.head != "prod"
    if type(f) is not Lam or ((t.head == "prod") != (head == "lt") and not of_mean):
        return None
    relation = "lt" if t.head == "prod" or of_mean else "le"
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
    if of_mean:
        line = b.lemma("integral_space_pos", {"$f": f}, [finite, everywhere])
    else:
        line = b.lemma(f"{kind}_nonneg", {"D": domain, "$f": f}, [everywhere, finite])
    if t.head != "expect":
        return line
    back = b.add("symm", (b.lemma("expect_eq_integral", {"$f": f}),))
    return b.add("replace", (line, back))


def _sum_with_a_positive_term(ctx: Context, t: App) -> int | None:
    """0 < sum over a range that is not empty, the first term being positive and the others not negative."""
    from kld_proof.search.sign.membership import member
    from kld_proof.search.sign.order import compare, nonnegative, positive

    domain, f = t.args
    if type(domain) is not App or domain.head != "range" or type(f) is not Lam or nonnegative(ctx, t) is None:
        return None
    b, (low, high) = ctx.builder, domain.args
    lines = [member(ctx, low, INTEGERS), member(ctx, high, INTEGERS), compare(ctx, "le", low, high)]
    if any(line is None for line in lines):
        return None
    split = b.lemma("sum_range_first", {"a": low, "b": high, "$f": f}, [i for i in lines if i is not None])
    together = b.conclusion(split).args[1]
    assert type(together) is App
    first, rest = together.args
    strict, weak = positive(ctx, first), nonnegative(ctx, rest)
    if strict is None or weak is None:
        return None
    line = b.lemma("add_pos_of_pos_of_nonneg", {"a": first, "b": rest}, [strict, weak])
    return b.add("replace", (line, b.add("symm", (split,))))
