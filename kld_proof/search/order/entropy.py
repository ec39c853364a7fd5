"""Inequalities between logarithms: one comparison of products, or a tangent for every weight.

Main statements: `by_products` proves 0 <= c1 ln a1 + c2 ln a2 + ... with rational c from two products;
`by_weights` proves 0 <= R + w1 ln a1 + ..., where the weights have signs but are no numbers, as in the
inequalities of Gibbs and Jensen, from ln r <= r - 1.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term
from kld_proof.polynomial import Polynomial, TooLarge, total
from kld_proof.search.context import Context
from kld_proof.search.sign import decided, nonnegative, positive

MAX_EXPONENT, MAX_LOGARITHMS = 8, 5
Groups = list[tuple[Polynomial, Term]]


def by_products(ctx: Context, head: str, t: Term) -> int | None:
    """0 <= t (or 0 < t) for a combination of logarithms with rational factors."""
    try:
        logs, rest = split(ctx, ctx.polynomial(t))
        if not logs or any(set(w) != {()} for w, _ in logs):
            return None
        if rest:
            logs.append(({(): 1}, App("exp", ctx.ring.canonical(rest))))
        return _products(ctx, head, t, [(Fraction(w[()]), a) for w, a in logs])
    except TooLarge:
        return None


def split(ctx: Context, p: Polynomial) -> tuple[Groups, Polynomial]:
    """The weight of every ln(a) in p, and what has no logarithm.  A product of logarithms is no weight."""
    logs: dict[int, Polynomial] = {}
    rest: Polynomial = {}
    for m, c in p.items():
        found = [(g, e) for g, e in m if _is_ln(ctx, g)]
        if not found:
            rest[m] = c
        elif len(found) == 1 and found[0][1] == 1:
            logs.setdefault(found[0][0], {})[tuple(q for q in m if q[0] != found[0][0])] = c
        else:
            return [], p
    return [(w, ctx.ring.term_of(g).args[0]) for g, w in logs.items()], rest  # type: ignore[attr-defined]


def _is_ln(ctx: Context, g: int) -> bool:
    t = ctx.ring.term_of(g)
    return type(t) is App and t.head == "ln"


def _products(ctx: Context, head: str, t: Term, logs: list[tuple[Fraction, Term]]) -> int | None:
    from kld_proof.search.goals import prove_goal

    b = ctx.builder
    scale = lcm(*(c.denominator for c, _ in logs))
    if max(abs(c * scale) for c, _ in logs) > MAX_EXPONENT:
        return None
    high, low = (_power_product([(a, s * c * scale) for c, a in logs if s * c > 0]) for s in (1, -1))
    below = positive(ctx, low)
    order = None if below is None else prove_goal(ctx, App(head, low, high))
    if below is None or order is None:
        return None
    line = b.lemma(f"ln_{head}_ln", {"a": low, "b": high}, [below, order])
    ends = {"a": App("ln", low), "b": App("ln", high)}
    line = b.lemma("sub_pos_of_lt" if head == "lt" else "sub_nonneg_of_le", ends, [line])
    factor = decided(ctx, App(head, ZERO, Num(Fraction(1, scale))))
    assert factor is not None
    gap = b.conclusion(line).args[1]
    values = {"a": Num(Fraction(1, scale)), "b": gap}
    line = b.lemma("mul_pos" if head == "lt" else "mul_nonneg", values, [factor, line])
    return _as(ctx, line, head, t)


def _power_product(parts: list[tuple[Term, Fraction]]) -> Term:
    powers = [a if e == 1 else App("pow", a, Num(e)) for a, e in parts]
    return ONE if not powers else powers[0] if len(powers) == 1 else App("mul", *powers)


def _as(ctx: Context, line: int, head: str, t: Term) -> int | None:
    """0 < t (or 0 <= t) from the same of a term that is equal to t in normal form."""
    from kld_proof.search.normal_form.normalise import prove_equal

    b = ctx.builder
    equation = prove_equal(ctx, b.conclusion(line).args[1], t)
    if equation is None:
        return None
    result = b.add("replace", (line, equation))
    return result if b.conclusion(result) == App(head, ZERO, t) else None


def by_weights(ctx: Context, head: str, t: Term) -> int | None:
    """0 <= t = R + (w1 ln a1 + ...) as R + (v1 (1 - r1) + ...) >= 0, where v_i ln r_i are the logarithms."""
    try:
        logs, rest = split(ctx, ctx.polynomial(t))
        if not 1 <= len(logs) <= MAX_LOGARITHMS or all(set(w) == {()} for w, _ in logs):
            return None
        together = _by_weight(logs)
        for groups in (together, *_spread(together)):
            line = _tangents(ctx, head, t, rest, groups)
            if line is not None:
                return line
    except TooLarge:
        return None
    return None


def _by_weight(logs: Groups) -> Groups:
    """Logarithms with the same weight, up to the sign, under one: w ln a - w ln b is w ln(a/b)."""
    groups: list[tuple[Polynomial, list[tuple[Term, Fraction]]]] = []
    for w, a in logs:
        for v, parts in groups:
            if v == w or v == _opposite(w):
                parts.append((a, Fraction(1 if v == w else -1)))
                break
        else:
            groups.append((w, [(a, Fraction(1))]))
    return [(w, _power_product(parts)) for w, parts in groups]


def _spread(logs: Groups) -> list[Groups]:
    """Where one weight is the sum of all others, or its opposite, its logarithm goes to each of them."""
    found: list[Groups] = []
    for i, (v, a) in enumerate(logs):
        others = [(w, c) for j, (w, c) in enumerate(logs) if j != i]
        rest = total([w for w, _ in others])
        if len(others) >= 2 and rest in (v, _opposite(v)):
            found.append([(w, App("mul" if rest == v else "div", c, a)) for w, c in others])
    return found


def _inverse(a: Term) -> Term:
    """1/a without quotients inside of quotients."""
    match a:
        case App(head="mul", args=parts) if parts:
            return App("mul", *map(_inverse, parts))
        case App(head="div", args=(n, d)):
            return App("div", d, n)
        case App(head="pow", args=(base, Num(value=e))):
            return base if e == -1 else App("pow", base, Num(-e))
    return App("pow", a, Num(-1))


def _opposite(w: Polynomial) -> Polynomial:
    return {m: -c for m, c in w.items()}


def _tangents(ctx: Context, head: str, t: Term, rest: Polynomial, groups: Groups) -> int | None:
    b, ring = ctx.builder, ctx.ring
    lines: list[int] = []
    remainder = dict(rest)
    for w, a in groups:
        weight, argument = ring.canonical(_opposite(w)), a
        sign = nonnegative(ctx, weight)
        if sign is None:
            weight, argument = ring.canonical(w), _inverse(a)
            sign = nonnegative(ctx, weight)
        inside = None if sign is None else positive(ctx, argument)
        if sign is None or inside is None:
            return None
        line = b.lemma("ln_le_sub_one", {"a": argument}, [inside])
        low, high = b.conclusion(line).args
        line = b.lemma("sub_nonneg_of_le", {"a": low, "b": high}, [line])
        line = b.lemma("mul_nonneg", {"a": weight, "b": b.conclusion(line).args[1]}, [sign, line])
        lines.append(line)
        tangent = ctx.polynomial(App("neg", App("mul", weight, high)))
        remainder = total([remainder, tangent])
    left = ctx.canonical(ring.canonical(remainder))
    known = positive(ctx, left) if head == "lt" else nonnegative(ctx, left)
    if known is None:
        return None
    line, so_far = known, left
    for i in lines:
        term = b.conclusion(i).args[1]
        name = "add_pos_of_pos_of_nonneg" if head == "lt" else "add_nonneg"
        line = b.lemma(name, {"a": so_far, "b": term}, [line, i])
        so_far = App("add", so_far, term)
    return _as(ctx, line, head, t)
