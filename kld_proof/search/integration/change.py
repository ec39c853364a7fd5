"""Changes of the set of integration: splits at the kink of an absolute value, shifts, reflections, exp(u).

Each gives the names of two lemmas, for the value and for integrability, with values for their variables.
"""

from __future__ import annotations

from typing import NamedTuple

from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term, Var, bind, names, subterms
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import normalise
from kld_proof.search.sign import compare, positive

REALS, POSITIVE, UNIT = App("reals"), App("above", ZERO), App("interval", ZERO, ONE)
KINKED = ("abs", "max", "min", "ite")
ROOTED = (*KINKED, "sqrt")  # sqrt(x**2) is |x|


class Change(NamedTuple):
    """Lemmas that move an integral elsewhere, at these values of their variables."""

    value: str
    integrable: str
    values: dict[str, Term]


def change(ctx: Context, domain: Term, body: Term) -> Change | None:
    """How to move the integral of `body` over `domain`; None where nothing is gained."""
    if type(domain) is not App or type(body) is not Lam:
        return None
    try:
        return _change(ctx, domain, body)
    except TooLarge:
        return None


def _change(ctx: Context, domain: App, body: Lam) -> Change | None:
    if domain == REALS and _of_exponential(body):
        inner, x, opened = ctx.open(domain, body)
        # In the normal form: a substitution of exp(u) leaves ln(exp(u)) behind, and is not to be undone.
        if _of_exponential(bind(normalise(inner, opened)[0], x)):
            return Change("integral_reals_ln", "integrable_reals_ln", {"$f": body})
    if domain == REALS and not any(type(s) is App and s.head in ROOTED and s.loose for s in subterms(body)):
        from kld_proof.search.integration.powers_of_sums import change_of_reals

        return change_of_reals(ctx, body) if _has_power_of_sum(body) else None
    inner, x, opened = ctx.open(domain, body)
    normal, _ = normalise(inner, opened)
    split = _split(inner, ctx, domain, body, x, normal)
    if split is not None:
        return split
    if domain.head in ("above", "interval") and domain not in (POSITIVE, UNIT) and _has_power(normal, x):
        from kld_proof.search.integration.incomplete import incomplete

        part = incomplete(ctx, domain, body, inner, x, normal, _in_order)
        if part is not None:
            return part
    if domain.head == "below":
        return Change("integral_below_reflect", "integrable_below_reflect", {"$f": body, "a": domain.args[0]})
    if domain.head == "above" and domain != POSITIVE:
        a = domain.args[0]
        if _has_rate(ctx, domain, body):
            return None  # an antiderivative is sought as it stands
        if positive(ctx, a) is not None and _logarithmic(x, normal):
            return Change("integral_above_exp", "integrable_above_exp", {"$f": body, "a": a})
        return Change("integral_above_shift", "integrable_above_shift", {"$f": body, "a": a})
    if domain == POSITIVE and _inverse(inner, x, normal):
        return Change("integral_positive_reciprocal", "integrable_positive_reciprocal", {"$f": body})
    if domain == POSITIVE and _log_normal(inner, x, normal):
        return Change("integral_positive_exp", "integrable_positive_exp", {"$f": body})
    if (
        domain.head != "interval"
        or domain.args[0] != ZERO
        or domain == UNIT
        or not _pure_power(inner, x, normal)
    ):
        return None
    c = domain.args[1]
    if positive(ctx, c) is None:
        return None
    return Change("integral_interval_scale", "integrable_interval_scale", {"$f": body, "c": c})


def _has_power(normal: Term, x: str) -> bool:
    """Whether a power of x occurs that is no natural one, which the normal form writes by ln(x)."""
    return any(s == App("ln", Var(x)) for s in subterms(normal)) or _reciprocal(x, normal)


def _split(inner: Context, ctx: Context, domain: App, body: Lam, x: str, normal: Term) -> Change | None:
    """At a point of the set where the argument of an absolute value or a condition changes its sign."""
    for s in subterms(normal):
        if type(s) is not App or s.head not in KINKED or s.loose or x not in names(s):
            continue
        gap = _gap(s)
        from kld_proof.search.integration.roots import roots

        for root in roots(inner, x, gap) if gap is not None else ():
            found = _split_at(ctx, domain, body, root)
            if found is not None:
                return found
    return None


def _split_at(ctx: Context, domain: App, body: Lam, root: Term) -> Change | None:
    """The split at a point inside of the set."""
    values: dict[str, Term] = {"$f": body, "c": root}
    if domain.head != "reals" and any(ctx.same(end, root) for end in domain.args):
        return None
    if domain == REALS:
        return Change("integral_reals_split", "integrable_reals_split", values)
    if domain.head == "above" and _in_order(ctx, domain.args[0], root):
        return Change("integral_above_split", "integrable_above_split", values | {"a": domain.args[0]})
    if domain.head == "below" and _in_order(ctx, root, domain.args[0]):
        return Change("integral_below_split", "integrable_below_split", values | {"b": domain.args[0]})
    if domain.head == "interval":
        a, b = domain.args
        if _in_order(ctx, a, root) and _in_order(ctx, root, b):
            values |= {"a": a, "b": b}
            return Change("integral_interval_split", "integrable_interval_split", values)
    return None


def _in_order(ctx: Context, a: Term, b: Term) -> bool:
    from kld_proof.search.goals import prove_goal

    return compare(ctx, "le", a, b) is not None or prove_goal(ctx, App("le", a, b)) is not None


def _gap(t: App) -> Term | None:
    """What vanishes where an absolute value, an extremum of two or a condition turns."""
    if t.head == "abs":
        return t.args[0]
    if t.head == "ite":
        condition = t.args[0]
        if type(condition) is not App or condition.head not in ("lt", "le"):
            return None
        return App("add", condition.args[0], App("neg", condition.args[1]))
    return App("add", t.args[0], App("neg", t.args[1])) if len(t.args) == 2 else None


def _logarithmic(x: str, normal: Term) -> bool:
    """Whether ln(x) occurs, which real powers of x have become."""
    return any(s == App("ln", Var(x)) for s in subterms(normal)) or _reciprocal(x, normal)


def _has_rate(ctx: Context, domain: App, body: Lam) -> bool:
    """Whether each summand is a power of x times exp(-b x**p) with a p that is no number."""
    from kld_proof.search.integration.combination import decompose
    from kld_proof.search.known.gamma import shape

    combination = decompose(ctx, "integral", domain, body)
    for _, h in combination.parts if combination is not None else ():
        inner, x, opened = ctx.open(domain, h)
        part = shape(inner, x, opened)
        if part is None or part.rate is None or part.complement or type(part.exponent) is Num:
            return False
    return combination is not None


def _pure_power(ctx: Context, x: str, normal: Term) -> bool:
    """Whether only powers and logarithms of x occur, and some that the origin does not allow."""
    from kld_proof.search.known.gamma import shape

    for m in ctx.polynomial(normal):
        part = shape(
            ctx, x, ctx.ring.monomial(tuple((g, e) for g, e in m if x in names(ctx.ring.term_of(g))))
        )
        if part is None or part.rate is not None or part.complement or part.complement_logs:
            return False
    return _logarithmic(x, normal)


def _reciprocal(x: str, normal: Term) -> bool:
    bottoms = [s.args[1] for s in subterms(normal) if type(s) is App and s.head == "div"]
    powers = [
        s.args[0] for s in subterms(normal) if type(s) is App and s.head == "pow" and _below_zero(s.args[1])
    ]
    plain = [t.args[0] if type(t) is App and t.head == "pow" else t for t in (*bottoms, *powers)]
    return Var(x) in plain


def _below_zero(t: Term) -> bool:
    return type(t) is Num and t.value < 0


def _of_exponential(body: Lam) -> bool:
    """Whether exp(... exp(... x ...) ...) occurs, as in the laws of logarithms of gamma variables."""
    outer = [s for s in subterms(body) if type(s) is App and s.head == "exp"]
    return any(type(u) is App and u.head == "exp" and u.loose for s in outer for u in subterms(s.args[0]))


def _has_power_of_sum(body: Lam) -> bool:
    """Whether a quotient, a logarithm or a power that is not a natural one is taken of a sum."""
    for s in subterms(body):
        if type(s) is App and s.head in ("div", "ln", "pow") and s.loose:
            below = s.args[s.head == "div"]
            natural = s.head == "pow" and type(s.args[1]) is Num and s.args[1].value >= 0
            if not natural and any(_is_sum_of_two(u) for u in subterms(below)):
                return True
    return False


def _is_sum_of_two(t: Term) -> bool:
    """Whether `t` is a sum of something with and something without the bound variable, as 1 + x**2."""
    return type(t) is App and t.head == "add" and bool(t.loose) and any(not a.loose for a in t.args)


def _inverse(ctx: Context, x: str, normal: Term) -> bool:
    """Whether every summand has a factor exp(-b x**p) with p < 0, as in inverse gamma laws."""
    from kld_proof.search.known.gamma import shape

    found = []
    for m in ctx.polynomial(normal):
        bound = tuple((g, e) for g, e in m if x in names(ctx.ring.term_of(g)))
        found.append(shape(ctx, x, ctx.ring.monomial(bound)))
    rising = (
        s is not None and s.rate is not None and positive(ctx, App("neg", s.exponent)) is not None
        for s in found
    )
    return bool(found) and all(rising)


def _log_normal(ctx: Context, x: str, normal: Term) -> bool:
    """Whether an exponent has the square of ln(x)."""
    logarithm = App("ln", Var(x))
    for s in subterms(normal):
        if type(s) is App and s.head == "exp" and any(u == logarithm for u in subterms(s)):
            g = ctx.ring.generator(logarithm)
            if any(dict(m).get(g, 0) == 2 for m in ctx.polynomial(s.args[0])):
                return True
    return False
