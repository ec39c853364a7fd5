"""Bounds of correlations: the Cauchy-Schwarz inequality, known beside roots and quotients of variances.

`|Cov(X, Y)| <= sqrt(Var(X)) sqrt(Var(Y))` and `Cov(X, Y)/(sqrt(Var(X)) sqrt(Var(Y))) <= 1` follow from
E[f g]^2 <= E[f^2] E[g^2] by squaring and by multiplying with what is positive, once this is a fact.
"""

from __future__ import annotations

from itertools import combinations, islice

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import ZERO, App, Lam, Num, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.known import instance

SPACE = App("space")
PAIRS = 3


def by_correlation(ctx: Context, goal: App) -> int | None:
    """A line for the order `goal`, with the inequality for two of the squares in it as a fact."""
    from kld_proof.search.goals import prove_goal

    if not any(type(s) is App and s.head in ("sqrt", "div") for s in subterms(goal)):
        return None
    squares = {f: s for s in subterms(goal) if (f := _root(s)) is not None}
    for f, g in islice(combinations(squares, 2), PAIRS):
        line = _inequality(ctx, f, g)
        if line is None or ctx.builder.conclusion(line) in ctx.facts:
            continue
        inner = Context(ctx.builder, ctx.hypotheses)
        inner.facts.update(ctx.facts)
        signs = (prove_goal(ctx, App("le", ZERO, squares[h])) for h in (f, g))
        inner.facts.update((ctx.builder.conclusion(i), i) for i in (line, *signs) if i is not None)
        found = prove_goal(inner, goal)
        found = _turned(inner, goal) if found is None else found
        if found is not None:
            return found
    return None


def _turned(ctx: Context, goal: App) -> int | None:
    """a <= b from -b <= -a, where a is a negative number: -1 <= c from -c <= 1."""
    from kld_proof.search.goals import prove_goal

    low, high = goal.args
    number = ctx.canonical(low)
    if type(number) is not Num or number.value >= 0:
        return None
    opposite = {"a": App("neg", high), "b": Num(-number.value)}
    line = prove_goal(ctx, App(goal.head, *opposite.values()))
    if line is None or goal.head != "le":
        return None
    gap = ctx.builder.lemma("sub_nonneg_of_le", opposite, [line])
    moved = ctx.transport(gap, App("le", ZERO, App("add", high, App("neg", low))))
    return None if moved is None else ctx.builder.lemma("le_of_sub_nonneg", {"a": low, "b": high}, [moved])


def _root(t: Term) -> Lam | None:
    """f where `t` is the mean of f**2, which is written so."""
    match t:
        case App(head="expect", args=(Lam(body=App(head="pow", args=(f, Num(value=n)))),)):
            return Lam(f) if n == 2 and not t.loose else None
    return None


def _inequality(ctx: Context, f: Lam, g: Lam) -> int | None:
    try:
        return instance(ctx, "sq_integral_le", {"D": SPACE, "$f": f, "$g": g})
    except KernelError:
        return None
