"""Inequalities beyond signs: tangents of ln and exp, completed squares, and proofs by contradiction."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.rules import KernelError, negation
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term
from kld_proof.polynomial import Monomial, Polynomial, TooLarge, times, total
from kld_proof.search.context import Context
from kld_proof.search.sign import decided, nonnegative, nonzero, positive

SCALES = (Fraction(1, 2), Fraction(1), Fraction(2), Fraction(1, 4), Fraction(4), Fraction(1, 3), Fraction(3))


def by_tangent(ctx: Context, head: str, t: Term) -> int | None:
    """0 <= t (or 0 < t) from ln r <= r - 1 or from 1 + a <= exp(a), for a canonical t."""
    try:
        p = ctx.polynomial(t)
        return _logarithms(ctx, head, t, p) if _logs(ctx, p) else _exponentials(ctx, head, t, p)
    except TooLarge:
        return None


def _logs(ctx: Context, p: Polynomial) -> dict[Monomial, Term]:
    found = {}
    for m in p:
        g = ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 1 else None
        if type(g) is App and g.head == "ln":
            found[m] = g.args[0]
    return found


def _logarithms(ctx: Context, head: str, t: Term, p: Polynomial) -> int | None:
    """t = R - c ln r >= R - c (r - 1), where c ln r collects all logarithms."""
    logs = _logs(ctx, p)
    rest = {m: c for m, c in p.items() if m not in logs}
    for scale in dict.fromkeys((*SCALES, *(abs(Fraction(p[m])) for m in logs))):
        exponents = {m: -Fraction(p[m]) / scale for m in logs}
        if any(e.denominator != 1 for e in exponents.values()):
            continue
        factors = [App("pow", logs[m], Num(e)) for m, e in exponents.items()]
        r: Term = App("mul", *factors) if len(factors) > 1 else factors[0]
        line = _tangent(ctx, head, t, rest, scale, r)
        if line is not None:
            return line
    return None


def _exponentials(ctx: Context, head: str, t: Term, p: Polynomial) -> int | None:
    """t = R + c exp(a) >= R + c (1 + a), one exponential at a time."""
    for m, c in p.items():
        g = ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 1 else None
        if c > 0 and type(g) is App and g.head == "exp":
            a = g.args[0]
            # R + c e^a = (R + c a) - c ln(e^a) + c e^a >= (R + c a) + c: the tangent at r = e^a.
            rest = total([p, {k: Fraction(c) * v for k, v in ctx.polynomial(a).items()}])
            line = _tangent(ctx, head, t, rest, Fraction(c), g, a)
            if line is not None:
                return line
    return None


def _tangent(
    ctx: Context, head: str, t: Term, rest: Polynomial, scale: Fraction, r: Term, log_of_r: Term | None = None
) -> int | None:
    """0 <= t = rest - scale * ln r, from ln r <= r - 1 and rest - scale * (r - 1) >= 0."""
    b = ctx.builder
    sign = positive(ctx, r)
    if sign is None:
        return None
    gap = App("add", r, Num(-1), App("neg", App("ln", r)))  # r - 1 - ln r >= 0
    remainder_polynomial = total([rest, times({(): -scale}, ctx.polynomial(App("add", r, Num(-1))))])
    remainder = ctx.ring.canonical(remainder_polynomial)
    weak = nonnegative(ctx, remainder)
    if weak is None:
        return None
    strong = positive(ctx, remainder) if head == "lt" else None
    away = None
    if head == "lt" and strong is None:
        away = nonzero(ctx, App("add", r, Num(-1)))
        if away is None:
            return None
    target = App("add", r, App("neg", ONE))
    if away is not None:
        differs = b.lemma(
            "ne_of_sub_ne_zero", {"a": r, "b": ONE}, [_shifted(ctx, away, App("ne", target, ZERO))]
        )
        line = b.lemma("ln_lt_sub_one", {"a": r}, [sign, differs])
        line = b.lemma("sub_pos_of_lt", {"a": App("ln", r), "b": target}, [line])
    else:
        line = b.lemma("ln_le_sub_one", {"a": r}, [sign])
        line = b.lemma("sub_nonneg_of_le", {"a": App("ln", r), "b": target}, [line])
    strict = away is not None
    positive_scale = decided(ctx, App("lt" if strict else "le", ZERO, Num(scale)))
    base = b.conclusion(line).args[1]
    assert positive_scale is not None and gap
    line = b.lemma(
        "mul_pos" if strict else "mul_nonneg", {"a": Num(scale), "b": base}, [positive_scale, line]
    )
    product = b.conclusion(line).args[1]
    if strict:
        line = b.lemma("add_pos_of_pos_of_nonneg", {"a": product, "b": remainder}, [line, weak])
    elif strong is not None:
        line = b.lemma("add_pos_of_pos_of_nonneg", {"a": remainder, "b": product}, [strong, line])
    else:
        line = b.lemma("add_nonneg", {"a": product, "b": remainder}, [line, weak])
    from kld_proof.search.normal_form.normalise import prove_equal

    equation = prove_equal(ctx, b.conclusion(line).args[1], t)
    if equation is None:
        return None
    result = b.add("replace", (line, equation))
    return result if b.conclusion(result) == App(head, ZERO, t) else None


def _shifted(ctx: Context, line: int, goal: Term) -> int:
    moved = ctx.transport(line, goal)
    if moved is None:
        raise KernelError("the two forms of r - 1 differ")
    return moved


def by_square(ctx: Context, head: str, t: Term) -> int | None:
    """0 <= t for a sum of a completed square A (x + B)^2 and a remainder of known sign."""
    try:
        p = ctx.polynomial(t)
    except TooLarge:
        return None
    if not 2 <= len(p) <= 30:
        return None
    for g in dict.fromkeys(g for m in p for g, e in m if e == 2):
        parts: dict[int, Polynomial] = {}
        for m, c in p.items():
            parts.setdefault(dict(m).get(g, 0), {})[tuple(q for q in m if q[0] != g)] = c
        if set(parts) - {0, 1, 2} or 1 not in parts or 2 not in parts:
            continue
        line = _complete(ctx, head, t, g, parts)
        if line is not None:
            return line
    return None


def _complete(ctx: Context, head: str, t: Term, g: int, parts: dict[int, Polynomial]) -> int | None:
    b, ring = ctx.builder, ctx.ring
    a, linear = ring.canonical(parts[2]), ring.canonical(parts[1])
    sign = positive(ctx, a)
    if sign is None:
        return None
    inner = App("add", ring.term_of(g), App("div", linear, App("mul", Num(2), a)))
    square = App("pow", inner, Num(2))
    product = App("mul", a, square)
    remainder = ctx.canonical(App("add", t, App("neg", product)))
    if remainder == t or len(ctx.polynomial(remainder)) >= len(ctx.polynomial(t)):
        return None
    weak_sign = nonnegative(ctx, a)
    strong = positive(ctx, remainder) if head == "lt" else None
    if head == "lt" and strong is None:
        return None
    rest = nonnegative(ctx, remainder)
    if rest is None or weak_sign is None:
        return None
    line = b.lemma("mul_nonneg", {"a": a, "b": square}, [weak_sign, b.lemma("sq_nonneg", {"a": inner})])
    if strong is not None:
        line = b.lemma("add_pos_of_pos_of_nonneg", {"a": remainder, "b": product}, [strong, line])
    else:
        line = b.lemma("add_nonneg", {"a": product, "b": remainder}, [line, rest])
    return ctx.transport(line, App(head, ZERO, t))


def by_contradiction(ctx: Context, goal: App) -> int | None:
    """a = b, because a != b would make one side of an assumed equation larger than the other."""
    b = ctx.builder
    if goal.head != "eq":
        return None
    opposite = negation(goal)
    equations = [(f, i) for f, i in ctx.facts.items() if type(f) is App and f.head == "eq" and f != goal]
    if not equations or opposite in ctx.facts:
        return None
    for fact, line in equations:
        child = ctx.without(fact).child(opposite)  # with both, no point is left that could tell what is false
        assert type(fact) is App
        for low, high in sorted((fact.args, fact.args[::-1]), key=lambda pair: pair[0] != ZERO):
            from kld_proof.search.goals import prove_goal

            strict = prove_goal(child, App("lt", low, high))
            if strict is None:
                continue
            swapped = (low, high) != fact.args
            name = "ne_of_gt" if swapped else "ne_of_lt"
            different = b.lemma(name, {"a": fact.args[0], "b": fact.args[1]}, [strict])
            values = {"a": fact.args[0], "b": fact.args[1], "Q": goal}
            contradiction = b.lemma("absurd_eq", values, (line, different))
            return b.add("cases", (b.add("assume", (), goal), contradiction), goal)
    return None
