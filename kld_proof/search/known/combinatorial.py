"""Sums and series with binomial coefficients, factorials, gamma functions and reciprocals of the index."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, names
from kld_proof.search.context import Context
from kld_proof.search.known import Matcher, Proposal
from kld_proof.search.known.sums import Factors, factors

NATURALS = App("naturals")
NEGATIVE = (
    "negative_binomial_series", "negative_binomial_moment_one", "negative_binomial_moment_two",
    "negative_binomial_moment_three",
)  # fmt: skip
VANDERMONDE = ("vandermonde", "vandermonde_moment_one", "vandermonde_moment_two")
BETA_BINOMIAL = ("beta_binomial_sum", "beta_binomial_moment_one", "beta_binomial_moment_two")


def _without(ctx: Context, t: Term, x: str, sign: int = 1) -> Term | None:
    """t - x (or t + x for sign -1), if that is free of x."""
    rest = ctx.canonical(App("add", t, App("neg", Var(x)) if sign == 1 else Var(x)))
    return None if x in names(rest) else rest


def _factors(ctx: Context, h: Term, x: str) -> Factors | None:
    found = factors(ctx, h, x)
    return None if found is None or found.degree < 0 else found


def negative_binomial(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """k**j (k + m)!/k! q**k over the natural numbers, (k + m - 1)! also as (k + m)!/(k + m)."""
    found = _factors(ctx, h, x) if domain == NATURALS else None
    if found is None or found.rest.pop(App("factorial", Var(x)), 0) != -1:
        return None
    tops = [t.args[0] for t, e in found.rest.items() if type(t) is App and t.head == "factorial" and e == 1]
    m = _without(ctx, tops[0], x) if len(tops) == 1 else None
    if m is None:
        return None
    if found.rest.pop(App("div", ONE, tops[0]), 0) == 1:  # (k + m)!/(k + m) = (k + m - 1)!
        m = ctx.canonical(App("add", m, Num(-1)))
    if len(found.rest) != 1:
        return None
    values = {"q": found.base or ONE, "m": m, "j": Num(found.degree)}
    value = NEGATIVE[found.degree] if found.degree < len(NEGATIVE) else None
    return Proposal(values, "summable_negative_binomial", value)


def vandermonde(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """k**j binom(m, k) binom(n, r - k) over 0..r."""
    if type(domain) is not App or domain.head != "range" or domain.args[0] != ZERO:
        return None
    found, r = _factors(ctx, h, x), domain.args[1]
    if found is None or found.base is not None or found.degree >= len(VANDERMONDE):
        return None
    tops: dict[str, Term] = {}
    for t, e in found.rest.items():
        if type(t) is not App or t.head != "binom" or e != 1:
            return None
        if t.args[1] == Var(x):
            tops["m"] = t.args[0]
        elif _without(ctx, t.args[1], x, -1) == r:
            tops["n"] = t.args[0]
    if len(tops) != 2 or len(found.rest) != 2 or any(x in names(t) for t in tops.values()):
        return None
    return Proposal({**tops, "r": r}, None, VANDERMONDE[found.degree])


def of_factorials(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """1/(k! (n - k)!) squared, and times k**j gamma(a + k) gamma(b + n - k), over 0..n."""
    if type(domain) is not App or domain.head != "range" or domain.args[0] != ZERO:
        return None
    found, n = _factors(ctx, h, x), domain.args[1]
    if found is None or found.base is not None:
        return None
    other = ctx.canonical(App("add", n, App("neg", Var(x))))
    powers = [found.rest.pop(App("factorial", t), 0) for t in (Var(x), other)]
    if powers == [-2, -2] and not found.rest and not found.degree:
        return Proposal({"n": n}, None, "vandermonde_squares")
    if powers != [-1, -1] or len(found.rest) != 2 or found.degree >= len(BETA_BINOMIAL):
        return None
    ends: dict[str, Term] = {}
    for t, e in found.rest.items():
        if type(t) is not App or t.head != "gamma" or e != 1:
            return None
        up, down = _without(ctx, t.args[0], x), _without(ctx, t.args[0], x, -1)
        if up is not None:
            ends["a"] = up
        elif down is not None:
            ends["b"] = ctx.canonical(App("add", down, App("neg", n)))
    return Proposal({**ends, "n": n}, None, BETA_BINOMIAL[found.degree]) if len(ends) == 2 else None


def of_reciprocals(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """x**k/(k + c), 1/(k + 1)**2 and 1/((k + a)(k + a + 1)) over the natural numbers."""
    found = factors(ctx, h, x) if domain == NATURALS else None
    if found is None or found.degree not in (0, -1, -2):
        return None
    starts: list[Term] = [ZERO] * -found.degree
    for t, e in found.rest.items():
        below = t.args[1] if type(t) is App and t.head == "div" and t.args[0] == ONE else None
        start = None if below is None else _without(ctx, below, x)
        if start is None:
            return None
        starts += [start] * e
    if found.base is not None and len(starts) == 1:
        value = "log_series" if starts == [ONE] else None
        return Proposal({"x": found.base, "c": starts[0]}, "summable_log_series", value)
    if found.base is not None or len(starts) != 2:
        return None
    a, b = starts
    if ctx.same(App("add", b, ONE), a):
        a, b = b, a
    next_ = ctx.same(App("add", a, ONE), b)
    value = "zeta_two" if a == b == ONE else "telescoping_series" if next_ else None
    return Proposal({"a": a, "b": b}, "summable_reciprocal_squares", value)


MATCHERS: list[tuple[str, Matcher]] = [
    ("sum", negative_binomial),
    ("sum", vandermonde),
    ("sum", of_factorials),
    ("sum", of_reciprocals),
]
