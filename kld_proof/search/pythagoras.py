"""Even powers of sines through cosines, so that sin(a)**2 + cos(a)**2 is 1."""

from __future__ import annotations

from kld_proof.kernel.term import App, Num, Term
from kld_proof.polynomial import Monomial, TooLarge
from kld_proof.search.context import Context


def without_squared_sines(ctx: Context, t: Term) -> tuple[Term, int | None]:
    """`t` with sin(a)**2 as 1 - cos(a)**2, and the line that shows it (None where there is none)."""
    try:
        p = ctx.polynomial(t)
    except TooLarge:
        return t, None
    sines: dict[int, App] = {}
    for m in p:
        for g, e in m:
            s = ctx.ring.term_of(g)
            if e >= 2 and type(s) is App and s.head == "sin":
                sines[g] = s
    if not sines:
        return t, None
    target = App("add", *[_with_squares(ctx, m, c, sines) for m, c in p.items()])
    regroup = ctx.field(t, target)
    if regroup is None:
        return t, None
    equations = [ctx.builder.lemma("sin_sq", {"a": s.args[0]}) for s in sines.values()]
    final = ctx.builder.add("rewrite", equations, target)
    return ctx.builder.right(final), ctx.builder.chain(regroup, final)


def _with_squares(ctx: Context, m: Monomial, c: object, sines: dict[int, App]) -> Term:
    rest = tuple((g, e % 2 if g in sines else e) for g, e in m if g not in sines or e % 2)
    factors = [App("pow", App("pow", sines[g], Num(2)), Num(e // 2)) for g, e in m if g in sines and e >= 2]
    return App("mul", ctx.ring.monomial(rest, c), *factors)  # type: ignore[arg-type]
