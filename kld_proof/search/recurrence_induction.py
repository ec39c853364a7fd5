"""Induction on the index of a sequence that a recurrence gives, or bounds: e(k + 1) <= q e(k) + c.

Main statement: `by_induction(ctx, goal, n)`.  An equation that needs two earlier terms, as closed forms of
recurrences of the second order do, is proved for n and n + 1 together: the sum of the squares of both defects
is 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from kld_proof.kernel.rules import NATURALS, KernelError
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, names, substitute, subterms
from kld_proof.search.builder import Builder
from kld_proof.search.context import Context
from kld_proof.search.goals import prove_goal
from kld_proof.search.induction import by_multiple, grown, start_of
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.recurrence import (
    Recurrence,
    brought_back,
    equations,
    floors_of,
    reached,
    recurrences,
    unrolled,
    unrolled_relation,
)
from kld_proof.search.sign import member
from kld_proof.search.splitting import shortened

TWO = Num(Fraction(2))


def by_induction(ctx: Context, goal: App, n: str) -> int | None:
    """The goal from its case at the least value L of n, and from each case the next."""
    b = ctx.builder
    start = start_of(ctx, n)
    m = ctx.fresh(goal)
    claim = substitute(goal, {n: App("add", Var(m), Num(Fraction(start))) if start else Var(m)})
    assert type(claim) is App
    free = Context(b, tuple(h for h in ctx.hypotheses if n not in names(h)))
    rules = recurrences(free)
    first = _proved(free, _at(claim, m, ZERO), rules)
    if first is None:
        return None
    inner = free.child(App("in", Var(m), NATURALS), claim)
    step = _next(inner, claim, _at(claim, m, App("add", Var(m), ONE)), rules, m)
    if step is not None:
        every = b.add("induction", (first, step), m, claim)
    else:
        orders = [
            r.order for r in rules.values() if r.head in {s.head for s in subterms(goal) if type(s) is App}
        ]
        pair = (
            _pairs(free, claim, m, first, rules)
            if goal.head == "eq" and max(orders, default=0) == 2
            else None
        )
        if pair is None:
            return None
        every = pair
    at = ctx.canonical(App("add", Var(n), Num(Fraction(-start)))) if start else Var(n)
    inside = member(ctx, at, NATURALS)
    if inside is None:
        return None
    line = b.add("specialize", (every, inside))
    if step is None:
        line = _first_of_two(ctx, line, _at(claim, m, at))
    if start:
        back = ctx.field(App("add", at, Num(Fraction(start))), Var(n))
        line = line if back is None else b.add("replace", (line, back))
    return line if b.conclusion(line) == goal else None


def _at(claim: App, m: str, value: Term) -> App:
    found = substitute(claim, {m: value})
    assert type(found) is App
    return found


def _proved(ctx: Context, goal: App, rules: Mapping[str, Recurrence]) -> int | None:
    line = unrolled_relation(ctx, goal, equations(rules))
    return prove_goal(ctx, goal) if line is None else line


def _next(ctx: Context, claim: App, following: App, rules: Mapping[str, Recurrence], m: str) -> int | None:
    """R(a(m + 1), b(m + 1)) from R(a(m), b(m)), both brought to the same terms of the sequences."""
    b = ctx.builder
    known, ways = _to_the_same_terms(ctx, claim, following, rules)
    goal = App(claim.head, *(reached(b, side, i) for side, i in zip(following.args, ways, strict=True)))
    if claim.head != "eq":
        middle = _order(ctx, claim, known, goal, rules, m)
    else:
        back = None if known[0] is None else b.add("symm", (known[0],))
        line = b.chain(back, ctx.facts[claim], known[1])
        middle = by_multiple(ctx, goal, line)
        if middle is None:
            middle = prove_goal(_with_facts(ctx, line), goal)
    return None if middle is None else brought_back(ctx, middle, ways)


def _with_facts(ctx: Context, *lines: int) -> Context:
    inner = Context(ctx.builder, ctx.hypotheses, ctx)
    inner.facts.update((ctx.builder.conclusion(i), i) for i in lines)
    return inner


Ways = list[int | None]


def _to_the_same_terms(
    ctx: Context, claim: App, following: App, rules: Mapping[str, Recurrence]
) -> tuple[Ways, Ways]:
    """Lines for the sides of the claim and of the next one, with the first terms of the sequences alone."""
    b = ctx.builder
    ways = [shortened(ctx, side, claim.args) for side in following.args]
    split = [reached(b, side, i) for side, i in zip(following.args, ways, strict=True)]
    floors = floors_of(ctx, rules, *claim.args, *split)
    known = [unrolled(ctx, side, rules, floors) for side in claim.args]
    further = [unrolled(ctx, side, rules, floors) for side in split]
    return known, [_both(b, *pair) for pair in zip(ways, further, strict=True)]


def _both(b: Builder, *lines: int | None) -> int | None:
    return None if lines == (None, None) else b.chain(*lines)


# Inequalities ---------------------------------------------------------------------------------


def _order(
    ctx: Context, claim: App, known: Ways, goal: App, rules: Mapping[str, Recurrence], m: str
) -> int | None:
    """a' <= b' at m + 1 from the claim at m, multiplied by what the term before is, and from the bounds."""
    b = ctx.builder
    line = ctx.facts[claim]
    sides = list(claim.args)
    for position, way in enumerate(known):
        if way is not None:
            from kld_proof.search.ways.relations import through

            sides[position] = b.right(way)
            line = through(ctx, line, b.add("symm", (way,)), position)
    bounds = list(_bounds(ctx, goal, rules))
    inner = _with_facts(ctx, line, *bounds)
    found = prove_goal(inner, goal)
    return (
        grown(inner, App(claim.head, *sides), goal, line, _factors(inner, bounds, claim, m))
        if found is None
        else found
    )


def _bounds(ctx: Context, goal: App, rules: Mapping[str, Recurrence]) -> Iterator[int]:
    """What the inequalities among the recurrences say of the terms in the goal."""
    b = ctx.builder
    for t in dict.fromkeys(s for s in subterms(goal) if type(s) is App and s.head in rules and not s.loose):
        rule = rules[t.head]
        at = ctx.canonical(App("add", t.args[0], Num(Fraction(-rule.top))))
        inside = member(ctx, at, rule.domain) if rule.is_bound else None
        if inside is not None:
            line = b.add("specialize", (rule.line, inside))
            indices = [s for s in subterms(b.conclusion(line)) if type(s) is App and s.head == t.head]
            plain = {s.args[0]: ctx.canonical(s.args[0]) for s in indices}
            same = [ctx.field(i, j) for i, j in plain.items() if i != j]
            yield b.add("replace", (line, *(i for i in same if i is not None)))


def _factors(ctx: Context, bounds: list[int], claim: App, m: str) -> Iterator[Term]:
    """What an earlier term is multiplied with in a bound, and the bases of powers of the claim."""
    yield ONE
    for line in bounds:
        for side in ctx.builder.conclusion(line).args:
            for g in (s for s in subterms(side) if type(s) is App and s.head[:1] == "$"):
                low, high = (_replaced(side, g, v) for v in (ZERO, ONE))
                factor = ctx.canonical(App("add", high, App("neg", low)))
                if not any(type(s) is App and s.head == g.head for s in subterms(factor)):
                    yield factor
    for s in subterms(claim):
        if type(s) is App and s.head == "pow" and m in names(s.args[1]) and m not in names(s.args[0]):
            yield s.args[0]


def _replaced(t: Term, old: Term, new: Term) -> Term:
    if t == old:
        return new
    return App(t.head, *[_replaced(a, old, new) for a in t.args]) if type(t) is App else t


# Two terms at once ----------------------------------------------------------------------------


def _defect(claim: App) -> Term:
    return App("add", claim.args[0], App("neg", claim.args[1]))


def _pair(claim: App, m: str, value: Term) -> App:
    """d(m)^2 + d(m + 1)^2 = 0."""
    squares = (App("pow", _defect(_at(claim, m, i)), TWO) for i in (Var(m), App("add", Var(m), ONE)))
    found = substitute(App("eq", App("add", *squares), ZERO), {m: value})
    assert type(found) is App
    return found


def _pairs(ctx: Context, claim: App, m: str, first: int, rules: Mapping[str, Recurrence]) -> int | None:
    """A line all(naturals, m -> d(m)^2 + d(m + 1)^2 = 0) for an equation with the defect d."""
    b = ctx.builder
    second = _proved(ctx, _at(claim, m, App("add", ZERO, ONE)), rules)
    start = None if second is None else _squares_vanish(ctx, _pair(claim, m, ZERO), first, second)
    if start is None:
        return None
    both = _pair(claim, m, Var(m))
    inner = ctx.child(App("in", Var(m), NATURALS), both)
    one, two = _two(inner, inner.facts[both], claim, m)
    further = App("add", App("add", Var(m), ONE), ONE)
    following = _at(claim, m, further)
    floors = floors_of(inner, rules, claim, b.conclusion(two), following)
    ways = [unrolled(inner, side, rules, floors) for side in following.args]
    goal = App("eq", *(reached(b, side, i) for side, i in zip(following.args, ways, strict=True)))
    known = [_plain(inner, i, rules, floors) for i in (one, two)]
    put_in = [i for i in known if _is_value(b.conclusion(i))]
    values = [b.add("rewrite", put_in, side) for side in goal.args] if put_in else []
    same = prove_equal(inner, *map(b.right, values)) if values else None
    if same is not None:
        middle: int | None = b.chain(values[0], same, b.add("symm", (values[1],)))
    else:
        middle = prove_goal(_with_facts(inner, *known), goal)
    if middle is None:
        return None
    third = brought_back(inner, middle, ways)
    step = _squares_vanish(inner, _pair(claim, m, App("add", Var(m), ONE)), two, third)
    return None if step is None else b.add("induction", (start, step), m, both)


def _is_value(equation: Term) -> bool:
    """Whether an equation says what a term of a sequence is."""
    left = equation.args[0] if type(equation) is App else ZERO
    return type(left) is App and left.head[:1] == "$"


def _plain(
    ctx: Context, line: int, rules: Mapping[str, Recurrence], floors: Mapping[tuple[str, Term], int]
) -> int:
    """An equation with its indices in canonical form."""
    b = ctx.builder
    ways = [unrolled(ctx, side, rules, floors) for side in b.conclusion(line).args]
    back = None if ways[0] is None else b.add("symm", (ways[0],))
    return b.chain(back, line, ways[1])


def _squares_vanish(ctx: Context, goal: App, *equal: int) -> int | None:
    """(a - b)^2 + (c - d)^2 = 0 from a = b and c = d."""
    b = ctx.builder
    used = b.add("rewrite", equal, goal.args[0])
    zero = ctx.field(b.right(used), ZERO)
    return None if zero is None else b.chain(used, zero)


def _two(ctx: Context, line: int, claim: App, m: str) -> tuple[int, int]:
    """a(m) = b(m) and a(m + 1) = b(m + 1) from the sum of the squares of their differences."""
    one, two = (_at(claim, m, i) for i in (Var(m), App("add", Var(m), ONE)))
    return _first(ctx, line, one, two), _first(ctx, line, two, one)


def _first_of_two(ctx: Context, line: int, claim: App) -> int:
    match ctx.builder.conclusion(line):
        case App(args=(App(args=(App(args=(mine, _)), App(args=(other, _)))), _)):
            return _equal(ctx, line, claim, mine, other)
    raise KernelError("expected a sum of two squares")


def _first(ctx: Context, line: int, claim: App, other: App) -> int:
    return _equal(ctx, line, claim, _defect(claim), _defect(other))


def _equal(ctx: Context, line: int, claim: App, mine: Term, other: Term) -> int:
    b = ctx.builder
    total = App("add", App("pow", mine, TWO), App("pow", other, TWO))
    written = b.conclusion(line).args[0]
    if written != total:
        order = ctx.field(total, written)
        assert order is not None
        line = b.chain(order, line)
    zero = b.lemma("eq_zero_of_sum_of_squares", {"a": mine, "b": other}, [line])
    return b.lemma("eq_of_sub_eq_zero", {"a": claim.args[0], "b": claim.args[1]}, [zero])


__all__ = ["by_induction"]
