"""Signs from hypotheses: what is left of a term after a multiple of a known positive one is taken away."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.term import ZERO, App, Num, Term
from kld_proof.polynomial import Polynomial, TooLarge, total
from kld_proof.search.context import Context
from kld_proof.search.normal_form.facts import normal_facts
from kld_proof.search.sign import decided, nonnegative, positive

REPLACEMENTS = 3


def gaps(ctx: Context) -> list[tuple[Term, bool, int]]:
    """Every order hypothesis as (d, strict, line) with the line 0 < d or 0 <= d."""
    found = ctx.memo.get("gaps")
    if found is None:
        found = ctx.memo["gaps"] = list[tuple[Term, bool, int]]()
        for fact, line in (*ctx.facts.items(), *normal_facts(ctx)):
            if type(fact) is App and fact.head in ("lt", "le"):
                a, b = fact.args
                strict = fact.head == "lt"
                if a != ZERO:
                    line = ctx.builder.lemma(
                        "sub_pos_of_lt" if strict else "sub_nonneg_of_le", {"a": a, "b": b}, [line]
                    )
                found.append((ctx.builder.conclusion(line).args[1], strict, line))
    assert isinstance(found, list)
    return found


def by_hypotheses(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t from a hypothesis 0 < d where t = c d + (a sum of terms of known sign), c > 0."""
    b = ctx.builder
    try:
        p = ctx.polynomial(t)
        if not p and head == "le":
            zero = ctx.field(ZERO, t)
            return None if zero is None else b.lemma("le_of_eq", {"a": ZERO, "b": t}, [zero])
        if not p or len(p) > 12:
            return None
        for d, strict, line in gaps(ctx):
            q = ctx.polynomial(d)
            p = ctx.ring.polynomial(t)
            shared = [m for m in q if m in p and m]
            if not shared or d == t:
                continue
            c = Fraction(p[shared[0]]) / q[shared[0]]
            if c <= 0:
                continue
            rest = total([p, {m: -c * k for m, k in q.items()}])
            longer = len(rest) >= len(p) and set(rest) - {()}
            if longer and (len(rest) > len(p) or not _linear(p)):
                continue
            remainder = ctx.ring.canonical(rest)
            weak, strong = _remainder_signs(ctx, remainder, longer, head == "lt" and not strict)
            if weak is None or (head == "lt" and not strict and strong is None):
                continue
            scaled = App("mul", Num(c), d)
            one = decided(ctx, App("lt" if strict else "le", ZERO, Num(c)))
            if one is None:
                continue
            step = b.lemma("mul_pos" if strict else "mul_nonneg", {"a": Num(c), "b": d}, [one, line])
            if head == "lt" and strict:
                final = b.lemma("add_pos_of_pos_of_nonneg", {"a": scaled, "b": remainder}, [step, weak])
            elif head == "lt":
                assert strong is not None
                final = b.lemma("add_pos_of_pos_of_nonneg", {"a": remainder, "b": scaled}, [strong, step])
            else:
                if strict:
                    step = b.lemma("le_of_lt", {"a": ZERO, "b": scaled}, [step])
                final = b.lemma("add_nonneg", {"a": scaled, "b": remainder}, [step, weak])
            result = ctx.transport(final, App(head, ZERO, t))
            if result is not None:
                return result
    except TooLarge:
        return None
    return None


def _linear(p: Polynomial) -> bool:
    return len(p) <= 4 and all(sum(e for _, e in m) <= 1 for m in p)


def _remainder_signs(
    ctx: Context, remainder: Term, longer: object, strict: bool
) -> tuple[int | None, int | None]:
    """0 <= remainder, and 0 < remainder where that is needed; replacements without gain nest a little."""
    depth = ctx.memo.get("replacements", 0)
    assert isinstance(depth, int)
    if longer and depth >= REPLACEMENTS:
        return None, None
    ctx.memo["replacements"] = depth + bool(longer)
    try:
        return nonnegative(ctx, remainder), positive(ctx, remainder) if strict else None
    finally:
        ctx.memo["replacements"] = depth
