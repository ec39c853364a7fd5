"""Proofs by induction on a natural number that ends a range, or stands in an exponent of an inequality.

The claim P(n) is proved for all n >= L, where L is the largest literal lower bound known of n, or the start
of a sum that ends at n: P(L), and P(m + 1) from P(m).  For an equation the step takes the last terms off and
compares what is left with P(m); for an inequality P(m) is also multiplied by the bases of the powers, as in
Bernoulli's inequality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import partial

from kld_proof.kernel.rules import INTEGERS, NATURALS, negation
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, names, substitute, subterms
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import canonical_equation, prove_equal
from kld_proof.search.sign import compare, member, nonnegative

MAX_START = 4
BINDERS = ("sum", "prod")


def by_induction(ctx: Context, goal: App) -> int | None:
    """A line for the goal by induction on one of its names."""
    b = ctx.builder
    if b.inducting:
        return None
    for n in dict.fromkeys(_candidates(goal)):
        if member(ctx, Var(n), NATURALS) is not None:
            b.inducting = True
            try:
                for start in (Num(Fraction(start_of(ctx, n))), *_symbolic(ctx, goal, n)):
                    line = b.table.attempt(b.limits.inducting, partial(_on, ctx, goal, n, start))
                    if line is not None:
                        return line
            finally:
                b.inducting = False
    return None


def _symbolic(ctx: Context, goal: App, n: str) -> Iterator[Term]:
    """The starts of the sums and products that end at n, or the indices before, if no larger than n."""
    for s in dict.fromkeys(subterms(goal)):
        if type(s) is App and s.head in BINDERS and not s.args[0].loose and n in names(s.args[0]):
            start = s.args[0].args[0]  # type: ignore[attr-defined]
            known = names(start) and n not in names(start) and member(ctx, start, INTEGERS) is not None
            before = ctx.canonical(App("add", start, Num(Fraction(-1))))  # there the sum is empty
            for first in (start, before) if known and names(before) else ():
                if compare(ctx, "le", first, Var(n)) is not None:
                    yield first
                    return


def _candidates(goal: App) -> Iterator[str]:
    """Names that end the range of a sum or product; of an inequality also those in exponents."""
    for s in subterms(goal):
        if type(s) is not App:
            continue
        place: Term | None = None
        if s.head in BINDERS and type(s.args[0]) is App and s.args[0].head == "range":
            place = s.args[0].args[1]
        elif goal.head != "eq" and s.head in ("pow", "factorial") and type(s.args[-1]) is not Num:
            place = s.args[-1]
        if place is not None and not place.loose:
            yield from sorted(names(place))


def _on(ctx: Context, goal: App, n: str, start: Term) -> int | None:
    b = ctx.builder
    m = ctx.fresh(goal)
    claim = substitute(goal, {n: Var(m) if start == ZERO else App("add", Var(m), start)})
    assert type(claim) is App
    free = Context(b, tuple(h for h in ctx.hypotheses if n not in names(h)))
    first = _proved(free, substitute(claim, {m: ZERO}))
    if first is None:
        return None
    inner = free.child(App("in", Var(m), NATURALS), claim)
    following = substitute(claim, {m: App("add", Var(m), ONE)})
    assert type(following) is App
    step = _equation(inner, claim, following) if goal.head == "eq" else _order(inner, claim, following, m)
    if step is None and start == ZERO:
        step = _from_one_on(free, inner, claim, following, m)
    if step is None:
        return None
    every = b.add("induction", (first, step), m, claim)
    at = Var(n) if start == ZERO else ctx.canonical(App("add", Var(n), App("neg", start)))
    inside = member(ctx, at, NATURALS)
    if inside is None:
        return None
    line = b.add("specialize", (every, inside))
    if start != ZERO:
        back = ctx.field(App("add", at, start), Var(n))
        line = line if back is None else b.add("replace", (line, back))
    return line if b.conclusion(line) == goal else None


def start_of(ctx: Context, n: str) -> int:
    """The largest small L with L <= n."""
    for low in range(MAX_START, 0, -1):
        if compare(ctx, "le", Num(Fraction(low)), Var(n)) is not None:
            return low
    return 0


def _proved(ctx: Context, goal: Term) -> int | None:
    from kld_proof.search.goals import prove_goal

    return prove_goal(ctx, goal)


def _equation(ctx: Context, claim: App, following: App) -> int | None:
    """a(m + 1) = b(m + 1) from a(m) = b(m)."""
    for side in (0, 1):
        line = _last_term(ctx, claim, following, side)
        if line is not None:
            return line
    line = _difference(ctx, claim, following)
    return by_multiple(ctx, following, ctx.facts[claim]) if line is None else line


def _last_term(ctx: Context, claim: App, following: App, side: int) -> int | None:
    """Where one side is a sum or product: its last term is split off, and the rest is the other side at m."""
    from kld_proof.search.tactics.sum import split_last

    b = ctx.builder
    whole, shorter = following.args[side], claim.args[side]
    if type(whole) is not App or whole.head not in BINDERS or whole.args[0].head != "range":  # type: ignore[attr-defined]
        return None
    split = split_last(ctx, whole)
    if split is None:
        return None
    before = next((p for p in b.right(split).args if type(p) is App and p.head == whole.head), None)  # type: ignore[attr-defined]
    same = None if before is None else prove_equal(ctx, before, shorter)
    if before is None or same is None:
        return None
    known = ctx.facts[claim]
    if side == 1:
        known = b.add("symm", (known,))
    used = b.add("rewrite", (b.chain(same, known),), b.right(split))
    end = prove_equal(ctx, b.right(used), following.args[1 - side])
    if end is None:
        return None
    line = b.chain(split, used, end)
    return b.add("symm", (line,)) if side == 1 else line


def _difference(ctx: Context, claim: App, following: App) -> int | None:
    """a(m + 1) - b(m + 1) = a(m) - b(m) = 0."""
    b = ctx.builder
    (a, c), (before, after) = following.args, claim.args
    now = App("add", a, App("neg", c))
    then = App("add", before, App("neg", after))
    same = prove_equal(ctx, now, then)
    if same is None:
        return None
    used = b.add("rewrite", (ctx.facts[claim],), then)
    zero = ctx.field(b.right(used), ZERO)
    if zero is None:
        return None
    return b.lemma("eq_of_sub_eq_zero", {"a": a, "b": c}, [b.chain(same, used, zero)])


def by_multiple(ctx: Context, goal: App, line: int) -> int | None:
    """a = b from the c = d of the line, a - b being a multiple of c - d in normal form."""
    from kld_proof.search.equations.assumed import by_canonical_multiple

    b = ctx.builder
    ways = [canonical_equation(ctx, side) for side in b.conclusion(line).args]
    back = None if ways[0] is None else b.add("symm", (ways[0],))
    return by_canonical_multiple(ctx, goal, b.chain(back, line, ways[1]))


def _from_one_on(free: Context, ctx: Context, claim: App, following: App, m: str) -> int | None:
    """P(m + 1) from P(m) where 1 <= m, and P(1) by itself where m = 0."""
    b = ctx.builder
    one_on = App("le", ONE, Var(m))
    first = _proved(free, substitute(claim, {m: App("add", ZERO, ONE)}))
    if first is None:
        return None
    step = (_equation if claim.head == "eq" else _order_at(m))(ctx.child(one_on), claim, following)
    if step is None:
        return None
    below = ctx.child(negation(one_on))
    small = compare(below, "le", Var(m), ZERO)
    if small is None:
        return None
    zero = b.lemma("eq_of_le_of_le", {"a": Var(m), "b": ZERO}, [small, below.facts[App("le", ZERO, Var(m))]])
    sides = [b.add("rewrite", (zero,), side) for side in following.args]
    at_zero = b.add("replace", (first, *(b.add("symm", (i,)) for i in sides)))
    return b.add("cases", (step, at_zero), one_on) if b.conclusion(at_zero) == following else None


def _order_at(m: str) -> Callable[[Context, App, App], int | None]:
    return lambda ctx, claim, following: _order(ctx, claim, following, m)


def _order(ctx: Context, claim: App, following: App, m: str) -> int | None:
    """a(m + 1) <= b(m + 1) from a(m) <= b(m) and its products with what grows by a factor."""
    line = _proved(ctx, following)
    if line is not None or claim.head not in ("lt", "le"):
        return line
    return grown(ctx, claim, following, ctx.facts[claim], (ONE, *_bases(claim, m)))


def grown(ctx: Context, claim: App, following: App, line: int, factors: Iterable[Term]) -> int | None:
    """The next inequality from this one, which the line proves, multiplied by one of the factors."""
    b = ctx.builder
    low, high = claim.args
    gap = App("add", high, App("neg", low))
    strict = claim.head == "lt"
    known = b.lemma("sub_pos_of_lt" if strict else "sub_nonneg_of_le", {"a": low, "b": high}, [line])
    if strict:
        known = b.lemma("le_of_lt", {"a": ZERO, "b": gap}, [known])
    for factor in dict.fromkeys(factors):
        sign = nonnegative(ctx, factor)
        if sign is None:
            continue
        scaled = b.lemma("mul_nonneg", {"a": factor, "b": gap}, [sign, known])
        goal = _grown(ctx, following, b.conclusion(scaled).args[1], scaled)
        if goal is not None:
            return goal
    return None


def _bases(claim: App, m: str) -> Iterator[Term]:
    """The bases of powers whose exponent mentions m."""
    for s in subterms(claim):
        if type(s) is App and s.head == "pow" and not s.loose:
            base, exponent = s.args
            if m in names(exponent) and m not in names(base):
                yield base


def _grown(ctx: Context, following: App, scaled: Term, line: int) -> int | None:
    """The inequality at m + 1, its gap being `scaled` >= 0 and something of known sign."""
    b = ctx.builder
    low, high = following.args
    strict = following.head == "lt"
    rest = App("add", high, App("neg", low), App("neg", scaled))
    equation = canonical_equation(ctx, rest)
    remainder = rest if equation is None else b.right(equation)
    sign = _proved(ctx, App(following.head, ZERO, remainder))
    if sign is None:
        return None
    if strict:
        line = b.lemma("add_pos_of_pos_of_nonneg", {"a": remainder, "b": scaled}, [sign, line])
    else:
        line = b.lemma("add_nonneg", {"a": remainder, "b": scaled}, [sign, line])
    gap = App("add", high, App("neg", low))
    if equation is not None:
        back = b.add("rewrite", (b.add("symm", (equation,)),), b.conclusion(line).args[1])
        line = b.add("replace", (line, back))
    moved = ctx.transport(line, App(following.head, ZERO, gap))
    if moved is None:
        return None
    return b.lemma("lt_of_sub_pos" if strict else "le_of_sub_nonneg", {"a": low, "b": high}, [moved])
