"""Floating-point values of terms, to find what is worth proving.  No verdict rests on them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction

from kld_proof.kernel.term import App, Num, Term, Var

_FUNCTIONS: dict[str, Callable[..., float]] = {
    "add": lambda *xs: math.fsum(xs),
    "mul": lambda *xs: math.prod(xs),
    "neg": lambda a: -a,
    "div": lambda a, b: a / b,
    "pow": lambda a, b: math.pow(a, b),
    "ln": math.log,
    "min": min,
    "max": max,
    "pi": lambda: math.pi,
    **{
        name: getattr(math, name)
        for name in ("exp", "sqrt", "sin", "cos", "tan", "tanh", "atan", "erf", "gamma")
    },
    "abs": abs,
}


def evaluate(term: Term, values: Mapping[str, float]) -> float | None:
    """The value of `term`, or None where it is undefined, too large or not a plain formula."""
    try:
        value = _value(term, values)
    except (ArithmeticError, ValueError, KeyError, TypeError):
        return None
    return value if math.isfinite(value) else None


def _value(term: Term, values: Mapping[str, float]) -> float:
    if type(term) is Var:
        return values[term.name]
    if type(term) is Num:
        return float(term.value)
    if type(term) is App:
        return float(_FUNCTIONS[term.head](*[_value(a, values) for a in term.args]))
    raise KeyError("a binder")


def close(a: float, b: float) -> bool:
    """Are the floats equal up to rounding?"""
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-10)


def fraction(value: float) -> Fraction | None:
    """The simple fraction that the float looks like, or None."""
    guess = Fraction(value).limit_denominator(1000)
    return guess if abs(float(guess) - value) <= 1e-9 * max(1.0, abs(value)) and abs(value) > 1e-9 else None


def points(names: list[str], positive: frozenset[str], count: int = 8) -> list[dict[str, float]]:
    """Fixed points, unlike in every coordinate, inside the ranges of the names."""
    rows = []
    for i in range(count):
        row = {}
        for j, name in enumerate(names):
            wave = math.sin(1.7 + 2.3 * i + 1.3 * j + 0.37 * i * j)
            row[name] = math.exp(0.8 * wave) if name in positive else 1.5 * wave
        rows.append(row)
    return rows
