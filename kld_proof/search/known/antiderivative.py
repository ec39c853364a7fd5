"""Integrals over intervals by the fundamental theorem of calculus."""

from __future__ import annotations

from kld_proof.kernel.term import App, Term, bind
from kld_proof.search.context import Context
from kld_proof.search.integration.antiderivative import antiderivative
from kld_proof.search.known import Matcher, Proposal


def by_antiderivative(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """Continuous functions on a closed interval, with an antiderivative where one is found."""
    if type(domain) is not App or domain.head != "interval":
        return None
    values: dict[str, Term] = {"a": domain.args[0], "b": domain.args[1], "$f": bind(h, x)}
    guess = antiderivative(ctx, x, h)
    if guess is None:
        return Proposal(values, "integrable_interval")
    return Proposal({**values, "$F": bind(guess, x)}, "integrable_interval", "integral_interval")


MATCHERS: list[tuple[str, Matcher]] = [("integral", by_antiderivative)]
