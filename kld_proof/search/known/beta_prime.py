"""x**s (c + d x**p)**(-m) and x**s exp(-(a x + b/x)) over the positive reals, also times logarithms."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, names
from kld_proof.polynomial import Monomial, Polynomial
from kld_proof.search.context import Context
from kld_proof.search.known import Matcher, Proposal
from kld_proof.search.known.gamma import power_of

POSITIVE = App("above", ZERO)
VALUES = {
    (0, 0): "beta_prime_integral",
    (1, 0): "beta_prime_integral_ln",
    (0, 1): "beta_prime_integral_ln_sum",
}
INVERSE_GAUSSIAN = {
    Fraction(-5, 2): "inverse_gaussian_integral_inverse", Fraction(-3, 2): "inverse_gaussian_integral",
    Fraction(-1, 2): "inverse_gaussian_integral_one", Fraction(1, 2): "inverse_gaussian_integral_two",
}  # fmt: skip


class Shape:
    """x**power (c + d x**p)**(-order) ln(x)**logs ln(c + d x**p)**sum_logs exp(-sum of rates[e] x**e)."""

    def __init__(self) -> None:
        self.power: list[Term] = []
        self.order: list[Term] = []
        self.sums: set[tuple[Term, Term, Term]] = set()
        self.rates: dict[int, Polynomial] = {}
        self.logs = self.sum_logs = 0


def shape(ctx: Context, x: str, h: Term) -> Shape | None:
    """The basic function h as a product of these factors, or None."""
    p = ctx.polynomial(h)
    if len(p) != 1:
        return None
    (monomial,) = p
    found = Shape()
    return found if all(_factor(ctx, x, g, e, found) for g, e in monomial) else None


def _factor(ctx: Context, x: str, g: int, e: int, found: Shape) -> bool:
    t = ctx.ring.term_of(g)
    reciprocal = ctx.ring.reciprocals.get(g)
    if t == Var(x):
        found.power.append(Num(e))
        return True
    if reciprocal is not None:
        found.order.append(Num(e))
        return _sum(ctx, x, reciprocal, found)
    if type(t) is not App:
        return False
    if t.head == "ln" and e > 0:
        if t.args[0] == Var(x):
            found.logs += e
            return True
        found.sum_logs += e
        return _sum(ctx, x, ctx.polynomial(t.args[0]), found)
    return t.head == "exp" and _exponent(ctx, x, App("mul", Num(e), t.args[0]), found)


def _exponent(ctx: Context, x: str, t: Term, found: Shape) -> bool:
    """Sorts s ln(x), -m ln(c + d x**p) and -b x**e into the shape."""
    powers: Polynomial = {}
    orders: Polynomial = {}
    for m, c in ctx.polynomial(t).items():
        bound = [(g, e) for g, e in m if x in names(ctx.ring.term_of(g))]
        free = tuple(pair for pair in m if pair not in bound)
        if len(bound) != 1:
            return False
        ((g, e),) = bound
        s = ctx.ring.term_of(g)
        if s == Var(x):
            found.rates.setdefault(e, {})[free] = -c
        elif type(s) is not App or s.head != "ln" or e != 1:
            return False
        elif s.args[0] == Var(x):
            powers[free] = c
        else:
            orders[free] = -c
            if not _sum(ctx, x, ctx.polynomial(s.args[0]), found):
                return False
    found.power += [ctx.ring.canonical(powers)] if powers else []
    found.order += [ctx.ring.canonical(orders)] if orders else []
    return True


def _sum(ctx: Context, x: str, p: Polynomial, found: Shape) -> bool:
    """Whether p is c + d x**e, the same as what was met before."""
    parts: dict[Term, Polynomial] = {}
    for m, c in p.items():
        split = _power(ctx, x, m)
        if split is None:
            return False
        exponent, factor, free = split
        if factor != ONE:
            free_factor = ctx.polynomial(App("mul", ctx.ring.monomial(free), factor))
            if len(free_factor) != 1:
                return False
            ((free, c_),) = free_factor.items()
            c = c * c_
        parts.setdefault(exponent, {})[free] = c
    constant = parts.pop(ZERO, None)
    if constant is None or len(parts) != 1:
        return False
    ((exponent, factor_),) = parts.items()
    found.sums.add((exponent, ctx.ring.canonical(constant), ctx.ring.canonical(factor_)))
    return len(found.sums) == 1


def _power(ctx: Context, x: str, m: Monomial) -> tuple[Term, Term, Monomial] | None:
    """(e, c, rest) where the monomial is x**e times c times the rest, both free of x."""
    bound = [(g, e) for g, e in m if x in names(ctx.ring.term_of(g))]
    free = tuple(pair for pair in m if pair not in bound)
    if not bound:
        return ZERO, ONE, free
    if len(bound) != 1:
        return None
    ((g, e),) = bound
    t = ctx.ring.term_of(g)
    if t == Var(x):
        return Num(e), ONE, free
    power = power_of(ctx, x, t.args[0]) if type(t) is App and t.head == "exp" and e == 1 else None
    return None if power is None else (*power, free)


def beta_prime_integral(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """x**(p r - 1) (c + d x**p)**(-m) over the positive reals, with at most one logarithm for the value."""
    found = shape(ctx, x, h) if domain == POSITIVE else None
    if found is None or found.rates or len(found.sums) != 1:
        return None
    ((p, c, d),) = found.sums
    m = ctx.canonical(App("add", *found.order, ZERO))
    r = ctx.canonical(App("div", App("add", ONE, *found.power), p))
    values = {
        "r": r, "m": m, "p": p, "c": c, "d": d, "j": Num(found.logs), "k": Num(found.sum_logs),
    }  # fmt: skip
    value = VALUES.get((found.logs, found.sum_logs))
    if (found.logs, found.sum_logs, r, m) == (2, 0, ONE, Num(2)):
        value = "logistic_integral_ln_sq"
    return Proposal(values, "integrable_beta_prime_integral", value)


def inverse_gaussian_integral(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """x**s exp(-(a x + b/x)) over the positive reals."""
    found = shape(ctx, x, h) if domain == POSITIVE else None
    if found is None or found.sums or found.order or set(found.rates) != {1, -1}:
        return None
    s = ctx.canonical(App("add", *found.power, ZERO))
    a, b = (ctx.ring.canonical(found.rates[e]) for e in (1, -1))
    value = INVERSE_GAUSSIAN.get(s.value) if type(s) is Num and not found.logs else None
    return Proposal({"s": s, "a": a, "b": b, "j": Num(found.logs)}, "integrable_inverse_gaussian", value)


MATCHERS: list[tuple[str, Matcher]] = [
    ("integral", beta_prime_integral),
    ("integral", inverse_gaussian_integral),
]
