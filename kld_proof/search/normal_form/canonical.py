"""Polynomials of the kernel's ring back to terms, in an order that depends on the terms alone."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.field import Ring
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, show
from kld_proof.polynomial import Monomial, Polynomial, monic, times


class WorkingRing(Ring):
    """A ring whose polynomials can be written as terms again."""

    def __init__(self) -> None:
        super().__init__()
        self._order: dict[int, str] = {}
        self._terms: dict[int, Term] = {}

    def term_of(self, g: int) -> Term:
        """The generator as a term."""
        found = self._terms.get(g)
        if found is None:
            key = self.keys[g]
            if isinstance(key, Term):
                found = key
            else:
                assert isinstance(key, tuple)
                found = App("div", ONE, self.canonical(dict(key[1])))
            self._terms[g] = found
        return found

    def common_factors(self, d: Term) -> list[Term]:
        """The generators that divide every summand of `d`, as terms."""
        shared = [{g for g, e in m if e > 0} for m in self.polynomial(d)]
        return [self.term_of(g) for g in sorted(set.intersection(*shared))] if shared else []

    def primitive(self, d: Term) -> Term | None:
        """The sum `d` without the units that divide all of it: a + b for 1/a + 1/b.  None where none does."""
        p = self.polynomial(d)
        content, q = self._content(p)
        return self.canonical(q) if content and len(p) > 1 else None

    def _content(self, p: Polynomial) -> tuple[Monomial, Polynomial]:
        """A monomial of units and the rest, which no unit divides; reciprocals of sums stay in the rest."""
        lowest: dict[int, int] | None = None
        for m in p:
            here = {g: e for g, e in m if g in self.units and g not in self.reciprocals}
            if lowest is not None:
                here = {g: min(here.get(g, 0), lowest.get(g, 0)) for g in here | lowest}
            lowest = here
        content = tuple(sorted((g, e) for g, e in (lowest or {}).items() if e))
        inverse: Polynomial = {tuple((g, -e) for g, e in content): 1}
        return content, times(p, inverse) if content else p

    def _inverse(self, d: Term) -> Polynomial | None:
        """As the kernel's, but 1/(1/a + 1/b) is a b/(a + b), so that equal reciprocals are one generator."""
        p = self.polynomial(d)
        if len(p) > 1:
            content, q = self._content(p)
            _, unit = monic(q)
            if content and frozenset(unit.items()) in self.nonzero:
                inner = super()._inverse(self.canonical(q))
                assert inner is not None
                return times(inner, {tuple((g, -e) for g, e in content): 1})
        return super()._inverse(d)

    def order(self, g: int) -> str:
        """A key that sorts generators independently of when they were met."""
        if g not in self._order:
            self._order[g] = show(self.term_of(g))
        return self._order[g]

    def canonical(self, p: Polynomial) -> Term:
        """The polynomial as a sum of monomials in a fixed order."""
        keyed = sorted(p.items(), key=lambda item: self.monomial_key(item[0]))
        terms = [self.monomial(m, c) for m, c in keyed]
        return ZERO if not terms else terms[0] if len(terms) == 1 else App("add", *terms)

    def monomial_key(self, m: Monomial) -> list[tuple[str, int]]:
        """What monomials are sorted by."""
        return sorted((self.order(g), -e) for g, e in m)

    def monomial(self, m: Monomial, c: Fraction | int = 1) -> Term:
        """`c` times the monomial, as a flat product."""
        factors: list[Term] = [] if c == 1 and m else [Num(c)]
        for g, e in sorted(m, key=lambda pair: self.order(pair[0])):
            base = self.term_of(g)
            factors.append(base if e == 1 else App("pow", base, Num(e)))
        return factors[0] if len(factors) == 1 else App("mul", *factors)
