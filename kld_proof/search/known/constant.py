"""Constants over a probability space."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, App, Term
from kld_proof.search.context import Context
from kld_proof.search.known import Matcher, Proposal


def constant_on_space(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """The integral of 1 over the outcomes."""
    if h == ONE and type(domain) is App and domain.head == "given":
        values = {"$g": domain.args[0], "w": domain.args[1], "c": ONE}
        return Proposal(values, "integrable_given_const", "integral_given_const")
    if domain != App("space") or h != ONE:
        return None
    return Proposal({"c": ONE}, "integrable_space_const", "integral_space_const")


MATCHERS: list[tuple[str, Matcher]] = [("integral", constant_on_space)]
