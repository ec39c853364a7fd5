"""Means of functions of a random variable of known law, and of independent factors, sums and products."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Term, Var, apply, bind, names, subterms
from kld_proof.search.context import Context
from kld_proof.search.integration.independence import (
    atoms,
    factors,
    families,
    function_of,
    identical,
    replaced,
)
from kld_proof.search.known import Matcher, Proposal

SPACE = App("space")


def of_known_law(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """g(X(w)), where the law of X is assumed."""
    if domain != SPACE:
        return None
    for fact in ctx.facts:
        if type(fact) is App and fact.head in ("has_density", "has_mass"):
            variable, support, density = fact.args
            name = _name(variable)
            if name is None:
                continue
            y = ctx.fresh(h)
            g = replaced(h, App(name, Var(w)), Var(y))
            if w not in names(g):
                kind = fact.head.removeprefix("has_")
                values = {"$X": variable, "D": support, "$f": density, "$g": bind(g, y)}
                return Proposal(values, f"integrable_space_of_{kind}", f"integral_space_of_{kind}")
    return None


def of_outcome(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """g(w) itself: the outcome is uniform on the unit interval."""
    if domain != SPACE or w not in names(h) or atoms(h, w):
        return None
    values = {"$X": Lam(Bound(0)), "D": App("interval", ZERO, ONE), "$f": Lam(ONE), "$g": bind(h, w)}
    return Proposal(values, "integrable_space_of_density", "integral_space_of_density")


def of_identical(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """g(X(k, w)) for a member X(k) of a family whose members have one law: that of the member a."""
    own = atoms(h, w) if domain == SPACE else []
    if len(own) != 1 or own[0].loose or len(own[0].args) != 2:
        return None
    for numbers, a in identical(ctx, own[0].head):
        g = function_of(ctx, h, own[0], w)
        if g is None or a == own[0].args[0]:
            return None
        family = Lam(Lam(App(own[0].head, Bound(1), Bound(0))))
        values = {"$X": family, "D": numbers, "a": a, "k": own[0].args[0], "$g": g}
        return Proposal(values, "integrable_space_of_identical", "integral_space_of_identical")
    return None


def of_independent(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """f(X(w)) g(Y(w)) for independent X and Y."""
    found = factors(ctx, w, h) if domain == SPACE else None
    if found is None:
        return None
    return Proposal(found[0], "integrable_space_of_independent", "integral_space_of_independent")


def of_sum_of_family(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """f(X(i, w)) times the sum of g(k, X(k, w)) over the k of a range, for an independent family X."""
    p = ctx.polynomial(h) if domain == SPACE else {}
    if len(p) != 1:
        return None
    (monomial,) = p
    sums = [(g, e) for g, e in monomial if _family(ctx, ctx.ring.term_of(g), "sum", w) is not None]
    if len(sums) != 1 or sums[0][1] != 1:
        return None
    total = ctx.ring.term_of(sums[0][0])
    rest = ctx.ring.monomial(tuple(q for q in monomial if q != sums[0]))
    own = atoms(rest, w)
    found = _family(ctx, total, "sum", w)
    if found is None or len(own) != 1 or own[0].loose or own[0].head != found[0]:
        return None
    head, values = found
    f = function_of(ctx, rest, own[0], w)
    if f is None or next(families(ctx, head), None) is None:
        return None
    values = {**values, "$f": f, "i": own[0].args[0]}
    return Proposal(values, "integrable_space_mul_sum_of_family", "integral_space_mul_sum_of_family")


def of_product_of_family(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """The product of g(k, X(k, w)) over the k of a range, for an independent family X."""
    found = _family(ctx, h, "prod", w) if domain == SPACE else None
    if found is None or next(families(ctx, found[0]), None) is None:
        return None
    return Proposal(found[1], "integrable_space_prod_of_family", "integral_space_prod_of_family")


def of_exponential_of_family(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """exp of c times the sum of g(k, X(k, w)) over the k of a range, for an independent family X."""
    if domain != SPACE or type(h) is not App or h.head != "exp":
        return None
    p = ctx.polynomial(h.args[0])
    sums = {g for m in p for g, _ in m if _family(ctx, ctx.ring.term_of(g), "sum", w) is not None}
    if len(sums) != 1 or not all(dict(m).get(next(iter(sums))) == 1 for m in p):
        return None
    (g,) = sums
    scale = ctx.ring.canonical({tuple(q for q in m if q[0] != g): c for m, c in p.items()})
    found = _family(ctx, ctx.ring.term_of(g), "sum", w)
    if found is None or w in names(scale) or next(families(ctx, found[0]), None) is None:
        return None
    terms = found[1]["$g"]
    assert type(terms) is Lam and type(terms.body) is Lam
    scaled = Lam(Lam(App("mul", scale, terms.body.body)))
    values = {**found[1], "$g": scaled}
    return Proposal(values, "integrable_space_exp_sum_of_family", "integral_space_exp_sum_of_family")


def _family(ctx: Context, t: Term, binder: str, w: str) -> tuple[str, dict[str, Term]] | None:
    """The head of the family X, and X, g, a and b where `t` binds g(k, X(k, w)) over the range a..b."""
    if type(t) is not App or t.head != binder or type(t.args[0]) is not App or t.args[0].head != "range":
        return None
    domain, body = t.args
    k = ctx.fresh(t, Var(w))
    opened = apply(body, Var(k))
    found = atoms(opened, w)
    if len(found) != 1 or found[0].args != (Var(k), Var(w)) or w in names(domain):
        return None
    g = function_of(ctx, opened, found[0], w)
    if g is None:
        return None
    a, b = domain.args  # type: ignore[attr-defined]
    family = Lam(Lam(App(found[0].head, Bound(1), Bound(0))))
    return found[0].head, {"$X": family, "$g": bind(g, k), "a": a, "b": b}


def _name(variable: Term) -> str | None:
    """`$X` where the term is the function w -> $X(w)."""
    if type(variable) is Lam and type(variable.body) is App and variable.body.args == (Bound(0),):
        return variable.body.head
    return None


def of_trace(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """The mean of the trace of a random matrix is the trace of its mean."""
    if domain != SPACE or type(h) is not App or h.head != "mat_trace":
        return None
    return Proposal({"$f": bind(h.args[0], w)}, "integrable_space_trace", "integral_space_trace")


def of_conditional(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """A conditional mean, times a function of the condition or another conditional mean."""
    if domain != SPACE or not any(type(s) is App and s.head == "given" for s in subterms(h)):
        return None
    from kld_proof.search.integration.conditional import of_conditional_mean

    return of_conditional_mean(ctx, w, h)


MATCHERS: list[tuple[str, Matcher]] = [
    ("integral", of_conditional),
    ("integral", of_known_law),
    ("integral", of_outcome),
    ("integral", of_independent),
    ("integral", of_sum_of_family),
    ("integral", of_product_of_family),
    ("integral", of_exponential_of_family),
    ("integral", of_identical),
    ("integral", of_trace),
]
