"""Quotients of rational expressions: one that is another times a third, which need not be a number.

Main statement: `ratio(ctx, a, b)` is a term c with a = c b.  A zero of c is no obstacle here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from fractions import Fraction

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, names
from kld_proof.polynomial import Monomial, Polynomial, TooLarge, cleared, times, total
from kld_proof.search.context import Context
from kld_proof.search.normal_form.cancel import reduced
from kld_proof.search.sign import nonnegative, positive

STEPS, TERMS = 20, 60


def cleared_form(ctx: Context, t: Term) -> tuple[Polynomial, Term]:
    """p and m with m t = p, where p has no reciprocals and m is a product of what is known to be nonzero.

    Raises TooLarge.
    """
    ring = ctx.ring
    p = reduced(ring, ctx.polynomial(t))
    factors: list[Term] = []
    for g in sorted(ring.reciprocals, reverse=True):  # a denominator contains only earlier generators
        top = max((e for m in p for h, e in m if h == g), default=0)
        if top > 0:
            p = cleared(p, g, ring.reciprocals[g])
            factors.append(App("pow", ring.canonical(ring.reciprocals[g]), Num(top)))
    for g in sorted({g for m in p for g, e in m if e < 0}):
        low = min(dict(m).get(g, 0) for m in p)
        p = times(p, {((g, -low),): 1})
        factors.append(App("pow", ring.term_of(g), Num(-low)))
    return p, App("mul", *factors) if len(factors) > 1 else factors[0] if factors else ONE


def divided(p: Polynomial, q: Polynomial, units: Collection[int] = ()) -> Polynomial | None:
    """p / q, where that is a polynomial; of `units` it may have negative powers."""
    lead = max(q, key=_exponents(p, q))
    result: Polynomial = {}
    for _ in range(STEPS):
        if not p:
            return result
        top = max(p, key=_exponents(p, q))
        exponents = dict(top)
        for g, e in lead:
            exponents[g] = exponents.get(g, 0) - e
        if any(e < 0 and g not in units for g, e in exponents.items()):
            return None
        monomial: Monomial = tuple(sorted((g, e) for g, e in exponents.items() if e))
        c = Fraction(p[top]) / q[lead]
        result[monomial] = c
        p = total([p, times({monomial: -c}, q)])
    return None


def _exponents(*polynomials: Polynomial) -> Callable[[Monomial], list[int]]:
    generators = sorted({g for p in polynomials for m in p for g, _ in m})

    def key(m: Monomial) -> list[int]:
        exponents = dict(m)
        return [exponents.get(g, 0) for g in generators]

    return key


def ratio(ctx: Context, a: Term, b: Term) -> Term | None:
    """A term c with a = c b as rational functions, or None where none was found."""
    try:
        p, m = cleared_form(ctx, a)
        q, n = cleared_form(ctx, b)
        p, m = cleared_form(ctx, a)  # the second reading may know more denominators
        if not p or not q or len(p) > TERMS or len(q) > TERMS:
            return None
        if (c := divided(p, q, ctx.ring.units)) is not None:
            return App("div", App("mul", ctx.ring.canonical(c), n), m)
        if (c := divided(q, p, ctx.ring.units)) is not None:
            return App("div", n, App("mul", ctx.ring.canonical(c), m))
    except TooLarge:
        pass
    return None


def by_scaled_hypothesis(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t or 0 <= t, from a hypothesis 0 < d or 0 <= d with t = c d for a c of known sign."""
    if ctx.builder.scaling:
        return None
    ctx.builder.scaling = True
    try:
        return _scaled(ctx, head, t)
    finally:
        ctx.builder.scaling = False


def _scaled(ctx: Context, head: str, t: Term) -> int | None:
    b, used = ctx.builder, names(t)
    for d, strict, line in _sums(ctx):
        if d == t or not (strict or head == "le") or not names(d) <= used:
            continue
        c = ratio(ctx, t, d)
        if c is None:
            continue
        c = ctx.canonical(c)
        sign = positive(ctx, c) if strict else nonnegative(ctx, c)
        if sign is None:
            continue
        product = b.lemma("mul_pos" if strict else "mul_nonneg", {"a": c, "b": d}, [sign, line])
        if strict and head == "le":
            product = b.lemma("le_of_lt", {"a": ZERO, "b": b.conclusion(product).args[1]}, [product])
        found = ctx.transport(product, App(head, ZERO, t))
        if found is not None:
            return found
    return None


def _sums(ctx: Context) -> list[tuple[Term, bool, int]]:
    """The order hypotheses 0 < d and 0 <= d about sums, as they were assumed; products need no multiples.

    Those of a binder (1 <= k) are left out: there are many of them, and they are compared term by term.  The
    ends of an interval are not, if they are sums with names: an integral was split there.
    """
    from kld_proof.search.hypotheses import gaps

    found = ctx.memo.get("sums")
    if found is None:
        given = [ctx.facts[h] for h in ctx.hypotheses if h in ctx.facts]
        assumed = [gap for gap in gaps(ctx) if ctx.builder.sequents[gap[2]].hypotheses <= _own(ctx, given)]
        found = ctx.memo["sums"] = [g for g in assumed if type(g[0]) is App and _is_sum(ctx, g[0])]
    assert isinstance(found, list)
    return found


def _own(ctx: Context, lines: list[int]) -> frozenset[Term]:
    """The hypotheses of these lines that are order relations, or place something between sums."""
    own = (h for i in lines for h in ctx.builder.sequents[i].hypotheses)
    return frozenset(h for h in own if type(h) is App and (h.head in ("lt", "le") or is_split(h)))


def is_split(h: App) -> bool:
    """Whether a proposition places a number in an interval with an end that is made of names."""
    domain = h.args[1] if h.head == "in" else ZERO
    if type(domain) is not App or domain.head not in ("interval", "above", "below"):
        return False
    return any(
        type(end) is App
        and end.head in ("add", "div", "mul", "exp", "ln", "sqrt", "pow", "neg")
        and names(end)
        for end in domain.args
    )


def _is_sum(ctx: Context, d: Term) -> bool:
    try:
        return len(cleared_form(ctx, d)[0]) > 1
    except TooLarge:
        return False
