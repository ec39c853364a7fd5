"""Conditional means, the integrals over `given(g, w)`: what is fixed there is taken out, and their means.

Main statements: `taken_out(ctx, t)` puts the outcome w for the outcome u in all that depends on g(u) alone,
`of_conditional_mean(ctx, w, h)` proposes the law of total expectation.
"""

from __future__ import annotations

from kld_proof.kernel.term import ONE, App, Lam, Term, Var, apply, bind, names, subterms
from kld_proof.search.context import Context
from kld_proof.search.known import Proposal
from kld_proof.search.quantified import instance_of
from kld_proof.search.sign import member

SPACE = App("space")


def taken_out(ctx: Context, t: App) -> int | None:
    """A line `integral(given(g, w), f) = integral(given(g, w), f')`; None where nothing in f is fixed."""
    domain, body = t.args
    assert type(domain) is App and type(body) is Lam
    g, w = domain.args
    inner, u, opened = ctx.open(domain, body)
    here = inner.facts[App("in", Var(u), domain)]
    b, equations = ctx.builder, []
    value = apply(g, Var(u))
    for s in dict.fromkeys(subterms(opened)):
        if s == value and u in names(s) and s != apply(g, w):
            equations.append(b.lemma("eq_of_mem_given", {"$g": g, "u": Var(u), "w": w}, [here]))
        elif type(s) is App and s.args[:1] == (App("given", g, Var(u)),) and s.head == "integral":
            values = {"$f": s.args[1], "$g": g, "u": Var(u), "w": w}
            if u not in names(s.args[1]):
                equations.append(b.lemma("integral_given_given", values, [here]))
    if not equations:
        return None
    line = b.add("rewrite", equations, opened)
    if b.right(line) == opened:
        return None
    same = b.add("generalize", (line,), u, domain)
    values = {"D": domain, "$f": body, "$g": bind(b.right(line), u)}
    return b.lemma("integral_congr", values, [same])


def integrable_given(ctx: Context, domain: App, f: Term) -> int | None:
    """A line integrable(given(g, w), f), from what is assumed of f and g or for an f that is constant."""
    g, w = domain.args
    inside = member(ctx, w, SPACE)
    assert type(f) is Lam
    if inside is None:
        return None
    if not _depends(f):
        values = {"$g": g, "w": w, "c": apply(f, w)}
        return ctx.builder.lemma("integrable_given_const", values, [inside])
    finite = ctx.facts.get(App("integrable_rv", f, g))
    if finite is None:
        finite = instance_of(ctx, App("integrable_rv", f, g))
    if finite is None:
        return None
    return ctx.builder.lemma("integrable_given", {"$f": f, "$g": g, "w": w}, [finite, inside])


def _depends(f: Lam) -> bool:
    """Whether the value of a function depends on its argument."""
    return f.body.loose > 0


def of_conditional_mean(ctx: Context, w: str, h: Term) -> Proposal | None:
    """h(w) = r(g(w)) E[f | g](w), or a product of two conditional means under one condition."""
    p = ctx.polynomial(h)
    if len(p) != 1:
        return None
    (monomial,) = p
    means = [(ctx.ring.term_of(k), e) for k, e in monomial if _is_conditional(ctx.ring.term_of(k), w)]
    rest = ctx.ring.monomial(tuple(q for q in monomial if not _is_conditional(ctx.ring.term_of(q[0]), w)))
    if len(means) == 1 and means[0][1] == 1:
        return _total(ctx, w, means[0][0], rest)
    factors = [m for m, e in means for _ in range(e)]
    if len(factors) != 2 or rest != ONE or factors[0].args[0] != factors[1].args[0]:  # type: ignore[attr-defined]
        return None
    given, f, other = factors[0].args[0], factors[0].args[1], factors[1].args[1]  # type: ignore[attr-defined]
    return Proposal({"$f": f, "$h": other, "$g": given.args[0]}, "integrable_space_given_mul_given")


def _is_conditional(t: Term, w: str) -> bool:
    """Whether `t` is a conditional mean at the outcome w."""
    if type(t) is not App or t.head != "integral" or type(t.args[0]) is not App:
        return False
    given, within = t.args[0], names(t.args[1])
    return given.head == "given" and given.args[1] == Var(w) and w not in within | names(given.args[0])


def _total(ctx: Context, w: str, mean: Term, rest: Term) -> Proposal | None:
    """The mean of r(g(w)) E[f | g](w) is that of r(g(w)) f(w)."""
    from kld_proof.search.integration.independence import replaced

    assert type(mean) is App and type(mean.args[0]) is App
    g, f = mean.args[0].args[0], mean.args[1]
    y = ctx.fresh(rest, mean)
    r = replaced(rest, apply(g, Var(w)), Var(y))
    if w in names(r):
        values = {"$f": bind(rest, w), "$g": g, "$h": f}
        projection = "mul_given_of_squares"
        return Proposal(values, f"integrable_space_{projection}", f"integral_space_{projection}")
    values = {"$f": f, "$g": g, "$r": bind(r, y)}
    return Proposal(values, "integrable_space_mul_given", "integral_space_mul_given")
