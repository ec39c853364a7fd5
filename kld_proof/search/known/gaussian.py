"""x**n exp(-a x**2) over the real line."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.term import ONE, App, Num, Term, Var
from kld_proof.search.context import Context
from kld_proof.search.known import Matcher, Proposal

REALS = App("reals")
# The moments that documents are full of have values without factorials.
LOW = {0: "gaussian_integral_scaled", 1: "gaussian_first_moment", 2: "gaussian_second_moment"}


def gaussian_moment(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """Proposes the moment lemma of the right parity."""
    if domain != REALS:
        return None
    p = ctx.polynomial(h)
    if len(p) != 1:
        return None
    (monomial,) = p
    n, exponent = 0, None
    for g, e in monomial:
        t = ctx.ring.term_of(g)
        if t == Var(x) and e >= 0:
            n = e
        elif type(t) is App and t.head == "exp" and e == 1 and exponent is None:
            exponent = t.args[0]
        else:
            return None
    a = None if exponent is None else _coefficient(ctx, exponent, x)
    if a is None:
        return None
    half = Num(Fraction(n // 2))
    name = LOW.get(n) or ("gaussian_moment_even" if n % 2 == 0 else "gaussian_moment_odd")
    return Proposal({"a": a, "n": Num(n), "k": half}, "integrable_gaussian_moment", name)


def _coefficient(ctx: Context, exponent: Term, x: str) -> Term | None:
    """a, where the exponent is -a x**2 with a free of x."""
    result = {}
    square = ctx.ring.generator(Var(x))
    for m, c in ctx.polynomial(exponent).items():
        if dict(m).get(square) != 2:
            return None
        result[tuple(pair for pair in m if pair[0] != square)] = -c
    return ctx.ring.canonical(result)


MATCHERS: list[tuple[str, Matcher]] = [("integral", gaussian_moment)]

__all__ = ["MATCHERS", "ONE"]
