"""Finite products: written out, or as the exponential of a sum of logarithms."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term, bind, names
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import Conversion, canonical_equation
from kld_proof.search.sign import member
from kld_proof.search.tactics.sum import canonical_ends, written_out


def prod_conversion(ctx: Context, t: App) -> int | None:
    """A line `product = expression`, for literal ends or for factors that are all positive."""
    domain, f = t.args
    if type(domain) is not App or domain.head != "range" or type(f) is not Lam:
        return None
    ends = canonical_ends(ctx, t)
    if ends is not None:
        return ends
    a, b = domain.args
    if type(a) is Num and type(b) is Num:
        line = written_out(ctx, t)
        if line is not None:
            return line
    from kld_proof.search.goals import prove_goal

    positive = prove_goal(ctx, App("all", domain, Lam(App("lt", ZERO, f.body))))
    if positive is None:
        return _canonical_factors(ctx, t)
    return ctx.builder.lemma("prod_eq_exp_sum", {"a": a, "b": b, "$f": f}, [positive])


def _canonical_factors(ctx: Context, t: App) -> int | None:
    """The product with its factors in normal form; a power where they do not depend on the index."""
    domain, f = t.args
    inner, k, factor = ctx.open(domain, f)
    a, n = domain.args  # type: ignore[attr-defined]
    line = canonical_equation(inner, factor)
    form = factor if line is None else ctx.builder.right(line)
    if k not in names(form) and a == ONE and (whole := member(ctx, n, App("naturals"))) is not None:
        power = ctx.builder.lemma("prod_range_const", {"n": n, "c": form}, [whole])
    else:
        power = None
    if power is None:
        power = _factors_apart(ctx, domain, inner, k, form)
    if line is None or form == factor:
        return power
    everywhere = ctx.builder.add("generalize", (line,), k, domain)
    values = {"a": a, "b": n, "$f": f, "$g": bind(form, k)}
    return ctx.builder.chain(ctx.builder.lemma("prod_congr", values, [everywhere]), power)


def _factors_apart(ctx: Context, domain: Term, inner: Context, k: str, form: Term) -> int | None:
    """The product of a monomial as one of two products: that of one factor, what has no k first."""
    p = inner.polynomial(form)
    if len(p) != 1:
        return None
    ((monomial, c),) = p.items()
    own = [(g, e) for g, e in monomial if k in names(inner.ring.term_of(g))]
    rest = tuple(q for q in monomial if q not in own)
    if rest or c != 1:
        first, second = inner.ring.monomial(rest, c), inner.ring.monomial(tuple(own))
    else:
        (g, e), others = own[0], tuple(own[1:])
        step = 1 if e > 0 else -1
        if not others and e == step:
            return None
        left = ((g, e - step),) if e != step else ()
        first, second = inner.ring.monomial(((g, step),)), inner.ring.monomial((*left, *others))
    apart = App("mul", first, second)
    b = ctx.builder
    a, n = domain.args  # type: ignore[attr-defined]
    values: dict[str, Term] = {"a": a, "b": n, "$f": bind(first, k), "$g": bind(second, k)}
    split = b.lemma("prod_mul", values)
    if apart == form:
        return split
    same = inner.regrouped(form, apart)
    if same is None:
        return None
    everywhere = b.add("generalize", (same,), k, domain)
    values = {"a": a, "b": n, "$f": bind(form, k), "$g": bind(apart, k)}
    return b.chain(b.lemma("prod_congr", values, [everywhere]), split)


CONVERSIONS: list[tuple[str, Conversion]] = [("prod", prod_conversion)]
