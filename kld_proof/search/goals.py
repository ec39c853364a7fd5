"""Closes one goal of any kind, by the ways that `WAYS` names for its head, in their order.

A way is written `module:function`, the module below kld_proof.search; it is imported when its turn comes,
since most goals are closed before.  A function takes the context and the goal and gives a line or None.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Term
from kld_proof.search.context import Context
from kld_proof.search.matrix.words import is_matrix
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.sign import prove_condition

Way = Callable[[Context, App], int | None]
RELATIONS = ("eq", "ne", "lt", "le", "in")
CONDITION = (
    "ways.relations:by_normal_forms",
    "ways.relations:by_value",
    "equations.assumed:by_equations",
    "cases:by_cases",
)
LAST = ("ways.relations:by_recurrence", "order.squaring:by_squaring", "induction:by_induction")
MEANS = (
    "order.variance:by_variance",
    "order.mean_order:by_mean_order",
    "order.log_sum:by_log_sum",
    "order.jensen:by_jensen",
)
ROOTS = ("order.correlation:by_correlation",)
MATRIX = ("matrix.goals:about_matrices",)
WAYS: dict[str, tuple[str, ...]] = {
    "eq": (
        "ways.relations:by_value",
        "ways.matrices:by_matrices",
        "equations.assumed:by_multiple",
        "integration.merging:vanishing",
        "ways.relations:by_splitting",
        "ways.relations:by_recurrence",
        "order.inequality:by_contradiction",
        "equations.assumed:by_equations",
        "induction:by_induction",
        "order.mean_order:by_same_outcomes",
        "cases:by_cases",
        "ways.summands:by_summands",
    ),
    "ne": (*CONDITION, "ways.matrices:by_matrices"),
    "lt": (*CONDITION, "ways.matrices:by_matrices", *LAST),
    "le": (*CONDITION, *MEANS, *LAST, *ROOTS),
    "in": CONDITION[1:],
    "all": ("ways.statements:everywhere",),
    "defined": ("definedness:prove_defined",),
    "defined_around": ("definedness:prove_defined",),
    "is_density": ("ways.statements:is_law",),
    "is_mass": ("ways.statements:is_law",),
    "has_density": ("ways.statements:has_law",),
    "has_mass": ("ways.statements:has_law",),
    "integrable": ("ways.statements:converges",),
    "summable": ("ways.statements:converges",),
    "integrable_rv": ("ways.statements:has_mean",),
    "summable2": ("integration.pairs:over_pairs",),
    "integrable2": ("integration.pairs:over_pairs",),
    "independent": ("integration.independence:independent",),
    "has_deriv": ("ways.calculus:has_derivative",),
    "continuous_at": ("ways.calculus:smooth",),
    "differentiable": ("ways.calculus:smooth",),
    "tends": ("ways.calculus:approaches",),
    "shape": MATRIX,
    "invertible": MATRIX,
    "symmetric": MATRIX,
    "positive_definite": MATRIX,
    "has_moments": MATRIX,
}


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
    ways = WAYS.get(goal.head, ())
    if goal.head == "eq" and any(map(is_matrix, goal.args)):
        ways = MATRIX
    elif goal.head in RELATIONS:
        found = prove_equal(ctx, *goal.args) if goal.head == "eq" else prove_condition(ctx, goal)
        if found is not None or (goal.head != "in" and ctx.reject(goal.head, *goal.args)):
            return found
    for way in ways:
        found = _way(way)(ctx, goal)
        if found is not None:
            return found
    return None


@cache
def _way(name: str) -> Way:
    module, function = name.split(":")
    found: Way = getattr(import_module(f"kld_proof.search.{module}"), function)
    return found
