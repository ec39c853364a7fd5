"""x**c exp(-b x**p) over the positive reals and x**c (1 - x)**d over (0, 1), also times logarithms."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, bind, names
from kld_proof.polynomial import Monomial, Polynomial, times, total
from kld_proof.search.context import Context
from kld_proof.search.known import Matcher, Proposal

POSITIVE, UNIT = App("above", ZERO), App("interval", ZERO, ONE)


class Shape:
    """x**power (1 - x)**complement ln(x)**logs ln(1 - x)**complement_logs exp(-rate x**exponent)."""

    def __init__(self) -> None:
        self.power: list[Term] = []
        self.complement: list[Term] = []
        self.rate: Term | None = None
        self.exponent: Term = ONE
        self.sign = 1
        self.logs = self.complement_logs = 0


def shape(ctx: Context, x: str, h: Term) -> Shape | None:
    """The basic function h as a product of these factors, or None."""
    p = ctx.polynomial(h)
    if len(p) != 1:
        return None
    (monomial,) = p
    found = Shape()
    for g, e in monomial:
        if not _factor(ctx, x, g, e, found):
            return None
    return found


def _factor(ctx: Context, x: str, g: int, e: int, found: Shape) -> bool:
    t = ctx.ring.term_of(g)
    v = Var(x)
    if t == v:
        found.power.append(Num(e))
        return True
    if type(t) is not App:
        return False
    reciprocal = ctx.ring.reciprocals.get(g)
    if reciprocal is not None:
        found.complement.append(Num(-e))
        found.sign = (-1) ** e  # the ring keeps 1/(x - 1), the lemma has 1/(1 - x)
        return _is_complement(ctx, reciprocal, v)
    if t.head == "ln" and e > 0:
        if t.args[0] == v:
            found.logs += e
            return True
        if _is_complement(ctx, ctx.polynomial(t.args[0]), v, sign=-1):
            found.complement_logs += e
            return True
        return False
    return t.head == "exp" and e == 1 and _exponent(ctx, x, t.args[0], found)


def _is_complement(ctx: Context, p: Polynomial, v: Var, sign: int | None = None) -> bool:
    """Whether p is x - 1 or 1 - x (the latter for sign -1)."""
    index = ((ctx.ring.generator(v), 1),)
    c = p.get(index, 0)
    return set(p) == {index, ()} and p[()] == -c and (c == sign if sign else abs(c) == 1)


def _exponent(ctx: Context, x: str, t: Term, found: Shape) -> bool:
    """Sorts c ln(x), d ln(1 - x) and -b x**p into the shape."""
    v = Var(x)
    rates: dict[Term, Polynomial] = {}
    sums: dict[str, Polynomial] = {"power": {}, "complement": {}}
    for m, c in ctx.polynomial(t).items():
        bound = [(g, e) for g, e in m if x in names(ctx.ring.term_of(g))]
        free: Monomial = tuple(pair for pair in m if pair not in bound)
        if len(bound) != 1:
            return False
        ((g, e),) = bound
        s = ctx.ring.term_of(g)
        if s == v:
            rates.setdefault(Num(e), {})[free] = -c
        elif type(s) is App and s.head == "ln" and e == 1 and s.args[0] == v:
            sums["power"][free] = c
        elif (
            type(s) is App
            and s.head == "ln"
            and e == 1
            and _is_complement(ctx, ctx.polynomial(s.args[0]), v, -1)
        ):
            sums["complement"][free] = c
        else:
            power = power_of(ctx, x, s.args[0]) if type(s) is App and s.head == "exp" and e == 1 else None
            if power is None:
                return False
            exponent, factor = power
            scaled = times({free: -c}, ctx.polynomial(factor))
            rates[exponent] = total([rates.get(exponent, {}), scaled])
    for name, p in sums.items():
        if p:
            getattr(found, name).append(ctx.ring.canonical(p))
    if len(rates) > 1 or (rates and found.rate is not None):
        return False
    for exponent, p in rates.items():
        found.exponent, found.rate = exponent, ctx.ring.canonical(p)
    return True


def power_of(ctx: Context, x: str, t: Term) -> tuple[Term, Term] | None:
    """(p, exp(c)) where t is p ln(x) + c with p and c free of x."""
    logarithm = ctx.ring.generator(App("ln", Var(x)))
    parts: tuple[Polynomial, Polynomial] = ({}, {})
    for m, c in ctx.polynomial(t).items():
        free = tuple(pair for pair in m if pair[0] != logarithm)
        degree = dict(m).get(logarithm, 0)
        if degree not in (0, 1) or any(x in names(ctx.ring.term_of(g)) for g, _ in free):
            return None
        parts[degree][free] = c
    rest, power = (ctx.ring.canonical(p) for p in parts)
    return None if power == ZERO else (power, ONE if rest == ZERO else App("exp", rest))


def _total(ctx: Context, parts: list[Term]) -> Term:
    """The sum of exponents and 1."""
    return ctx.canonical(App("add", ONE, *parts))


def gamma_integral(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """x**(s - 1) exp(-b x**p) over the positive reals."""
    found = shape(ctx, x, h) if domain == POSITIVE else None
    if found is None or found.rate is None or found.complement or found.complement_logs:
        return None
    s = _total(ctx, found.power)
    if found.logs:
        values = {"s": s, "b": found.rate, "p": found.exponent, "n": Num(found.logs)}
        return Proposal(
            values, "integrable_gamma_integral_ln", "gamma_integral_ln" if found.logs == 1 else None
        )
    values = {"s": s, "b": found.rate, "p": found.exponent}
    return Proposal(values, "integrable_gamma_integral", "gamma_integral")


def beta_integral(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """x**(a - 1) (1 - x)**(b - 1) over (0, 1), with at most one logarithm for the value."""
    found = shape(ctx, x, h) if domain == UNIT else None
    if found is None or found.rate is not None:
        return None
    values = {
        "a": _total(ctx, found.power), "b": _total(ctx, found.complement),
        "m": Num(found.logs), "n": Num(found.complement_logs),
    }  # fmt: skip
    names_ = {(0, 0): "beta_integral", (1, 0): "beta_integral_ln", (0, 1): "beta_integral_ln_complement"}
    value = names_.get((found.logs, found.complement_logs))
    return Proposal(values, "integrable_beta_integral", value, found.sign)


def part_of_gamma(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """The gamma integrand over an interval or a half-line of positive numbers: integrability alone."""
    if type(domain) is not App or domain.head not in ("interval", "above") or domain == POSITIVE:
        return None
    found = shape(ctx, x, h)
    if found is None or found.rate is None or found.complement or found.complement_logs:
        return None
    ends = dict(zip("ab", domain.args, strict=False))
    return Proposal({**ends, "c": ZERO, "$f": bind(h, x)}, f"integrable_{domain.head}_of_above")


def part_of_beta(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """The beta integrand over an interval inside (0, 1): integrability alone."""
    if type(domain) is not App or domain.head != "interval" or domain == UNIT:
        return None
    found = shape(ctx, x, h)
    if found is None or found.rate is not None:
        return None
    a, b = domain.args
    return Proposal(
        {"a": a, "b": b, "c": ZERO, "d": ONE, "$f": bind(h, x)}, "integrable_interval_of_interval"
    )


MATCHERS: list[tuple[str, Matcher]] = [
    ("integral", gamma_integral),
    ("integral", beta_integral),
    ("integral", part_of_gamma),
    ("integral", part_of_beta),
]
