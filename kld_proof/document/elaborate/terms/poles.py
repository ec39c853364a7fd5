"""Where the polynomials with rational coefficients in a formula have no roots, by the bound of Cauchy.

What is divided by, and what stands under a logarithm, a root or a power that is not whole, has to be kept
off zero on the way to a limit; it is enough near the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil

from kld_proof.kernel.term import App, Num, Term, Var, names, subterms

Coefficients = list[Fraction]
DEGREE = 8


def beyond(body: Term, x: Var, start: Fraction) -> Fraction:
    """A whole number beyond which no such polynomial has a root; `start` where none has one beyond that."""
    bounds = [start]
    for p in _polynomials(body, x):
        if _changes_sign(_about(p, start)):
            bounds.append(Fraction(ceil(1 + max(abs(c / p[-1]) for c in p[:-1]))))
    return max(bounds)


def within(body: Term, x: Var, place: Fraction, radius: Fraction) -> Fraction:
    """A radius, at most the given one, within which such polynomials vanish at the place alone, if at all."""
    for p in _polynomials(body, x):
        around = _about(p, place)
        while around[0] == 0:
            around = around[1:]
        if len(around) > 1:
            distance = abs(around[0]) / (abs(around[0]) + max(map(abs, around[1:])))
            radius = min(radius, distance)
    return radius


def _polynomials(body: Term, x: Var) -> Iterator[Coefficients]:
    for s in subterms(body):
        if isinstance(s, App) and x.name in names(s):
            if s.head == "div":
                parts = [s.args[1]]
            elif s.head in ("ln", "sqrt") or (s.head == "pow" and not _is_natural(s.args[1])):
                parts = [s.args[0]]
            else:
                continue
            for part in parts:
                p = _coefficients(part, x)
                if p is not None and len(p) > 1:
                    yield p


def _is_natural(e: Term) -> bool:
    return isinstance(e, Num) and e.value.denominator == 1 and e.value >= 0


def _coefficients(t: Term, x: Var) -> Coefficients | None:
    """Those of 1, x, x**2, ... of a polynomial that is written with numbers; no zeros at the end."""
    found = _read(t, x)
    while found and found[-1] == 0:
        found = found[:-1]
    return found if found and len(found) <= DEGREE + 1 else None


def _read(t: Term, x: Var) -> Coefficients | None:
    if t == x:
        return [Fraction(0), Fraction(1)]
    if isinstance(t, Num):
        return [t.value]
    if not isinstance(t, App):
        return None
    match t.head, t.args:
        case "pow", (base, Num(value=n)) if n.denominator == 1 and 0 <= n <= DEGREE:
            return _product([_read(base, x)] * int(n))
        case "mul", args:
            return _product([_read(a, x) for a in args])
        case "neg", (a,):
            return _product([[Fraction(-1)], _read(a, x)])
        case "div", (a, Num(value=d)) if d:
            return _product([[1 / d], _read(a, x)])
        case "add", args:
            parts = [_read(a, x) for a in args]
            read = [p for p in parts if p is not None]
            size = max(map(len, read), default=0)
            columns = ([p[i] for p in read if i < len(p)] for i in range(size))
            return [sum(c, Fraction(0)) for c in columns] if len(read) == len(parts) else None
    return None


def _product(factors: list[Coefficients | None]) -> Coefficients | None:
    result = [Fraction(1)]
    for f in factors:
        if f is None or len(result) + len(f) > DEGREE + 2:
            return None
        result = [
            sum((result[j] * f[i - j] for j in range(len(result)) if 0 <= i - j < len(f)), Fraction(0))
            for i in range(len(result) + len(f) - 1)
        ]
    return result


def _about(p: Coefficients, a: Fraction) -> Coefficients:
    """The coefficients of p(a + u)."""
    result = [Fraction(0)]
    for c in reversed(p):
        shifted = [Fraction(0), *result]
        result = [shifted[i] + (a * result[i] if i < len(result) else 0) for i in range(len(shifted))]
        result[0] += c
    return result[: len(p)]


def _changes_sign(p: Coefficients) -> bool:
    """Whether p may have a positive root (rule of Descartes)."""
    signs = [c > 0 for c in p if c]
    return any(a != b for a, b in pairwise(signs))
