"""Nonzero because a product with it is: S != 0 where 0 < S/K, or S K != 0, is known."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Term, subterms
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context


def nonzero_as_factor(ctx: Context, t: Term) -> int | None:
    """A line t != 0, where a hypothesis says that a product of t and other factors is not 0."""
    b = ctx.builder
    for fact, line in list(ctx.facts.items()):
        whole = _known(fact)
        if whole is None or whole == t or t not in subterms(whole):
            continue
        try:
            monomials, mine = ctx.ring.polynomial(whole), ctx.ring.polynomial(t)
            if len(monomials) != 1 or len(mine) != 1:
                continue
            ((monomial, c),), (own,) = monomials.items(), mine
            exponents = dict(monomial)
            generator, e = own[0] if len(own) == 1 else (None, 0)
            if generator is None or e != 1 or exponents.get(generator, 0) < 1:
                continue
            exponents[generator] -= 1
            rest = ctx.ring.canonical({tuple((g, n) for g, n in exponents.items() if n): c})
        except TooLarge:
            continue
        if isinstance(fact, App) and fact.head == "lt":
            line = b.lemma("ne_of_gt", {"a": whole, "b": ZERO}, [line])
        product = ctx.transport(line, App("ne", App("mul", t, rest), ZERO))
        if product is not None:
            return b.lemma("left_ne_zero_of_mul", {"a": t, "b": rest}, [product])
    return None


def _known(fact: Term) -> Term | None:
    """The product or quotient that a hypothesis says is positive or not 0."""
    if not isinstance(fact, App) or fact.head not in ("lt", "ne"):
        return None
    zero, whole = fact.args if fact.head == "lt" else reversed(fact.args)
    return whole if zero == ZERO and isinstance(whole, App) and whole.head in ("mul", "div") else None
