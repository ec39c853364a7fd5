"""Values of terms and truth of propositions in exact rational arithmetic, without Arb.

The answer is None where rational arithmetic is not enough.  Untrusted: the kernel judges every point again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import comb, factorial, isqrt

from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var

MAX_BITS, MAX_TERMS, MAX_FACTORIAL = 20_000, 300, 300
Valuation = Mapping[str, Fraction]
Environment = tuple[Fraction, ...]


class _Unknown(Exception):
    """The value is not a known rational."""


def exact(t: Term, point: Valuation, env: Environment = ()) -> Fraction | None:
    """The value of `t` if it is certainly defined at `point` and a rational that arithmetic finds."""
    try:
        return _value(t, point, env)
    except (_Unknown, ValueError, IndexError, TypeError, RecursionError):
        return None


def truth(p: Term, point: Valuation, env: Environment = ()) -> bool | None:
    """Whether the proposition `p` holds at `point`; None where exact arithmetic cannot tell."""
    try:
        return _truth(p, point, env)
    except (_Unknown, ValueError, IndexError, TypeError, RecursionError):
        return None


def _value(t: Term, point: Valuation, env: Environment) -> Fraction:
    if type(t) is Num:
        return t.value
    if type(t) is Var:
        if t.name not in point:
            raise _Unknown
        return point[t.name]
    if type(t) is Bound:
        return env[t.index]
    if type(t) is not App:
        raise _Unknown
    if t.head == "ite":
        return _value(t.args[1] if _truth(t.args[0], point, env) else t.args[2], point, env)
    if t.head in ("sum", "prod"):
        return _fold(t, point, env)
    if t.head == "pow":
        return _power(_value(t.args[0], point, env), _value(t.args[1], point, env), type(t.args[1]) is Num)
    function = _FUNCTIONS.get(t.head)
    if function is None:
        raise _Unknown
    x = function(*[_value(a, point, env) for a in t.args])
    if x.numerator.bit_length() + x.denominator.bit_length() > MAX_BITS:
        raise _Unknown
    return x


def _fold(t: App, point: Valuation, env: Environment) -> Fraction:
    domain, body = t.args
    if type(domain) is not App or domain.head != "range" or type(body) is not Lam:
        raise _Unknown
    a, b = (_value(e, point, env) for e in domain.args)
    if b - a > MAX_TERMS:
        raise _Unknown
    total = Fraction(t.head == "prod")
    for k in range(-int(-a // 1), int(b // 1) + 1):
        x = _value(body.body, point, (Fraction(k), *env))
        total = total * x if t.head == "prod" else total + x
    return total


def _power(a: Fraction, e: Fraction, literal: bool) -> Fraction:
    size = a.numerator.bit_length() + a.denominator.bit_length()
    if e.denominator == 1 and (a or (literal and e >= 1)) and size * abs(e) < MAX_BITS:
        return a ** int(e)
    if a == 0 and e > 0:
        return a
    if a > 0 and e.denominator == 2 and size * abs(e) < MAX_BITS:
        return _root(a) ** int(e * 2)
    if a == 1:
        return a
    raise _Unknown


def _root(a: Fraction) -> Fraction:
    if a < 0:
        raise _Unknown
    root = Fraction(isqrt(a.numerator), isqrt(a.denominator))
    if root * root != a:
        raise _Unknown
    return root


def _divide(a: Fraction, b: Fraction) -> Fraction:
    if not b:
        raise _Unknown
    return a / b


def _at(argument: int, value: int) -> Callable[[Fraction], Fraction]:
    def special(x: Fraction) -> Fraction:
        if x != argument:
            raise _Unknown
        return Fraction(value)

    return special


def _natural(n: Fraction) -> int:
    if n.denominator != 1 or not 0 <= n <= MAX_FACTORIAL:
        raise _Unknown
    return int(n)


def _product(*factors: Fraction) -> Fraction:
    result = Fraction(1)
    for f in factors:
        result *= f
    return result


_FUNCTIONS: dict[str, Callable[..., Fraction]] = {
    "add": lambda *a: sum(a, Fraction(0)),
    "mul": _product,
    "neg": lambda a: -a,
    "div": _divide,
    "sqrt": _root,
    "abs": abs,
    "sign": lambda a: Fraction((a > 0) - (a < 0)),
    "floor": lambda a: Fraction(a // 1),
    "ceil": lambda a: -Fraction(-a // 1),
    "min": min,
    "max": max,
    "factorial": lambda n: Fraction(factorial(_natural(n))),
    "binom": lambda n, k: Fraction(comb(_natural(n), _natural(k))),
    "ln": _at(1, 0),
    **{name: _at(0, 1) for name in ("exp", "cos", "cosh")},
    **{name: _at(0, 0) for name in ("sin", "tan", "asin", "atan", "sinh", "tanh", "erf")},
}


def _truth(p: Term, point: Valuation, env: Environment) -> bool:
    if type(p) is not App:
        raise _Unknown
    if p.head == "in" and type(p.args[1]) is App and p.args[1].head in _MEMBER:
        x, domain = _value(p.args[0], point, env), p.args[1]
        return _MEMBER[domain.head](x, *[_value(e, point, env) for e in domain.args])
    if p.head not in _RELATIONS:
        raise _Unknown
    a, b = (_value(side, point, env) for side in p.args)
    return _RELATIONS[p.head](a, b)


_RELATIONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
}
_MEMBER: dict[str, Callable[..., bool]] = {
    "reals": lambda x: True,
    "interval": lambda x, a, b: a < x < b,
    "above": lambda x, a: a < x,
    "below": lambda x, b: x < b,
    "naturals": lambda x: x.denominator == 1 and x >= 0,
    "integers": lambda x: x.denominator == 1,
    "range": lambda x, a, b: x.denominator == 1 and a <= x <= b,
    "from": lambda x, a: x.denominator == 1 and a <= x,
}
