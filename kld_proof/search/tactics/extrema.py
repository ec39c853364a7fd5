"""Case distinctions, maxima and minima whose condition the context decides."""

from __future__ import annotations

from kld_proof.kernel.rules import KernelError, negation
from kld_proof.kernel.term import App, Var, bind, show
from kld_proof.search.context import Context
from kld_proof.search.equations.multiples import is_split
from kld_proof.search.integration.independence import replaced
from kld_proof.search.normal_form.normalise import (
    Conversion,
    canonical_form,
    generator_equation,
    generators,
)
from kld_proof.search.sign import compare, prove_condition


def ite_conversion(ctx: Context, t: App) -> int | None:
    """The branch that is taken."""
    c, a, b = t.args
    if type(c) is not App:
        return None
    if c.head == "eq" and replaced(b, *c.args) == a:
        k, i = c.args
        at = ctx.fresh(t)
        f = bind(replaced(b, k, Var(at)), at)
        same = ctx.builder.lemma("ite_eq_same", {"$f": f, "i": i, "k": k})
        return same if ctx.builder.conclusion(same).args[0] == t else None
    line = ctx.field(*c.args) if c.head == "eq" else _decided(ctx, c)
    if line is not None:
        return ctx.builder.lemma("ite_pos", {"P": c, "a": a, "b": b}, [line])
    try:
        line = _decided(ctx, negation(c))
    except KernelError:
        return None
    if line is None:
        return _without_absolute_values(ctx, t, c)
    x, y = c.args
    return ctx.builder.lemma(f"ite_not_{c.head}", {"x": x, "y": y, "a": a, "b": b}, [line])


def _decided(ctx: Context, c: App) -> int | None:
    """A line for a condition, sought in every way where x lies between ends with names."""
    line = prove_condition(ctx, c)
    if line is not None or not any(type(f) is App and is_split(f) for f in ctx.facts):
        return line
    from kld_proof.search.goals import prove_goal

    return prove_goal(ctx, c)


def _without_absolute_values(ctx: Context, t: App, c: App) -> int | None:
    """The absolute values in the condition, where their sign is known; then it is decided anew."""
    inside = [g for a in c.args for g in generators(a) if g.head == "abs"]
    equations = [i for g in inside if (i := generator_equation(ctx, g)) is not None]
    return ctx.builder.add("rewrite", equations, t) if equations else None


def extremum_conversion(ctx: Context, t: App) -> int | None:
    """max(a, b) and min(a, b) where a and b are comparable."""
    if len(t.args) != 2:
        return None
    a, b = t.args
    for low, high, side in (
        (a, b, "right" if t.head == "max" else "left"),
        (b, a, "left" if t.head == "max" else "right"),
    ):
        line = compare(ctx, "le", low, high)
        if line is not None:
            return ctx.builder.lemma(f"{t.head}_eq_{side}", {"a": a, "b": b}, [line])
    return _in_order(ctx, t)


def _in_order(ctx: Context, t: App) -> int | None:
    """The arguments exchanged where their canonical forms are not in order: so max(b, a) is max(a, b)."""
    a, b = t.args
    if show(canonical_form(ctx, a)) <= show(canonical_form(ctx, b)):
        return None
    return ctx.builder.lemma(f"{t.head}_comm", {"a": a, "b": b})


CONVERSIONS: list[tuple[str, Conversion]] = [
    ("ite", ite_conversion),
    ("max", extremum_conversion),
    ("min", extremum_conversion),
]
