"""Equality of rational functions whose generators are arbitrary terms.

A term is read as a Laurent polynomial over *generators*: the maximal subterms that are not built by
add, mul, neg, div, literal integer powers and literal numbers.  `1/d` splits into generators only
where d is known to be nonzero; otherwise the whole reciprocal is one generator, which is sound
whatever `1/0` is.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache, reduce
from math import comb, factorial

from kld_proof.kernel.term import App, Num, Term

Coefficient = Fraction | int
Monomial = tuple[tuple[int, int], ...]
Polynomial = dict[Monomial, Coefficient]
MAX_TERMS, MAX_EXPONENT, MAX_BITS, MAX_FACTORIAL = 20_000, 10_000, 100_000, 2_000


class TooLarge(ValueError):
    """A polynomial outgrew the bounds of this file."""


@lru_cache(1 << 14)
def agree(a: Term, b: Term, nonzero: tuple[Term, ...]) -> bool:
    """Whether a = b as rational functions, given that the terms in `nonzero` are.  Raises TooLarge."""
    ring = Ring(nonzero)
    return ring.is_zero(total([ring.polynomial(a), ring.polynomial(App("neg", b))]))


class Ring:
    """Generators in order of first use, and what is known to be nonzero."""

    def __init__(self, nonzero: Iterable[Term] = ()) -> None:
        self.generators: dict[object, int] = {}
        self.keys: list[object] = []
        self.units: set[int] = set()
        self.nonzero: set[frozenset[tuple[Monomial, Coefficient]]] = set()
        self.reciprocals: dict[int, Polynomial] = {}
        self.cache: dict[Term, Polynomial] = {}
        self.admit(nonzero)

    def admit(self, nonzero: Iterable[Term]) -> None:
        """From now on the terms in `nonzero` count as nonzero, and so do the factors of their monomials."""
        terms = tuple(nonzero)
        for _ in range(2):  # a second reading, as the first may have found what the terms divide by
            for p in [self.polynomial(t) for t in terms]:
                if p:
                    self.nonzero.add(frozenset(monic(p)[1].items()))
                if len(p) == 1:
                    self.units.update(g for monomial in p for g, e in monomial if e > 0)
            self.cache.clear()

    def generator(self, key: object) -> int:
        """The number of the generator `key`."""
        index = self.generators.setdefault(key, len(self.keys))
        if index == len(self.keys):
            self.keys.append(key)
        return index

    def atom(self, key: object) -> Polynomial:
        """The generator `key` as a polynomial."""
        return {((self.generator(key), 1),): 1}

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
            match t.head, t.args:
                case "add", parts:
                    return total(map(self.polynomial, parts))
                case "mul", parts:
                    return reduce(times, map(self.polynomial, parts), constant(1))
                case "neg", (a,):
                    return {m: -c for m, c in self.polynomial(a).items()}
                case "div", (a, d):
                    inverse = self._inverse(d) or self.atom(("1/", frozenset(self.polynomial(d).items())))
                    return times(self.polynomial(a), inverse)
                case "pow", (a, Num(value=e)) if e.denominator == 1:
                    base = self.polynomial(a) if e >= 0 else self._inverse(a)
                    return self.atom(t) if base is None else power(base, abs(int(e)))
                case "factorial", (Num(value=n),) if n.denominator == 1 and 0 <= n <= MAX_FACTORIAL:
                    return constant(factorial(int(n)))
                case "binom", (Num(value=n), Num(value=k)) if n.denominator == k.denominator == 1:
                    if 0 <= n <= MAX_FACTORIAL and 0 <= k:
                        return constant(comb(int(n), int(k)))
        return self.atom(t)

    def _inverse(self, d: Term) -> Polynomial | None:
        """`1/d` as a polynomial, or None where d is not known to be nonzero."""
        p = self.polynomial(d)
        if len(p) == 1:
            ((monomial, c),) = p.items()
            if all(g in self.units for g, _ in monomial):
                return {tuple((g, -e) for g, e in monomial): Fraction(1) / c}
        lead, unit = monic(p) if p else (0, p)
        key = frozenset(unit.items())
        if lead and key in self.nonzero:
            g = self.generator(("1/monic", key))
            self.reciprocals[g] = unit
            self.units.add(g)
            return {((g, 1),): Fraction(1) / lead}
        match d:
            case App(head="mul", args=parts):
                inverses = [i for i in map(self._inverse, parts) if i is not None]
                return reduce(times, inverses, constant(1)) if len(inverses) == len(parts) else None
            case App(head="pow", args=(a, Num(value=e))) if e > 0 and e.denominator == 1:
                inverse = self._inverse(a)
                return None if inverse is None else power(inverse, int(e))
        return None

    def is_zero(self, p: Polynomial) -> bool:
        """Whether `p` vanishes identically once every invertible denominator is cleared."""
        for g in sorted(self.reciprocals, reverse=True):  # a denominator contains only earlier generators
            top = max([dict(m).get(g, 0) for m in p], default=0)
            if any(g == h for m in p for h, _ in m):
                d = self.reciprocals[g]
                p = total(times({_drop(m, g): c}, power(d, top - dict(m).get(g, 0))) for m, c in p.items())
        return not p


def _drop(m: Monomial, g: int) -> Monomial:
    return tuple(pair for pair in m if pair[0] != g)


def monic(p: Polynomial) -> tuple[Coefficient, Polynomial]:
    """A nonzero polynomial as (leading coefficient, the rest)."""
    lead = p[max(p)]
    return lead, p if lead == 1 else {m: _plain(Fraction(c) / lead) for m, c in p.items()}


def _plain(c: Coefficient) -> Coefficient:
    return c.numerator if c.denominator == 1 else c


def constant(value: Coefficient) -> Polynomial:
    """The constant polynomial.  Raises TooLarge."""
    if value.numerator.bit_length() + value.denominator.bit_length() > MAX_BITS:
        raise TooLarge(f"a number of more than {MAX_BITS} bits")
    return {(): _plain(value)} if value else {}


def total(polynomials: Iterable[Polynomial]) -> Polynomial:
    """The sum."""
    result: Polynomial = {}
    for p in polynomials:
        for m, c in p.items():
            result[m] = _plain(result[m] + c) if m in result else c
    return {m: c for m, c in result.items() if c}


def times(p: Polynomial, q: Polynomial) -> Polynomial:
    """The product.  Raises TooLarge."""
    if len(p) * len(q) > MAX_TERMS:
        raise TooLarge(f"more than {MAX_TERMS} terms")
    if len(p) == len(q) == 1:
        ((m, c),), ((n, d),) = p.items(), q.items()
        return {_join(m, n): _plain(c * d)}
    return total({_join(m, n): _plain(c * d)} for m, c in p.items() for n, d in q.items())


def power(p: Polynomial, n: int) -> Polynomial:
    """`p` to a natural power; the zeroth power is 1.  Raises TooLarge."""
    bits = max([c.numerator.bit_length() + c.denominator.bit_length() for c in p.values()], default=0)
    if n > MAX_EXPONENT or bits * n > MAX_BITS:
        raise TooLarge(f"a power above {MAX_EXPONENT}, or a number of more than {MAX_BITS} bits")
    if len(p) == 1 and n:
        return {tuple((g, e * n) for g, e in m): _plain(c**n) for m, c in p.items()}
    result = constant(1)
    while n:
        result = times(result, p) if n & 1 else result
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
