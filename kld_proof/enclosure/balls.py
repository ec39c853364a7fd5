"""Rigorous enclosures: a ball that certainly holds the value of a term at a rational point (by Arb).

`enclose` raises rather than guess: where a term is not *certainly* defined in the sense of
docs/semantics.md there is no ball.  Rationals stay exact as long as they can.  Under an integral the
bound variable is a complex rectangle; a value is then that of a function analytic on the rectangle which
agrees with the term on its reals, so a condition is decided by real parts, for all of the rectangle or
not at all.  All bounds on work are counts: no clock is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce
from math import prod
from typing import Any

from flint import acb, arb, ctx, fmpq, fmpz

from kld_proof.enclosure import NotEnclosed
from kld_proof.enclosure.tails import improper, infinite_sum
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var

MAX_WORK, MAX_DEPTH, MAX_BITS, MAX_TERMS, MAX_EVALUATIONS = 200_000, 100, 1 << 15, 10_000, 4_000
NEAR = fmpq(1, 1 << 20)
Value = Any  # fmpq (exact), arb (a real ball) or acb (a complex rectangle, under an integral only)


def enclose(term: Term, valuation: Mapping[str, Fraction], bits: int) -> arb:
    """A finite ball that holds the value of `term`, which is certainly defined at `valuation`."""
    with ctx.workprec(bits):
        return arb(_Evaluation(valuation).value(term, ()))


def holds(prop: Term, valuation: Mapping[str, Fraction], bits: int, wanted: bool = True) -> bool:
    """Whether the terms of `prop` are certainly defined and it certainly holds there (is `wanted`)."""
    with ctx.workprec(bits):
        try:
            return _Evaluation(valuation).truth(prop, ()) is wanted
        except NotEnclosed:
            return False


def fails(prop: Term, valuation: Mapping[str, Fraction], bits: int) -> bool:
    """Whether the terms of `prop` are certainly defined and it certainly does not hold at `valuation`."""
    return holds(prop, valuation, bits, False)


def _need(condition: Any, sentence: str) -> None:
    if not condition:
        raise NotEnclosed(sentence)


def _ball(x: Value) -> Value:
    return arb(x) if isinstance(x, fmpq) else x


def _real(x: Value) -> Value:
    return x.real if isinstance(x, acb) else x


def _zero(x: Value) -> bool | None:
    return True if x == 0 else None if not isinstance(x, fmpq) and x.contains(0) else False


def _nonzero(x: Value) -> Value:
    _need(_zero(x) is False, "a denominator is not certainly nonzero")
    return x


def _certain(x: Value, y: Value, yes: Any, no: Any) -> bool | None:
    """Truth of a condition on x and y; on a rectangle, where both may occur, no analytic function has it."""
    rectangle = isinstance(x, acb) or isinstance(y, acb)
    _need(yes or no or not rectangle, "a condition is not decided on a rectangle")
    return True if yes else False if no else None


def _compare(relation: str, x: Value, y: Value) -> bool | None:
    a, b = _real(x), _real(y)
    if relation in ("eq", "ne"):
        equal = _certain(x, y, _zero(a - b), _zero(a - b) is False)
        return None if equal is None else equal is (relation == "eq")
    return _certain(x, y, *((a < b, a >= b) if relation == "lt" else (a <= b, a > b)))


def _integer(x: Value) -> bool | None:
    exact = isinstance(x, fmpq)
    return _certain(x, fmpq(0), exact and x.q == 1, x.q != 1 if exact else not x.real.contains_integer())


def _either(condition: bool | None, yes: Value, no: Value) -> Value:
    if condition is None:
        return arb(yes).union(arb(no))  # TypeError for rectangles: their hull would be no analytic function
    return yes if condition else no


def _power(a: Value, e: Value, literal: bool) -> Value:
    if isinstance(e, fmpq) and e.q == 1:
        certain = e > 0 and (literal or (not isinstance(a, acb) and a >= 0))
        _need(certain or _zero(a) is False, "the base of an integer power is not certainly nonzero")
        exact = isinstance(a, fmpq) and a.height_bits() * abs(e.p) <= MAX_BITS
        return (a if exact else _ball(a)) ** e.p
    if _zero(a) and not isinstance(e, acb) and e > 0:
        return fmpq(0)
    _need(_ball(a).real > 0, "the base of a power is not certainly positive")
    return _ball(a) ** e


def _natural(n: Value) -> int:
    _need(isinstance(n, fmpq) and n.q == 1 and 0 <= n <= MAX_TERMS, "not a small natural number")
    return int(n.p)


def _round(x: Value, method: str) -> Value:
    n = getattr(_real(x), method)()
    _need(not isinstance(x, acb) or n.is_exact(), f"{method} is not constant on a rectangle")
    return fmpq(n) if isinstance(n, fmpz) else n


def _method(name: str, domain: Callable[[Value], bool]) -> Callable[[Value], Value]:
    def call(x: Value) -> Value:
        _need(domain(_ball(x)), f"the argument of {name} is not certainly in its domain")
        return getattr(_ball(x), name)()

    return call


_DOMAINS: dict[str, Callable[[Value], bool]] = {
    **dict.fromkeys(("exp", "sin", "cos", "sinh", "cosh", "erf"), lambda x: True),
    **dict.fromkeys(("log", "gamma", "digamma"), lambda x: x.real > 0),
    "sqrt": lambda x: x.real > 0 or x == 0,
    **dict.fromkeys(("asin", "acos"), lambda x: -1 < x.real < 1 or (isinstance(x, arb) and -1 <= x <= 1)),
    "atan": lambda x: abs(x.imag) < 1,
    "tan": lambda x: _zero(x.cos()) is False,
    "tanh": lambda x: _zero(x.cosh()) is False,
}
_STRICT: dict[str, Callable[..., Value]] = {
    **{name: _method(name, domain) for name, domain in _DOMAINS.items()},
    "add": lambda *a: sum(a, fmpq(0)),
    "mul": lambda *a: prod(a, start=fmpq(1)),
    "neg": lambda a: -a,
    "div": lambda a, b: a / _nonzero(b),
    "abs": lambda a: _either(_compare("le", 0, a), a, -a),
    "sign": lambda a: _either(
        _compare("lt", 0, a), fmpq(1), _either(_compare("lt", a, 0), fmpq(-1), fmpq(0))
    ),
    "floor": lambda a: _round(a, "floor"),
    "ceil": lambda a: _round(a, "ceil"),
    "min": lambda *a: reduce(lambda x, y: _either(_compare("le", x, y), x, y), a),
    "max": lambda *a: reduce(lambda x, y: _either(_compare("le", x, y), y, x), a),
    "beta": lambda a, b: _STRICT["gamma"](a) * _STRICT["gamma"](b) / _STRICT["gamma"](a + b),
    "factorial": lambda n: fmpq(fmpz.fac_ui(_natural(n))),
    "binom": lambda n, k: fmpq(fmpz.bin_uiui(_natural(n), _natural(k))),
    "pi": arb.pi,
    "euler_gamma": arb.const_euler,
}
_STRICT["ln"] = _STRICT.pop("log")
_MEMBER: dict[str, Callable[..., list[bool | None]]] = {
    "reals": lambda x: [True],
    "interval": lambda x, a, b: [_compare("lt", a, x), _compare("lt", x, b)],
    "above": lambda x, a: [_compare("lt", a, x)],
    "below": lambda x, b: [_compare("lt", x, b)],
    "naturals": lambda x: [_integer(x), _compare("le", 0, x)],
    "integers": lambda x: [_integer(x)],
    "range": lambda x, a, b: [_integer(x), _compare("le", a, x), _compare("le", x, b)],
    "from": lambda x, a: [_integer(x), _compare("le", a, x)],
}


class _Evaluation:
    """One evaluation: the valuation of the free variables and the work done so far."""

    def __init__(self, valuation: Mapping[str, Fraction]) -> None:
        self.valuation, self.work, self.depth = valuation, 0, 0

    def value(self, t: Term, env: tuple[Value, ...]) -> Value:
        """The value of `t`, with `env` for the bound variables, innermost first."""
        self.work += 1
        self.depth += 1
        try:
            _need(self.work <= MAX_WORK and self.depth <= MAX_DEPTH, "the term is too large to enclose")
            x = self._value(t, env)
        except (TypeError, ValueError, IndexError, ArithmeticError) as error:
            raise NotEnclosed(f"{error}") from None
        finally:
            self.depth -= 1
        if isinstance(x, fmpq):
            return x if x.height_bits() <= MAX_BITS else arb(x)
        _need(x.is_finite(), "a value is not certainly finite")
        return x

    def _value(self, t: Term, env: tuple[Value, ...]) -> Value:
        if isinstance(t, Num | Var):
            _need(isinstance(t, Num) or t.name in self.valuation, "a variable has no value")
            q = t.value if isinstance(t, Num) else self.valuation[t.name]
            return fmpq(q.numerator, q.denominator)
        if isinstance(t, Bound):
            _need(0 <= t.index < len(env), "a bound variable has no binder")
            return env[t.index]
        _need(isinstance(t, App), "a function is no number")
        assert isinstance(t, App)
        if t.head == "pow":
            literal = isinstance(t.args[1], Num)
            return _power(self.value(t.args[0], env), self.value(t.args[1], env), literal)
        if t.head == "ite":
            condition, yes, no = self.truth(t.args[0], env), *t.args[1:]
            if condition is None:
                return _either(None, self.value(yes, env), self.value(no, env))
            return self.value(yes if condition else no, env)
        if t.head in ("sum", "prod", "integral"):
            domain, body = t.args
            _need(type(domain) is App and type(body) is Lam, "a binder needs a set and a function")
            assert type(domain) is App and type(body) is Lam
            ends = [self.value(e, env) for e in domain.args]
            binder = self._over if t.head == "integral" else self._fold_over
            return binder(t.head, domain.head, ends, body.body, env)
        _need(t.head in _STRICT, f"{t.head} has no enclosure")
        return _STRICT[t.head](*[self.value(a, env) for a in t.args])

    def _fold_over(
        self, head: str, domain: str, ends: list[Value], body: Term, env: tuple[Value, ...]
    ) -> Value:
        """A sum or a product over a set of integers."""
        if domain == "range":
            a, b = ends
            return self._fold(head, body, a, b, env)
        first = ends[0] if domain == "from" else fmpq(0)
        _need(head == "sum" and domain in ("from", "naturals"), "no such set")
        _need(isinstance(first, fmpq), "a sum does not begin at an exact number")
        _need(not any(isinstance(x, acb) for x in env), "an infinite sum on a rectangle")

        def finite(a: fmpq, b: fmpq) -> Value:
            return self._fold(head, body, a, b, env)

        return infinite_sum(body, fmpq(first.ceil()), lambda t: self.value(t, (fmpq(0), *env)), finite)

    def _over(self, head: str, domain: str, ends: list[Value], body: Term, env: tuple[Value, ...]) -> Value:
        """An integral: by rays where the range has no end, or where the integrand has no value near it."""
        _need(domain in ("interval", "above", "below", "reals"), "no such set")
        low = ends[0] if domain in ("interval", "above") else None
        high = ends[-1] if domain in ("interval", "below") else None
        flat = not any(isinstance(x, acb) for x in (*ends, *env))
        rays = [
            flat and not self._regular(body, low, 1, env),
            flat and not self._regular(body, high, -1, env),
        ]
        _need(flat or domain == "interval", "an unbounded range on a rectangle")

        def bounded(a: Value, b: Value, tolerance: arb) -> Value:
            return self._integral(body, a, b, env, tolerance)

        if not any(rays):
            return self._integral(body, low, high, env)
        return improper(body, (low, high), rays, lambda t: self.value(t, (fmpq(0), *env)), bounded)

    def _regular(self, body: Term, end: Value | None, inward: int, env: tuple[Value, ...]) -> bool:
        """Whether the integrand has an enclosure around all points of the range next to the end."""
        if end is None:
            return False
        try:
            self.value(body, (arb(end).union(arb(end + NEAR * inward)), *env))
        except NotEnclosed:
            return False
        return True

    def _fold(self, head: str, body: Term, a: Value, b: Value, env: tuple[Value, ...]) -> Value:
        _need(isinstance(a, fmpq) and isinstance(b, fmpq) and b - a <= MAX_TERMS, "no small exact range")
        total = fmpq(head == "prod")
        for k in range(int(a.ceil()), int(b.floor()) + 1):
            x = self.value(body, (fmpq(k), *env))
            total = total * x if head == "prod" else total + x
            total = total if isinstance(total, fmpq) and total.height_bits() <= MAX_BITS else _ball(total)
        return total

    def _integral(
        self, body: Term, a: Value, b: Value, env: tuple[Value, ...], tolerance: arb | None = None
    ) -> Value:
        """The integral over 0 < t < 1 of f(a + (b - a)t)(b - a): its ends are exact whatever a and b are.

        The `tolerance` is an error at which refinement may end: the ball holds the value all the same.
        """
        _need(_compare("le", a, b), "the ends of an integral are not certainly in order")

        def integrand(t: acb, analytic: bool) -> acb:
            point = t.real if t.imag == 0 and not analytic else t
            try:
                return acb(self.value(body, (a + (b - a) * point, *env)) * (b - a))
            except NotEnclosed:
                return acb(arb.nan())

        limit = MAX_EVALUATIONS
        x = acb.integral(
            integrand, 0, 1, abs_tol=tolerance, eval_limit=limit, depth_limit=limit, use_heap=True
        )
        return x if any(isinstance(y, acb) for y in (a, b, *env)) else x.real

    def truth(self, p: Term, env: tuple[Value, ...]) -> bool | None:
        """Whether the proposition `p` holds, where that is certain."""
        _need(isinstance(p, App) and len(p.args) == 2, "the proposition has no enclosure")
        assert isinstance(p, App)
        x, other = self.value(p.args[0], env), p.args[1]
        if p.head in ("eq", "ne", "lt", "le"):
            return _compare(p.head, x, self.value(other, env))
        _need(p.head == "in" and isinstance(other, App) and other.head in _MEMBER, "no such proposition")
        assert isinstance(other, App)
        parts = _MEMBER[other.head](x, *[self.value(e, env) for e in other.args])
        return False if False in parts else None if None in parts else True
