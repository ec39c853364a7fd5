"""Closes one goal of any kind: equations, order, membership, integrability, quantified statements."""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Lam, Term, substitute
from kld_proof.library.lookup import lookup
from kld_proof.search.cases import by_cases
from kld_proof.search.context import Context
from kld_proof.search.definedness import prove_defined
from kld_proof.search.equations.assumed import by_equations, by_multiple
from kld_proof.search.induction import by_induction
from kld_proof.search.integration.double_sum import summable_pairs
from kld_proof.search.integration.independence import independent
from kld_proof.search.integration.merging import by_merging
from kld_proof.search.matrix.goals import ABOUT_MATRICES, about_matrices
from kld_proof.search.matrix.words import is_matrix
from kld_proof.search.normal_form.normalise import canonical_equation, prove_equal
from kld_proof.search.order.inequality import by_contradiction
from kld_proof.search.order.log_sum import by_log_sum
from kld_proof.search.order.mean_order import by_mean_order
from kld_proof.search.order.squaring import by_squaring
from kld_proof.search.order.variance import by_variance
from kld_proof.search.quantified import instance_of
from kld_proof.search.sign import decided, prove_condition


def prove_goal(ctx: Context, goal: Term) -> int | None:
    """A line for `goal` under the hypotheses of the context, or None."""
    key = ("goal", goal)
    return ctx.builder.table.find(ctx.memo, key, lambda: _try(ctx, goal))


def _try(ctx: Context, goal: Term) -> int | None:
    try:
        return _prove(ctx, goal)
    except KernelError:
        return None


def _prove(ctx: Context, goal: Term) -> int | None:
    if goal in ctx.facts:
        return ctx.facts[goal]
    if type(goal) is not App:
        return None
    if goal.head in ABOUT_MATRICES or (goal.head == "eq" and any(map(is_matrix, goal.args))):
        return about_matrices(ctx, goal)
    if goal.head in ("eq", "ne", "lt", "le", "in"):
        found = prove_equal(ctx, *goal.args) if goal.head == "eq" else prove_condition(ctx, goal)
        if found is not None or (goal.head != "in" and ctx.reject(goal.head, *goal.args)):
            return found
    match goal.head:
        case "eq":
            found = first(_decided(ctx, goal), lambda: by_multiple(ctx, goal))
            found = first(found, lambda: by_merging(ctx, *goal.args))
            found = first(found, lambda: by_contradiction(ctx, goal))
            found = first(found, lambda: by_equations(ctx, goal))
            found = first(found, lambda: by_induction(ctx, goal))
            return first(found, lambda: by_cases(ctx, goal))
        case "lt" | "le" | "ne" | "in":
            found = _normal_condition(ctx, goal)
            found = first(found, lambda: _decided(ctx, goal))
            found = first(found, lambda: by_equations(ctx, goal))
            found = first(found, lambda: by_cases(ctx, goal))
            found = first(found, lambda: by_variance(ctx, goal))
            found = first(found, lambda: by_mean_order(ctx, goal))
            found = first(found, lambda: by_squaring(ctx, goal) if goal.head in ("lt", "le") else None)
            found = first(found, lambda: by_log_sum(ctx, goal))
            return first(found, lambda: by_induction(ctx, goal) if goal.head in ("lt", "le") else None)
        case "defined" | "defined_around":
            return prove_defined(ctx, goal)
        case "is_density" | "is_mass":
            return by_lemma(ctx, f"{goal.head}_of_total_one", {"D": goal.args[0], "$f": goal.args[1]})
        case "all":
            return _all(ctx, goal)
        case "integrable" | "summable":
            from kld_proof.search.integration.linear import integrable

            return integrable(ctx, goal.args[0], goal.args[1], goal.head)
        case "integrable_rv" if len(goal.args) == 1:
            from kld_proof.search.integration.linear import integrable

            line = integrable(ctx, App("space"), goal.args[0], "integrable")
            return (
                None
                if line is None
                else ctx.builder.lemma("integrable_rv_of_integrable", {"$f": goal.args[0]}, [line])
            )
        case "integrable_rv":
            return instance_of(ctx, goal)
        case "summable2":
            return summable_pairs(ctx, goal)
        case "independent":
            return independent(ctx, goal)
        case "has_density" | "has_mass":
            found = instance_of(ctx, goal)
            uniform = lookup("outcome_uniform").conclusion
            return first(found, lambda: ctx.builder.lemma("outcome_uniform", {}) if goal == uniform else None)
        case "has_deriv":
            return _has_deriv(ctx, goal)
        case "tends":
            from kld_proof.search.limit.approach import tends
            from kld_proof.search.limit.lines import with_value

            found = tends(ctx, goal.args[0], goal.args[1])
            return None if found is None else with_value(ctx, found, goal.args[2])
        case "continuous_at":
            from kld_proof.search.derivative import derivative

            found = derivative(ctx, *goal.args)
            if found is None:
                return None
            f, x, v = ctx.builder.conclusion(found).args
            return ctx.builder.lemma("continuous_of_has_deriv", {"$f": f, "x": x, "v": v}, [found])
        case "differentiable":
            from kld_proof.search.derivative import derivative

            found = derivative(ctx, *goal.args)
            if found is None:
                return None
            f, x, v = ctx.builder.conclusion(found).args
            return ctx.builder.lemma("differentiable_of_has_deriv", {"$f": f, "x": x, "v": v}, [found])
    return None


def _has_deriv(ctx: Context, goal: App) -> int | None:
    """The derivative by the rules, its value brought to the form of the goal."""
    from kld_proof.search.derivative import derivative

    f, x, value = goal.args
    found = derivative(ctx, f, x)
    if found is None:
        return None
    own = ctx.builder.conclusion(found).args[2]
    equation = None if own == value else prove_equal(ctx, own, value)
    if own == value:
        return found
    if equation is None:
        return None
    line = ctx.builder.add("replace", (found, equation))
    return line if ctx.builder.conclusion(line) == goal else None


def by_lemma(ctx: Context, name: str, values: dict[str, Term]) -> int | None:
    """The conclusion of a lemma at the values, its hypotheses proved in the context."""
    lines = []
    for h in lookup(name).hypotheses:
        line = prove_goal(ctx, substitute(h, values))
        if line is None:
            return None
        lines.append(line)
    return ctx.builder.lemma(name, values, lines)


def first(line: int | None, otherwise: Callable[[], int | None]) -> int | None:
    """`line`, or where it is None (line numbers start at 0) what the other way gives."""
    return otherwise() if line is None else line


def _decided(ctx: Context, goal: Term) -> int | None:
    from kld_proof.kernel.term import names

    return None if names(goal) else decided(ctx, goal)


def _all(ctx: Context, goal: App) -> int | None:
    domain, body = goal.args
    assert type(body) is Lam
    inner, x, p = ctx.open(domain, body)
    line = prove_goal(inner, p)
    return None if line is None else ctx.builder.add("generalize", (line,), x, domain)


def _normal_condition(ctx: Context, goal: App) -> int | None:
    """The condition for the normal forms of both sides, brought back by rewriting."""
    if goal.head == "in":
        return None
    equations = [line for a in goal.args if (line := canonical_equation(ctx, a)) is not None]
    if not equations:
        return None
    sides = {ctx.builder.conclusion(i).args[0]: ctx.builder.right(i) for i in equations}
    normal = App(goal.head, *[sides.get(a, a) for a in goal.args])
    if normal == goal:
        return None
    line = prove_condition(ctx, normal)
    if line is None:
        return None
    for a, i in [(ctx.builder.conclusion(i).args[0], i) for i in equations]:
        position = goal.args.index(a)
        current = ctx.builder.conclusion(line)
        target = App(goal.head, *[a if n == position else v for n, v in enumerate(current.args)])
        back = ctx.builder.add("symm", (i,))
        replaced = ctx.builder.add("replace", (line, back))
        if ctx.builder.conclusion(replaced) != target:
            if goal.head == "ne":
                return None
            replaced = through(ctx, line, i, position)
        line = replaced
    return line if ctx.builder.conclusion(line) == goal else None


def through(ctx: Context, line: int, equation: int, position: int) -> int:
    """From R(a', b') and a = a' the line R(a, b'), or the same on the right; an order by transitivity."""
    b = ctx.builder
    source = b.conclusion(line)
    if source.head not in ("lt", "le"):
        return b.add("replace", (line, b.add("symm", (equation,))))
    strict = source.head == "lt"
    old, new = b.conclusion(equation).args
    if position == 0:
        step = b.lemma("le_of_eq", {"a": old, "b": new}, [equation])
        values = {"a": old, "b": new, "c": source.args[1]}
        return b.lemma("lt_of_le_of_lt" if strict else "le_trans", values, [step, line])
    step = b.lemma("le_of_eq", {"a": new, "b": old}, [b.add("symm", (equation,))])
    values = {"a": source.args[0], "b": new, "c": old}
    return b.lemma("lt_of_lt_of_le" if strict else "le_trans", values, [line, step])
