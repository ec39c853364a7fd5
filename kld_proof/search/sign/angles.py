"""Nonzero because the cosine of a sum is: 1 - tan(x) tan(y), where no cosine of x, y, x + y is 0."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.equations.multiples import ratio
from kld_proof.search.normal_form.normalise import canonical_equation
from kld_proof.search.sign.nonzero import nonzero

CIRCULAR = ("sin", "cos", "tan")


def nonzero_by_angles(ctx: Context, t: Term) -> int | None:
    """A line t != 0, where the normal form of t is a multiple of that of a cosine that is not 0."""
    if not any(type(s) is App and s.head in CIRCULAR for s in subterms(t)):
        return None
    b = ctx.builder
    for fact, line in list(ctx.facts.items()):
        match fact:
            case App(head="ne", args=(App(head="cos", args=(App(head="add"),)) as cosine, zero)) if (
                zero == ZERO
            ):
                way = canonical_equation(ctx, cosine)
                mine = canonical_equation(ctx, t)
                if way is None:
                    continue
                form, whole = b.right(way), t if mine is None else b.right(mine)
                c = ratio(ctx, whole, form)
                factor = None if c is None else nonzero(ctx, c)
                if c is None or factor is None or b.conclusion(factor).head != "ne":
                    continue
                known = b.add("replace", (line, way))
                product = b.lemma("mul_ne_zero", {"a": c, "b": form}, [factor, known])
                found = ctx.transport(product, App("ne", whole, ZERO))
                if found is None or mine is None:
                    return found
                back = b.add("replace", (found, b.add("symm", (mine,))))
                return back if b.conclusion(back) == App("ne", t, ZERO) else None
    return None


__all__ = ["nonzero_by_angles"]
