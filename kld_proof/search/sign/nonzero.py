"""What is not zero: by its sign, by its factors, from hypotheses, and exp(a) - 1 for a that is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import partial

from kld_proof.kernel.rules import INTEGERS
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, names
from kld_proof.polynomial import TooLarge, total
from kld_proof.search.context import Context
from kld_proof.search.normal_form.facts import has_binder, normal_facts
from kld_proof.search.sign.membership import member
from kld_proof.search.sign.order import decided, positive


def nonzero(ctx: Context, t: Term) -> int | None:
    """A line t != 0 (or 0 < t, which serves the field rule as well)."""
    key = ("ne", t, ctx.builder.thorough)
    return ctx.builder.table.find(ctx.memo, key, partial(_nonzero, ctx, t))


def _nonzero(ctx: Context, t: Term) -> int | None:
    b = ctx.builder
    line = ctx.facts.get(App("ne", t, ZERO))
    if line is None:
        from kld_proof.search.quantified import instance_of

        line = instance_of(ctx, App("ne", t, ZERO))
    if line is None and type(t) is Num:
        return decided(ctx, App("ne", t, ZERO))
    if line is None:
        strict = positive(ctx, t)
        if strict is not None:
            return b.lemma("ne_of_gt", {"a": t, "b": ZERO}, [strict])
    if line is None and type(t) is App:
        line = _nonzero_by_structure(ctx, t)
    if line is None:
        strict = positive(ctx, App("neg", t))
        if strict is not None:
            away = b.lemma("ne_of_gt", {"a": App("neg", t), "b": ZERO}, [strict])
            minus = decided(ctx, App("ne", Num(-1), ZERO))
            assert minus is not None
            both = b.lemma("mul_ne_zero", {"a": Num(-1), "b": App("neg", t)}, [minus, away])
            line = ctx.transport(both, App("ne", t, ZERO))
    if line is None:
        line = _exponential_minus_one(ctx, t)
    if line is None:
        line = _different(ctx, t, list(ctx.facts.items()))
    if line is None and has_binder(t):
        line = _different(ctx, t, normal_facts(ctx))
    if line is None:
        from kld_proof.search.sign.factors import nonzero_as_factor

        line = nonzero_as_factor(ctx, t)
    if line is None:
        from kld_proof.search.order.division import nonzero_by_division

        line = nonzero_by_division(ctx, t)
    if line is None and any(map(_is_cosine, ctx.facts)):
        from kld_proof.search.sign.angles import nonzero_by_angles

        line = nonzero_by_angles(ctx, t)
    return line


def _is_cosine(fact: Term) -> bool:
    """Whether a fact says that a cosine is not 0."""
    return (
        type(fact) is App and fact.head == "ne" and type(fact.args[0]) is App and fact.args[0].head == "cos"
    )


def _exponential_minus_one(ctx: Context, t: Term) -> int | None:
    """c (exp(a) - 1) != 0 where a != 0."""
    try:
        p = ctx.polynomial(t)
    except TooLarge:
        return None
    if len(p) != 2 or () not in p:
        return None
    (m,) = [m for m in p if m]
    g = ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 1 else None
    if type(g) is not App or g.head != "exp" or p[m] != -p[()]:
        return None
    inner = nonzero(ctx, g.args[0])
    factor = decided(ctx, App("ne", Num(p[m]), ZERO))
    if inner is None or factor is None:
        return None
    b = ctx.builder
    away = b.lemma("exp_sub_one_ne_zero", {"a": g.args[0]}, [inner])
    both = b.lemma("mul_ne_zero", {"a": Num(p[m]), "b": b.conclusion(away).args[0]}, [factor, away])
    return ctx.transport(both, App("ne", t, ZERO))


def _nonzero_by_structure(ctx: Context, t: App) -> int | None:
    b = ctx.builder
    if t.head in ("mul", "div") and t.args:
        lines = [nonzero(ctx, a) for a in t.args]
        return _fold_ne(ctx, t, lines)
    if t.head == "pow":
        base, exponent = nonzero(ctx, t.args[0]), member(ctx, t.args[1], INTEGERS)
        if base is not None and exponent is not None:
            return b.lemma("pow_ne_zero", {"a": t.args[0], "n": t.args[1]}, [base, exponent])
    if t.head == "ln":
        inner, away = positive(ctx, t.args[0]), nonzero(ctx, App("add", t.args[0], App("neg", ONE)))
        if inner is not None and away is not None:
            if b.conclusion(away).head == "lt":
                away = b.lemma("ne_of_gt", {"a": b.conclusion(away).args[1], "b": ZERO}, [away])
            one = b.lemma("ne_of_sub_ne_zero", {"a": t.args[0], "b": ONE}, [away])
            return b.lemma("ln_ne_zero", {"a": t.args[0]}, [inner, one])
    if not names(t):
        return decided(ctx, App("ne", t, ZERO))
    return None


def _fold_ne(ctx: Context, t: App, lines: Sequence[int | None]) -> int | None:
    if any(i is None for i in lines):
        return None
    line, so_far = lines[0], t.args[0]
    assert line is not None
    for a, i in zip(t.args[1:], lines[1:], strict=True):
        assert i is not None
        line = ctx.builder.lemma(f"{t.head}_ne_zero", {"a": so_far, "b": a}, [line, i])
        so_far = App(t.head, so_far, a)
    return line if len(t.args) == 2 else ctx.transport(line, App("ne", t, ZERO))


def _different(ctx: Context, t: Term, facts: Iterable[tuple[Term, int]]) -> int | None:
    """t != 0 from a fact a != b with t = c (a - b)."""
    for fact, line in facts:
        if type(fact) is App and fact.head == "ne" and type(t) is App:
            a, b = fact.args
            d = App("add", a, App("neg", b))
            try:
                p, q = ctx.polynomial(t), ctx.polynomial(d)
                p = ctx.ring.polynomial(t)
                shared = [m for m in q if m in p]
                if not shared:
                    continue
                c = Fraction(p[shared[0]]) / q[shared[0]]
                if total([p, {m: -c * k for m, k in q.items()}]):
                    continue
            except TooLarge:
                continue
            away = ctx.builder.lemma("sub_ne_zero_of_ne", {"a": a, "b": b}, [line])
            factor = decided(ctx, App("ne", Num(c), ZERO))
            if factor is not None:
                both = ctx.builder.lemma("mul_ne_zero", {"a": Num(c), "b": d}, [factor, away])
                return ctx.transport(both, App("ne", t, ZERO))
    return None
