"""Approximate values of terms: certain in their sign and leading digits, or not a number.

Nothing is proved or refuted by them.  A sum in which these digits cancel has no value, and neither has
anything with an integral or a sum, or with a function name for which the point has no phase.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from kld_proof.kernel.term import App, Num, Term, Var, subterms

Point = dict[str, float]
NAN = math.nan
CLEAR, LEAST, MOST = 1e-4, 1e-100, 1e100


def _sum(*values: float) -> float:
    total = sum(values)
    return total if abs(total) > CLEAR * sum(map(abs, values)) else NAN


def _power(a: float, e: float) -> float:
    return float(a**e) if a > 0 or (e.is_integer() and abs(e) < MOST and (a or e > 0)) else NAN


def _far_from_zero(f: Callable[[float], float], reach: float) -> Callable[[float], float]:
    def clear(a: float) -> float:
        value = f(a)
        return value if abs(a) < reach and abs(value) > CLEAR else NAN

    return clear


OPERATIONS: dict[str, Callable[..., float]] = {
    "add": _sum,
    "mul": lambda *values: math.prod(values),
    "neg": lambda a: -a,
    "div": lambda a, d: a / d,
    "pow": _power,
    "exp": lambda a: math.exp(a) if abs(a) < 200 else NAN,
    "ln": _far_from_zero(math.log, MOST),
    "sqrt": math.sqrt,
    "sin": _far_from_zero(math.sin, 1_000),
    "cos": _far_from_zero(math.cos, 1_000),
    "atan": math.atan,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "erf": math.erf,
    "abs": abs,
    "min": lambda *values: min(values),
    "max": lambda *values: max(values),
    "gamma": lambda a: math.gamma(a) if 0 < a < 50 else NAN,
    "factorial": lambda n: float(math.factorial(int(n))) if n.is_integer() and 0 <= n < 50 else NAN,
    "pi": lambda: math.pi,
    "euler_gamma": lambda: 0.5772156649015329,
}


def value(t: Term, point: Point, known: dict[Term, float]) -> float:
    """The value of `t` at the point, or NaN; `known` remembers the values of its parts."""
    found = known.get(t)
    if found is None:
        try:
            found = _value(t, point, known)
        except (ArithmeticError, LookupError, ValueError):
            found = NAN
        known[t] = found
    return found


def _value(t: Term, point: Point, known: dict[Term, float]) -> float:
    if type(t) is App:
        operation = OPERATIONS.get(t.head) or _wave(t.head, point)
        values = []
        for a in t.args:
            v = known.get(a)
            v = value(a, point, known) if v is None else v
            if v != v:
                return NAN
            values.append(v)
        result = operation(*values)
        return result if LEAST < abs(result) < MOST or result == 0 else NAN
    if type(t) is Num:
        return t.value.numerator / t.value.denominator
    return point[t.name] if type(t) is Var else NAN


def _wave(head: str, point: Point) -> Callable[..., float]:
    """A function with values between 0 and 1 for an unspecified one.  LookupError for any other head."""
    if not head.startswith("$"):
        raise LookupError(head)
    phase = point[head]

    def wave(*values: float) -> float:
        angle = phase + sum(v * (1 + 0.37 * i) for i, v in enumerate(values))
        return 0.5 + 0.3 * math.sin(angle) if abs(angle) < 1e6 else NAN

    return wave


def compared(relation: str, a: float, b: float) -> bool | None:
    """Whether the relation certainly holds between two values; None where they are too close."""
    if not abs(b - a) > CLEAR * (abs(a) + abs(b)):
        return None
    return relation == "ne" or (relation != "eq" and a < b)


def undefined(t: Term) -> bool:
    """Whether a root or a logarithm of a certainly negative number occurs in a term without variables."""
    known: dict[Term, float] = {}
    return any(
        type(s) is App and s.head in ("sqrt", "ln") and not s.loose and value(s.args[0], {}, known) < 0
        for s in subterms(t)
    )


def rejected(relation: str, a: Term, b: Term) -> bool:
    """Whether a relation between terms without variables is certainly false."""
    known: dict[Term, float] = {}
    return compared(relation, value(a, {}, known), value(b, {}, known)) is False
