"""Sums of multiples of words as one multiple: c A + d B = c (A + d/c B), for their inverses and determinants.

Main statement: `factored(ctx, form)`; of equal multiples of a sum it makes the same sum.
"""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Term
from kld_proof.search.context import Context


def factored(ctx: Context, form: App) -> int | None:
    """A line form = c (...), where the first word of a sum in order has the factor c, other than 1."""
    from kld_proof.search.goals import prove_goal
    from kld_proof.search.matrix.equality import equal_as_it_is
    from kld_proof.search.normal_form.normalise import canonical_form

    parts = _parts(form)
    c = parts[0][0]
    if c == ONE or prove_goal(ctx, App("ne", c, ZERO)) is None:
        return None
    inner: Term | None = None
    for d, word in parts:
        share = canonical_form(ctx, App("div", d, c))
        term = word if share == ONE else App("mat_scale", share, word)
        inner = term if inner is None else App("mat_add", inner, term)
    assert inner is not None
    return equal_as_it_is(ctx, form, App("mat_scale", c, inner))


def _parts(form: Term) -> list[tuple[Term, Term]]:
    """The words of a sum with their factors, in order."""
    if type(form) is App and form.head == "mat_add":
        return [part for a in form.args for part in _parts(a)]
    if type(form) is App and form.head == "mat_scale":
        return [(form.args[0], form.args[1])]
    return [(ONE, form)]
