"""The flagship's sides by mpmath: Gauss-Legendre over pieces of the line as wide as the density.

Independent of the kernel, of the search and of its enclosures; arithmetic without underflow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import mpmath  # type: ignore[import-untyped]

from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var

mp = mpmath.mp
NODES = [
    (-x, w)
    for x, w in (
        (0.1252334085114689, 0.2491470458134028),
        (0.3678314989981802, 0.2334925365383548),
        (0.5873179542866175, 0.2031674267230659),
        (0.7699026741943047, 0.1600783285433462),
        (0.9041172563704749, 0.1069393259953184),
        (0.9815606342467192, 0.0471753363865118),
    )
]  # DLMF 3.5.v: twelve nodes
NODES += [(-x, w) for x, w in NODES]
EDGES = [-13, -9, -7, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 7, 9, 13]
HEADS: dict[str, Callable[..., Any]] = {
    "add": lambda *a: mpmath.fsum(a),
    "mul": lambda *a: mpmath.fprod(a),
    "neg": lambda a: -a,
    "div": lambda a, b: a / b,
    "pow": lambda a, b: a**b,
    "exp": mpmath.exp,
    "ln": mpmath.log,
    "sqrt": mpmath.sqrt,
    "pi": lambda: +mp.pi,
}


def value(t: Term, point: Mapping[str, Any], centre: Any, width: Any, env: tuple[Any, ...] = ()) -> Any:
    """The value of `t` where every integral is over the line, of a density with this centre and width."""
    if isinstance(t, Num):
        return mpmath.mpf(t.value.numerator) / t.value.denominator
    if isinstance(t, Var):
        return point[t.name]
    if isinstance(t, Bound):
        return env[t.index]
    assert isinstance(t, App)
    if t.head == "integral":
        domain, f = t.args
        assert domain == App("reals") and isinstance(f, Lam)
        return integral(lambda x: value(f.body, point, centre, width, (x, *env)), centre, width)
    return HEADS[t.head](*[value(a, point, centre, width, env) for a in t.args])


def integral(f: Callable[[Any], Any], centre: Any, width: Any) -> Any:
    """The integral of f, of which nothing is left 13 widths from the centre."""
    total = mpmath.mpf(0)
    for a, b in pairwise(EDGES):
        middle, half = mpmath.mpf(a + b) / 2, mpmath.mpf(b - a) / 2
        total += half * mpmath.fsum(w * f(centre + width * (middle + half * x)) for x, w in NODES)
    return total * width
