"""Goals about derivatives and limits at a point."""

from __future__ import annotations

from kld_proof.kernel.term import App
from kld_proof.search.context import Context
from kld_proof.search.derivative import derivative
from kld_proof.search.normal_form.normalise import prove_equal


def has_derivative(ctx: Context, goal: App) -> int | None:
    """The derivative by the rules, its value brought to the form of the goal."""
    f, x, value = goal.args
    found = derivative(ctx, f, x)
    own = None if found is None else ctx.builder.conclusion(found).args[2]
    if found is None or own is None or own == value:
        return found
    equation = prove_equal(ctx, own, value)
    if equation is None:
        return None
    line = ctx.builder.add("replace", (found, equation))
    return line if ctx.builder.conclusion(line) == goal else None


def smooth(ctx: Context, goal: App) -> int | None:
    """continuous_at(f, x) or differentiable(f, x), from the derivative."""
    found = derivative(ctx, *goal.args)
    if found is None:
        return None
    values = dict(zip(("$f", "x", "v"), ctx.builder.conclusion(found).args, strict=True))
    name = "continuous_of_has_deriv" if goal.head == "continuous_at" else "differentiable_of_has_deriv"
    return ctx.builder.lemma(name, values, [found])


def approaches(ctx: Context, goal: App) -> int | None:
    """tends(...), the limit brought to the form of the goal."""
    from kld_proof.search.limit.approach import tends
    from kld_proof.search.limit.lines import with_value

    found = tends(ctx, goal.args[0], goal.args[1])
    return None if found is None else with_value(ctx, found, goal.args[2])
