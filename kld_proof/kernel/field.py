"""Equality of rational functions whose generators are arbitrary terms.

A term is read as a Laurent polynomial over *generators*: the maximal subterms that are no sums, products,
quotients, integer powers or numbers, and the whole of `1/d` where d is not known to be nonzero.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from functools import lru_cache, reduce
from math import comb, factorial

from kld_proof.kernel.term import CACHED, App, Num, Term
from kld_proof.polynomial import Frozen, Polynomial, cleared, constant, monic, power, reciprocal, times, total

MAX_FACTORIAL = 2_000


@lru_cache(CACHED)
def agree(a: Term, b: Term, nonzero: tuple[Term, ...]) -> bool:
    """Whether a = b as rational functions, given that the terms in `nonzero` are.  Raises TooLarge."""
    ring = Ring(nonzero)
    return ring.is_zero(total([ring.polynomial(a), ring.polynomial(App("neg", b))]))


class Ring:
    """Generators in order of first use, and what is known to be nonzero."""

    def __init__(self, nonzero: Collection[Term] = ()) -> None:
        self.generators: dict[object, int] = {}
        self.keys: list[object] = []
        self.units: set[int] = set()
        self.nonzero: set[Frozen] = set()
        self.reciprocals: dict[int, Polynomial] = {}
        self.cache: dict[Term, Polynomial] = {}
        self.admit(nonzero)

    def admit(self, nonzero: Collection[Term]) -> None:
        """From now on the terms in `nonzero` count as nonzero, and so do the factors of their monomials."""
        for _ in range(2):  # a second reading, as the first may have found what the terms divide by
            for p in [self.polynomial(t) for t in nonzero]:
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
                case "factorial", (Num(value=n),) if _small(n):
                    return constant(factorial(int(n)))
                case "binom", (Num(value=n), Num(value=k)) if _small(n) and _small(k):
                    return constant(comb(int(n), int(k)))
        return self.atom(t)

    def _inverse(self, d: Term) -> Polynomial | None:
        """`1/d` as a polynomial, or None where d is not known to be nonzero."""
        p = self.polynomial(d)
        if len(p) == 1:
            ((monomial, c),) = p.items()
            if all(g in self.units for g, _ in monomial):
                return {tuple((g, -e) for g, e in monomial): reciprocal(c)}
        lead, unit = monic(p) if p else (0, p)
        key = frozenset(unit.items())
        if lead and key in self.nonzero:
            g = self.generator(("1/monic", key))
            self.reciprocals[g] = unit
            self.units.add(g)
            return {((g, 1),): reciprocal(lead)}
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
            p = cleared(p, g, self.reciprocals[g])
        return not p


def _small(n: Fraction) -> bool:
    return n.denominator == 1 and 0 <= n <= MAX_FACTORIAL
