"""Independence of functions of independent random variables, and means of products of these."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.term import App, Lam, Term, Var, bind, names, subterms
from kld_proof.polynomial import Monomial
from kld_proof.search.context import Context


def independent(ctx: Context, goal: App) -> int | None:
    """A line independent(U, V), where U and V are variables or exponentials of multiples of them."""
    u, v = goal.args
    line = ctx.facts.get(goal)
    if line is not None:
        return line
    b = ctx.builder
    turned = ctx.facts.get(App("independent", v, u))
    if turned is not None:
        return b.lemma("independent_symm", {"$X": v, "$Y": u}, [turned])
    for first, second, swapped in ((u, v, False), (v, u, True)):
        found = _exponent(first)
        if found is None:
            continue
        c, x = found
        inner = independent(ctx, App("independent", x, second))
        if inner is None:
            continue
        line = b.lemma("independent_exp", {"$X": x, "$Y": second, "c": c}, [inner])
        if swapped:
            line = b.lemma("independent_symm", {"$X": first, "$Y": second}, [line])
        return line if b.conclusion(line) == goal else None
    return None


def _exponent(f: Term) -> tuple[Term, Lam] | None:
    """c and X where f is w -> exp(c X(w))."""
    if type(f) is not Lam or type(f.body) is not App or f.body.head != "exp":
        return None
    e = f.body.args[0]
    if type(e) is App and e.head == "mul" and len(e.args) == 2 and not e.args[0].loose:
        return e.args[0], Lam(e.args[1])
    return None


def independent_factors(ctx: Context, w: str, h: Term) -> Iterator[tuple[Term, Term, int, int]]:
    """U, V, m and n such that h is U(w)**m V(w)**n and U, V may be independent."""
    p = ctx.polynomial(h)
    if len(p) != 1:
        return
    (monomial,) = p
    pairs = [f for f in ctx.facts if type(f) is App and f.head == "independent"]
    for fact in pairs:
        if len(monomial) == 1 and monomial[0][1] == 1:
            parts = _exponential(ctx, ctx.ring.term_of(monomial[0][0]), fact.args, w)
            if parts is not None:
                yield *parts, 1, 1
                continue
        groups = [_group(ctx, monomial, v, w) for v in fact.args]
        shared = sum(len(g) for g in groups) == len(monomial)
        if not shared or not all(groups):
            continue
        factors = [_power(ctx, g, w) for g in groups]
        if all(factors):
            (u, m), (v, n) = factors  # type: ignore[misc]
            yield u, v, m, n


def _group(ctx: Context, monomial: Monomial, variable: Term, w: str) -> Monomial:
    """The factors of a monomial that depend on one random variable and on no other."""
    assert type(variable) is Lam and type(variable.body) is App
    value = App(variable.body.head, Var(w))
    found = []
    for g, e in monomial:
        t = ctx.ring.term_of(g)
        others = {s for s in subterms(t) if type(s) is App and s.args == (Var(w),) and s.head[:1] == "$"}
        if others == {value}:
            found.append((g, e))
    return tuple(found)


def _exponential(ctx: Context, t: Term, variables: tuple[Term, ...], w: str) -> tuple[Lam, Lam] | None:
    """exp(c X) and exp(d Y) where t is exp(c X(w) + d Y(w))."""
    if type(t) is not App or t.head != "exp":
        return None
    p = ctx.polynomial(t.args[0])
    own = [ctx.ring.generator(App(v.body.head, Var(w))) for v in variables]  # type: ignore[attr-defined]
    scales = [{m: c for m, c in p.items() if dict(m).get(g) == 1} for g in own]
    if sum(map(len, scales)) != len(p) or not all(scales):
        return None
    found = []
    for v, g, part in zip(variables, own, scales, strict=True):
        scale = ctx.ring.canonical({tuple(q for q in m if q[0] != g): c for m, c in part.items()})
        if w in names(scale):
            return None
        found.append(Lam(App("exp", App("mul", scale, v.body))))  # type: ignore[attr-defined]
    return found[0], found[1]


def _power(ctx: Context, group: Monomial, w: str) -> tuple[Lam, int] | None:
    """X and n where a group is X(w)**n."""
    if len(group) != 1:
        return None
    g, e = group[0]
    t = ctx.ring.term_of(g)
    if e < 1 or type(t) is not App:
        return None
    if t.args == (Var(w),):
        return bind(t, w), e
    return None
