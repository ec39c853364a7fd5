"""Antiderivatives by undetermined coefficients, in the manner of Risch and Norman: guesses.

The integrand is a monomial in generators (x, exponentials, sines, roots, reciprocals).  The antiderivative is
sought as a combination of monomials in them with neighbouring exponents, and of the logarithms and inverse
functions that reciprocals and roots give rise to.  The coefficients, which may contain parameters, solve a
linear system: the derivatives, brought over one denominator and freed from squares of sines and roots.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product as combinations
from math import isqrt

from kld_proof.kernel.term import ONE, App, Num, Term, Var, bind, names
from kld_proof.polynomial import Monomial, Polynomial, TooLarge, power, times, total
from kld_proof.search.context import Context
from kld_proof.search.integration.linear_system import solve
from kld_proof.search.normal_form.cancel import reduced
from kld_proof.search.normal_form.factorise import factors
from kld_proof.search.sign import positive

MAX_CANDIDATES, MAX_DEGREE = 90, 8
Choice = tuple[list[Term], list[tuple[int, ...]]]


def by_ansatz(ctx: Context, x: str, h: Term) -> Term | None:
    """A combination of candidates whose derivative is h, or None."""
    try:
        p = ctx.polynomial(h)
        if len(p) != 1:
            return None
        (monomial,) = p
        candidates = _candidates(ctx, x, monomial)
        if candidates is None:
            return None
        derivatives = [_derivative(ctx, x, c) for c in candidates]
        kept = [(c, d) for c, d in zip(candidates, derivatives, strict=True) if d is not None]
        cleared = _over_one_denominator(ctx, x, [p, *(d for _, d in kept)])
        factors_found = solve(*_rows(ctx, x, cleared[1:], cleared[0]), ring=ctx.ring)
    except TooLarge:
        return None
    if factors_found is None:
        return None
    terms = [App("mul", c, t) for c, (t, _) in zip(factors_found, kept, strict=True) if c is not None]
    return App("add", *terms) if len(terms) > 1 else terms[0] if terms else None


def _depends(ctx: Context, x: str, g: int) -> bool:
    return x in names(ctx.ring.term_of(g))


def _candidates(ctx: Context, x: str, monomial: Monomial) -> list[Term] | None:
    """Monomials near the integrand, then logarithms and inverse functions."""
    ring, v = ctx.ring, Var(x)
    exponents: list[Choice] = []
    extra: list[Term] = []
    degree = dict(monomial).get(ring.generator(v), 0)
    circular: dict[Term, int] = {}
    growth = 0
    for g, e in monomial:
        if not _depends(ctx, x, g) or g == ring.generator(v):
            continue
        t = ring.term_of(g)
        if not isinstance(t, App):
            return None
        if g in ring.reciprocals:
            extra += _of_reciprocal(ctx, x, ring.reciprocals[g])
            exponents.append(([t], [(k,) for k in range(e + 1)]))
            growth = max(growth, _degree(ctx, x, ring.reciprocals[g]))
        elif t.head in ("sin", "cos") and e > 0:
            circular[t.args[0]] = circular.get(t.args[0], 0) + e
        elif t.head == "ln" and e > 0:
            exponents.append(([t], [(k,) for k in range(e + 1)]))
        elif t.head == "exp":
            root = _radicand(ctx, t)
            exponents.append(([t], [(e,)]))
            growth = max(growth, 0 if root is None else 2)
            extra += [] if root is None else _of_root(ctx, x, root)
            extra += _of_nested(ctx, x, t)
        elif t.head == "ln":
            extra.append(App("ln", t))
        elif t.head in ("sin", "cos") and e < 0:
            exponents.append(([t], [(k,) for k in range(e + 1, 1)]))
            extra.append(App("ln", t))
        else:
            return None
    for angle, d in circular.items():
        pairs: list[tuple[int, ...]] = [(i, j) for i in range(d + 1) for j in range(d + 1 - i)]
        exponents.append(([App("sin", angle), App("cos", angle)], pairs))
    top = max(degree, 0) + 1 + growth
    if degree < 0:
        extra.append(App("ln", v))
    if top > MAX_DEGREE or degree < -MAX_DEGREE:
        return None
    exponents.append(([v], [(k,) for k in range(min(degree + 1, 0), top + 1)]))
    found = [_monomial(choice, exponents) for choice in combinations(*(es for _, es in exponents))]
    found = [t for t in found if x in names(t)]
    return [*found, *extra] if len(found) + len(extra) <= MAX_CANDIDATES else None


def _of_nested(ctx: Context, x: str, exponential: App) -> Iterator[Term]:
    """exp(u) of an integrand exp(u + v), as in exp(-x) exp(-exp(-x)), where exponentials stand in u."""
    parts = ctx.polynomial(exponential.args[0])
    inner = [m for m in parts if any(_is_exponential(ctx, x, g) for g, _ in m)]
    if inner and len(inner) < len(parts):
        yield App("exp", ctx.ring.canonical({m: parts[m] for m in inner}))


def _is_exponential(ctx: Context, x: str, g: int) -> bool:
    t = ctx.ring.term_of(g)
    return type(t) is App and t.head == "exp" and x in names(t)


def _monomial(choice: tuple[tuple[int, ...], ...], exponents: list[Choice]) -> Term:
    parts = [
        base if e == 1 else App("pow", base, Num(e))
        for (bases, _), es in zip(exponents, choice, strict=True)
        for base, e in zip(bases, es, strict=True)
        if e
    ]
    return ONE if not parts else parts[0] if len(parts) == 1 else App("mul", *parts)


def _degree(ctx: Context, x: str, q: Polynomial) -> int:
    index = ctx.ring.generator(Var(x))
    return max(dict(m).get(index, 0) for m in q)


def _of_reciprocal(ctx: Context, x: str, q: Polynomial) -> Iterator[Term]:
    """ln |q| and the logarithms of its factors; arctangents for x**2 + c**2."""
    base = ctx.ring.canonical(q)
    parts = [f for f, _ in factors(ctx, q) or [(base, 1)] if x in names(f)]
    for f in dict.fromkeys((base, *parts)):
        if positive(ctx, f) is not None:
            yield App("ln", f)
        elif positive(ctx, App("neg", f)) is not None:
            yield App("ln", ctx.canonical(App("neg", f)))
    index = ctx.ring.generator(Var(x))
    for m in q:
        if any(_depends(ctx, x, g) and g != index for g, _ in m):
            # 1/(1 + exp(x)) has x among its antiderivative's terms, which the powers of x hold already.
            return
    yield from _arctangent(ctx, x, q)


def _arctangent(ctx: Context, x: str, q: Polynomial) -> Iterator[Term]:
    """atan((x + b/2)/c) for x**2 + b x + b**2/4 + c**2, with a rational or plain c."""
    parts: dict[int, Polynomial] = {}
    index = ctx.ring.generator(Var(x))
    for m, c in q.items():
        parts.setdefault(dict(m).get(index, 0), {})[tuple(pair for pair in m if pair[0] != index)] = c
    if set(parts) - {0, 1, 2} or parts.get(2) != {(): 1}:
        return
    half = times({(): Fraction(1, 2)}, parts.get(1, {}))
    rest = total([parts.get(0, {}), {m: -c for m, c in times(half, half).items()}])
    root = _root(ctx, rest)
    if root is not None:
        yield App("atan", App("div", App("add", Var(x), ctx.ring.canonical(half)), root))


def _root(ctx: Context, p: Polynomial) -> Term | None:
    """c > 0 with p = c**2, for one monomial."""
    if len(p) != 1:
        return None
    ((m, value),) = p.items()
    value = Fraction(value)
    n, d = value.numerator, value.denominator
    if value <= 0 or isqrt(n) ** 2 != n or isqrt(d) ** 2 != d or any(e % 2 for _, e in m):
        return None
    return ctx.ring.monomial(tuple((g, e // 2) for g, e in m), Fraction(isqrt(n), isqrt(d)))


def _radicand(ctx: Context, t: App) -> Term | None:
    """q where the generator is exp(k ln(q)/2), the logarithm being split into those of the factors of q."""
    p = ctx.polynomial(t.args[0])
    if len(set(p.values())) != 1 or Fraction(next(iter(p.values()))).denominator != 2:
        return None
    logarithms = [ctx.ring.term_of(m[0][0]) if len(m) == 1 and m[0][1] == 1 else ONE for m in p]
    factors_found = [g.args[0] for g in logarithms if isinstance(g, App) and g.head == "ln"]
    if len(factors_found) != len(p):
        return None
    return factors_found[0] if len(p) == 1 else App("mul", *factors_found)


def _of_root(ctx: Context, x: str, q: Term) -> Iterator[Term]:
    """asin(x/c) for sqrt(c**2 - x**2), and ln(x + sqrt(q)) for x**2 and more."""
    square = App("pow", Var(x), Num(2))
    root = _root(ctx, ctx.polynomial(App("add", q, square)))
    if root is not None:
        yield App("asin", App("div", Var(x), root))
    rest = ctx.polynomial(App("add", q, App("neg", square)))
    if rest and not any(_depends(ctx, x, g) for m in rest for g, _ in m):
        yield App("ln", App("add", Var(x), App("sqrt", q)))


def _derivative(ctx: Context, x: str, t: Term) -> Polynomial | None:
    """The derivative in normal form, as a polynomial."""
    value = derivative_form(ctx, x, t)
    return None if value is None else ctx.polynomial(value)


def derivative_form(ctx: Context, x: str, t: Term) -> Term | None:
    """The derivative in normal form."""
    from kld_proof.search.derivative import has_derivative
    from kld_proof.search.normal_form.normalise import normalise

    with ctx.builder.every_means():
        line = has_derivative(ctx, bind(t, x), Var(x))
    return None if line is None else normalise(ctx, ctx.builder.conclusion(line).args[2])[0]


def _over_one_denominator(ctx: Context, x: str, polynomials: list[Polynomial]) -> list[Polynomial]:
    """All polynomials times one product of denominators, without reciprocals, negative powers and squares."""
    ring = ctx.ring
    polynomials = [_simple(ctx, p) for p in polynomials]
    for _ in range(3):
        exponents: dict[int, int] = {}
        for p in polynomials:
            for m in p:
                for g, e in m:
                    if _depends(ctx, x, g) and (g in ring.reciprocals or e < 0):
                        exponents[g] = max(abs(e), exponents.get(g, 0))
        if not exponents:
            break
        for g, e in sorted(exponents.items(), key=lambda item: -item[0]):
            polynomials = [_times_denominator(ctx, p, g, e) for p in polynomials]
    return [_simple(ctx, p) for p in polynomials]


def _times_denominator(ctx: Context, p: Polynomial, g: int, e: int) -> Polynomial:
    q = ctx.ring.reciprocals.get(g)
    if q is None:
        return times(p, {((g, e),): 1})
    parts = []
    for m, c in p.items():
        k = dict(m).get(g, 0)
        rest: Polynomial = {tuple(pair for pair in m if pair[0] != g): c}
        parts.append(times(rest, power(q, e - k)))
    return total(parts)


def _simple(ctx: Context, p: Polynomial) -> Polynomial:
    """Squares of sines and of roots put in."""
    p = reduced(ctx.ring, p)
    for _ in range(MAX_DEGREE):
        parts = [_without_square(ctx, m, c) for m, c in p.items()]
        if all(part is None for part in parts):
            return p
        p = total([{m: c} if part is None else part for part, (m, c) in zip(parts, p.items(), strict=True)])
    return p


def _without_square(ctx: Context, m: Monomial, c: Fraction | int) -> Polynomial | None:
    for g, e in m:
        t = ctx.ring.term_of(g)
        if abs(e) < 2 or not isinstance(t, App):
            continue
        if t.head == "sin" and e > 0:
            cosine = ctx.ring.generator(App("cos", *t.args))
            square: Polynomial = {(): 1, ((cosine, 2),): -1}
        elif t.head == "exp" and (q := _radicand(ctx, t)) is not None:
            k = Fraction(next(iter(ctx.polynomial(t.args[0]).values()))) * 2
            if k not in (1, -1) or (e < 0) == (k > 0):
                continue
            square = ctx.polynomial(q if k == 1 else App("div", ONE, q))
        else:
            continue
        step = 2 if e > 0 else -2
        rest = tuple((h, d - step if h == g else d) for h, d in m if h != g or d != step)
        return times({rest: c}, square)
    return None


def _rows(
    ctx: Context, x: str, columns: list[Polynomial], target: Polynomial
) -> tuple[list[dict[int, Polynomial]], list[Polynomial]]:
    """The linear system: one equation for each monomial in what depends on x."""
    rows: dict[Monomial, dict[int, Polynomial]] = {}
    right: dict[Monomial, Polynomial] = {}
    for j, p in enumerate([*columns, target]):
        for m, c in p.items():
            inside = tuple((g, e) for g, e in m if _depends(ctx, x, g))
            free = tuple((g, e) for g, e in m if not _depends(ctx, x, g))
            if j < len(columns):
                rows.setdefault(inside, {}).setdefault(j, {})[free] = c
            else:
                right.setdefault(inside, {})[free] = c
    keys = list(dict.fromkeys((*right, *rows)))
    return [rows.get(k, {}) for k in keys], [right.get(k, {}) for k in keys]
