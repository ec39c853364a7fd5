"""x**n exp(-a x**2 - b x) over the positive reals."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Num, Term
from kld_proof.search.context import Context
from kld_proof.search.integration.antiderivative import factors
from kld_proof.search.known import Matcher, Proposal


def gaussian_tail(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """The value for n = 0; integrability for every n."""
    found = factors(ctx, x, h) if domain == App("above", ZERO) else None
    if found is None or found.other or found.logs or found.degree < 0 or found.power != ZERO:
        return None
    if found.square == ZERO or found.linear == ZERO:
        return None
    a, b = (ctx.canonical(App("neg", part)) for part in (found.square, found.linear))
    value = "gaussian_tail" if found.degree == 0 else None
    return Proposal({"a": a, "b": b, "n": Num(found.degree)}, "integrable_gaussian_tail", value)


MATCHERS: list[tuple[str, Matcher]] = [("integral", gaussian_tail)]
