"""x**s exp(-x) over (0, c): the recurrence of the incomplete gamma function, and its value for s = -1/2."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term
from kld_proof.search.context import Context
from kld_proof.search.known import Matcher, Proposal
from kld_proof.search.known.gamma import shape
from kld_proof.search.sign import positive


def incomplete_gamma(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """The exponent goes down by 1 where it is known to be positive, to a literal summand in [-1, 0)."""
    if type(domain) is not App or domain.head != "interval" or domain.args[0] != ZERO:
        return None
    found = shape(ctx, x, h)
    if found is None or found.rate != ONE or found.exponent != ONE or not found.power:
        return None
    if found.complement or found.logs or found.complement_logs:
        return None
    power = ctx.canonical(App("add", *found.power))
    if power == Num(Fraction(-1, 2)):
        return Proposal({"c": domain.args[1]}, None, "incomplete_gamma_half")
    if type(power) is Num and power.value.denominator == 1:
        return None  # an antiderivative is elementary
    if ctx.polynomial(power).get((), 0) < 0 or positive(ctx, power) is None:
        return None
    return Proposal({"s": power, "c": domain.args[1]}, None, "incomplete_gamma_succ")


MATCHERS: list[tuple[str, Matcher]] = [("integral", incomplete_gamma)]
