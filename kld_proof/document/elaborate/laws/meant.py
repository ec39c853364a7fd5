"""Which parametrisation of a law a page means: `\\mathrm{Gamma}(k, \\theta)` with a rate or a scale.

Main statement: `meant(side, law, written, context)`.  The density that the page writes out decides, compared
as numbers, and else the letters of the parameters; the words are `parameters`' and `vetting`'s.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction

from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Num, Term, Var, apply, names
from kld_proof.library.distributions import Distribution, Law

CLOSE = 1e-9
POINTS = (Fraction(3, 10), Fraction(7, 5))


def meant(side: ast.Node, law: Law, written: Law | None, context: Context) -> tuple[Law | None, bool]:
    """The law that `side` spells, None where it is not clear, and whether the density tells it."""
    spelled = laws.spelling(side)
    assert spelled is not None
    args = tuple(map(strip, spelled[1].args))
    (family, *_) = laws.families(spelled[0], len(args), context)
    if written is not None:
        if agree(law, written):
            return law, True
        values = tuple(read(a, context) for a in args)
        others = (other.law(values) for other in family.others)
        found = next((other for other in others if agree(other, written)), None)
        return (found, True) if found else (law if family.usual else written, not family.usual)
    if family.usual:
        return law, False
    fitting = [d for d in (family, *family.others) if _fits(d, args)]
    return (fitting[0].law(tuple(read(a, context) for a in args)), False) if fitting else (None, False)


def _fits(family: Distribution, args: tuple[ast.Node, ...]) -> bool:
    """Whether the parameters have the letters that they have in most books."""
    if len(family.letters) != len(args):
        return False
    pairs = [(letters, a) for letters, a in zip(family.letters, args, strict=True) if isinstance(a, ast.Name)]
    return bool(pairs) and all((a.base or a.name) in letters for letters, a in pairs)


def agree(one: Law, other: Law) -> bool:
    """Whether two densities have the same values at some points, in floating point."""
    if one.discrete != other.discrete:
        return False
    occurring = sorted(names(one.density) | names(other.density) | names(one.support))
    at = {name: 0.31 + 0.13 * k for k, name in enumerate(occurring)}
    for point in POINTS:
        x = _inside(one.support, point, at)
        values = [_value(apply(law.density, Var("\0x")), {**at, "\0x": x}) for law in (one, other)]
        if not math.isclose(values[0], values[1], rel_tol=CLOSE):
            return False
    return True


def _inside(support: Term, point: Fraction, at: Mapping[str, float]) -> float:
    """A point of a support; of integers the second and the fourth one."""
    assert isinstance(support, App)
    ends = [_value(a, at) for a in support.args]
    low = ends[0] if ends else 0.0
    if support.head in ("naturals", "from", "range"):
        return low + round(2 * point)
    if support.head == "interval":
        return low + float(point) / 2 * (ends[1] - low)
    return low + float(point) if support.head != "below" else low - float(point)


def _value(t: Term, at: Mapping[str, float]) -> float:
    """A floating-point value; not a number where there is none, which agrees with nothing."""
    if isinstance(t, Num):
        return float(t.value)
    if isinstance(t, Var):
        return at.get(t.name, math.nan)
    if not isinstance(t, App) or t.head not in _FUNCTIONS:
        return math.nan
    try:
        found: float = _FUNCTIONS[t.head](*[_value(a, at) for a in t.args])
    except (ValueError, ZeroDivisionError, OverflowError, TypeError):
        return math.nan
    return found if isinstance(found, float) else math.nan


def _binom(n: float, k: float) -> float:
    return math.gamma(n + 1) / (math.gamma(k + 1) * math.gamma(n - k + 1))


_FUNCTIONS: dict[str, Callable[..., float]] = {
    "add": lambda *a: math.fsum(a),
    "mul": lambda *a: float(math.prod(a)),
    "neg": lambda a: -a,
    "div": lambda a, b: a / b,
    "pow": lambda a, e: a**e,
    "exp": math.exp,
    "ln": math.log,
    "sqrt": math.sqrt,
    "abs": abs,
    "pi": lambda: math.pi,
    "gamma": math.gamma,
    "beta": lambda a, b: math.gamma(a) * math.gamma(b) / math.gamma(a + b),
    "factorial": lambda n: math.gamma(n + 1),
    "binom": _binom,
}
