"""Inequalities from the variance: E[X]**2 <= E[X**2]."""

from __future__ import annotations

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import ZERO, App, Lam, Num, Term, shift
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import normalise, prove_equal
from kld_proof.search.order.mean_sign import SPACE, binder_sign
from kld_proof.search.sign import decided, nonnegative


def by_variance(ctx: Context, goal: App) -> int | None:
    """A line a <= b, where b - a is c Var(X) and a remainder that is not negative."""
    if goal.head != "le":
        return None
    a, b = goal.args
    difference = App("add", b, App("neg", a))
    try:
        normal, _ = normalise(ctx, difference)
        p = ctx.polynomial(normal)
        for m, c in p.items():
            mean = ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 2 and c < 0 else None
            if type(mean) is App and mean.head == "integral" and mean.args[0] == SPACE:
                line = _with_variance(ctx, difference, normal, mean, -c)
                if line is not None:
                    return ctx.builder.lemma("le_of_sub_nonneg", {"a": a, "b": b}, [line])
    except (TooLarge, KernelError):
        return None
    return None


def _with_variance(ctx: Context, difference: Term, normal: Term, mean: App, c: object) -> int | None:
    """0 <= difference, from 0 <= c Var(X) and 0 <= the rest."""
    f = mean.args[1]
    assert type(f) is Lam
    square = Lam(App("pow", App("add", f.body, App("neg", shift(mean, 1))), Num(2)))
    variance = App("integral", SPACE, square)
    weak = binder_sign(ctx, "le", variance)
    return beyond(ctx, difference, normal, Num(c), variance, weak)  # type: ignore[arg-type]


def beyond(
    ctx: Context, difference: Term, normal: Term, scale: Num, known: Term, weak: int | None
) -> int | None:
    """0 <= difference, from the line 0 <= known and 0 <= normal - scale * known; normal = difference."""
    b = ctx.builder
    sign = decided(ctx, App("le", ZERO, scale))
    if weak is None or sign is None:
        return None
    form, _ = normalise(ctx, known)
    rest = ctx.canonical(App("add", normal, App("neg", App("mul", scale, form))))
    remainder = _rest(ctx, rest)
    if remainder is None:
        return None
    line = b.lemma("mul_nonneg", {"a": scale, "b": known}, [sign, weak])
    product = App("mul", scale, known)
    line = b.lemma("add_nonneg", {"a": product, "b": rest}, [line, remainder])
    equation = prove_goal_equal(ctx, App("add", product, rest), difference)
    if equation is None:
        return None
    result = b.add("replace", (line, equation))
    return result if b.conclusion(result) == App("le", ZERO, difference) else None


def _rest(ctx: Context, rest: Term) -> int | None:
    """0 <= rest, also where it is 0 once its integrals are joined."""
    line = nonnegative(ctx, rest)
    if line is None:
        equal = prove_goal_equal(ctx, ZERO, rest)
        line = None if equal is None else ctx.builder.lemma("le_of_eq", {"a": ZERO, "b": rest}, [equal])
    return line


def prove_goal_equal(ctx: Context, a: Term, b: Term) -> int | None:
    """A line a = b, also where integrals have to be joined."""
    from kld_proof.search.integration.merging import by_merging

    line = prove_equal(ctx, a, b)
    return by_merging(ctx, a, b) if line is None else line
