"""Rational arithmetic of terms in fractions: no approximation, no value where anything is undefined."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial, prod

from kld_proof.kernel.term import App, Num, Term

MAX_BITS, MAX_NATURAL, MAX_DEPTH = 20_000, 1_000, 150


def exactly(t: Term, depth: int = 0) -> Fraction | None:
    """The value of a closed rational term that is defined and of moderate size, else None."""
    if type(t) is Num:
        return t.value
    if type(t) is not App or not t.args or depth > MAX_DEPTH:
        return None
    values = []
    for a in t.args:
        value = exactly(a, depth + 1)
        if value is None:
            return None
        values.append(value)
    result = _apply(t.head, values)
    return result if result is not None and _size(result) <= MAX_BITS else None


def _size(x: Fraction) -> int:
    return x.numerator.bit_length() + x.denominator.bit_length()


def _natural(x: Fraction) -> bool:
    return x.denominator == 1 and 0 <= x <= MAX_NATURAL


def _apply(head: str, x: list[Fraction]) -> Fraction | None:
    match head, x:
        case "add", _:
            return sum(x, Fraction(0))
        case "mul", _:
            return prod(x, start=Fraction(1))
        case "neg", [a]:
            return -a
        case "div", [a, b] if b:
            return a / b
        case "pow", [a, e] if e.denominator == 1 and (a or e > 0) and _size(a) * abs(e) <= MAX_BITS:
            return a ** int(e)
        case "exp", [a] if a == 0:
            return Fraction(1)
        case "ln", [a] if a == 1:
            return Fraction(0)
        case "factorial", [n] if _natural(n):
            return Fraction(factorial(int(n)))
        case "binom", [n, k] if _natural(n) and _natural(k):
            return Fraction(comb(int(n), int(k)))
    return None


def exactly_in(domain: str, values: list[Fraction]) -> bool | None:
    """Whether values[0] is in the set with that head and the other values as ends; None for no such set."""
    x, ends = values[0], values[1:]
    whole = x.denominator == 1
    match domain, ends:
        case "reals", []:
            return True
        case "integers", []:
            return whole
        case "naturals", []:
            return whole and x >= 0
        case "interval", [a, b]:
            return a < x < b
        case "range", [a, b]:
            return whole and a <= x <= b
        case "above", [a]:
            return a < x
        case "from", [a]:
            return whole and a <= x
        case "below", [b]:
            return x < b
    return None
