"""Signs of differences exp(a) - exp(b) and ln(a) - ln(b), and of ln(a) beside 1."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.equations.multiples import is_split
from kld_proof.search.sign import compare, decided, positive


def by_monotone(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t or 0 <= t for t = c (f(b) - f(a)), c > 0, where f is exp or ln and a < b or a <= b."""
    pair = _pair(ctx, t)
    if pair is None:
        return _by_logarithms(ctx, head, t)
    function, c, low, high = pair
    order = compare(ctx, head, low, high)
    domain = positive(ctx, low) if function == "ln" else None
    if order is None or (function == "ln" and domain is None):
        return None
    b = ctx.builder
    premises = [order] if domain is None else [domain, order]
    line = b.lemma(f"{function}_{head}_{function}", {"a": low, "b": high}, premises)
    ends = {"a": App(function, low), "b": App(function, high)}
    line = b.lemma("sub_pos_of_lt" if head == "lt" else "sub_nonneg_of_le", ends, [line])
    gap = b.conclusion(line).args[1]
    factor = decided(ctx, App(head, ZERO, Num(c)))
    if factor is None:
        return None
    line = b.lemma("mul_pos" if head == "lt" else "mul_nonneg", {"a": Num(c), "b": gap}, [factor, line])
    unit = b.lemma("exp_zero" if function == "exp" else "ln_one", {})
    if b.conclusion(unit).args[0] in (ends["a"], ends["b"]):
        line = b.add("replace", (line, unit))
    return ctx.transport(line, App(head, ZERO, t))


def _pair(ctx: Context, t: Term) -> tuple[str, Fraction, Term, Term] | None:
    """f, c, a and b; exp(0) is read from 1 and ln(1) from 0."""
    try:
        p = ctx.polynomial(t)
    except TooLarge:
        return None
    values: dict[Term, Fraction] = {}
    for m, c in p.items():
        s: Term = ONE if not m else ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 1 else ZERO
        values[s] = Fraction(c)
    heads = {s.head for s in values if type(s) is App}
    if len(heads) != 1 or not heads <= {"exp", "ln"}:
        return None
    (function,) = heads
    if function == "ln" and len(values) == 1:
        ((s, c),) = values.items()
        low, high = (ONE, s.args[0]) if c > 0 else (s.args[0], ONE)  # type: ignore[attr-defined]
        return function, abs(c), low, high
    if len(values) != 2 or sum(values.values()) != 0 or (function == "ln" and ONE in values):
        return None
    (low, _), (high, c) = sorted(values.items(), key=lambda item: item[1])
    ends = [s.args[0] if type(s) is App else ZERO for s in (low, high)]
    return function, c, ends[0], ends[1]


def _by_logarithms(ctx: Context, head: str, t: Term) -> int | None:
    """0 < A - B or 0 <= A - B for positive products, from ln(B) < ln(A); only where an integral was split."""
    if not any(type(f) is App and is_split(f) for f in ctx.facts):
        return None
    try:
        p = ctx.polynomial(t)
    except TooLarge:
        return None
    exponential = any(
        type(s) is App and s.head == "exp" for m in p for s in (ctx.ring.term_of(g) for g, _ in m)
    )
    signs = sorted(Fraction(c) for c in p.values())
    if len(p) != 2 or not exponential or not signs[0] < 0 < signs[1]:
        return None
    (low, small), (high, large) = sorted(p.items(), key=lambda item: item[1])
    low_term, high_term = ctx.ring.monomial(low, -small), ctx.ring.monomial(high, large)
    lines = [positive(ctx, low_term), positive(ctx, high_term)]
    shown = [i for i in lines if i is not None]
    if len(shown) < 2:
        return None
    from kld_proof.search.goals import prove_goal

    b = ctx.builder
    values = {"a": low_term, "b": high_term}
    ends = {"a": App("ln", low_term), "b": App("ln", high_term)}
    order = prove_goal(ctx, App(head, *ends.values()))
    if order is None:
        return None
    line = b.lemma(f"exp_{head}_exp", ends, [order])
    back = [b.lemma("exp_ln", {"a": a}, [i]) for a, i in zip((low_term, high_term), shown, strict=True)]
    line = b.add("replace", (line, *back))
    line = b.lemma("sub_pos_of_lt" if head == "lt" else "sub_nonneg_of_le", values, [line])
    return ctx.transport(line, App(head, ZERO, t))
