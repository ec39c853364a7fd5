"""Antiderivatives of basic functions, as guesses: whoever uses one differentiates it again."""

from __future__ import annotations

from fractions import Fraction
from math import factorial

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, names
from kld_proof.polynomial import Monomial, Polynomial, TooLarge
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import canonical_form
from kld_proof.search.sign import nonzero, positive

MAX_DEGREE = 12


class Factors:
    """x**degree exp(power ln x) ln(x)**logs exp(linear x + square x**2) and at most one further factor."""

    def __init__(self) -> None:
        self.degree = self.logs = 0
        self.power: Term = ZERO
        self.linear: Term = ZERO
        self.square: Term = ZERO
        self.other: tuple[Term, int] | None = None


def antiderivative(ctx: Context, x: str, h: Term) -> Term | None:
    """A term whose derivative in x should be h, or None where no rule fits."""
    from kld_proof.search.integration.ansatz import by_ansatz

    try:
        found = factors(ctx, x, h)
        basic = None if found is None else _antiderivative(ctx, Var(x), found)
    except TooLarge:
        return None
    if basic is None:
        basic = _of_inner_derivative(ctx, x, h)
    return by_ansatz(ctx, x, h) if basic is None else basic


def _of_inner_derivative(ctx: Context, x: str, h: Term) -> Term | None:
    """c exp(u) for h = c u' exp(u), where u is what stands nested in the exponent, as in Weibull laws."""
    from kld_proof.search.integration.ansatz import derivative_form

    try:
        p = ctx.polynomial(h)
        found = [ctx.ring.term_of(g) for m in p for g, _ in m]
        exponents = [t.args[0] for t in found if type(t) is App and t.head == "exp" and x in names(t)]
        for exponent in exponents if len(p) == 1 else ():
            nested = {
                m: c for m, c in ctx.polynomial(exponent).items() if any(_nests(ctx, x, g) for g, _ in m)
            }
            if not nested:
                continue
            whole = App("exp", ctx.ring.canonical(nested))
            slope_ = derivative_form(ctx, x, whole)
            factor = None if slope_ is None else ctx.canonical(App("div", h, slope_))
            factor = None if factor is None else canonical_form(ctx, factor)
            if factor is not None and x not in names(factor):
                return App("mul", factor, whole)
    except TooLarge:
        return None
    return None


def _nests(ctx: Context, x: str, g: int) -> bool:
    """Whether the generator is an exponential with x, which a power of x has become."""
    t = ctx.ring.term_of(g)
    return type(t) is App and t.head == "exp" and x in names(t)


def factors(ctx: Context, x: str, h: Term) -> Factors | None:
    p = ctx.polynomial(h)
    if len(p) != 1:
        return None
    ((monomial, c),) = p.items()
    found = Factors()
    for g, e in monomial:
        t = ctx.ring.term_of(g)
        if t == Var(x):
            found.degree = e
        elif t == App("ln", Var(x)) and 0 < e <= MAX_DEGREE:
            found.logs = e
        elif type(t) is App and t.head == "exp" and e == 1 and _exponent(ctx, x, t.args[0], found):
            continue
        elif found.other is None:
            found.other = (t, e)
        else:
            return None
    return found if c == 1 else None


def _exponent(ctx: Context, x: str, t: Term, found: Factors) -> bool:
    index, logarithm = ctx.ring.generator(Var(x)), ctx.ring.generator(App("ln", Var(x)))
    parts: dict[tuple[int, int], Polynomial] = {}
    for m, c in ctx.polynomial(t).items():
        free: Monomial = tuple(pair for pair in m if pair[0] not in (index, logarithm))
        if any(x in names(ctx.ring.term_of(g)) for g, _ in free):
            return False
        parts.setdefault((dict(m).get(index, 0), dict(m).get(logarithm, 0)), {})[free] = c
    if set(parts) - {(1, 0), (2, 0), (0, 1)}:
        return False
    found.linear, found.square, found.power = (
        ctx.ring.canonical(parts.get(key, {})) for key in ((1, 0), (2, 0), (0, 1))
    )
    return True


def _antiderivative(ctx: Context, v: Var, f: Factors) -> Term | None:
    if f.other is not None:
        plain = (f.degree, f.logs, f.power, f.linear, f.square) == (0, 0, ZERO, ZERO, ZERO)
        return _further(ctx, v, *f.other) if plain else None
    if f.square != ZERO:
        return _gaussian(ctx, v, f) if f.logs == 0 and f.power == ZERO else None
    if f.linear != ZERO:
        return (
            _exponential(ctx, v, f)
            if f.logs == 0 and f.power == ZERO and 0 <= f.degree <= MAX_DEGREE
            else None
        )
    return _power(ctx, v, f)


def _exponential(ctx: Context, v: Var, f: Factors) -> Term | None:
    """x**n exp(a x): exp(a x) (x**n/a - n x**(n-1)/a**2 + ...)."""
    a, n = f.linear, f.degree
    if nonzero(ctx, a) is None:
        return None
    terms: list[Term] = []
    for i in range(n + 1):
        c = Fraction((-1) ** i * factorial(n), factorial(n - i))
        terms.append(App("div", App("mul", Num(c), _whole_power(v, n - i)), App("pow", a, Num(i + 1))))
    return App("mul", App("exp", App("mul", a, v)), App("add", *terms))


def _whole_power(v: Term, n: int) -> Term:
    return ONE if n == 0 else v if n == 1 else App("pow", v, Num(n))


def _power(ctx: Context, v: Var, f: Factors) -> Term | None:
    """x**q ln(x)**m, by parts in the power of the logarithm; q = -1 gives ln(x)**(m + 1)/(m + 1)."""
    q = ctx.canonical(App("add", Num(f.degree + 1), f.power))
    logarithm = App("ln", v)
    if q == ZERO:
        return App("div", _whole_power(logarithm, f.logs + 1), Num(f.logs + 1))
    if type(q) is not Num and nonzero(ctx, q) is None:
        return None
    terms: list[Term] = []
    for i in range(f.logs + 1):
        c = Fraction((-1) ** i * factorial(f.logs), factorial(f.logs - i))
        terms.append(
            App("div", App("mul", Num(c), _whole_power(logarithm, f.logs - i)), App("pow", q, Num(i + 1)))
        )
    whole = type(q) is Num and q.value.denominator == 1 and q.value >= 1
    power = _whole_power(v, int(q.value)) if whole and type(q) is Num else App("pow", v, q)
    return App("mul", power, App("add", *terms))


def _gaussian(ctx: Context, v: Var, f: Factors) -> Term | None:
    """x**n exp(s x**2 + b x) by parts: I(n) = (x**(n-1) E - (n-1) I(n-2) - b I(n-1))/(2 s), down to I(0)."""
    s, b, n = f.square, f.linear, f.degree
    if not 0 <= n <= MAX_DEGREE or nonzero(ctx, s) is None:
        return None
    whole = App("exp", App("add", App("mul", s, App("pow", v, Num(2))), App("mul", b, v)))
    odd_alone = b == ZERO and n % 2 == 1
    last = ZERO if odd_alone else _error_function(ctx, v, f)
    if last is None:
        return None
    before: Term = ZERO
    found: Term = last
    for k in range(1, n + 1):
        parts = App("mul", _whole_power(v, k - 1), whole)
        lower = App("add", App("mul", Num(k - 1), before), App("mul", b, found))
        quotient = App("div", App("add", parts, App("neg", lower)), App("mul", Num(2), s))
        before, found = found, quotient
    return found


def _error_function(ctx: Context, v: Var, f: Factors) -> Term | None:
    """exp(-a x**2 + b x), a > 0, through erf."""
    a = ctx.canonical(App("neg", f.square))
    if positive(ctx, a) is None:
        return None
    b, root = f.linear, App("sqrt", a)
    centred = App("add", v, App("neg", App("div", b, App("mul", Num(2), a))))
    factor = App("exp", App("div", App("pow", b, Num(2)), App("mul", Num(4), a)))
    scale = App("div", App("sqrt", App("pi")), App("mul", Num(2), root))
    return App("mul", factor, scale, App("erf", App("mul", root, centred)))


def _further(ctx: Context, v: Var, t: Term, e: int) -> Term | None:
    """sin, cos, and powers of 1/(x + c)."""
    if type(t) is not App:
        return None
    if t.head in ("sin", "cos") and e == 1:
        rate = slope(ctx, v, t.args[0])
        if rate is None or nonzero(ctx, rate) is None:
            return None
        other = App("neg", App("cos", t.args[0])) if t.head == "sin" else App("sin", t.args[0])
        return App("div", other, rate)
    if t.head == "div" and t.args[0] == ONE:
        rate = slope(ctx, v, t.args[1])
        if rate is None or nonzero(ctx, rate) is None:
            return None
        if e == 1:
            inside = (
                t.args[1] if positive(ctx, t.args[1]) is not None else ctx.canonical(App("neg", t.args[1]))
            )
            return App("div", App("ln", inside), rate)
        return App("div", App("pow", t, Num(e - 1)), App("mul", Num(1 - e), rate))
    return None


def slope(ctx: Context, v: Var, t: Term) -> Term | None:
    """c where t = c x + d with c and d free of x."""
    index = ctx.ring.generator(v)
    found: Polynomial = {}
    for m, c in ctx.polynomial(t).items():
        free = tuple(pair for pair in m if pair[0] != index)
        if dict(m).get(index, 0) not in (0, 1) or any(v.name in names(ctx.ring.term_of(g)) for g, _ in free):
            return None
        if dict(m).get(index):
            found[free] = c
    return ctx.ring.canonical(found)
