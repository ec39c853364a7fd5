"""Equations about sequences that are given by recurrences, `all(D, t -> x(t + 1) = a x(t) + b)`.

Main statement: `by_recurrence(ctx, goal)`.  The recurrence is put into the goal until the terms of the
sequence that are left are as early as the earliest one written; where that does not prove it, the goal is
proved by induction on the index, the claim for one index being brought to the same terms as the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import partial

from kld_proof.kernel.rules import NATURALS
from kld_proof.kernel.term import ONE, ZERO, App, Bound, Num, Term, Var, names, substitute, subterms
from kld_proof.record import record, replace
from kld_proof.search.builder import Builder
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.quantified import inner_of, value_of
from kld_proof.search.sign import member
from kld_proof.search.splitting import shortened

UNROLLED = 12


@record(frozen=True)
class Recurrence:
    """`line` is all(domain, t -> head(t + top) = side), where the side has head(t + k) for k in `lower`."""

    head: str
    top: int
    lower: tuple[int, ...]
    domain: Term
    line: int

    @property
    def order(self) -> int:
        """How many terms determine all."""
        return self.top - min(self.lower)


def by_recurrence(ctx: Context, goal: App) -> int | None:
    """A line for an equation, from recurrences among the facts."""
    b = ctx.builder
    rules = recurrences(ctx) if goal.head == "eq" else {}
    used = {s.head for s in subterms(goal) if type(s) is App} & rules.keys()
    if not used or b.inducting:
        return None
    line = _unrolled_equation(ctx, goal, rules)
    if line is not None:
        return line
    for n in dict.fromkeys(_indices(goal, used)):
        if member(ctx, Var(n), NATURALS) is not None:
            b.inducting = True
            try:
                line = b.table.attempt(b.limits.inducting, partial(_by_induction, ctx, goal, n, rules))
            finally:
                b.inducting = False
            if line is not None:
                return line
    return None


def recurrences(ctx: Context) -> dict[str, Recurrence]:
    """The recurrences among the facts, by their sequences."""
    found = ((recurrence(fact), line) for fact, line in ctx.quantified())
    return {r.head: replace(r, line=line) for r, line in found if r is not None}


def recurrence(fact: Term) -> Recurrence | None:
    """What a proposition says of a sequence by its terms before, or None; the line is still open."""
    if type(fact) is not App or fact.head != "all":
        return None
    equation, depth = inner_of(fact)
    if depth != 1 or type(equation) is not App or equation.head != "eq":
        return None
    left, right = equation.args
    if type(left) is not App or left.head[:1] != "$" or len(left.args) != 1:
        return None
    top = _offset(left.args[0])
    lower = {_offset(s.args[0]) for s in subterms(right) if type(s) is App and s.head == left.head}
    if top is None or not lower or None in lower:
        return None
    offsets = tuple(sorted(k for k in lower if k is not None))
    return Recurrence(left.head, top, offsets, fact.args[0], -1) if offsets[-1] < top else None


def _offset(index: Term) -> int | None:
    """The k of an index t + k, t being what the recurrence is stated for."""
    match index:
        case Bound(index=0):
            return 0
        case App(head="add", args=(Bound(index=0), Num(value=k))) if k.denominator == 1:
            return int(k)
        case App(head="add", args=(Bound(index=0), App(head="neg", args=(Num(value=k),)))) if (
            k.denominator == 1
        ):
            return -int(k)
    return None


def _indices(goal: Term, heads: Iterable[str]) -> Iterator[str]:
    """The names that number a term of one of the sequences."""
    for s in subterms(goal):
        if type(s) is App and s.head in heads and not s.loose:
            yield from sorted(names(s.args[0]))


# Putting a recurrence into a term -------------------------------------------------------------


def unrolled(
    ctx: Context, t: Term, rules: Mapping[str, Recurrence], floors: Mapping[tuple[str, Term], int]
) -> int | None:
    """A line t = t', where t' has no terms of the sequences but the first ones from the floors on."""
    b = ctx.builder
    line, reached = None, t
    for _ in range(UNROLLED):
        terms = [s for s in subterms(reached) if type(s) is App and s.head[:1] == "$" and not s.loose]
        steps = [i for s in dict.fromkeys(terms) if (i := _step(ctx, s, rules, floors)) is not None]
        if not steps:
            break
        line = b.chain(line, b.add("rewrite", steps, reached))
        reached = b.right(line)
    return line


def _heads(t: Term) -> set[str]:
    return {s.head for s in subterms(t) if type(s) is App}


def _is_term(s: Term, rules: Mapping[str, Recurrence]) -> bool:
    return type(s) is App and s.head in rules and not s.loose


def _step(
    ctx: Context, t: App, rules: Mapping[str, Recurrence], floors: Mapping[tuple[str, Term], int]
) -> int | None:
    """A line x(i) = what is known of it, x(i) with its index in canonical form, or None where x(i) stays."""
    b = ctx.builder
    if t.head not in rules or not names(t.args[0]):
        known = value_of(ctx, t)
        if known is not None and t.head not in _heads(b.right(known)):
            return known
    if t.head not in rules:
        return None
    index = ctx.canonical(t.args[0])
    if index != t.args[0]:
        same = ctx.field(t.args[0], index)
        return None if same is None else b.add("rewrite", (same,), t)
    rule = rules[t.head]
    base, k = _split(ctx, index)
    if k < floors.get((t.head, base), k) + rule.order:
        return None
    at = ctx.canonical(App("add", index, Num(Fraction(-rule.top))))
    inside = member(ctx, at, rule.domain)
    if inside is None:
        return None
    line = b.add("specialize", (rule.line, inside))
    left = b.conclusion(line).args[0]
    assert type(left) is App
    same = ctx.field(t.args[0], left.args[0])
    if same is None:
        return None
    return line if t == left else b.chain(b.add("rewrite", (same,), t), line)


def _split(ctx: Context, index: Term) -> tuple[Term, int]:
    """An index as its part with names and a literal summand."""
    p = dict(ctx.polynomial(index))
    literal = Fraction(p.pop((), 0))
    if literal.denominator != 1:
        return index, 0
    return ctx.ring.canonical(p), int(literal)


def floors_of(ctx: Context, rules: Mapping[str, Recurrence], *terms: Term) -> dict[tuple[str, Term], int]:
    """The least literal summand of the indices of each sequence, by what else stands in them."""
    found: dict[tuple[str, Term], int] = {}
    for s in (s for t in terms for s in subterms(t)):
        if type(s) is App and _is_term(s, rules):
            base, k = _split(ctx, s.args[0])
            found[s.head, base] = min(k, found.get((s.head, base), k))
    for head in rules:
        found[head, ZERO] = -UNROLLED  # down to the first values
    return found


def _unrolled_equation(ctx: Context, goal: App, rules: Mapping[str, Recurrence]) -> int | None:
    """a = b, from a = a' and b = b' by the recurrences and a' = b' without them."""
    floors = floors_of(ctx, rules, goal)
    ways = [unrolled(ctx, side, rules, floors) for side in goal.args]
    if ways == [None, None]:
        return None
    b = ctx.builder
    left, right = (_reached(b, side, i) for side, i in zip(goal.args, ways, strict=True))
    middle = prove_equal(ctx, left, right)
    if middle is None:
        return None
    return b.chain(ways[0], middle, None if ways[1] is None else b.add("symm", (ways[1],)))


# Induction ------------------------------------------------------------------------------------


def _by_induction(ctx: Context, goal: App, n: str, rules: Mapping[str, Recurrence]) -> int | None:
    """The goal from its case at the least value L of n, and from each case the next."""
    from kld_proof.search.induction import start_of

    b = ctx.builder
    start = start_of(ctx, n)
    m = ctx.fresh(goal)
    claim = substitute(goal, {n: App("add", Var(m), Num(start)) if start else Var(m)})
    assert type(claim) is App
    free = Context(b, tuple(h for h in ctx.hypotheses if n not in names(h)))
    at_start = substitute(claim, {m: ZERO})
    assert type(at_start) is App
    rules = recurrences(free)
    first = _proved(free, at_start, rules)
    if first is None:
        return None
    inner = free.child(App("in", Var(m), NATURALS), claim)
    following = substitute(claim, {m: App("add", Var(m), ONE)})
    assert type(following) is App
    step = _next(inner, claim, following, rules)
    if step is None:
        return None
    every = b.add("induction", (first, step), m, claim)
    at = ctx.canonical(App("add", Var(n), Num(-start))) if start else Var(n)
    inside = member(ctx, at, NATURALS)
    if inside is None:
        return None
    line = b.add("specialize", (every, inside))
    if start:
        back = ctx.field(App("add", at, Num(start)), Var(n))
        line = line if back is None else b.add("replace", (line, back))
    return line if b.conclusion(line) == goal else None


def _both(b: Builder, *lines: int | None) -> int | None:
    return None if lines == (None, None) else b.chain(*lines)


def _reached(b: Builder, t: Term, line: int | None) -> Term:
    return t if line is None else b.right(line)


def _proved(ctx: Context, goal: App, rules: Mapping[str, Recurrence]) -> int | None:
    from kld_proof.search.goals import prove_goal

    line = _unrolled_equation(ctx, goal, rules)
    return prove_goal(ctx, goal) if line is None else line


def _next(ctx: Context, claim: App, following: App, rules: Mapping[str, Recurrence]) -> int | None:
    """a(m + 1) = b(m + 1) from a(m) = b(m), both brought to the same terms of the sequences."""
    from kld_proof.search.goals import prove_goal
    from kld_proof.search.induction import by_multiple

    b = ctx.builder
    ways = [shortened(ctx, side, claim.args) for side in following.args]
    floors = floors_of(
        ctx, rules, *claim.args, *(_reached(b, *pair) for pair in zip(following.args, ways, strict=True))
    )
    known = [unrolled(ctx, side, rules, floors) for side in claim.args]
    ways = [
        _both(b, i, unrolled(ctx, _reached(b, side, i), rules, floors))
        for side, i in zip(following.args, ways, strict=True)
    ]
    line = ctx.facts[claim]
    line = b.chain(None if known[0] is None else b.add("symm", (known[0],)), line, known[1])
    goal = App("eq", *(_reached(b, side, i) for side, i in zip(following.args, ways, strict=True)))
    middle = by_multiple(ctx, goal, line)
    if middle is None:
        inner = Context(b, ctx.hypotheses, ctx)
        inner.facts[b.conclusion(line)] = line
        middle = prove_goal(inner, goal)
    if middle is None:
        return None
    return b.chain(ways[0], middle, None if ways[1] is None else b.add("symm", (ways[1],)))


__all__ = ["Recurrence", "by_recurrence", "recurrence", "recurrences"]
