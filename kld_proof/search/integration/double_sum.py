"""Sums over pairs: summability from hypotheses, and the exchange of two sums."""

from __future__ import annotations

from kld_proof.kernel.term import App, Lam, Term, Var, apply
from kld_proof.search.context import Context


def summable_pairs(ctx: Context, goal: App) -> int | None:
    """A line summable2(D, E, f): two ranges, or a hypothesis about an equal function, in either order."""
    first, second, f = goal.args
    b = ctx.builder
    if all(type(d) is App and d.head == "range" for d in (first, second)):
        ends = dict(zip("abcd", (*first.args, *second.args), strict=True))  # type: ignore[attr-defined]
        return b.lemma("summable2_range", {**ends, "$f": f})
    for fact, line in list(ctx.facts.items()):
        if type(fact) is not App or fact.head != "summable2":
            continue
        if fact.args[:2] == (second, first) and first != second:
            line = b.lemma("summable2_swap", {"D": second, "E": first, "$f": fact.args[2]}, [line])
            fact = b.conclusion(line)
        if fact.args[:2] != (first, second):
            continue
        same = _pointwise(ctx, first, second, f, fact.args[2])
        if same is not None:
            values = {"D": first, "E": second, "$f": f, "$g": fact.args[2]}
            return b.lemma("summable2_congr", values, [same, line])
    return None


def _pointwise(ctx: Context, first: Term, second: Term, f: Term, g: Term) -> int | None:
    """all(D, i -> all(E, j -> f(i, j) = g(i, j)))."""
    from kld_proof.search.normal_form.normalise import prove_equal

    assert type(f) is Lam and type(g) is Lam
    outer, i, row = ctx.open(first, f)
    inner, j, value = outer.open(second, row)
    other = apply(apply(g, Var(i)), Var(j))
    line = prove_equal(inner, value, other)
    if line is None:
        return None
    line = ctx.builder.add("generalize", (line,), j, second)
    return ctx.builder.add("generalize", (line,), i, first)
