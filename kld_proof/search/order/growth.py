"""Signs by growth: f(a) >= 0 and f' >= 0 beyond a give f(x) >= 0 for x >= a; and below b from falling f."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from kld_proof.kernel.term import ZERO, App, Lam, Num, Term, Var, apply, bind, names, subterms
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context

DEPTH = 3  # derivatives of derivatives
TRIED, GOALS = 5, 600  # goals of one claim that are tried, and what each may cost
TRANSCENDENTAL = frozenset("exp ln sin cos tan atan asin sinh cosh tanh erf sqrt".split())


def by_growth(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t or 0 <= t from the sign of the derivative by a name that is bounded on one side."""
    b = ctx.builder
    if b.growing >= DEPTH or b.nested != b.growing + 1:  # for goals and their derivatives, not for conditions
        return None
    if not b.growing:
        b.grown += 1
        if b.grown > TRIED:
            return None
        return b.table.attempt(GOALS, partial(_by_names, ctx, head, t))
    return _by_names(ctx, head, t)


def _by_names(ctx: Context, head: str, t: Term) -> int | None:
    b = ctx.builder
    b.growing += 1
    try:
        for x in sorted(_transcendental_in(t)):
            for end, other, side in _bounds(ctx, x):
                line = _from_end(ctx, head, bind(t, x), Var(x), end, other, side)
                if line is not None:
                    return line
        return None
    finally:
        b.growing -= 1


def _transcendental_in(t: Term) -> set[str]:
    """The names that stand inside of a transcendental function."""
    functions = (s for s in subterms(t) if type(s) is App and s.head in TRANSCENDENTAL and not s.loose)
    return {n for s in functions for n in names(s) if not n.startswith("$")}


def _bounds(ctx: Context, x: str) -> Iterator[tuple[Term, Term | None, str]]:
    """The ends of half-lines and intervals that x lies in, with the other end, and which end comes first."""
    lower, upper = [], []
    for f in ctx.facts:
        if type(f) is App and f.head in ("lt", "le"):
            low, high = f.args
            if high == Var(x) and x not in names(low):
                lower.append(low)
            if low == Var(x) and x not in names(high):
                upper.append(high)
    for a in dict.fromkeys(lower):
        yield a, None, "growth"
        for b in dict.fromkeys(upper):
            yield a, b, "growth"
    for b in dict.fromkeys(upper):
        yield b, None, "fall"


def _from_end(
    ctx: Context, head: str, f: Lam, x: Var, end: Term, other: Term | None, side: str
) -> int | None:
    """The sign at x from that at the end and that of the derivative."""
    from kld_proof.search.derivative import derivative
    from kld_proof.search.goals import prove_goal
    from kld_proof.search.normal_form.normalise import canonical_form
    from kld_proof.search.sign import compare, nonnegative

    domain = (
        App("interval", end, other)
        if other is not None
        else App("above" if side == "growth" else "below", end)
    )
    if ctx.reject("le", apply(f, end), apply(f, x)):  # the function neither grows nor falls towards its end
        return None
    inside = compare(ctx, head, end, x) if side == "growth" else compare(ctx, head, x, end)
    start = None if inside is None else nonnegative(ctx, canonical_form(ctx, apply(f, end)))
    if inside is None or start is None:
        return None
    inner, name, _ = ctx.open(domain, f)
    slope = derivative(inner, f, Var(name))
    if slope is None:
        return None
    g = ctx.builder.conclusion(slope).args[2]
    rises = App(head, ZERO, g) if side == "growth" else App(head, g, ZERO)
    sign = prove_goal(inner, rises)
    continuous = None if sign is None else prove_goal(ctx, App("continuous_at", f, end))
    at_end = None if continuous is None else prove_goal(ctx, App("le", ZERO, apply(f, end)))
    if sign is None or continuous is None or at_end is None:
        return None
    b = ctx.builder
    every = [b.add("generalize", (i,), name, domain) for i in (slope, sign)]
    values: dict[str, Term] = {"$f": f, "$g": bind(g, name), "a" if side == "growth" else "b": end, "x": x}
    premises = [inside, continuous, *every, at_end]
    lemma = f"{'pos' if head == 'lt' else 'nonneg'}_of_{side}"
    if other is not None:
        below = compare(ctx, "lt", x, other)
        if below is None:
            return None
        return b.lemma(
            f"{lemma}_interval", {**values, "b": other}, [inside, below, continuous, *every, at_end]
        )
    return b.lemma(lemma, values, premises)


def by_bounded(ctx: Context, head: str, t: Term) -> int | None:
    """0 <= t = r + c (1 - cos a) + ... from r >= 0 for numbers c > 0; sine and cosine lie in [-1, 1]."""
    from kld_proof.search.sign.order import sign_of

    b = ctx.builder
    parts: list[int] = []
    try:
        p = ctx.polynomial(t)
    except TooLarge:
        return None
    for m, c in p.items():
        s = ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 1 else None
        if type(s) is App and s.head in ("sin", "cos"):
            bound = b.lemma(f"one_{'sub' if c < 0 else 'add'}_{s.head}_nonneg", {"a": s.args[0]})
            size = Num(abs(Fraction(c)))
            factor = b.add("evaluate", (), App("le", ZERO, size))
            values = {"a": size, "b": b.conclusion(bound).args[1]}
            parts.append(b.lemma("mul_nonneg", values, [factor, bound]))
    if not parts:
        return None
    terms = [b.conclusion(i).args[1] for i in parts]
    rest = ctx.canonical(App("add", t, *(App("neg", s) for s in terms)))
    line = sign_of(ctx, head, rest)
    if line is None:
        return None
    name = "add_pos_of_pos_of_nonneg" if head == "lt" else "add_nonneg"
    for part in parts:
        values = {"a": b.conclusion(line).args[1], "b": b.conclusion(part).args[1]}
        line = b.lemma(name, values, [line, part])
    return ctx.transport(line, App(head, ZERO, t))
