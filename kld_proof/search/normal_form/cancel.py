"""Cancels reciprocals of polynomials: (k + 1) * 1/(k + 1) is 1, and 1 + p/(1 - p) is 1/(1 - p).

The rules of 1/d, where c a is the leading term of d: a * 1/d = 1/c - (d - c a)/c * 1/d; and beside 1/a, where
d = c a + k b with a monomial b, also b/a * 1/d = (1/a - c * 1/d)/k.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kld_proof.polynomial import Monomial, Polynomial
from kld_proof.search.normal_form.canonical import WorkingRing

STEPS = 2_000


def reduced(ring: WorkingRing, p: Polynomial) -> Polynomial:
    """`p` with the rules of its reciprocals applied as long as they fit.

    The result agrees with `p` as a rational function; it is `p` itself where the rule finds no end.
    """
    rules = [rule for g, d in ring.reciprocals.items() for rule in _rules(ring, g, d)]
    if not any(g in ring.reciprocals for m in p for g, _ in m):
        return p
    done: Polynomial = {}
    open_terms = dict(p)
    for _ in range(STEPS):
        if not open_terms:
            return {m: c for m, c in done.items() if c}
        m, c = open_terms.popitem()
        found = next(((r, rest) for r in rules if (rest := _quotient(m, r[0])) is not None), None)
        if found is None:
            done[m] = done.get(m, 0) + c
            continue
        (_, replacement), rest = found
        for n, k in replacement.items():
            product = _join(n, rest)
            value = open_terms.get(product, 0) + done.pop(product, 0) + c * k
            open_terms.pop(product, None)
            if value:
                open_terms[product] = value
    return p


def _rules(ring: WorkingRing, g: int, d: Polynomial) -> Iterator[tuple[Monomial, Polynomial]]:
    """Monomials with 1/d, which is the generator g, and what takes their places; d has natural exponents."""
    if any(e < 0 for m in d for _, e in m):
        return
    lead = max(d, key=lambda m: (sum(e for _, e in m), ring.monomial_key(m)))
    c, reciprocal = d[lead], ((g, 1),)
    rest = {m: k for m, k in d.items() if m != lead}
    yield (
        _join(lead, reciprocal),
        {
            (): Fraction(1) / c,
            **{_join(m, reciprocal): -k / Fraction(c) for m, k in rest.items()},
        },
    )
    if len(rest) == 1 and () not in rest and all(h in ring.units for h, _ in lead):
        ((other, k),) = rest.items()
        below = tuple((h, -e) for h, e in lead)
        yield _join(_join(other, below), reciprocal), {below: Fraction(1) / k, reciprocal: -Fraction(c) / k}


def _quotient(m: Monomial, divisor: Monomial) -> Monomial | None:
    """m / divisor, where the divisor's generators stand in m with exponents no nearer to 0."""
    exponents = dict(m)
    for g, e in divisor:
        if exponents.get(g, 0) < e if e > 0 else exponents.get(g, 0) > e:
            return None
        exponents[g] -= e
    return tuple((g, e) for g, e in sorted(exponents.items()) if e)


def _join(m: Monomial, n: Monomial) -> Monomial:
    exponents = dict(m)
    for g, e in n:
        exponents[g] = exponents.get(g, 0) + e
    return tuple(sorted((g, e) for g, e in exponents.items() if e))
