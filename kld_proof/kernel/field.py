"""Equality of rational functions whose generators are arbitrary terms.

A term is read as a Laurent polynomial over *generators*: the maximal subterms that are not built by
add, mul, neg, div, literal integer powers and literal numbers.  `1/d` splits into generators only
where d is known to be nonzero; otherwise the whole reciprocal is one generator, which is sound
whatever `1/0` is.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import comb, factorial

from kld_proof.kernel.term import App, Num, Term

Monomial = tuple[tuple[int, int], ...]
Polynomial = dict[Monomial, Fraction | int]
MAX_TERMS, MAX_EXPONENT, MAX_BITS, MAX_FACTORIAL = 20_000, 10_000, 100_000, 2_000


class TooLarge(ValueError):
    """A polynomial outgrew the bounds of this file."""


class Ring:
    """Generators in order of first use, and what is known to be nonzero."""

    def __init__(self, nonzero: Iterable[Term] = ()) -> None:
        self.generators: dict[object, int] = {}
        self.keys: list[object] = []
        self.units: set[int] = set()
        self.nonzero: set[frozenset[tuple[Monomial, Fraction | int]]] = set()
        self.reciprocals: dict[int, Polynomial] = {}
        self.cache: dict[Term, Polynomial] = {}
        pending = [self.polynomial(t) for t in nonzero]
        for p in pending:
            if p:
                self.nonzero.add(frozenset(_monic(p)[1].items()))
            if len(p) == 1:
                self.units.update(g for monomial in p for g, e in monomial if e > 0)
        self.cache.clear()

    def generator(self, key: object) -> int:
        """The number of the generator `key`."""
        index = self.generators.setdefault(key, len(self.keys))
        if index == len(self.keys):
            self.keys.append(key)
        return index

    def polynomial(self, t: Term) -> Polynomial:
        """The Laurent polynomial that `t` denotes.  Raises TooLarge."""
        found = self.cache.get(t)
        if found is None:
            found = self.cache[t] = self._read(t)
        return found

    def _read(self, t: Term) -> Polynomial:
        if type(t) is Num:
            return constant(t.value)
        if type(t) is App:
            args = t.args
            if t.head == "add":
                return total(self.polynomial(a) for a in args)
            if t.head == "mul":
                return product(self.polynomial(a) for a in args)
            if t.head == "neg":
                return {m: -c for m, c in self.polynomial(args[0]).items()}
            if t.head == "div":
                return times(self.polynomial(args[0]), self.reciprocal(args[1]))
            if t.head == "pow" and type(args[1]) is Num and args[1].value.denominator == 1:
                return self._power(t, args[0], int(args[1].value))
            if t.head in ("factorial", "binom") and all(_small(a) for a in args):
                n = [int(a.value) for a in args if type(a) is Num]
                return constant(factorial(n[0]) if t.head == "factorial" else comb(n[0], n[1]))
        return {((self.generator(t), 1),): 1}

    def _power(self, t: Term, base: Term, n: int) -> Polynomial:
        if n >= 0:
            return power(self.polynomial(base), n)
        inverse = self._inverse(base)
        return {((self.generator(t), 1),): 1} if inverse is None else power(inverse, -n)

    def reciprocal(self, d: Term) -> Polynomial:
        """`1/d`: a polynomial where d is known to be nonzero, else one opaque generator."""
        inverse = self._inverse(d)
        if inverse is None:
            key = ("1/", frozenset(self.polynomial(d).items()))
            inverse = {((self.generator(key), 1),): 1}
        return inverse

    def _inverse(self, d: Term) -> Polynomial | None:
        p = self.polynomial(d)
        if len(p) == 1:
            ((monomial, c),) = p.items()
            if all(g in self.units for g, _ in monomial):
                return {tuple((g, -e) for g, e in monomial): Fraction(1) / c}
        lead, monic = _monic(p) if p else (1, p)
        key = frozenset(monic.items())
        if p and key in self.nonzero:
            g = self.generator(("1/monic", key))
            self.reciprocals[g] = monic
            self.units.add(g)
            return {((g, 1),): Fraction(1) / lead}
        if type(d) is App and d.head == "mul":
            factors = [self._inverse(a) for a in d.args]
            return None if None in factors else product(f for f in factors if f is not None)
        if type(d) is App and d.head == "pow" and type(d.args[1]) is Num and d.args[1].value > 0:
            inner = self._inverse(d.args[0]) if d.args[1].value.denominator == 1 else None
            return None if inner is None else power(inner, int(d.args[1].value))
        return None

    def is_zero(self, p: Polynomial) -> bool:
        """Whether `p` vanishes identically once every invertible denominator is cleared."""
        for g in sorted(self.reciprocals, reverse=True):
            if not p:
                return True
            exponents = [dict(m).get(g, 0) for m in p]
            top = max(exponents)
            if any(exponents):
                d = self.reciprocals[g]
                p = total(times({_drop(m, g): c}, power(d, top - dict(m).get(g, 0))) for m, c in p.items())
        return not p


def _small(t: Term) -> bool:
    return type(t) is Num and t.value.denominator == 1 and 0 <= t.value <= MAX_FACTORIAL


def _monic(p: Polynomial) -> tuple[Fraction | int, Polynomial]:
    lead = p[max(p)]
    return lead, {m: Fraction(c) / lead for m, c in p.items()}


def _drop(m: Monomial, g: int) -> Monomial:
    return tuple(pair for pair in m if pair[0] != g)


def constant(value: Fraction | int) -> Polynomial:
    """The constant polynomial."""
    if value.numerator.bit_length() + value.denominator.bit_length() > MAX_BITS:
        raise TooLarge(f"a number of more than {MAX_BITS} bits")
    return {(): value.numerator if value.denominator == 1 else value} if value else {}


def total(polynomials: Iterable[Polynomial]) -> Polynomial:
    """The sum."""
    result: Polynomial = {}
    for p in polynomials:
        for m, c in p.items():
            result[m] = result.get(m, 0) + c
    return {m: c for m, c in result.items() if c}


def times(p: Polynomial, q: Polynomial) -> Polynomial:
    """The product.  Raises TooLarge."""
    if len(p) * len(q) > MAX_TERMS:
        raise TooLarge(f"more than {MAX_TERMS} terms")
    result: Polynomial = {}
    for m, c in p.items():
        for n, d in q.items():
            k = _join(m, n)
            result[k] = result.get(k, 0) + c * d
    return {m: c for m, c in result.items() if c}


def product(polynomials: Iterable[Polynomial]) -> Polynomial:
    """The product of several."""
    result: Polynomial = {(): 1}
    for p in polynomials:
        result = times(result, p)
    return result


def power(p: Polynomial, n: int) -> Polynomial:
    """`p` to a natural power; the zeroth power is 1.  Raises TooLarge."""
    if len(p) == 1 and n <= MAX_EXPONENT:
        ((m, c),) = p.items()
        if (c.numerator.bit_length() + c.denominator.bit_length()) * n <= MAX_BITS:
            return {tuple((g, e * n) for g, e in m) if n else (): c**n}
    if n > MAX_EXPONENT or (len(p) == 1 and n):
        raise TooLarge(f"a power above {MAX_EXPONENT}, or a number of more than {MAX_BITS} bits")
    result: Polynomial = {(): 1}
    while n:
        if n & 1:
            result = times(result, p)
        n >>= 1
        p = times(p, p) if n else p
    return result


def _join(m: Monomial, n: Monomial) -> Monomial:
    if not m or not n:
        return m or n
    exponents = dict(m)
    for g, e in n:
        exponents[g] = exponents.get(g, 0) + e
    return tuple(sorted((g, e) for g, e in exponents.items() if e))
