"""Limits that the library knows: powers, logarithms, exponentials against each other; bounded functions."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Lam, Num, Term, Var, apply
from kld_proof.search.context import Context
from kld_proof.search.integration.antiderivative import slope
from kld_proof.search.known import instance
from kld_proof.search.known.gamma import shape
from kld_proof.search.limit.lines import carried
from kld_proof.search.sign import positive

POSITIVE = App("above", ZERO)
BOUNDED = ("erf", "atan", "tanh")


def known_limit(ctx: Context, domain: App, h: Lam) -> int | None:
    """A line tends(D, h, c) by the lemmas about x**s ln(x)**n exp(-b x**p), and about erf(b x + d)."""
    if domain.head == "above":
        line = _decaying(ctx, h)
        if line is None:
            return _bounded(ctx, domain, h)
        _, f, c = ctx.builder.conclusion(line).args
        if domain == POSITIVE:
            return line
        return ctx.builder.lemma("tends_above", {"$f": f, "a": domain.args[0], "b": ZERO, "c": c}, [line])
    if domain.head != "interval" or domain.args[0] != ZERO:
        return None
    found = _shape(ctx, domain, h)
    if found is None or found[1] is not None:
        return None
    values = {"s": found[0], "n": found[3], "b": domain.args[1]}
    return carried(ctx, domain, h, instance(ctx, "tends_power_zero", values))


def _decaying(ctx: Context, h: Lam) -> int | None:
    found = _shape(ctx, POSITIVE, h)
    if found is None:
        return None
    power, rate, exponent, logs = found
    if rate is not None:
        values = {"s": power, "b": rate, "p": exponent, "n": logs}
        return carried(ctx, POSITIVE, h, instance(ctx, "tends_exp_decay", values))
    values = {"s": ctx.canonical(App("neg", power)), "n": logs}
    return carried(ctx, POSITIVE, h, instance(ctx, "tends_power_decay", values))


def _shape(ctx: Context, domain: App, h: Lam) -> tuple[Term, Term | None, Term, Term] | None:
    """s, b, p, n where h(x) is x**s exp(-b x**p) ln(x)**n; b is None where there is no exponential."""
    inner, x, opened = ctx.open(domain, h)
    found = shape(inner, x, opened)
    if found is None or found.complement or found.complement_logs:
        return None
    power = ctx.canonical(App("add", *found.power)) if found.power else ZERO
    return power, found.rate, found.exponent, Num(found.logs)


def _bounded(ctx: Context, domain: App, h: Lam) -> int | None:
    """erf(b x + d), atan(b x + d) and tanh(b x + d) with 0 < b."""
    body = h.body
    if type(body) is not App or body.head not in BOUNDED:
        return None
    inner, x, opened = ctx.open(domain, h)
    b = slope(inner, Var(x), opened.args[0])  # type: ignore[attr-defined]
    rising = None if b is None else positive(ctx, b)
    if b is None or rising is None:
        return None
    plain = ctx.builder.lemma(f"tends_{body.head}", {})
    _, f, c = ctx.builder.conclusion(plain).args
    values = {"$f": f, "a": domain.args[0], "b": b, "d": apply(Lam(body.args[0]), ZERO), "c": c}
    return carried(ctx, domain, h, ctx.builder.lemma("tends_affine", values, [rising, plain]))
