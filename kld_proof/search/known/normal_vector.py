"""Polynomials of degree two times exp(-x^T A x/2 + b^T x) over the columns of n numbers."""

from __future__ import annotations

from kld_proof.kernel.term import App, Term
from kld_proof.search.context import Context
from kld_proof.search.known import Matcher, Proposal


def gaussian_vector(ctx: Context, domain: Term, x: str, h: Term) -> Proposal | None:
    """Proposes the Gaussian integral over vectors, or a moment of degree one or two."""
    if type(domain) is not App or domain.head != "columns":
        return None
    from kld_proof.search.integration.normal_vector import gaussian

    return gaussian(ctx, domain.args[0], x, h)


MATCHERS: list[tuple[str, Matcher]] = [("integral", gaussian_vector)]
