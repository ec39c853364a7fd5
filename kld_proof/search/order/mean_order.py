"""Inequalities between means: from what holds at every outcome, and from the Cauchy-Schwarz inequality."""

from __future__ import annotations

from functools import partial
from itertools import combinations, islice

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import ZERO, App, Lam, Num, Term, Var, apply, bind, names, subterms
from kld_proof.polynomial import Monomial, Polynomial, TooLarge
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import normalise
from kld_proof.search.order.variance import beyond, prove_goal_equal

SPACE = App("space")
GOALS = 3_000  # for what has to hold at every outcome
PAIRS = 3


def by_mean_order(ctx: Context, goal: App) -> int | None:
    """A line a <= b, where b - a is the mean of what is nowhere negative, or follows by Cauchy-Schwarz."""
    if goal.head != "le" or not speaks_of_means(goal):
        return None
    a, b = goal.args
    difference = App("add", b, App("neg", a))
    try:
        normal, _ = normalise(ctx, difference)
        p = ctx.polynomial(normal)
        line = _of_outcomes(ctx, difference, p)
        if line is None:
            line = _by_products(ctx, difference, normal, p)
        if line is None:
            line = _by_squares(ctx, difference, normal)
    except (TooLarge, KernelError):
        return None
    return None if line is None else ctx.builder.lemma("le_of_sub_nonneg", {"a": a, "b": b}, [line])


def by_same_outcomes(ctx: Context, goal: App) -> int | None:
    """A line a = b, where a - b is the mean of what is 0 at every outcome: of indicators of one event."""
    if not any(type(s) is App and s.head == "ite" for s in subterms(goal)) or not speaks_of_means(goal):
        return None
    a, b = goal.args
    difference = App("add", a, App("neg", b))
    try:
        line = _vanishing(ctx, difference)
    except (TooLarge, KernelError):
        return None
    if line is None:
        return None
    whole = App("add", difference, b)
    start, back = ctx.field(a, whole), ctx.builder.add("rewrite", (line,), whole)
    end = ctx.field(ctx.builder.right(back), b)
    return None if start is None or end is None else ctx.builder.chain(start, back, end)


def _vanishing(ctx: Context, difference: Term) -> int | None:
    """A line difference = 0."""
    w = ctx.fresh(difference)
    f = _integrand(ctx, ctx.polynomial(normalise(ctx, difference)[0]), w, None)
    if f is None or not any(type(s) is App and s.head == "ite" for s in subterms(f)):
        return None
    claim, zero = Lam(App("eq", f.body, ZERO)), Lam(ZERO)
    everywhere = ctx.builder.table.attempt(GOALS, partial(at_every_outcome, ctx, claim))
    if everywhere is None:
        return None
    same = ctx.builder.lemma("integral_congr", {"D": SPACE, "$f": f, "$g": zero}, [everywhere])
    value = normalise(ctx, App("integral", SPACE, zero))[1]
    joined = prove_goal_equal(ctx, difference, App("integral", SPACE, f))
    if value is None or joined is None:
        return None
    line = ctx.builder.chain(joined, same, value)
    end = ctx.field(ctx.builder.right(line), ZERO)
    return None if end is None else ctx.builder.chain(line, end)


def _of_outcomes(ctx: Context, difference: Term, p: Polynomial) -> int | None:
    """0 <= difference, which is one mean."""
    from kld_proof.search.integration.integrable import integrable

    w = ctx.fresh(difference)
    for stated in (*_stated_means(ctx), None):
        f = _integrand(ctx, p, w, stated)
        if f is None:
            continue
        claim = Lam(App("le", ZERO, f.body))
        everywhere = ctx.builder.table.attempt(GOALS, partial(at_every_outcome, ctx, claim))
        finite = None if everywhere is None else integrable(ctx, SPACE, f)
        if everywhere is None or finite is None:
            continue
        line = ctx.builder.lemma("integral_nonneg", {"D": SPACE, "$f": f}, [everywhere, finite])
        equation = prove_goal_equal(ctx, App("integral", SPACE, f), difference)
        if equation is None:
            continue
        line = ctx.builder.add("replace", (line, equation))
        if ctx.builder.conclusion(line) == App("le", ZERO, difference):
            return line
    return None


def _stated_means(ctx: Context) -> list[tuple[Lam, Monomial]]:
    """f and v of the assumptions E[f] = v, v a monomial: the f in normal form at every outcome."""
    found: list[tuple[Lam, Monomial]] = []
    for fact in list(ctx.facts):
        match fact:
            case App(head="eq", args=(App(head="expect", args=(f,)), v)):
                value = ctx.polynomial(v)
                inner, w, opened = ctx.open(SPACE, f)
                if len(value) == 1 and all(c == 1 for c in value.values()):
                    found.append((bind(normalise(inner, opened)[0], w), next(iter(value))))
    return found


def _integrand(ctx: Context, p: Polynomial, w: str, stated: tuple[Lam, Monomial] | None) -> Lam | None:
    """What p is the mean of; with E[f] = v, f/v times a positive summand stands for that summand."""
    parts: list[Term] = []
    for m, c in p.items():
        means = [(g, e) for g, e in m if _is_mean(ctx.ring.term_of(g))]
        if len(means) > 1 or any(e != 1 for _, e in means):
            return None
        rest = ctx.ring.canonical({tuple(q for q in m if q not in means): c})
        if any(_is_mean(s) for s in _generators(ctx, rest)):
            return None
        if stated is not None and not means and c > 0 and m:
            f, v = stated
            quotient = _quotient(m, v)
            parts.append(App("mul", ctx.ring.canonical({quotient: c}), apply(f, Var(w))))
            continue
        inside = [apply(ctx.ring.term_of(g).args[1], Var(w)) for g, _ in means]  # type: ignore[attr-defined]
        parts.append(App("mul", rest, *inside))
    if not any(w in names(t) for t in parts):
        return None
    return bind(App("add", *parts) if len(parts) > 1 else parts[0], w)


def integrand(ctx: Context, p: Polynomial, w: str) -> Lam | None:
    """What p is the mean of."""
    return _integrand(ctx, p, w, None)


def _quotient(m: Monomial, v: Monomial) -> Monomial:
    """m / v as a Laurent monomial."""
    exponents = dict(m)
    for g, e in v:
        exponents[g] = exponents.get(g, 0) - e
    return tuple(sorted((g, e) for g, e in exponents.items() if e))


def at_every_outcome(ctx: Context, p: Lam) -> int | None:
    """A line all(space, p); what is assumed of every outcome is known at the one that is considered."""
    from kld_proof.search.goals import prove_goal

    inner, w, opened = ctx.open(SPACE, p)
    inside = inner.facts[App("in", Var(w), SPACE)]
    for fact, line in list(ctx.quantified()):
        if fact.args[0] == SPACE:
            here = ctx.builder.add("specialize", (line, inside))
            if ctx.builder.conclusion(here) not in inner.facts:
                inner.facts[ctx.builder.conclusion(here)] = here
                inner.memo.clear()
    line_ = prove_goal(inner, opened)
    return None if line_ is None else ctx.builder.add("generalize", (line_,), w, SPACE)


def _by_products(ctx: Context, difference: Term, normal: Term, p: Polynomial) -> int | None:
    """0 <= difference, which is E[f**2] E[g**2] - E[f g]**2 and what is not negative."""
    for m in p:
        pair = [ctx.ring.term_of(g) for g, e in m for _ in range(e) if e in (1, 2)]
        if len(pair) != 2 or not all(map(_is_mean, pair)):
            continue
        f, g = (_root(ctx, t) for t in pair)
        line = None if f is None or g is None else _cauchy(ctx, f, g)
        if line is None:
            continue
        found = _beyond_product(ctx, difference, normal, line)
        if found is not None:
            return found
    return None


def _by_squares(ctx: Context, difference: Term, normal: Term) -> int | None:
    """The same for the f**2 and g**2 that are written under means: the squares of X - E[X] and Y - E[Y]."""
    roots = dict.fromkeys(r for s in subterms(difference) if (r := _written_root(s)) is not None)
    for f, g in islice(combinations(roots, 2), PAIRS):
        line = _cauchy(ctx, f, g)
        if line is not None:
            found = _beyond_product(ctx, difference, normal, line)
            if found is not None:
                return found
    return None


def _written_root(t: Term) -> Lam | None:
    """f where `t` is written as the mean of f**2, f no single random variable."""
    match t:
        case App(head="expect" | "integral", args=(*domain, Lam(body=App(head="pow", args=(f, e))))):
            sum_ = type(f) is App and f.head == "add" and e == Num(2)
            return Lam(f) if sum_ and not t.loose and domain in ([], [SPACE]) else None
    return None


def _beyond_product(ctx: Context, difference: Term, normal: Term, line: int) -> int | None:
    """0 <= difference, from a line a <= b with 0 <= difference - (b - a)."""
    small, large = ctx.builder.conclusion(line).args
    gap = ctx.builder.lemma("sub_nonneg_of_le", {"a": small, "b": large}, [line])
    known = ctx.builder.conclusion(gap).args[1]
    return beyond(ctx, difference, normal, Num(1), known, gap)


def _root(ctx: Context, mean: Term) -> Lam | None:
    """f where the mean is that of f**2, f a monomial."""
    inner, w, opened = ctx.open(SPACE, mean.args[1])  # type: ignore[attr-defined]
    p = inner.polynomial(opened)
    if len(p) != 1 or any(c != 1 for c in p.values()):
        return None
    (monomial,) = p
    half: Monomial = tuple((g, e // 2) for g, e in monomial)
    return bind(inner.ring.monomial(half), w) if all(e % 2 == 0 for _, e in monomial) else None


def _cauchy(ctx: Context, f: Lam, g: Lam) -> int | None:
    from kld_proof.search.known import instance

    return instance(ctx, "sq_integral_le", {"D": SPACE, "$f": f, "$g": g})


def speaks_of_means(goal: App) -> bool:
    return any(type(s) is App and (s.head == "expect" or s == SPACE) for s in subterms(goal))


def _is_mean(t: Term) -> bool:
    return type(t) is App and t.head == "integral" and t.args[0] == SPACE


def _generators(ctx: Context, t: Term) -> list[Term]:
    return [ctx.ring.term_of(g) for m in ctx.polynomial(t) for g, _ in m]
