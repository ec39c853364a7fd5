"""0 <= t for a polynomial that is a quadratic form in monomials: squares are split off one after the other.

Cauchy's inequality is a form in a d and b c: a**2 d**2 + b**2 c**2 - 2 a b c d = (a d - b c)**2.
"""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.term import ZERO, App, Num, Term
from kld_proof.polynomial import Monomial, Polynomial, TooLarge, times, total
from kld_proof.search.context import Context
from kld_proof.search.sign import decided

MAX_TERMS, MAX_SQUARES = 30, 8


def by_gram(ctx: Context, head: str, t: Term) -> int | None:
    """0 <= t as a sum of squares of combinations of monomials."""
    if head != "le":
        return None
    try:
        p = ctx.polynomial(t)
        if not 2 <= len(p) <= MAX_TERMS or any(e < 0 for m in p for _, e in m):
            return None
        squares = _squares(p)
    except TooLarge:
        return None
    return None if squares is None else _added(ctx, t, squares)


def _root(m: Monomial) -> Monomial | None:
    """The monomial whose square is m."""
    return tuple((g, e // 2) for g, e in m) if all(e % 2 == 0 for _, e in m) else None


def _squares(p: Polynomial) -> list[tuple[Fraction, Polynomial]] | None:
    """c_i > 0 and q_i with p = sum of c_i q_i**2, by completing one square after the other."""
    found: list[tuple[Fraction, Polynomial]] = []
    for _ in range(MAX_SQUARES):
        if not p:
            return found
        lead = next((m for m in sorted(p) if p[m] > 0 and _root(m) is not None and _has_cross(p, m)), None)
        if lead is None:
            lead = next((m for m in sorted(p) if p[m] > 0 and _root(m) is not None), None)
        if lead is None:
            return None
        root, c = _root(lead), Fraction(p[lead])
        assert root is not None
        q: Polynomial = {root: 1}
        roots = {r for m in p if m != lead and (r := _root(m)) is not None and p[m] > 0}
        for other in sorted(roots):
            cross = next(iter(times({root: 1}, {other: 1})))
            if cross in p:
                q[other] = Fraction(p[cross]) / (2 * c)
        found.append((c, q))
        p = total([p, {m: -c * v for m, v in times(q, q).items()}])
    return found if not p else None


def _has_cross(p: Polynomial, lead: Monomial) -> bool:
    root = _root(lead)
    assert root is not None
    others = [r for m in p if m != lead and (r := _root(m)) is not None]
    return any(next(iter(times({root: 1}, {r: 1}))) in p for r in others)


def _added(ctx: Context, t: Term, squares: list[tuple[Fraction, Polynomial]]) -> int | None:
    b = ctx.builder
    line: int | None = None
    for c, q in squares:
        factor = decided(ctx, App("le", ZERO, Num(c)))
        assert factor is not None
        square = b.lemma("sq_nonneg", {"a": ctx.ring.canonical(q)})
        term = b.lemma("mul_nonneg", {"a": Num(c), "b": b.conclusion(square).args[1]}, [factor, square])
        if line is None:
            line = term
        else:
            ends = {"a": b.conclusion(line).args[1], "b": b.conclusion(term).args[1]}
            line = b.lemma("add_nonneg", ends, [line, term])
    return None if line is None else ctx.transport(line, App("le", ZERO, t))
