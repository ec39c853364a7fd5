"""Proof of the log-sum inequality: ln r <= r - 1 at r = c q(x)/p(x), with c the ratio of the total masses."""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.term import ONE, App, Bound, Lam, Num, Term, Var, apply
from kld_proof.search.context import Context
from kld_proof.search.integration.combination import Combination, combined
from kld_proof.search.integration.linear import split
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.scripts.gaussian import need
from kld_proof.search.sign import positive

D = Var("D")
P, Q = (Lam(App(name, Bound(0))) for name in ("$p", "$q"))
RATIO = Lam(App("mul", P.body, App("ln", App("div", P.body, Q.body))))


def log_sum(head: str, finite: str) -> Callable[[Context], int]:
    """The script for integrals or sums."""

    def script(ctx: Context) -> int:
        b = ctx.builder
        p, q, kl = (App(head, D, f) for f in (P, Q, RATIO))
        c = App("div", p, q)
        log = App("ln", c)
        shift_ = App("neg", App("add", ONE, log))
        parts: tuple[tuple[Term, Lam], ...] = ((ONE, RATIO), (shift_, P), (c, Q))
        nested: Term | None = None
        for scale, f in reversed(parts):
            term = App("mul", scale, f.body)
            nested = term if nested is None else App("add", term, nested)
        assert nested is not None
        body = Lam(nested)
        combination = Combination(head, D, body, parts, body, -1)
        lines = [ctx.facts[App(finite, D, f)] for _, f in parts]
        everywhere = b.add("generalize", (_pointwise(ctx, c, body),), "_0", D)
        whole = combined(ctx, combination, lines)
        weak = b.lemma(f"{head}_nonneg", {"D": D, "$f": body}, [everywhere, whole])
        apart = b.add("replace", (weak, split(ctx, combination, lines)))
        target = App("add", kl, App("neg", App("mul", p, log)))
        equation = need(prove_equal(ctx, b.conclusion(apart).args[1], target))
        final = b.add("replace", (apart, equation))
        return b.lemma("le_of_sub_nonneg", {"a": App("mul", p, log), "b": kl}, [final])

    return script


def _pointwise(ctx: Context, c: Term, body: Lam) -> int:
    """0 <= p ln(p/q) - p (1 + ln c) + c q, at a point of D."""
    inner, x, opened = ctx.open(D, body)
    b = ctx.builder
    p, q = (apply(f, Var(x)) for f in (P, Q))
    r = App("div", App("mul", c, q), p)
    tangent = b.lemma("ln_le_sub_one", {"a": r}, [need(positive(inner, r))])
    low, high = b.conclusion(tangent).args
    gap = b.lemma("sub_nonneg_of_le", {"a": low, "b": high}, [tangent])
    difference = b.conclusion(gap).args[1]
    weak = b.lemma("le_of_lt", {"a": Num(0), "b": p}, [need(positive(inner, p))])
    scaled = b.lemma("mul_nonneg", {"a": p, "b": difference}, [weak, gap])
    equation = need(prove_equal(inner, b.conclusion(scaled).args[1], opened))
    return b.add("replace", (scaled, equation))


SCRIPTS = {
    "integral_log_sum": log_sum("integral", "integrable"),
    "sum_log_sum": log_sum("sum", "summable"),
}
