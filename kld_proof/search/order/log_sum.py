"""Inequalities from the log-sum inequality: divergences, evidence bounds, Jensen's inequality for ln.

An integral of w (k1 ln u1 + k2 ln u2 + ...) + ... is that of p ln(p/q) with p = w and q = w / (u1**k1 u2**k2
...), so that it is at least (integral of p) ln((integral of p)/(integral of q)).
"""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Lam, Num, Term, bind, names
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.integration.combination import LEMMAS
from kld_proof.search.integration.integrable import integrable
from kld_proof.search.known import instance
from kld_proof.search.normal_form.normalise import normalise
from kld_proof.search.order.variance import beyond


def by_log_sum(ctx: Context, goal: App) -> int | None:
    """A line a <= b, where b - a is c times a gap of the log-sum inequality, and a rest >= 0."""
    if goal.head != "le":
        return None
    a, b = goal.args
    difference = App("add", b, App("neg", a))
    try:
        normal, _ = normalise(ctx, difference)
        for scale, binder in (*_binders(ctx, normal), *_joined(ctx, normal)):
            line = _from(ctx, difference, normal, scale, binder)
            if line is not None:
                return ctx.builder.lemma("le_of_sub_nonneg", {"a": a, "b": b}, [line])
    except (TooLarge, KernelError):
        return None
    return None


def _binders(ctx: Context, form: Term) -> list[tuple[Fraction, App]]:
    """The integrals and sums in `form` that stand there with a number alone, as positive multiples."""
    found = []
    for m, c in ctx.polynomial(form).items():
        t = ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 1 else None
        if type(t) is App and t.head in ("integral", "sum") and type(t.args[1]) is Lam:
            if c < 0:
                t = App(t.head, t.args[0], Lam(App("neg", t.args[1].body)))
            found.append((abs(Fraction(c)), t))
    return found


def _joined(ctx: Context, form: Term) -> list[tuple[Fraction, App]]:
    """All integrals (sums) over one set that stand in `form` with numbers alone, as one."""
    parts: dict[tuple[str, Term], list[Term]] = {}
    for m, c in ctx.polynomial(form).items():
        t = ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 1 else None
        if type(t) is App and t.head in ("integral", "sum") and type(t.args[1]) is Lam:
            parts.setdefault((t.head, t.args[0]), []).append(App("mul", Num(c), t.args[1].body))
    found = []
    for (head, domain), terms in parts.items():
        if len(terms) > 1:
            _note_integrable(ctx, head, domain, terms)
            found.append((Fraction(1), App(head, domain, Lam(App("add", *terms)))))
    return found


def _note_integrable(ctx: Context, head: str, domain: Term, terms: list[Term]) -> None:
    """Makes a fact of it that the sum of functions is integrable where each of them is."""
    predicate, _, _, _, add, _, _ = LEMMAS[head]
    total, line = terms[0], integrable(ctx, domain, Lam(terms[0]), predicate)
    for t in terms[1:]:
        other = integrable(ctx, domain, Lam(t), predicate)
        if line is None or other is None:
            return
        line = ctx.builder.lemma(add, {"D": domain, "$f": Lam(total), "$g": Lam(t)}, [line, other])
        total = App("add", total, t)
    if line is not None:
        ctx.facts.setdefault(App(predicate, domain, Lam(total)), line)


def _from(ctx: Context, difference: Term, form: Term, scale: Fraction, binder: App) -> int | None:
    """0 <= difference by the divergence in one binder."""
    domain, f = binder.args
    densities = _densities(ctx, domain, f)
    if densities is None:
        return None
    weight, p, q = densities
    line = instance(ctx, f"{binder.head}_log_sum", {"D": domain, "$p": p, "$q": q})
    if line is None:
        return None
    low, high = ctx.builder.conclusion(line).args
    weak = ctx.builder.lemma("sub_nonneg_of_le", {"a": low, "b": high}, [line])
    gap = App("add", high, App("neg", low))
    return beyond(ctx, difference, form, Num(scale * weight), gap, weak)


def _densities(ctx: Context, domain: Term, f: Term) -> tuple[Fraction, Lam, Lam] | None:
    """k, p and q such that the logarithms in f(x) are k p ln(p/q)."""
    inner, x, opened = ctx.open(domain, f)
    logs: dict[Term, Fraction] = {}
    weights = set()
    for m, c in inner.polynomial(opened).items():
        terms = [(inner.ring.term_of(g), (g, e)) for g, e in m]
        own = [(t, pair) for t, pair in terms if type(t) is App and t.head == "ln"]
        own = [(t, pair) for t, pair in own if x in names(t)] or own
        if len(own) > 1 or (own and own[0][1][1] != 1):
            return None
        if own:
            (log, pair) = own[0]
            weights.add(tuple(q for q in m if q != pair))
            assert type(log) is App
            logs[log.args[0]] = Fraction(c)
    if len(weights) != 1:
        return None
    weight = inner.ring.canonical({weights.pop(): 1})
    k = abs(next(iter(logs.values())))
    powers = [u if c == k else App("pow", u, Num(c / k)) for u, c in logs.items()]
    q = inner.canonical(App("div", weight, App("mul", *powers)))
    return k, bind(weight, x), bind(q, x)
