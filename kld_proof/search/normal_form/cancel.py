"""Cancels reciprocals of polynomials: (k + 1) * 1/(k + 1) is 1, and 1 + p/(1 - p) is 1/(1 - p)."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.polynomial import Monomial, Polynomial
from kld_proof.search.normal_form.canonical import WorkingRing

STEPS = 2_000


def reduced(ring: WorkingRing, p: Polynomial) -> Polynomial:
    """`p` with the rule lead(d) * 1/d = 1 - (d - lead(d)) * 1/d applied as long as it fits.

    The result agrees with `p` as a rational function; it is `p` itself where the rule finds no end.
    """
    rules = [rule for g, d in ring.reciprocals.items() if (rule := _rule(ring, g, d)) is not None]
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


def _rule(ring: WorkingRing, g: int, d: Polynomial) -> tuple[Monomial, Polynomial] | None:
    """(lead * g, 1/c - rest/c * g) for a denominator with natural exponents."""
    if any(e < 0 for m in d for _, e in m):
        return None
    lead = max(d, key=lambda m: (sum(e for _, e in m), ring.monomial_key(m)))
    inverse = Fraction(1) / d[lead]
    replacement: Polynomial = {(): inverse}
    for m, c in d.items():
        if m != lead:
            replacement[_join(m, ((g, 1),))] = -c * inverse
    return _join(lead, ((g, 1),)), replacement


def _quotient(m: Monomial, divisor: Monomial) -> Monomial | None:
    """m / divisor, where the divisor's generators stand in m with no less an exponent."""
    exponents = dict(m)
    for g, e in divisor:
        if exponents.get(g, 0) < e:
            return None
        exponents[g] -= e
    return tuple((g, e) for g, e in sorted(exponents.items()) if e)


def _join(m: Monomial, n: Monomial) -> Monomial:
    exponents = dict(m)
    for g, e in n:
        exponents[g] = exponents.get(g, 0) + e
    return tuple(sorted((g, e) for g, e in exponents.items() if e))
