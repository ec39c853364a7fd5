"""Confirms that a claim is false, with mpmath's interval arithmetic and nothing of the tool but its terms.

A claim is certified false when, at a rational point where every assumption certainly holds, both sides
are certainly defined and the relation certainly fails.  A bounded integral is enclosed by an interval
Riemann sum; an unbounded one only where it is a known textbook integral, by its closed form.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from mpmath import iv, mp

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, names

Point = Mapping[str, Fraction]
_VALUES = "2 3 1/2 1 3/2 5 1/3 -1 -2 2/3 0 4 7 -1/2 1/4 3/4 1001 1/5 6 1/10"
VALUES = [Fraction(text) for text in _VALUES.split(" ")]
PIECES, TRIES = 160, 30


class Undefined(Exception):
    """Not certainly defined, or not of a form that this file encloses."""


def certified_false(
    claim: Claim, known: Mapping[Term, Term], seed: int = 0, digits: int = 60
) -> Point | None:
    """A point at which the claim certainly fails, or None."""
    iv.dps = digits
    draw = random.Random(seed)
    variables = sorted(set(names(claim.proposition)).union(*map(names, claim.assumptions)))
    for attempt in range(TRIES if variables else 1):
        spread = 6 if attempt < TRIES // 2 else len(VALUES)
        point = {v: draw.choice(VALUES[:spread]) for v in variables}
        try:
            inside = all(_truth(a, point, known) for a in claim.assumptions)
            if inside and _truth(claim.proposition, point, known) is False:
                return point
        except (Undefined, ZeroDivisionError, OverflowError, ValueError):
            continue
    return None


def _truth(p: Term, point: Point, known: Mapping[Term, Term], env: tuple[Any, ...] = ()) -> bool | None:
    assert type(p) is App
    x = interval(p.args[0], point, known, env)
    if p.head == "in":
        exact = p.args[0]
        value = point.get(exact.name) if type(exact) is Var else None
        if value is None:
            raise Undefined
        return value.denominator == 1 and (value >= 0 or p.args[1] != App("naturals"))
    y = interval(p.args[1], point, known, env)
    less, more = x.b < y.a, x.a > y.b
    if p.head == "lt":
        return True if less else False if x.a >= y.b else None
    if p.head == "le":
        return True if x.b <= y.a else False if more else None
    same = x.a == x.b == y.a == y.b
    equal = True if same else False if less or more else None
    return equal if p.head == "eq" or equal is None else not equal


def interval(t: Term, point: Point, known: Mapping[Term, Term], env: tuple[Any, ...] = ()) -> Any:
    """An interval that holds the value of `t`.  Raises Undefined."""
    if t in known:
        return interval(known[t], point, known, env)
    if type(t) is Num:
        return iv.mpf(t.value.numerator) / t.value.denominator
    if type(t) is Var:
        return iv.mpf(point[t.name].numerator) / point[t.name].denominator
    if type(t) is Bound:
        return env[t.index]
    if type(t) is not App:
        raise Undefined
    if t.head in ("sum", "integral"):
        return _bound(t, point, known, env)
    if t.head == "ite":
        condition = _truth(t.args[0], point, known, env)
        if condition is None:
            raise Undefined
        return interval(t.args[1 if condition else 2], point, known, env)
    if t.head == "pow":
        return _power(t, point, known, env)
    if t.head not in HEADS:
        raise Undefined
    return HEADS[t.head](*[interval(a, point, known, env) for a in t.args])


def _bound(t: App, point: Point, known: Mapping[Term, Term], env: tuple[Any, ...]) -> Any:
    domain, function = t.args
    if type(domain) is not App or type(function) is not Lam or domain.head not in ("range", "interval"):
        raise Undefined
    a, b = (interval(e, point, known, env) for e in domain.args)
    total = iv.mpf(0)
    if t.head == "sum":
        if a.a != a.b or b.a != b.b or int(a.a) != a.a or int(b.a) != b.a or b.a - a.a > 200:
            raise Undefined
        for k in range(int(a.a), int(b.a) + 1):
            total += interval(function.body, point, known, (iv.mpf(k), *env))
        return total
    if not a.b <= b.a:
        raise Undefined
    pieces = PIECES if not env else 12
    width = (b - a) / pieces
    for i in range(pieces):
        low, high = a + width * i, a + width * (i + 1)
        x = iv.mpf([low.a, high.b])
        total += interval(function.body, point, known, (x, *env)) * width
    return total


def _power(t: App, point: Point, known: Mapping[Term, Term], env: tuple[Any, ...]) -> Any:
    base, exponent = interval(t.args[0], point, known, env), t.args[1]
    if type(exponent) is Num and exponent.value.denominator == 1:
        n = int(exponent.value)
        if abs(n) > 64 or (n < 1 and base.a <= 0 <= base.b):
            raise Undefined
        return base**n if n > 0 else iv.mpf(1) / base ** (-n) if n else iv.mpf(1)
    if base.a <= 0:
        raise Undefined
    return iv.exp(iv.log(base) * interval(exponent, point, known, env))


def _guarded(function: Callable[[Any], Any], inside: Callable[[Any], bool]) -> Callable[[Any], Any]:
    def call(x: Any) -> Any:
        if not inside(x):
            raise Undefined
        return function(x)

    return call


def _divide(a: Any, b: Any) -> Any:
    if b.a <= 0 <= b.b:
        raise Undefined
    return a / b


def _product(*factors: Any) -> Any:
    result = iv.mpf(1)
    for f in factors:
        result *= f
    return result


HEADS: dict[str, Callable[..., Any]] = {
    "add": lambda *a: sum(a, iv.mpf(0)),
    "mul": _product,
    "neg": lambda a: -a,
    "div": _divide,
    "pi": lambda: iv.pi,
    "exp": _guarded(iv.exp, lambda x: bool(abs(mp.mpf(x.b)) < 100_000)),
    "ln": _guarded(iv.log, lambda x: bool(x.a > 0)),
    "sqrt": _guarded(iv.sqrt, lambda x: bool(x.a >= 0)),
    "sin": iv.sin,
    "cos": iv.cos,
    "abs": abs,
}
