"""Signs from several order hypotheses at once: t = c0 + c1 d1 + c2 d2 + ... with c_i >= 0 and every 0 <= d_i.

By the lemma of Farkas such coefficients exist wherever the hypotheses imply 0 <= t linearly; the simplex
method finds them, and the certificate only adds.
"""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.rules import INTEGERS
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term
from kld_proof.polynomial import Polynomial, TooLarge
from kld_proof.search.context import Context
from kld_proof.search.hypotheses import gaps
from kld_proof.search.order.simplex import combination

MAX_TERMS, MAX_GAPS = 6, 16
Gap = tuple[Term, bool, int]


def by_combination(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t or 0 <= t as a sum of two or more hypotheses with positive factors, and a constant."""
    try:
        p = ctx.polynomial(t)
        known = [*gaps(ctx), *_intrinsic(ctx, p), *_shrinking(ctx, p)]
        if not 1 <= len(p) <= MAX_TERMS or len(known) < 2:
            return None
        rows = _relevant(ctx, p, [*known, *_whole_gaps(ctx)])
    except TooLarge:
        return None
    if rows is None:
        return None
    found = combination([r for _, r in rows], p, [strict for (_, strict, _), _ in rows], head == "lt")
    return None if found is None else _added(ctx, head, t, [g for g, _ in rows], *found)


def _relevant(ctx: Context, p: Polynomial, known: list[Gap]) -> list[tuple[Gap, Polynomial]] | None:
    """The hypotheses that hang together with p; None where a term of p can come from none of them."""
    rows = [(g, ctx.polynomial(g[0])) for g in known]
    monomials = {m for m in p if m}
    for m in monomials:
        if not any(q.get(m, 0) * p[m] > 0 for _, q in rows):
            return None
    chosen: list[tuple[Gap, Polynomial]] = []
    while True:
        more = [r for r in rows if r not in chosen and any(m in monomials for m in r[1])]
        if not more or len(chosen) + len(more) > MAX_GAPS:
            return chosen or None
        chosen += more
        monomials |= {m for _, q in more for m in q if m}


def _intrinsic(ctx: Context, p: Polynomial) -> list[Gap]:
    """What holds of sines and cosines in p whatever their arguments are."""
    b, found = ctx.builder, list[Gap]()
    for g in dict.fromkeys(g for m in p for g, _ in m):
        t = ctx.ring.term_of(g)
        if type(t) is not App or t.head not in ("sin", "cos"):
            continue
        for low, high, name in ((t, ONE, f"{t.head}_le_one"), (Num(-1), t, f"neg_one_le_{t.head}")):
            line = b.lemma("sub_nonneg_of_le", {"a": low, "b": high}, [b.lemma(name, {"a": t.args[0]})])
            found.append((b.conclusion(line).args[1], False, line))
    return found


def _shrinking(ctx: Context, p: Polynomial) -> list[Gap]:
    """0 < m - m g for the products m g that p subtracts, with 0 < m and the hypothesis g < 1.

    A product of numbers below 1 is less than any of them: 1 - a b = (1 - a) + a (1 - b).
    """
    from kld_proof.search.sign import positive

    b, found = ctx.builder, list[Gap]()
    products = [m for m, c in p.items() if c < 0 and sum(e for _, e in m) > 1]
    for m in products:
        below = ((g, ctx.facts.get(App("lt", ctx.ring.term_of(g), ONE))) for g, e in m if e >= 1)
        g, line = next((pair for pair in below if pair[1] is not None), (None, None))
        if g is None or line is None or len(found) >= MAX_TERMS:
            continue
        rest = {k: e - (k == g) for k, e in m}
        left = tuple((k, e) for k, e in rest.items() if e)
        factor = ctx.ring.canonical({left: 1})
        sign = positive(ctx, factor)
        if sign is None:
            continue
        line = b.lemma("sub_pos_of_lt", {"a": ctx.ring.term_of(g), "b": ONE}, [line])
        line = b.lemma("mul_pos", {"a": factor, "b": b.conclusion(line).args[1]}, [sign, line])
        found.append((b.conclusion(line).args[1], True, line))
        if sum(e for _, e in left) > 1:
            products.append(left)
    return found


def _whole_gaps(ctx: Context) -> list[Gap]:
    """0 <= b - (a + 1) for every hypothesis a < b between integers."""
    from kld_proof.search.sign import member

    found = ctx.memo.get("whole gaps")
    if found is None:
        found = ctx.memo["whole gaps"] = list[Gap]()
        b = ctx.builder
        for fact, line in list(ctx.facts.items()):
            if type(fact) is App and fact.head == "lt":
                m, n = fact.args
                whole = [member(ctx, s, INTEGERS) for s in (m, n)]
                if whole[0] is not None and whole[1] is not None:
                    i = b.lemma("succ_le_of_lt", {"m": m, "n": n}, [whole[0], whole[1], line])
                    i = b.lemma("sub_nonneg_of_le", {"a": App("add", m, ONE), "b": n}, [i])
                    found.append((b.conclusion(i).args[1], False, i))
    assert isinstance(found, list)
    return found


def _added(
    ctx: Context, head: str, t: Term, known: list[Gap], factors: list[Fraction], constant: Fraction
) -> int | None:
    """The line for t from the scaled hypotheses, strict ones first."""
    from kld_proof.search.sign import decided

    b = ctx.builder
    summands: list[tuple[int, bool]] = []
    for (d, strict, line), c in zip(known, factors, strict=True):
        if c:
            strict = strict and head == "lt"
            if not strict and b.conclusion(line).head == "lt":
                line = b.lemma("le_of_lt", {"a": ZERO, "b": d}, [line])
            one = decided(ctx, App("lt" if strict else "le", ZERO, Num(c)))
            assert one is not None
            line = b.lemma("mul_pos" if strict else "mul_nonneg", {"a": Num(c), "b": d}, [one, line])
            summands.append((line, strict))
    if constant:
        strict = head == "lt"
        line_of_constant = decided(ctx, App("lt" if strict else "le", ZERO, Num(constant)))
        assert line_of_constant is not None
        summands.append((line_of_constant, strict))
    if not summands:
        return None
    summands.sort(key=lambda s: not s[1])
    total, strict = summands[0]
    for line, also in summands[1:]:
        left, right = b.conclusion(total).args[1], b.conclusion(line).args[1]
        name = "add_pos" if strict and also else "add_pos_of_pos_of_nonneg" if strict else "add_nonneg"
        total = b.lemma(name, {"a": left, "b": right}, [total, line])
    return ctx.transport(total, App(head, ZERO, t))
