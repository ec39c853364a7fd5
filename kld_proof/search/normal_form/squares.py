"""Squares that have a simpler form: sin(a)**2 through cos(a), sqrt(a)**2 as a, ((-1)**n)**2 as 1."""

from __future__ import annotations

from kld_proof.kernel.rules import NATURALS
from kld_proof.kernel.term import App, Num, Term
from kld_proof.polynomial import Monomial, TooLarge
from kld_proof.search.context import Context
from kld_proof.search.sign import member, nonnegative


def without_squares(ctx: Context, t: Term) -> tuple[Term, int | None]:
    """`t` with sin(a)**2 as 1 - cos(a)**2 and sqrt(a)**2 as a, and the line that shows it (or None)."""
    try:
        p = ctx.polynomial(t)
    except TooLarge:
        return t, None
    equations: dict[int, int] = {}
    for m in p:
        for g, e in m:
            if e >= 2 and g not in equations and (line := _square(ctx, ctx.ring.term_of(g))) is not None:
                equations[g] = line
    if not equations:
        return t, None
    target = App("add", *[_with_squares(ctx, m, c, equations) for m, c in p.items()])
    regroup = ctx.field(t, target)
    if regroup is None:
        return t, None
    final = ctx.builder.add("rewrite", equations.values(), target)
    return ctx.builder.right(final), ctx.builder.chain(regroup, final)


def _square(ctx: Context, g: Term | None) -> int | None:
    """A line g**2 = something simpler, if there is one."""
    match g:
        case App(head="sin", args=(a,)):
            return ctx.builder.lemma("sin_sq", {"a": a})
        case App(head="sqrt", args=(a,)):
            line = nonnegative(ctx, a)
            return None if line is None else ctx.builder.lemma("sq_sqrt", {"a": a}, [line])
        case App(head="pow", args=(Num(value=-1), n)):
            inside = member(ctx, n, NATURALS)
            return None if inside is None else ctx.builder.lemma("neg_one_pow_sq", {"n": n}, [inside])
    return None


def _with_squares(ctx: Context, m: Monomial, c: object, squares: dict[int, int]) -> Term:
    even = {g: e // 2 for g, e in m if g in squares and e >= 2}
    rest = tuple((g, r) for g, e in m if (r := e - 2 * even.get(g, 0)))
    factors = [App("pow", ctx.builder.conclusion(squares[g]).args[0], Num(k)) for g, k in even.items()]
    return App("mul", ctx.ring.monomial(rest, c), *factors)  # type: ignore[arg-type]
