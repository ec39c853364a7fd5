"""The sign of a variable from that of a product or a quotient: 0 < y from 0 < y/c and 0 < c."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Term, Var, names
from kld_proof.search.context import Context
from kld_proof.search.sign.order import positive


def by_scaled_product(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t (0 <= t) for a variable t, from a hypothesis 0 < d with t = c d for a c > 0."""
    if type(t) is not Var:
        return None
    for d, line in _products(ctx):
        if t.name not in names(d):
            continue
        from kld_proof.search.equations.multiples import ratio

        c = ratio(ctx, t, d)
        if c is None:
            continue
        c = ctx.canonical(c)
        sign = None if t.name in names(c) and not _is_even(c) else positive(ctx, c)
        if sign is None:
            continue
        product = ctx.builder.lemma("mul_pos", {"a": c, "b": d}, [sign, line])
        if head == "le":
            product = ctx.builder.lemma("le_of_lt", {"a": ZERO, "b": App("mul", c, d)}, [product])
        found = ctx.transport(product, App(head, ZERO, t))
        if found is not None:
            return found
    return None


def _is_even(c: Term) -> bool:
    """Whether a factor is the square of a variable: its sign is known from the variable being no zero."""
    return type(c) is App and c.head == "pow" and type(c.args[0]) is Var


def _products(ctx: Context) -> list[tuple[Term, int]]:
    """The hypotheses 0 < d about products and quotients d."""
    found = ctx.memo.get("products")
    if found is None:
        found = ctx.memo["products"] = [
            (fact.args[1], line)
            for fact, line in ctx.facts.items()
            if type(fact) is App and fact.head == "lt" and fact.args[0] == ZERO and _is_product(fact.args[1])
        ]
    assert isinstance(found, list)
    return found


def _is_product(t: Term) -> bool:
    return type(t) is App and t.head in ("mul", "div")
