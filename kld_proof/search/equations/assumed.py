"""Goals from assumed equations: what an equation determines is put in everywhere, one after the other.

Main statement: `by_equations(ctx, goal)`.  The images of an equation under ln, exp, roots and squares are
equations too, where the signs that they need are known.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Num, Term, Var, names, subterms
from kld_proof.search.context import Context
from kld_proof.search.equations.multiples import ratio
from kld_proof.search.equations.pivots import equations, pivots
from kld_proof.search.normal_form.normalise import canonical_equation, prove_equal
from kld_proof.search.sign import nonnegative, positive, prove_condition

DEPTH, TRIED, EACH = 4, 40, 4


def by_equations(ctx: Context, goal: App) -> int | None:
    """A line for `goal` (an equation, an order relation or a disequality) from assumed equations, or None."""
    b = ctx.builder
    if b.solving or not any(type(f) is App and f.head == "eq" for f in ctx.facts):
        return None
    b.solving = True
    try:
        return b.table.attempt(b.limits.solving, lambda: _solve(ctx, goal, DEPTH, iter(range(TRIED))))
    finally:
        b.solving = False


def by_multiple(ctx: Context, goal: App) -> int | None:
    """By a multiple of an equation, the roots and exponentials in both being left as they are written."""
    if goal.head != "eq":
        return None
    table, limits = ctx.builder.table, ctx.builder.limits
    for fact, line in list(ctx.facts.items()):
        if type(fact) is App and fact.head == "eq" and names(fact):
            found = table.attempt(limits.scaling, lambda line=line: _scaled(ctx, goal, line))  # type: ignore[misc]
            if found is not None:
                return found
    return None


def _solve(ctx: Context, goal: App, depth: int, budget: Iterator[int]) -> int | None:
    """By a multiple of an equation, or with what one determines put in, and then by the rest of them."""
    for line in equations(ctx):
        found = by_canonical_multiple(ctx, goal, line) if goal.head == "eq" else None
        if found is not None:
            return found
    for line in equations(ctx) if depth else ():
        for pivot in pivots(ctx, line, goal)[:EACH]:
            if next(budget, None) is None:
                return None
            inner = put_in(ctx, pivot)
            moved, ways = _rewritten(ctx, goal, pivot)
            found = _plainly(inner, moved)
            if found is None:
                found = _solve(inner, moved, depth - 1, budget)
            if found is not None:
                return _back(ctx, found, goal, ways)
    return None


def _plainly(ctx: Context, goal: App) -> int | None:
    try:
        return prove_equal(ctx, *goal.args) if goal.head == "eq" else prove_condition(ctx, goal)
    except KernelError:
        return None


def by_canonical_multiple(ctx: Context, goal: App, line: int) -> int | None:
    """a = b, where a - b is a multiple of the difference of the sides of an equation."""
    b, sides = ctx.builder, []
    for side in goal.args:
        way = canonical_equation(ctx, side)
        sides.append((side if way is None else b.right(way), way))
    (left, to_left), (right, to_right) = sides
    middle = _scaled(ctx, App("eq", left, right), line)
    back = None if to_right is None else b.add("symm", (to_right,))
    return None if middle is None else b.chain(to_left, middle, back)


def _scaled(ctx: Context, goal: App, line: int) -> int | None:
    """a = b, where a - b is c (d - e) as a rational function, for the equation d = e of the line."""
    (left, right), (d, e) = goal.args, ctx.builder.conclusion(line).args
    gap, other = App("add", left, App("neg", right)), App("add", d, App("neg", e))
    c = ratio(ctx, gap, other)
    multiple = None if c is None else ctx.field(gap, App("mul", c, other))
    if c is None or multiple is None:
        return None
    values = {"a": left, "b": right, "c": c, "d": d, "e": e}
    return ctx.builder.lemma("eq_of_sub_eq_mul_sub", values, (multiple, line))


def put_in(ctx: Context, pivot: int) -> Context:
    """The context in which all that is known of the left side of `pivot` is known of its right side."""
    key = ("put in", pivot)
    if key not in ctx.memo:
        b = ctx.builder
        target = b.conclusion(pivot).args[0]
        inner = Context(b, ctx.hypotheses)
        inner.facts.clear()
        for fact, line in (*ctx.facts.items(), *_images(ctx, pivot)):
            if target not in set(subterms(fact)):
                inner.facts.setdefault(fact, line)
                continue
            moved = b.add("replace", (line, pivot))
            inner.facts.setdefault(b.conclusion(moved), moved)
        ctx.memo[key] = inner
    found = ctx.memo[key]
    assert isinstance(found, Context)
    return found


def _images(ctx: Context, pivot: int) -> Iterator[tuple[Term, int]]:
    """What f(a) = v says of a, and the sign of v where that of f(a) is known."""
    b = ctx.builder
    target, value = b.conclusion(pivot).args
    for line in (positive(ctx, target), None if type(target) is Var else _inverse(ctx, target, value, pivot)):
        if line is not None:
            yield b.conclusion(line), line
            if b.conclusion(line).head == "lt":
                moved = b.add("replace", (line, pivot))
                yield b.conclusion(moved), moved


def _inverse(ctx: Context, target: Term, value: Term, pivot: int) -> int | None:
    b = ctx.builder
    match target:
        case App(head="exp", args=(a,)):
            return b.lemma("eq_ln_of_exp_eq", {"a": a, "b": value}, (pivot,))
        case App(head="ln", args=(a,)):
            sign, name = positive(ctx, a), "eq_exp_of_ln_eq"
        case App(head="pow", args=(a, Num(value=n))) if n == 2:
            sign, name = nonnegative(ctx, a), "eq_sqrt_of_sq_eq"
        case App(head="sqrt", args=(a,)):
            sign, name = nonnegative(ctx, a), "eq_sq_of_sqrt_eq"
        case _:
            return None
    return None if sign is None else b.lemma(name, {"a": a, "b": value}, (sign, pivot))


def _rewritten(ctx: Context, goal: App, pivot: int) -> tuple[App, list[int | None]]:
    """The goal with the right side of `pivot` for its left side, and a line `side = new side` for each."""
    b, ways, sides = ctx.builder, list[int | None](), list[Term]()
    target = b.conclusion(pivot).args[0]
    for side in goal.args:
        way = None if type(target) is Var else canonical_equation(ctx, side)
        reached = side if way is None else b.right(way)
        if target in set(subterms(reached)):
            way = b.chain(way, b.add("rewrite", (pivot,), reached))
        ways.append(way)
        sides.append(side if way is None else b.right(way))
    return App(goal.head, *sides), ways


def _back(ctx: Context, line: int, goal: App, ways: list[int | None]) -> int | None:
    """From R(a', b') with a = a' and b = b' the line R(a, b)."""
    b = ctx.builder
    if goal.head == "eq":
        return b.chain(ways[0], line, None if ways[1] is None else b.add("symm", (ways[1],)))
    from kld_proof.search.ways.relations import through

    for position, way in enumerate(ways):
        if way is not None:
            line = through(ctx, line, way, position)
    return line if b.conclusion(line) == goal else None
