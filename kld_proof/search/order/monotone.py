"""Signs of differences exp(a) - exp(b) and ln(a) - ln(b), and of ln(a) beside 1."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.sign import compare, decided, positive


def by_monotone(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t or 0 <= t for t = c (f(b) - f(a)), c > 0, where f is exp or ln and a < b or a <= b."""
    pair = _pair(ctx, t)
    if pair is None:
        return None
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
