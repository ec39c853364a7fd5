"""Sums of powers over 1..n, the geometric sums, and the exponential series."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, bind, names
from kld_proof.polynomial import Monomial
from kld_proof.search.context import Context
from kld_proof.search.known import Matcher, Proposal

POWER_SUMS = ("sum_one", "sum_id", "sum_squares", "sum_cubes", "sum_fourth_powers")
GEOMETRIC = ("geometric_series", "geometric_moment_one", "geometric_moment_two")
BINOMIAL = ("binomial_moment_zero", "binomial_moment_one", "binomial_moment_two", "binomial_moment_three")
BINOMIAL_SUMS = ("binomial_sum", "binomial_sum_moment_one", "binomial_sum_moment_two")
NATURALS = App("naturals")


def power_sum(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """k**j over 1..n."""
    if type(domain) is not App or domain.head != "range" or domain.args[0] != ONE:
        return None
    parts = factors(ctx, h, x)
    if parts is None or parts.rest or parts.base is not None or not 0 <= parts.degree < len(POWER_SUMS):
        return None
    return Proposal({"n": domain.args[1]}, None, POWER_SUMS[parts.degree])


def finite(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """Anything over a range is summable."""
    if type(domain) is not App or domain.head != "range":
        return None
    return Proposal({"a": domain.args[0], "b": domain.args[1], "$f": bind(h, x)}, "summable_range")


def single_term(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """f(k) times 1 where k = i, and 0 elsewhere: the term at i."""
    p = ctx.polynomial(h)
    if type(domain) is not App or domain.head != "range" or len(p) != 1:
        return None
    (monomial,) = p
    for g, e in monomial:
        match ctx.ring.term_of(g):
            case App(head="ite", args=(App(head="eq", args=(k, i)), one, zero)):
                if e >= 1 and k == Var(x) and x not in names(i) and (one, zero) == (ONE, ZERO):
                    rest = tuple((j, n - (j == g)) for j, n in monomial if n != 1 or j != g)
                    f = bind(ctx.ring.monomial(rest), x)
                    values = {"$f": f, "a": domain.args[0], "b": domain.args[1], "i": i}
                    return Proposal(values, None, "sum_range_mul_single")
    return None


def geometric_sum(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """r**k over 0..n."""
    if type(domain) is not App or domain.head != "range" or domain.args[0] != ZERO:
        return None
    parts = factors(ctx, h, x)
    if parts is None or parts.rest or parts.degree or parts.base is None:
        return None
    return Proposal({"b": domain.args[1], "r": parts.base}, None, "geometric_sum_below")


def binomial(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """k**j z**k/(k! (n - k)!) and k**j a**k b**(n - k)/(k! (n - k)!) over 0..n."""
    if type(domain) is not App or domain.head != "range" or domain.args[0] != ZERO:
        return None
    parts = factors(ctx, h, x)
    if parts is None:
        return None
    n = domain.args[1]
    other = ctx.canonical(App("add", n, App("neg", Var(x))))
    down = [App("factorial", Var(x)), App("factorial", other)]
    if any(parts.rest.pop(f, 0) != -1 for f in down):
        return None
    if not parts.rest and 0 <= parts.degree < len(BINOMIAL):
        return Proposal({"z": parts.base or ONE, "n": n}, None, BINOMIAL[parts.degree])
    falling = [(t.args[0], e) for t, e in parts.rest.items() if type(t) is App and t.args[1:] == (other,)]
    if len(falling) != len(parts.rest) or any(e < 1 for _, e in falling):
        return None
    if 0 <= parts.degree < len(BINOMIAL_SUMS):
        bases = [b if e == 1 else App("pow", b, Num(e)) for b, e in falling]
        b = bases[0] if len(bases) == 1 else App("mul", *bases)
        return Proposal({"a": parts.base or ONE, "b": b, "n": n}, None, BINOMIAL_SUMS[parts.degree])
    return None


def series(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """k**j r**k and k**j z**k/k! over the natural numbers."""
    if domain != NATURALS:
        return None
    parts = factors(ctx, h, x)
    if parts is None or parts.degree < 0:
        return None
    j = parts.degree
    if not parts.rest and parts.base is not None:
        value = GEOMETRIC[j] if j < len(GEOMETRIC) else None
        return Proposal({"r": parts.base, "c": ZERO, "j": Num(j)}, "summable_geometric_moment", value)
    if parts.rest == {App("factorial", Var(x)): -1}:
        values = {"z": parts.base or ONE, "c": ZERO}
        return Proposal({**values, "j": Num(j)}, "summable_exp_moment", "exp_series" if j == 0 else None)
    return None


def ln_factorial(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """ln(k!) k**j z**k/k!, of which only summability is known."""
    parts = factors(ctx, h, x) if domain == NATURALS else None
    factorial = App("factorial", Var(x))
    if parts is None or parts.degree < 0 or parts.rest != {factorial: -1, App("ln", factorial): 1}:
        return None
    return Proposal({"z": parts.base or ONE, "j": Num(parts.degree)}, "summable_exp_moment_ln_factorial")


def exp_moment(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """k**(j + 1) z**k/k! through lower powers."""
    parts = factors(ctx, h, x) if domain == NATURALS else None
    if parts is None or parts.degree < 1 or parts.rest != {App("factorial", Var(x)): -1}:
        return None
    return Proposal({"z": parts.base or ONE, "j": Num(parts.degree - 1)}, None, "exp_moment_succ")


def shifted(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """Anything over the integers from a on, as a series over the natural numbers."""
    if type(domain) is not App or domain.head != "from":
        return None
    return Proposal({"a": domain.args[0], "$f": bind(h, x)}, "summable_from_shift")


class Factors:
    """x**degree * base**x * product of other generators with their exponents."""

    def __init__(self) -> None:
        self.degree = 0
        self.base: Term | None = None
        self.rest: dict[Term, int] = {}


def factors(ctx: Context, h: Term, x: str) -> Factors | None:
    """What the basic function h consists of.  None where it is not one monomial."""
    p = ctx.polynomial(h)
    if len(p) != 1:
        return None
    (monomial,) = p
    found = Factors()
    bases: list[Term] = []
    for g, e in monomial:
        t = ctx.ring.term_of(g)
        base = _geometric_base(ctx, t, x)
        if t == Var(x):
            found.degree = e
        elif base is not None:
            bases.append(base if e == 1 else App("pow", base, Num(e)))
        else:
            found.rest[t] = e
    if bases:
        found.base = bases[0] if len(bases) == 1 else App("mul", *bases)
    return found


def _geometric_base(ctx: Context, t: Term, x: str) -> Term | None:
    """r where t is r**x or exp(x ln r)."""
    if type(t) is not App:
        return None
    if t.head == "pow" and t.args[1] == Var(x) and x not in names(t.args[0]):
        return t.args[0]
    if t.head == "exp":
        rate = linear_coefficient(ctx, t.args[0], x)
        return None if rate is None else _exponential(rate)
    return None


def _exponential(rate: Term) -> Term:
    if type(rate) is App and rate.head == "ln":
        return rate.args[0]
    return App("exp", rate)


def linear_coefficient(ctx: Context, t: Term, x: str) -> Term | None:
    """c where t = c x with c free of x."""
    index = ctx.ring.generator(Var(x))
    result: dict[Monomial, object] = {}
    for m, c in ctx.polynomial(t).items():
        rest = tuple(pair for pair in m if pair[0] != index)
        if dict(m).get(index) != 1 or any(x in names(ctx.ring.term_of(g)) for g, _ in rest):
            return None
        result[rest] = c
    return ctx.ring.canonical(result)  # type: ignore[arg-type]


MATCHERS: list[tuple[str, Matcher]] = [
    ("sum", single_term),
    ("sum", power_sum),
    ("sum", geometric_sum),
    ("sum", binomial),
    ("sum", series),
    ("sum", exp_moment),
    ("sum", ln_factorial),
    ("sum", shifted),
    ("sum", finite),
]
