"""Which parametrisation of a law a page means: `\\mathrm{Gamma}(k, \\theta)` with a rate or a scale.

Main statement: `meant(side, law, written, context)`.  The density that the page writes out decides, compared
as numbers, and else the letters of the parameters; the words are `parameters`' and `vetting`'s.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction

from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.terms.context import Context, lam
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.vocabulary import plain
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Num, Term, Var, apply, names
from kld_proof.library.distributions import Distribution, Law
from kld_proof.record import replace

CLOSE = 1e-9
ROUGHLY, STEP = 1e-3, 0.02
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
        if found is not None:
            return found, True
        proper = not family.usual or has_total_one(written)
        conditions = tuple(dict.fromkeys((*law.conditions, *written.conditions)))
        return (replace(written, conditions=conditions), True) if proper else (law, False)
    fitting = [d for d in (family, *family.others) if _fits(d, args)]
    if fitting:
        return fitting[0].law(tuple(read(a, context) for a in args)), False
    return (law if family.usual else None), False


def misstates(head: ast.Apply, side: ast.Node, context: Context) -> bool | None:
    """Whether `\\mathcal{N}(x; m, v) = ...` gives a known law a density that is none, or not its own.

    None where it gives the density under another parametrisation, or of another law of that name: such a
    relation defines.  One that gives the known density, or that has another total than 1, claims.
    """
    point = strip(head.args[0])
    rest = replace(head, args=head.args[1:], separators=head.separators[1:])
    law = laws.law(rest, context) if isinstance(point, ast.Name) else None
    if law is None or not isinstance(point, ast.Name):
        return None
    with context.binder((point.name,), law.support) as local:
        written = Law("", law.support, lam(read(side, context), local), law.discrete)
    if agree(law, written):
        return False
    (family, *_) = laws.families(plain(head.function.name), len(head.args) - 1, context)
    values = tuple(read(a, context) for a in head.args[1:])
    if any(agree(other.law(values), written) for other in family.others) or has_total_one(written):
        return None
    if law.discrete and has_total_one(replace(written, support=App("naturals"))):  # it may begin at 0
        return None
    return True


def _fits(family: Distribution, args: tuple[ast.Node, ...]) -> bool:
    """Whether the parameters have the letters that they have in most books."""
    if len(family.letters) != len(args):
        return False
    pairs = [(k, a) for k, a in zip(family.letters, args, strict=True) if k and isinstance(a, ast.Name)]
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


def has_total_one(law: Law) -> bool:
    """Whether the total of a density is 1 at some parameters, in floating point, by the tanh-sinh rule."""
    occurring = sorted(names(law.density) | names(law.support))
    at = {name: 0.81 + 0.23 * k for k, name in enumerate(occurring)}
    assert isinstance(law.support, App)
    ends = [_value(a, at) for a in law.support.args]

    def density(x: float) -> float:
        return _value(apply(law.density, Var("\0x")), {**at, "\0x": x})

    if law.discrete:
        values = (density(k + (round(ends[0]) if ends else 0)) for k in range(400))
        return math.isclose(math.fsum(v for v in values if v == v), 1, rel_tol=ROUGHLY)
    points = (_place(law.support.head, ends, k * STEP) for k in range(-round(4 / STEP), round(4 / STEP) + 1))
    total = math.fsum(w * v for x, w in points if (v := density(x)) == v) * STEP
    return math.isclose(total, 1, rel_tol=ROUGHLY)


def _place(head: str, ends: list[float], t: float) -> tuple[float, float]:
    """The point of a set that belongs to a real t, and its slope: both grow or fall fast at the ends."""
    s, slope = math.pi / 2 * math.sinh(t), math.pi / 2 * math.cosh(t)
    if head == "reals":
        return math.sinh(s), slope * math.cosh(s)
    if head == "interval":
        low, high = ends
        return low + (high - low) / (1 + math.exp(-2 * s)), (high - low) * slope / (2 * math.cosh(s) ** 2)
    sign = 1 if head == "above" else -1
    return ends[0] + sign * math.exp(s), slope * math.exp(s)


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
