"""Bounds of a term on a whole ray x >= X: above by c x^k exp(a x^2 + b x), and where that is seen also below.

Every bound is found from those of the parts by the triangle inequality, by monotony, and by *dominance*:
g(x) = c x^k exp(a x^2 + b x) with a <= 0 falls on x >= X where max(k, 0)/X + 2 a X + b <= 0, since
(ln g)' = k/x + 2 a x + b; a quotient of bounds that falls is at most its value at X.  Numbers are balls: a
bound holds for some number in each ball.  A term that has no bound is not enclosed; a term that has one is
certainly defined on the ray.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, NamedTuple

from flint import arb, fmpq

from kld_proof.enclosure import NotEnclosed
from kld_proof.enclosure.laurent import MAX_DEGREE, Laurent, plus, reciprocal, times, without_zeros
from kld_proof.kernel.term import App, Bound, Lam, Num, Term

BOUNDED = {"sin": 1, "cos": 1, "tanh": 1, "erf": 1, "atan": 2}  # |f| <= this number


class Growth(NamedTuple):
    """The function c x^k exp(a x^2 + b x) of x >= 1, c >= 0."""

    c: arb
    k: fmpq = fmpq(0)
    a: arb = arb(0)
    b: arb = arb(0)

    def times(self, other: Growth) -> Growth:
        return Growth(self.c * other.c, self.k + other.k, self.a + other.a, self.b + other.b)

    def power(self, e: fmpq) -> Growth:
        return Growth(self.c ** arb(e), self.k * e, self.a * arb(e), self.b * arb(e))

    def at(self, x: fmpq) -> arb:
        return self.c * arb(x) ** arb(self.k) * (self.a * x * x + self.b * x).exp()

    def falls(self, x: fmpq) -> bool:
        """Whether it certainly does not rise from x on."""
        return bool(self.a <= 0 and self.rate(x) <= 0)

    def rate(self, x: fmpq) -> arb:
        """At least the derivative of its logarithm from x on, if a <= 0."""
        return arb(max(self.k, fmpq(0)) / x) + 2 * self.a * x + self.b

    @property
    def order(self) -> tuple[float, float, float]:
        """By which of two grows faster, as a guess: nothing rests on it."""
        return float(self.a.mid()), float(self.b.mid()), float(arb(self.k).mid())


class Bounds(NamedTuple):
    """`below` <= |t| <= `above` on the ray, `below` positive or None; the sign of t, 0 where unknown."""

    above: Growth
    below: Growth | None = None
    sign: int = 0

    def positive(self) -> Growth:
        if self.below is None or self.sign <= 0:
            raise NotEnclosed("a term is not certainly positive on a ray")
        return self.below

    def nonzero(self) -> Growth:
        if self.below is None:
            raise NotEnclosed("a denominator is not certainly nonzero on a ray")
        return self.below


def constant(value: Any) -> Bounds:
    """The bounds of a number."""
    v = arb(value)
    c = Growth(v.abs_upper())
    if v > 0 or v < 0:
        return Bounds(c, Growth(v.abs_lower()), 1 if v > 0 else -1)
    return Bounds(c)


@dataclass(frozen=True)
class Ray:
    """y >= start >= 1, on which the innermost bound variable is the Laurent polynomial `x` in y.

    `value` encloses terms in which that variable does not stand.
    """

    start: fmpq
    x: Laurent
    value: Callable[[Term], Any]

    def bounds(self, t: Term) -> Bounds:
        """Bounds of `t` on the ray.  Raises NotEnclosed where none are seen."""
        p = self.laurent(t)
        if p is not None:
            return self.total([_monomial(c, k) for k, c in p.items()])
        if not isinstance(t, App):
            raise NotEnclosed("a function is no number")
        match t.head, t.args:
            case "add", parts:
                return self.total([self.bounds(s) for s in parts])
            case "mul", parts:
                return reduce(_product, map(self.bounds, parts))
            case "neg", (s,):
                return _product(constant(-1), self.bounds(s))
            case "div", (s, d):
                return _product(self.bounds(s), _power(self.bounds(d), fmpq(-1)))
            case "pow", (s, e) if not mentions(e):
                return _power(self.bounds(s), self._rational(e))
            case "pow", (s, e) if not mentions(s):
                return self._exponential(App("mul", e, App("ln", s)))
            case "sqrt", (s,):
                return _power(self.bounds(s), fmpq(1, 2))
            case "abs", (s,):
                above, below, _ = self.bounds(s)
                return Bounds(above, below, 1)
            case "exp", (s,):
                return self._exponential(s)
            case "ln", (s,):
                return self.total(_logarithm(self.bounds(s)))
            case head, (s,) if head in BOUNDED:
                self.bounds(s)  # it has to be defined
                return Bounds(Growth(arb(BOUNDED[head])))
        raise NotEnclosed(f"{t.head} has no bound on a ray")

    def total(self, parts: Sequence[Bounds]) -> Bounds:
        """Bounds of a sum."""
        parts = [p for p in parts if not p.above.c.is_zero()]
        if not parts:
            return constant(0)
        above = self._above([p.above for p in parts])
        leads = [p for p in parts if p.below is not None and p.sign]
        if not leads:
            return Bounds(above)
        lead = max(leads, key=lambda p: p.below.order)  # type: ignore[union-attr]
        assert lead.below is not None
        if all(p.sign == lead.sign for p in parts):
            return Bounds(above, lead.below, lead.sign)
        share = arb(1)
        for p in parts:
            if p is not lead and p.sign != lead.sign:
                ratio = p.above.times(lead.below.power(fmpq(-1)))
                share -= ratio.at(self.start) if ratio.falls(self.start) else arb(1)
        if not share > 0:
            return Bounds(above)
        return Bounds(above, lead.below._replace(c=lead.below.c * share), lead.sign)

    def _above(self, parts: list[Growth]) -> Growth:
        """A bound of the sum of these."""
        lead = max(parts, key=lambda g: g.order)
        c = arb(1)
        for g in (g for g in parts if g is not lead):
            ratio = g.times(lead.power(fmpq(-1)))
            if not ratio.falls(self.start):
                return _largest(parts)
            c += ratio.at(self.start)
        return lead._replace(c=lead.c * c)

    def _exponential(self, s: Term) -> Bounds:
        """Bounds of exp(s)."""
        p = self.laurent(s)
        if p is not None and max(p, default=0) <= 2:
            small = sum((abs(arb(c)) * arb(self.start) ** k for k, c in p.items() if k < 0), arb(0))
            middle, linear, square = (arb(p.get(k, 0)) for k in range(3))
            above, below = ((middle + e).exp() for e in (small, -small))
            zero = fmpq(0)
            return Bounds(Growth(above, zero, square, linear), Growth(below, zero, square, linear), 1)
        b = self.bounds(s)
        if b.above.falls(self.start):
            most = b.above.at(self.start)
            return Bounds(Growth(most.exp()), Growth((-most).exp()), 1)
        if b.sign >= 0:
            raise NotEnclosed("an exponent is not certainly bounded on a ray")
        g = b.below
        if g is None or not (g.k >= 1 and g.a >= 0 and g.b >= 0):
            return Bounds(Growth(arb(1)), None, 1)
        slope = g.c * arb(self.start) ** arb(g.k - 1)  # |s| >= c x^k >= slope x
        return Bounds(Growth(arb(1), fmpq(0), arb(0), -slope), None, 1)

    def _rational(self, e: Term) -> fmpq:
        value = self.value(e)
        if not isinstance(value, fmpq):
            raise NotEnclosed("an exponent is not known to be rational")
        return value

    def laurent(self, t: Term) -> Laurent | None:
        """`t` as a Laurent polynomial of the ray's variable, or None where it is not seen to be one."""
        if not mentions(t):
            return without_zeros({0: self.value(t)})
        if isinstance(t, Bound):
            return self.x
        if not isinstance(t, App):
            return None
        match t.head, t.args:
            case ("add" | "mul") as head, args:
                parts = [p for a in args if (p := self.laurent(a)) is not None]
                if len(parts) < len(args):
                    return None
                return without_zeros(reduce(plus, parts)) if head == "add" else reduce(times, parts)
            case "neg", (a,):
                return self._multiple({0: fmpq(-1)}, a)
            case "div", (a, d):
                q = self.laurent(d)
                inverse = None if q is None else reciprocal(q)
                return None if inverse is None else self._multiple(inverse, a)
            case "pow", (a, Num(value=e)) if e.denominator == 1 and 0 < abs(e) <= MAX_DEGREE:
                p = self.laurent(a)
                p = reciprocal(p) if p is not None and e < 0 else p
                return None if p is None else reduce(times, [p] * abs(int(e)))
            case "abs", (a,):
                p = self.laurent(a)
                sign = 0 if p is None else self.bounds(a).sign
                return self._multiple({0: fmpq(sign)}, a) if sign else None
        return None

    def _multiple(self, factor: Laurent, t: Term) -> Laurent | None:
        p = self.laurent(t)
        return None if p is None else times(factor, p)


def _monomial(c: Any, k: int) -> Bounds:
    above, below, sign = constant(c)
    return Bounds(above._replace(k=fmpq(k)), below and below._replace(k=fmpq(k)), sign)


def _product(p: Bounds, q: Bounds) -> Bounds:
    below = p.below.times(q.below) if p.below and q.below else None
    return Bounds(p.above.times(q.above), below, p.sign * q.sign)


def _power(p: Bounds, e: fmpq) -> Bounds:
    """Bounds of p^e where it is defined: e natural, or an integer and p not 0, or p >= 0 < e, or p > 0."""
    if e.q == 1:
        sign = 1 if e.p % 2 == 0 else p.sign
    else:
        sign = 1
        if p.sign <= 0:
            raise NotEnclosed("the base of a power is not certainly positive on a ray")
    if e > 0:
        return Bounds(p.above.power(e), p.below and p.below.power(e), sign)
    return Bounds(p.nonzero().power(e), p.above.power(e), sign)


def _logarithm(p: Bounds) -> list[Bounds]:
    """Summands that bound |ln t|, from those of the bounds of t > 0; ln x <= 2 sqrt(x)."""
    parts = []
    for g in (p.above, p.positive()):
        parts.append(Bounds(Growth(g.c.log().abs_upper())))
        parts.append(Bounds(Growth(2 * abs(arb(g.k)), fmpq(1, 2))))
        parts += [Bounds(Growth(g.b.abs_upper(), fmpq(1))), Bounds(Growth(g.a.abs_upper(), fmpq(2)))]
    return parts


def _largest(parts: Iterable[Growth]) -> Growth:
    """c x^k exp(a x^2 + b x) with the sum of the c and the largest k, a and b: x >= 1."""
    return reduce(lambda g, h: Growth(g.c + h.c, max(g.k, h.k), g.a.max(h.a), g.b.max(h.b)), parts)


def mentions(t: Term, depth: int = 0) -> bool:
    """Whether the innermost bound variable stands in `t`."""
    if isinstance(t, Bound):
        return t.index == depth
    if isinstance(t, Lam):
        return mentions(t.body, depth + 1)
    return isinstance(t, App) and t.loose > depth and any(mentions(a, depth) for a in t.args)
