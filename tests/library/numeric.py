"""An independent, *not rigorous* reading of statements by mpmath: a second opinion where no ball can be had.

It shares no code with the kernel.  A value is a float; a proposition is True, False, or None where the
numbers do not decide it.  `space` is the unit interval with its uniform law.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import pairwise

import mpmath  # type: ignore[import-untyped]

from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, subterms

fp = mpmath.fp
CUTS = (-3.0, -1.0, 0.0, 0.125, 0.25, 1 / 3, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0, 3.0)
TOLERANCE, ROUGH = 1e-7, 2e-4  # ROUGH: with quadrature across kinks
Environment = tuple[float, ...]
Values = dict[str, float]


class Undefined(ArithmeticError):
    """The term has no value there in the sense of docs/semantics.md."""


def need(condition: bool) -> None:
    if not condition:
        raise Undefined


CONVENTIONS: set[str] = set()


@contextmanager
def zero_to_the_zero_is_one() -> Iterator[None]:
    """As inside the kernel; docs/semantics.md calls 0**0 undefined in a document."""
    CONVENTIONS.add("0**0")
    try:
        yield
    finally:
        CONVENTIONS.discard("0**0")


def _power(a: float, e: float) -> float:
    if a == 0 == e and "0**0" in CONVENTIONS:
        return 1.0
    if e == int(e) and (e >= 1 or a != 0):
        return float(a ** int(e))
    need(a > 0 or (a == 0 and e > 0))
    return float(a**e)


def _natural(n: float) -> int:
    need(n == int(n) and n >= 0)
    return int(n)


def _checked(function: Callable[[float], float], domain: Callable[[float], bool]) -> Callable[[float], float]:
    def call(a: float) -> float:
        need(domain(a))
        return float(function(a))

    return call


def _divided(a: float, b: float) -> float:
    need(b != 0)
    return a / b


HEADS: dict[str, Callable[..., float]] = {
    "add": lambda *a: math.fsum(a),
    "mul": lambda *a: math.prod(a),
    "neg": lambda a: -a,
    "div": _divided,
    "pow": _power,
    "exp": lambda a: math.exp(a) if a > -700 else 0.0,
    "ln": _checked(math.log, lambda a: a > 0),
    "sqrt": _checked(math.sqrt, lambda a: a >= 0),
    "gamma": _checked(math.gamma, lambda a: a > 0),
    "digamma": _checked(fp.psi0 if hasattr(fp, "psi0") else lambda a: fp.psi(0, a), lambda a: a > 0),
    "tan": math.tan,
    "asin": _checked(math.asin, lambda a: -1 <= a <= 1),
    "acos": _checked(math.acos, lambda a: -1 <= a <= 1),
    **{
        name: getattr(math, name)
        for name in ("sin", "cos", "atan", "sinh", "cosh", "tanh", "erf", "floor", "ceil")
    },
    "abs": abs,
    "sign": lambda a: float((a > 0) - (a < 0)),
    "min": min,
    "max": max,
    "beta": lambda a, b: HEADS["gamma"](a) * HEADS["gamma"](b) / HEADS["gamma"](a + b),
    "factorial": lambda n: float(math.factorial(_natural(n))),
    "binom": lambda n, k: float(math.comb(_natural(n), _natural(k))),
    "pi": lambda: math.pi,
    "euler_gamma": lambda: float(mpmath.euler),
    "around": lambda a, r: (
        a + _checked(float, lambda r: r > 0)(r)
    ),  # a set has no value: only whether it is one counts
}
SETS = {
    "reals", "interval", "above", "below", "naturals", "integers", "range", "from", "space", "around",
    "given",
}  # fmt: skip
CONTINUOUS = {"reals", "interval", "above", "below", "space"}
BINDERS = {"integral", "sum", "prod", "expect", "deriv", "limit"}
RELATIONS = {"eq", "ne", "lt", "le", "in", "all", "ite"}
ANALYTIC = {
    "integrable", "integrable_rv", "summable", "summable2", "integrable2", "has_deriv", "differentiable",
    "continuous_at", "defined", "defined_around", "has_density", "has_mass", "is_density", "is_mass",
    "independent", "tends",
}  # fmt: skip


def value(t: Term, values: Values, env: Environment = ()) -> float:
    """The value of `t`.  Raises Undefined."""
    if isinstance(t, Num):
        return float(t.value)
    if isinstance(t, Var):
        return values[t.name]
    if isinstance(t, Bound):
        return env[t.index]
    assert isinstance(t, App)
    if t.head == "ite":
        return value(t.args[1] if truth(t.args[0], values, env) else t.args[2], values, env)
    if t.head in BINDERS:
        return _bound(t, values, env)
    if t.head == "given":
        return 0.0  # a set has no value: only whether it is one counts
    try:
        found = float(HEADS[t.head](*[value(a, values, env) for a in t.args]))
    except (OverflowError, ValueError, ZeroDivisionError):
        raise Undefined from None
    need(math.isfinite(found))
    return found


def function(f: Term, values: Values, env: Environment) -> Callable[[float], float]:
    assert isinstance(f, Lam)
    return lambda x: value(f.body, values, (float(x), *env))


def _bound(t: App, values: Values, env: Environment) -> float:
    if t.head == "deriv":
        return derivative(function(t.args[0], values, env), value(t.args[1], values, env))
    domain = App("space") if t.head == "expect" else t.args[0]
    f = function(t.args[-1], values, env)
    assert isinstance(domain, App)
    if t.head == "limit":
        return limit(f, domain, values, env)
    if domain.head == "given":
        return _conditional_mean(t, values, env)
    if domain.head in CONTINUOUS:
        a, b = ends(domain, values, env)
        need(absolutely_integrable(f, a, b, *_care(t.args[-1], env)) is True)
        return integral(f, a, b)
    terms = [f(k) for k in elements(domain, values, env)]
    if t.head == "sum" and domain.head not in ("range",):
        if domain.head != "integers":
            return series(f, elements(domain, values, env)[0], terms)
        need(decays([abs(x) for x in terms]) is True)
    return math.prod(terms) if t.head == "prod" else math.fsum(terms)


def series(f: Callable[[float], float], first: float, terms: list[float]) -> float:
    """The sum of f(k) for k >= first, of which the first terms are known.  Raises Undefined."""
    if decays([abs(x) for x in terms]) is True:
        try:
            while abs(terms[-1]) > 1e-14 * abs(math.fsum(terms)) and len(terms) < 2000:
                terms.append(f(first + len(terms)))
        except Undefined:  # factorials overflow, far out
            pass
        return math.fsum(terms)
    need(_falls_like_a_power(f))
    ends = [math.fsum(f(first + k) for k in range(n)) for n in (4096, 8192, 16384)]
    if ends[1] in ends[::2]:
        return ends[2]
    ratio = (ends[2] - ends[1]) / (ends[1] - ends[0])  # Aitken: the rest falls like a power of n
    return ends[2] + (ends[2] - ends[1]) * ratio / (1 - ratio)


def _falls_like_a_power(f: Callable[[float], float]) -> bool:
    """Whether k |f(k)| falls steadily from each power of 2 to the next."""
    return decays([2.0**j * abs(f(2.0**j)) for j in range(4, 16)]) is True


def ends(domain: App, values: Values, env: Environment) -> tuple[float, float]:
    """The ends of a set over which an integral runs."""
    a = [value(e, values, env) for e in domain.args]
    found = {
        "reals": lambda: (-math.inf, math.inf),
        "interval": lambda: (a[0], max(a)),
        "above": lambda: (a[0], math.inf),
        "below": lambda: (-math.inf, a[0]),
        "space": lambda: (0.0, 1.0),
    }
    return found[domain.head]()


def elements(domain: App, values: Values, env: Environment) -> list[float]:
    """The first elements of a set of integers."""
    a = [value(e, values, env) for e in domain.args]
    first = {"naturals": 0, "integers": -60}.get(domain.head, math.ceil(a[0]) if a else 0)
    last = math.floor(a[1]) if domain.head == "range" else first + 120
    return [float(k) for k in range(first, last + 1)]


def integral(f: Callable[[float], float], a: float, b: float) -> float:
    """By mpmath's quadrature in double precision, over the logarithm of x near 0 and infinity."""
    if a >= b:
        return 0.0
    call = _total(f, a, b)
    cuts = [a, *[c for c in CUTS if a < c < b], b]
    result = 0.0
    if a == 0 and len(cuts) > 2:
        result += float(fp.quad(_of_logarithm(call), [-math.inf, math.log(cuts[1])]))
        cuts = cuts[1:]
    if b == math.inf and cuts[-2] > 1:
        result += float(fp.quad(_of_logarithm(call), [math.log(cuts[-2]), math.inf]))
        cuts = cuts[:-1]
    return result + (float(fp.quad(call, cuts)) if len(cuts) > 1 else 0.0)


def _of_logarithm(f: Callable[[float], float]) -> Callable[[float], float]:
    """The integrand after x = exp(t): powers of x fall like exponentials of t."""

    def call(t: float) -> float:
        x = math.exp(t) if -700 < t < 345 else 0.0
        return f(x) * x if x else 0.0

    return call


def _total(f: Callable[[float], float], a: float, b: float) -> Callable[[float], float]:
    """`f`, and 0 where double precision ends: far out, and closer to an end than it can tell."""

    def call(x: float) -> float:
        try:
            return f(x) if abs(x) < 1e150 else 0.0
        except Undefined:
            if abs(x) > 100 or min(abs(x - a), abs(x - b)) < 1e-12:
                return 0.0
            raise

    return call


def absolutely_integrable(
    f: Callable[[float], float], a: float, b: float, blocks: int = 40, nodes: int = 24
) -> bool | None:
    """By the integrals of |f| over dyadic blocks towards each end: do they decay like a power?"""
    if a >= b:
        return True
    middle = _middle(a, b)
    tests = [_end_decays(f, middle, end, sign, blocks, nodes) for end, sign in ((b, 1), (a, -1))]
    return False if False in tests else None if None in tests else True


def _middle(a: float, b: float) -> float:
    """A point inside an interval."""
    if math.isfinite(a + b):
        return 0.5 * (a + b)
    return a + 1 if math.isfinite(a) else b - 1 if math.isfinite(b) else 0.0


def _end_decays(
    f: Callable[[float], float], middle: float, end: float, sign: int, blocks: int, nodes: int
) -> bool | None:
    found: list[float] = []
    try:
        found.extend(_blocks(f, middle, end, sign, blocks, nodes))
    except Undefined:  # overflow far out leaves enough blocks to judge by
        return decays(found) if len(found) >= 7 else None
    return decays(found)


def _blocks(
    f: Callable[[float], float], middle: float, end: float, sign: int, blocks: int, nodes: int
) -> Iterator[float]:
    """The integrals of |f| over blocks, each twice as long or half as long as the one before."""
    for k in range(blocks):
        if math.isinf(end):
            low, high = middle + sign * 2.0**k, middle + sign * 2.0 ** (k + 1)
        else:
            low, high = end - (end - middle) * 2.0**-k, end - (end - middle) * 2.0 ** -(k + 1)
        places = [low + (high - low) * (i + 0.5) / nodes for i in range(nodes)]
        yield abs(high - low) * math.fsum(abs(f(x)) for x in places) / nodes


def decays(blocks: list[float]) -> bool | None:
    """Whether the last of the blocks shrink at a steady rate."""
    last = blocks[-7:]  # more than half a period of cos(ln x), whose blocks fall for a while
    if not last or all(b < 1e-12 for b in last):
        return True
    ratios = [v / u for u, v in pairwise(last) if u]
    return True if max(ratios) < 0.9 else False if min(ratios) > 0.97 else None


def derivative(f: Callable[[float], float], x: float) -> float:
    """The two-sided derivative.  Raises Undefined where the sides differ or a value is missing."""
    h = 1e-5
    right, left = (f(x + h) - f(x)) / h, (f(x) - f(x - h)) / h
    need(abs(right - left) <= 1e-2 * (1 + abs(right)))
    return (f(x + h) - f(x - h)) / (2 * h)


def approaches(domain: App, values: Values, env: Environment) -> list[list[float]]:
    """Points of the set ever nearer to what it approaches, from each side, if it approaches anything."""
    a = [value(e, values, env) for e in domain.args]
    near, far = [10.0**-k for k in (2, 4, 6, 8, 10, 12)], [10.0**k for k in (3, 5, 7, 9, 11, 13)]
    match domain.head:
        case "above" | "from":
            return [[float(round(a[0]) + x) for x in far]]
        case "below":
            return [[a[0] - x for x in far]]
        case "interval" if a[0] < a[1]:
            return [[a[0] + (a[1] - a[0]) * x for x in near]]
        case "around" if a[1] > 0:
            return [[a[0] + sign * a[1] * x for x in near] for sign in (1, -1)]
    return []


def limit(f: Callable[[float], float], domain: App, values: Values, env: Environment) -> float:
    """The last value on the way, if the values settle and both sides agree.  Raises Undefined."""
    sides = [[f(x) for x in side] for side in approaches(domain, values, env)]
    need(bool(sides))
    for found in sides:
        need(abs(found[-1] - sides[0][-1]) <= 1e-2 * (1 + abs(found[-1])))
        need(abs(found[-1] - found[-2]) <= 1e-2 * (1 + abs(found[-1])))
    return sides[0][-1]


def _tends(p: App, values: Values, env: Environment) -> bool | None:
    """Whether the values come near to the claimed limit or stay away from it; None: not seen."""
    domain, f, c = p.args
    assert isinstance(domain, App)
    sides, claimed = approaches(domain, values, env), value(c, values, env)
    if not sides:
        return False
    call = function(f, values, env)
    gaps = [[abs(call(x) - claimed) / (1 + abs(claimed)) for x in side] for side in sides]
    if any(min(side[-2:]) > 0.05 and side[-1] > 0.9 * side[-2] for side in gaps):
        return False
    return True if all(map(_vanishes, gaps)) else None


def _vanishes(gaps: list[float]) -> bool:
    """Whether the gaps end near 0, or still shrink as those of a slow limit do."""
    return (gaps[-1] <= 1e-2 and gaps[-1] <= gaps[0] + 2e-3) or all(
        v <= 0.8 * u for u, v in pairwise(gaps[-4:])
    )


def truth(p: Term, values: Values, env: Environment = ()) -> bool | None:
    """Whether `p` holds, by the numbers."""
    assert isinstance(p, App)
    try:
        if p.head in ("eq", "ne", "lt", "le"):
            return _relation(p, value(p.args[0], values, env), value(p.args[1], values, env))
        if p.head == "in":
            return _member(value(p.args[0], values, env), p.args[1], values, env)
        if p.head == "all":
            return _everywhere(p, values, env)
        return _analytic(p, values, env)
    except Undefined:
        return None


def _relation(p: App, a: float, b: float) -> bool | None:
    relation = p.head
    heads = {s.head for s in subterms(p) if isinstance(s, App)}
    rough = TOLERANCE if not heads & {"integral", "expect", "deriv", "limit"} else ROUGH
    tolerance = (2e-2 if "limit" in heads else rough) * (1 + abs(a) + abs(b))
    near = abs(a - b) <= tolerance
    if relation in ("eq", "ne"):
        return near is (relation == "eq")
    if near:
        return a == b and relation == "le" if a == b else None
    return a < b


def _member(x: float, domain: Term, values: Values, env: Environment) -> bool:
    assert isinstance(domain, App)
    if domain.head in ("reals", "interval", "above", "below", "space"):
        a, b = ends(domain, values, env)
        return a < x < b
    if domain.head == "given":
        g, w = function(domain.args[0], values, env), value(domain.args[1], values, env)
        return x == w or (0 < x < 1 and 0 < w < 1 and abs(g(x) - g(w)) < 1e-9)
    given = [value(e, values, env) for e in domain.args]
    low = {"naturals": 0.0, "integers": -math.inf}.get(domain.head, given[0] if given else 0.0)
    if domain.head == "around":
        return 0 < abs(x - given[0]) < given[1]
    return x == int(x) and low <= x <= (given[1] if domain.head == "range" else math.inf)


def points(domain: App, values: Values, env: Environment) -> list[float]:
    """Some elements: of a continuous set simple points and odd ones."""
    if domain.head == "around":
        centre, radius = (value(e, values, env) for e in domain.args)
        return [centre + radius * x for x in (-0.9, -0.31, -0.01, 0.02, 0.4, 0.83)] if radius > 0 else []
    if domain.head == "given":
        return fibre(domain, values, env)[:12]
    if domain.head not in CONTINUOUS:
        return elements(domain, values, env)[:12]
    a, b = ends(domain, values, env)
    simple = [x for x in (-7.3, -2.0, -1.0, -0.37, 0.0, 0.21, 0.5, 1.0, 1.9, 3.0, 12.7) if a < x < b]
    width = min(b - a, 4.0)
    inner = [a + width * r for r in (0.011, 0.43, 0.97)] if math.isfinite(a) else []
    return simple + [x for x in inner if a < x < b]


def _everywhere(p: App, values: Values, env: Environment) -> bool | None:
    domain, body = p.args
    assert isinstance(domain, App) and isinstance(body, Lam)
    found = [truth(body.body, values, (x, *env)) for x in points(domain, values, env)]
    return False if False in found else None if None in found else True


def _defined(p: App, values: Values, env: Environment) -> bool:
    """Whether the operation has a value at the point, and for `defined_around` also at points beside it."""
    beside = (0.0, 1e-7, -1e-7) if p.head == "defined_around" else (0.0,)
    try:
        for h in beside:
            moved = {name: v + h for name, v in values.items()}
            if isinstance(p.args[0], App) and p.args[0].head == "integrable_rv":
                _analytic(p.args[0], moved, env)  # what it says may be false
            else:
                value(p.args[0], moved, env)
    except Undefined:
        return False
    return True


OUTCOMES = [(i + 0.5) / 1200 for i in range(1200)]


Groups = dict[int, list[float]]


def fibre(domain: App, values: Values, env: Environment) -> list[float]:
    """The outcomes where a function has the value that it has at w: of those of the grid, or w alone."""
    g, w = domain.args[0], value(domain.args[1], values, env)
    here = round(function(g, values, env)(w) * 1e9)
    loose = env if g.loose else ()
    return _groups(g, tuple(values.items()), loose).get(here) or [w]


@lru_cache(64)
def _groups(g: Term, values: tuple[tuple[str, float], ...], env: Environment) -> Groups:
    """The outcomes of the grid by the value of a function."""
    call, found = function(g, dict(values), env), Groups()
    for w in OUTCOMES:
        found.setdefault(round(call(w) * 1e9), []).append(w)
    return found


def _conditional_mean(t: App, values: Values, env: Environment) -> float:
    """The mean over the outcomes where the condition has the value that it has."""
    domain, f = t.args
    assert isinstance(domain, App)
    outcomes = fibre(domain, values, env)
    if f.loose:
        return math.fsum(map(function(f, values, env), outcomes)) / len(outcomes)
    return _mean(f, tuple(values.items()), tuple(outcomes))


@lru_cache(256)
def _mean(f: Term, values: tuple[tuple[str, float], ...], outcomes: tuple[float, ...]) -> float:
    return math.fsum(map(function(f, dict(values), ()), outcomes)) / len(outcomes)


def _has_law(p: App, values: Values, env: Environment) -> bool:
    """Whether X on the unit interval has the distribution function of the density or mass function."""
    x, f = function(p.args[0], values, env), function(p.args[2], values, env)
    drawn = [x(w) for w in OUTCOMES]
    assert isinstance(p.args[1], App)
    for t in (-1.5, -0.5, 0.0, 0.2, 0.5, 0.9, 1.3, 2.0, 40.0):
        if p.head == "has_density":
            a, b = ends(p.args[1], values, env)
            below = integral(f, a, min(b, t)) if a < t else 0.0
        else:
            masses = {k: f(k) for k in elements(p.args[1], values, env)}
            below = math.fsum(m for k, m in masses.items() if k <= t)
        if abs(below - sum(v <= t for v in drawn) / len(drawn)) > 2e-3:
            return False
    return True


def _has_total_one(p: App, values: Values, env: Environment) -> bool:
    """Whether a density or mass function is nowhere negative and has total mass 1."""
    f = function(p.args[1], values, env)
    assert isinstance(p.args[0], App)
    if p.head == "is_mass":
        if p.args[0].head in CONTINUOUS:
            return True  # no sum over it has total 1: the hypotheses of an axiom about masses exclude it
        masses = [f(k) for k in elements(p.args[0], values, env)]
        return min(masses, default=0.0) >= 0 and abs(math.fsum(masses) - 1) < 1e-6
    a, b = ends(p.args[0], values, env)
    low, high = max(a, -30.0), min(b, 30.0)
    inside = [low + (high - low) * (i + 0.5) / 97 for i in range(97)]
    return min(map(f, inside)) >= 0 and abs(integral(f, a, b) - 1) < 1e-6


def _independent(p: App, values: Values, env: Environment) -> bool:
    if isinstance(p.args[0], App):
        return _independent_family(p, values, env)
    x, y = (function(a, values, env) for a in p.args)
    drawn = [(x(w), y(w)) for w in OUTCOMES]

    def share(s: float, t: float) -> float:
        return sum(a <= s and b <= t for a, b in drawn) / len(drawn)

    levels = [sorted(values)[120::240] for values in zip(*drawn, strict=True)]
    grid = [(s, t) for s in levels[0] for t in levels[1]]
    return all(abs(share(s, t) - share(s, 9e9) * share(9e9, t)) < 2e-3 for s, t in grid)


def _independent_family(p: App, values: Values, env: Environment) -> bool:
    """Whether every event about all members of a finite family has the product of the probabilities."""
    domain, family, *first = p.args
    assert isinstance(domain, App) and isinstance(family, Lam)
    need(domain.head == "range")
    members = [function(family.body, values, (k, *env)) for k in elements(domain, values, env)]
    need(len(members) <= 12)
    for a in first:  # all have the law of this member
        law = function(family.body, values, (value(a, values, env), *env))
        expected = sorted(round(law(w), 9) for w in OUTCOMES)
        if any(sorted(round(x(w), 9) for w in OUTCOMES) != expected for x in members):
            return False
    drawn = [tuple(round(x(w), 9) for x in members) for w in OUTCOMES]
    levels = [sorted(set(v)) if len(set(v)) < 7 else sorted(v)[120::240] for v in zip(*drawn, strict=True)]
    need(math.prod(map(len, levels)) <= 1000)

    def share(bounds: tuple[float, ...]) -> float:
        return sum(all(v <= t for v, t in zip(d, bounds, strict=True)) for d in drawn) / len(drawn)

    def alone(k: int, t: float) -> float:
        return sum(d[k] <= t for d in drawn) / len(drawn)

    return all(
        abs(share(t) - math.prod(alone(k, s) for k, s in enumerate(t))) < 2e-3
        for t in itertools.product(*levels)
    )


def _summable_pairs(p: App, values: Values, env: Environment) -> bool | None:
    """Whether the rows have finite sums of absolute values, and these sums a finite sum."""
    first, second, f = p.args
    assert (
        isinstance(first, App) and isinstance(second, App) and isinstance(f, Lam) and isinstance(f.body, Lam)
    )
    cell, columns = f.body.body, elements(second, values, env)

    def row(i: float) -> Callable[[float], float]:
        return lambda j: abs(value(cell, values, (j, i, *env)))

    def total(i: float) -> float:
        return math.fsum(map(row(i), columns))

    rows = elements(first, values, env)
    for i in rows if second.head != "range" else ():
        found = _converges(row(i), columns, second.head)
        if found is not True:
            return found
    return True if first.head == "range" else _converges(total, rows, first.head)


def _converges(f: Callable[[float], float], places: list[float], domain: str) -> bool | None:
    """Whether the values of f fall like a geometric series or, over a half line, like a summable power."""
    found = decays([abs(f(k)) for k in places])
    return True if found is not True and domain != "integers" and _falls_like_a_power(f) else found


def _integrable_pairs(p: App, values: Values, env: Environment) -> bool | None:
    """Whether the rows have finite integrals of absolute values, and these a finite integral; few nodes."""
    first, second, f = p.args
    assert isinstance(first, App) and isinstance(second, App) and isinstance(f, Lam)
    assert isinstance(f.body, Lam)
    cell, rows = f.body.body, ends(second, values, env)
    outer = absolutely_integrable(
        lambda x: _row(cell, rows, values, (x, *env)), *ends(first, values, env), *FEW
    )
    inner = [
        absolutely_integrable(function(Lam(cell), values, (x, *env)), *rows)
        for x in points(first, values, env)[:3]
    ]
    return False if outer is False or False in inner else None if outer is None or None in inner else True


FEW, SOME, MANY = (12, 4), (40, 6), (40, 24)  # blocks towards an end, and nodes of each


def _care(f: Term, env: Environment) -> tuple[int, int]:
    """How closely it is looked whether an integral exists: less so where one stands in another one."""
    nested = any(isinstance(s, App) and s.head == "integral" for s in subterms(f))
    return SOME if nested or env else MANY


def _row(cell: Term, rows: tuple[float, float], values: Values, env: Environment) -> float:
    """The integral of the absolute values of a row, as far as a few blocks tell."""
    a, b = rows
    if a >= b:
        return 0.0
    f, middle = function(Lam(cell), values, env), _middle(a, b)
    return math.fsum(sum(_blocks(f, middle, end, sign, *FEW)) for end, sign in ((b, 1), (a, -1)))


def _conditionally_integrable(p: App, values: Values, env: Environment) -> bool | None:
    """integrable(given(g, w), f) and integrable_rv(f, g): f has values where it is averaged over."""
    if p.head == "integrable":
        assert isinstance(p.args[0], App)
        list(map(function(p.args[1], values, env), fibre(p.args[0], values, env)))
        return True
    f, g = (function(a, values, env) for a in p.args)
    list(map(g, OUTCOMES[::7]))
    return absolutely_integrable(f, 0.0, 1.0)


def _analytic(p: App, values: Values, env: Environment) -> bool | None:
    if p.head == "tends":
        return _tends(p, values, env)
    if p.head in ("has_density", "has_mass"):
        return _has_law(p, values, env)
    if p.head in ("is_density", "is_mass"):
        return _has_total_one(p, values, env)
    if p.head == "independent":
        return _independent(p, values, env)
    if p.head in ("defined", "defined_around"):
        return _defined(p, values, env)
    if p.head in ("integrable", "integrable_rv"):
        domain = App("space") if p.head == "integrable_rv" else p.args[0]
        assert isinstance(domain, App)
        if domain.head == "given" or (p.head == "integrable_rv" and len(p.args) > 1):
            return _conditionally_integrable(p, values, env)
        f = function(p.args[-1], values, env)
        return absolutely_integrable(f, *ends(domain, values, env), *_care(p.args[-1], env))
    if p.head == "summable2":
        return _summable_pairs(p, values, env)
    if p.head == "integrable2":
        return _integrable_pairs(p, values, env)
    if p.head == "summable":
        assert isinstance(p.args[0], App)
        f = function(p.args[1], values, env)
        terms = [abs(f(k)) for k in elements(p.args[0], values, env)]
        if p.args[0].head in ("range", "integers"):
            return p.args[0].head == "range" or decays(terms)
        return decays(terms) or _falls_like_a_power(f) or None
    f, x = function(p.args[0], values, env), value(p.args[1], values, env)
    if p.head == "continuous_at":
        steps = [max(abs(f(x + h) - f(x)), abs(f(x - h) - f(x))) for h in (1e-3, 1e-5, 1e-7)]
        return steps[2] <= 1e-3 if steps[2] <= steps[0] or steps[2] < 1e-9 else None
    try:
        slope = derivative(f, x)
    except Undefined:
        f(x - 1e-5), f(x + 1e-5)
        return False
    if p.head == "differentiable":
        return True
    assert p.head == "has_deriv"
    expected = value(p.args[2], values, env)
    return abs(slope - expected) <= 1e-5 * (1 + abs(slope) + abs(expected))
