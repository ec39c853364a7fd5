"""Factors of polynomials over the rationals, as python-flint finds them: proposals, which the ring checks."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from kld_proof.kernel.term import ZERO, App, Num, Term
from kld_proof.polynomial import Polynomial, TooLarge
from kld_proof.search.context import Context

MAX_TERMS, MAX_GENERATORS, MAX_DEGREE = 40, 8, 24


def factors(ctx: Context, p: Polynomial) -> list[tuple[Term, int]] | None:
    """Irreducible factors of p with exponents, a number first if it is not 1; None for an irreducible p.

    Exponents of p are natural; None where one is negative or p is too large to try.
    """
    names = sorted({g for m in p for g, _ in m})
    degree = max((sum(e for _, e in m) for m in p), default=0)
    if not 2 <= len(p) <= MAX_TERMS or not 2 <= degree <= MAX_DEGREE or len(names) > MAX_GENERATORS:
        return None
    if any(e < 0 for m in p for _, e in m):
        return None
    if any(_is_alone(p, g) for g in names):
        return None
    from flint import fmpz_mpoly_ctx

    ring = fmpz_mpoly_ctx.get(tuple(f"x{i}" for i in range(len(names))), "lex")
    scale = lcm(*(Fraction(c).denominator for c in p.values()))
    exponents = {tuple(dict(m).get(g, 0) for g in names): int(c * scale) for m, c in p.items()}
    try:
        content, found = ring.from_dict(exponents).factor()
    except OverflowError:  # python-flint sorts the factors by coefficients that have to fit a machine word
        return None
    number = Fraction(int(content), scale)
    if len(found) == 1 and found[0][1] == 1:
        return None
    parts = [(_term(ctx, names, f.to_dict()), int(e)) for f, e in found]
    parts.sort(key=lambda part: repr(part))
    return parts if number == 1 else [(Num(number), 1), *parts]


def _is_alone(p: Polynomial, g: int) -> bool:
    """Whether a generator stands in one term c g alone: c g + (what is free of g) is irreducible."""
    return [m for m in p if any(h == g for h, _ in m)] == [((g, 1),)]


def _term(ctx: Context, names: list[int], f: dict[tuple[int, ...], int]) -> Term:
    return ctx.ring.canonical(
        {tuple((g, int(e)) for g, e in zip(names, m, strict=True) if e): int(c) for m, c in f.items()}
    )


def product(parts: list[tuple[Term, int]]) -> Term:
    """The product of powers as a term."""
    powers = [a if e == 1 else App("pow", a, Num(e)) for a, e in parts]
    return powers[0] if len(powers) == 1 else App("mul", *powers)


def by_factors(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t or 0 <= t from the signs of the factors of t, which does not mix exponentials with others."""
    from kld_proof.search.sign import nonnegative, positive

    try:
        p = ctx.polynomial(t)
        heads = {getattr(ctx.ring.term_of(g), "head", "") == "exp" for m in p for g, _ in m}
        if len(heads) > 1:
            return None
        found = factors(ctx, p)
    except TooLarge:
        return None
    if found is None:
        return None
    whole = product(found)
    line = positive(ctx, whole) if head == "lt" else nonnegative(ctx, whole)
    return None if line is None else ctx.transport(line, App(head, ZERO, t))
