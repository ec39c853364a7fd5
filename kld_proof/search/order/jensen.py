"""Jensen's inequality for exp: exp(E[X]) <= E[exp(X)], from the tangent at the mean.

exp(x) is at least exp(m) + exp(m) (x - m), and the mean of x - m is 0 where m is the mean of x.  (For ln it
is the log-sum inequality, for squares the variance.)
"""

from __future__ import annotations

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import normalise
from kld_proof.search.order.mean_order import integrand, speaks_of_means
from kld_proof.search.order.mean_sign import SPACE
from kld_proof.search.order.variance import beyond


def by_jensen(ctx: Context, goal: App) -> int | None:
    """A line a <= b, where b - a is c (E[exp(X)] - exp(E[X])) and a remainder that is not negative."""
    if not speaks_of_means(goal):
        return None
    a, b = goal.args
    difference = App("add", b, App("neg", a))
    try:
        normal, _ = normalise(ctx, difference)
        for m, c in ctx.polynomial(normal).items():
            power = ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 1 and c < 0 else None
            if type(power) is App and power.head == "exp":
                line = _beyond_tangent(ctx, difference, normal, power.args[0], Num(-c))
                if line is not None:
                    return ctx.builder.lemma("le_of_sub_nonneg", {"a": a, "b": b}, [line])
    except (TooLarge, KernelError):
        return None
    return None


def _beyond_tangent(ctx: Context, difference: Term, normal: Term, mean: Term, scale: Num) -> int | None:
    """0 <= difference, from the mean of what lies above the tangent at `mean`."""
    from kld_proof.search.integration.integrable import integrable

    b, w = ctx.builder, ctx.fresh(difference)
    x = integrand(ctx, ctx.polynomial(mean), w)
    if x is None:
        return None
    slope = App("exp", mean)
    line_at_mean = App("mul", slope, App("add", ONE, x.body, App("neg", mean)))
    gap = App("add", App("exp", x.body), App("neg", line_at_mean))
    inner, v, opened = ctx.open(SPACE, Lam(gap))
    assert type(opened) is App and type(opened.args[0]) is App
    tangent = b.lemma("exp_tangent_le", {"x": opened.args[0].args[0], "m": mean})
    low, high = b.conclusion(tangent).args
    line = b.lemma("sub_nonneg_of_le", {"a": low, "b": high}, [tangent])
    moved = inner.transport(line, App("le", ZERO, opened))
    finite = integrable(ctx, SPACE, Lam(gap))
    if moved is None or finite is None:
        return None
    everywhere = b.add("generalize", (moved,), v, SPACE)
    weak = b.lemma("integral_nonneg", {"D": SPACE, "$f": Lam(gap)}, [everywhere, finite])
    return beyond(ctx, difference, normal, scale, App("integral", SPACE, Lam(gap)), weak)
