"""The sign of a polynomial in one variable between bounds of it.

About a lower bound a the polynomial is a sum of c (x - a)**i, about an upper one b of c (b - x)**i, between
both of c (x - a)**i (b - x)**j (Bernstein); where no c is negative, the sign is that of the parts.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, names
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context

DEGREE, RAISED = 6, 4  # the highest degree, and by how much that of the form of Bernstein may be higher


def by_expansion(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t or 0 <= t by the coefficients about the bounds of the one variable of t."""
    used = names(t)
    if len(used) != 1:
        return None
    (name,) = used
    low, high = (_bounds(ctx, name, side) for side in (0, 1))
    coefficients = _coefficients(ctx, t, name) if low is not None or high is not None else None
    if coefficients is None:
        return None
    x = Var(name)
    from kld_proof.search.sign.structure import by_structure

    for powers in _forms(coefficients, low, high):
        if any(c < 0 for c in powers.values()) or not any(powers.values()):
            continue
        gaps = [App("add", x, Num(-low)) if low is not None else ONE,
                App("add", Num(high), App("neg", x)) if high is not None else ONE]  # fmt: skip
        parts = [
            App("mul", Num(c), *(App("pow", g, Num(e)) for g, e in zip(gaps, exponents, strict=True) if e))
            for exponents, c in powers.items()
            if c
        ]
        line = by_structure(ctx, head, App("add", *parts))
        if line is not None:
            return ctx.transport(line, App(head, ZERO, t))
    return None


def _bounds(ctx: Context, name: str, side: int) -> Fraction | None:
    """The best literal lower (upper) bound of the variable among the facts."""
    found: list[Fraction] = []
    for fact in ctx.facts:
        if type(fact) is App and fact.head in ("lt", "le") and fact.args[1 - side] == Var(name):
            bound = ctx.canonical(fact.args[side])
            if type(bound) is Num:
                found.append(bound.value)
    return None if not found else min(found) if side else max(found)


def _coefficients(ctx: Context, t: Term, name: str) -> list[Fraction] | None:
    """Those of 1, x, x**2, ... in a polynomial of degree 2 or more."""
    try:
        p = ctx.polynomial(t)
    except TooLarge:
        return None
    index = ctx.ring.generator(Var(name))
    found: dict[int, Fraction] = {}
    for m, c in p.items():
        if any(g != index for g, _ in m) or len(m) > 1 or (m and m[0][1] < 0):
            return None
        found[m[0][1] if m else 0] = Fraction(c)
    if not 2 <= max(found, default=0) <= DEGREE:
        return None
    return [found.get(i, Fraction(0)) for i in range(max(found) + 1)]


Form = dict[tuple[int, int], Fraction]


def _forms(p: list[Fraction], low: Fraction | None, high: Fraction | None) -> list[Form]:
    """The polynomial by powers of x - low and high - x."""
    found: list[Form] = []
    if low is not None:
        found.append({(i, 0): c for i, c in enumerate(_about(p, low))})
    if high is not None:
        found.append({(0, i): c * (-1) ** i for i, c in enumerate(_about(p, high))})
    if low is not None and high is not None and low < high:
        width = high - low
        at_zero = [c * width**i for i, c in enumerate(_about(p, low))]
        for n in range(len(p) - 1, len(p) + RAISED):
            form: Form = {}
            for i in range(n + 1):
                value = sum(
                    (c * comb(i, j) / Fraction(comb(n, j)) for j, c in enumerate(at_zero) if j <= i),
                    Fraction(0),
                )
                form[i, n - i] = value * comb(n, i) / width**n
            found.append(form)
    return found


def _about(p: list[Fraction], a: Fraction) -> list[Fraction]:
    """The coefficients of p(a + u)."""
    return [
        sum((c * comb(j, i) * a ** (j - i) for j, c in enumerate(p) if j >= i), Fraction(0))
        for i in range(len(p))
    ]
