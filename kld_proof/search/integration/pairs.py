"""Integrals and sums over pairs: whether they converge, from hypotheses about other functions.

Main statement: `over_pairs(ctx, goal)` is a line integrable2(D, E, f) or summable2(D, E, f): two ranges, a
linear combination of functions of which it is assumed, in either order, or of products f(x) g(y).
"""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.term import ONE, ZERO, App, Lam, Term, Var, apply, bind, names
from kld_proof.polynomial import Polynomial
from kld_proof.record import record
from kld_proof.search.context import Context

MOST = 6  # functions that are combined
ONE_VARIABLE = {"integrable2": "integrable", "summable2": "summable"}


def over_pairs(ctx: Context, goal: App) -> int | None:
    """The goal, from what is assumed of the pairs."""
    first, second, f = goal.args
    b = ctx.builder
    if all(type(d) is App and d.head == "range" for d in (first, second)):
        ends = dict(zip("abcd", (*first.args, *second.args), strict=True))  # type: ignore[attr-defined]
        return b.lemma("summable2_range", {**ends, "$f": f})
    assumed = _assumed(ctx, goal)
    if assumed:
        for line in assumed:
            same = _pointwise(ctx, first, second, f, b.conclusion(line).args[2])
            if same is not None:
                return _congruent(ctx, goal, same, line)
        combined = _combined(ctx, goal, assumed[:MOST])
        if combined is not None:
            return combined
    return _separated(ctx, goal)


def _assumed(ctx: Context, goal: App) -> list[int]:
    """Lines for what is assumed of functions of the same pairs."""
    first, second, _ = goal.args
    found = []
    for fact, line in list(ctx.facts.items()):
        if type(fact) is not App or fact.head != goal.head:
            continue
        if fact.args[:2] == (first, second):
            found.append(line)
        if fact.args[:2] == (second, first):
            values = {"D": second, "E": first, "$f": fact.args[2]}
            found.append(ctx.builder.lemma(f"{goal.head}_swap", values, [line]))
    return found


def _congruent(ctx: Context, goal: App, same: int, line: int) -> int:
    first, second, f = goal.args
    values = {"D": first, "E": second, "$f": f, "$g": ctx.builder.conclusion(line).args[2]}
    return ctx.builder.lemma(f"{goal.head}_congr", values, [same, line])


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


# Linear combinations --------------------------------------------------------------------------------


@record(frozen=True)
class Pair:
    """Functions of a pair, as polynomials at a point of it."""

    ctx: Context
    i: str
    j: str

    def polynomial(self, f: Term) -> Polynomial:
        """The normal form of f(i, j)."""
        from kld_proof.search.normal_form.normalise import normalise

        form, _ = normalise(self.ctx, apply(apply(f, Var(self.i)), Var(self.j)))
        return self.ctx.polynomial(form)


def _combined(ctx: Context, goal: App, assumed: list[int]) -> int | None:
    """The goal where its function is a combination, with numbers, of those that are assumed."""
    from kld_proof.search.integration.linear_system import solve

    first, second, f = goal.args
    assert type(f) is Lam
    outer, i, row = ctx.open(first, f)
    inner, j, _ = outer.open(second, row)
    pair, b = Pair(inner, i, j), ctx.builder
    parts = [pair.polynomial(b.conclusion(line).args[2]) for line in assumed]
    whole = pair.polynomial(f)
    monomials = sorted({*whole, *(m for p in parts for m in p)})
    rows = [{k: _number(p[m]) for k, p in enumerate(parts) if p.get(m)} for m in monomials]
    found = solve(rows, [_number(whole.get(m, 0)) for m in monomials], ctx.ring)
    if found is None:
        return None
    total: int | None = None
    for scale, line in zip(found, assumed, strict=False):
        if scale is not None:
            total = _added(ctx, goal, total, _scaled(ctx, goal, scale, line))
    if total is None:
        return None
    same = _pointwise(ctx, first, second, f, b.conclusion(total).args[2])
    return None if same is None else _congruent(ctx, goal, same, total)


def _number(value: Fraction | int) -> Polynomial:
    return {(): value} if value else {}


def _scaled(ctx: Context, goal: App, scale: Term, line: int) -> int:
    if scale == ONE:
        return line
    first, second, _ = goal.args
    values = {"D": first, "E": second, "c": scale, "$f": ctx.builder.conclusion(line).args[2]}
    return ctx.builder.lemma(f"{goal.head}_const_mul", values, [line])


def _added(ctx: Context, goal: App, total: int | None, line: int) -> int:
    if total is None:
        return line
    first, second, _ = goal.args
    f, g = (ctx.builder.conclusion(i).args[2] for i in (total, line))
    return ctx.builder.lemma(f"{goal.head}_add", {"D": first, "E": second, "$f": f, "$g": g}, [total, line])


# Products -------------------------------------------------------------------------------------------


def _separated(ctx: Context, goal: App) -> int | None:
    """The goal where its function is a sum of products of a function of x and one of y, in either order."""
    line = _separated_by_rows(ctx, goal)
    if line is not None:
        return line
    first, second, f = goal.args
    assert type(f) is Lam
    _, x, _row = ctx.open(first, f)
    y = ctx.fresh(f, Var(x))
    cell = apply(apply(f, Var(x)), Var(y))
    turned = bind(bind(cell, x), y)
    line = _separated_by_rows(ctx, App(goal.head, second, first, turned))
    if line is None:
        return None
    return ctx.builder.lemma(f"{goal.head}_swap", {"D": second, "E": first, "$f": turned}, [line])


def _separated_by_rows(ctx: Context, goal: App) -> int | None:
    from kld_proof.search.integration.combination import HEADS, decompose

    first, second, f = goal.args
    assert type(f) is Lam
    outer, i, row = ctx.open(first, f)
    combination = decompose(outer, HEADS[ONE_VARIABLE[goal.head]], second, row)
    if combination is None:
        return None
    total: int | None = None
    for factor, h in combination.parts or ((ZERO, Lam(ZERO)),):
        line = None if i in names(h) else _product(ctx, goal, bind(factor, i), h)
        if line is None:
            return None
        total = _added(ctx, goal, total, line)
    assert total is not None
    same = _pointwise(ctx, first, second, f, ctx.builder.conclusion(total).args[2])
    return None if same is None else _congruent(ctx, goal, same, total)


def _product(ctx: Context, goal: App, f: Lam, g: Lam) -> int | None:
    """The goal for f(x) g(y), from both."""
    from kld_proof.search.goals import prove_goal

    first, second, _ = goal.args
    lines = [prove_goal(ctx, App(ONE_VARIABLE[goal.head], d, h)) for d, h in ((first, f), (second, g))]
    present = [line for line in lines if line is not None]
    if len(present) < 2:
        return None
    return ctx.builder.lemma(f"{goal.head}_mul", {"D": first, "E": second, "$f": f, "$g": g}, present)


__all__ = ["over_pairs"]
