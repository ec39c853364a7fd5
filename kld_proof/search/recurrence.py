"""Equations about sequences that are given by recurrences, `all(D, t -> x(t + 1) = a x(t) + b)`.

Main statement: `by_recurrence(ctx, goal)`.  The recurrence is put into the goal until the terms of the
sequence that are left are as early as the earliest one written; where that does not prove it, the goal is
proved by induction on the index, the claim for one index being brought to the same terms as the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial

from kld_proof.kernel.rules import NATURALS
from kld_proof.kernel.term import ZERO, App, Bound, Num, Term, Var, names, subterms
from kld_proof.record import record, replace
from kld_proof.search.builder import Builder
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.quantified import inner_of, value_of
from kld_proof.search.sign import member, prove_condition

UNROLLED = 12


@record(frozen=True)
class Recurrence:
    """`line` is all(domain, t -> head(t + top) = side), where the side has head(t + k) for k in `lower`.

    With `is_bound` the line says `<=` or `<` (or `>=` or `>`) instead.
    """

    head: str
    top: int
    lower: tuple[int, ...]
    domain: Term
    line: int
    is_bound: bool = False

    @property
    def direction(self) -> int:
        """1 where terms are given by earlier ones, -1 where by later ones."""
        return 1 if self.lower[0] < self.top else -1

    @property
    def order(self) -> int:
        """How many terms determine all."""
        return max(abs(self.top - k) for k in self.lower)


def by_recurrence(ctx: Context, goal: App) -> int | None:
    """A line for an equation or an inequality, from recurrences among the facts."""
    b = ctx.builder
    rules = recurrences(ctx)
    if goal.head == "eq":
        rules = equations(rules)
    used = {s.head for s in subterms(goal) if type(s) is App} & rules.keys()
    if not used or b.inducting:
        return None
    line = unrolled_relation(ctx, goal, rules)
    if line is not None:
        return line
    for n in dict.fromkeys(_indices(goal, used)):
        if member(ctx, Var(n), NATURALS) is not None:
            from kld_proof.search.recurrence_induction import by_induction

            b.inducting = True
            try:
                line = b.table.attempt(b.limits.inducting, partial(by_induction, ctx, goal, n))
            finally:
                b.inducting = False
            if line is not None:
                return line
    return None


def recurrences(ctx: Context) -> dict[str, Recurrence]:
    """The recurrences among the facts, by their sequences."""
    key = ("recurrences", len(ctx.facts))
    if key not in ctx.memo:
        found = ((recurrence(fact), line) for fact, line in ctx.quantified())
        ctx.memo[key] = {r.head: replace(r, line=line) for r, line in found if r is not None}
    rules = ctx.memo[key]
    assert isinstance(rules, dict)
    return rules


def recurrence(fact: Term) -> Recurrence | None:
    """What a proposition says of a sequence by its terms before, or None; the line is still open."""
    if type(fact) is not App or fact.head != "all":
        return None
    relation, depth = inner_of(fact)
    if depth != 1 or type(relation) is not App or relation.head not in ("eq", "lt", "le"):
        return None
    for left, right in (relation.args, relation.args[::-1])[: 1 if relation.head == "eq" else 2]:
        if type(left) is not App or left.head[:1] != "$" or len(left.args) != 1:
            continue
        top = _offset(left.args[0])
        lower = {_offset(s.args[0]) for s in subterms(right) if type(s) is App and s.head == left.head}
        if top is None or not lower or None in lower:
            continue
        offsets = tuple(sorted(k for k in lower if k is not None))
        if offsets[-1] < top or offsets[0] > top:
            return Recurrence(left.head, top, offsets, fact.args[0], -1, relation.head != "eq")
    return None


def equations(rules: Mapping[str, Recurrence]) -> dict[str, Recurrence]:
    """The recurrences that say what the terms are."""
    return {head: rule for head, rule in rules.items() if not rule.is_bound}


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
    if rule.is_bound or rule.direction * k < floors.get((t.head, base), rule.direction * k) + rule.order:
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
    """The least literal summand of the indices of each sequence, by what else stands in them.

    Where terms are given by later ones, it is the greatest one, with the other sign.
    """
    found: dict[tuple[str, Term], int] = {}
    for s in (s for t in terms for s in subterms(t)):
        if type(s) is App and _is_term(s, rules):
            base, k = _split(ctx, s.args[0])
            k *= rules[s.head].direction
            found[s.head, base] = min(k, found.get((s.head, base), k))
    for head, rule in rules.items():
        if rule.direction == 1:
            found[head, ZERO] = -UNROLLED  # down to the first values
    return found


def unrolled_relation(ctx: Context, goal: App, rules: Mapping[str, Recurrence]) -> int | None:
    """R(a, b), from a = a' and b = b' by the recurrences and R(a', b') without them."""
    floors = floors_of(ctx, rules, goal)
    ways = [unrolled(ctx, side, rules, floors) for side in goal.args]
    if ways == [None, None]:
        return None
    new = App(goal.head, *(reached(ctx.builder, side, i) for side, i in zip(goal.args, ways, strict=True)))
    middle = prove_equal(ctx, *new.args) if goal.head == "eq" else prove_condition(ctx, new)
    return None if middle is None else brought_back(ctx, middle, ways)


def reached(b: Builder, t: Term, line: int | None) -> Term:
    """t', where a line says t = t', and else t."""
    return t if line is None else b.right(line)


def brought_back(ctx: Context, line: int, ways: Sequence[int | None]) -> int:
    """R(a, b) from R(a', b'), a = a' and b = b'."""
    b = ctx.builder
    if b.conclusion(line).head == "eq":
        return b.chain(ways[0], line, None if ways[1] is None else b.add("symm", (ways[1],)))
    from kld_proof.search.ways.relations import through

    for position, way in enumerate(ways):
        if way is not None:
            line = through(ctx, line, way, position)
    return line


__all__ = ["Recurrence", "by_recurrence", "recurrence", "recurrences", "unrolled"]
