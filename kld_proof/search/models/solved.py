"""Models of assumptions with equations: closed forms for the names that the equations determine.

Main statement: `solved(builder, assumptions)` gives values of some names in terms of the others, and what
has to hold of the others.  Nothing rests on it: a model is judged with its values put in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Num, Term, Var, names, substitute
from kld_proof.polynomial import TooLarge
from kld_proof.search.builder import Builder, OutOfLines
from kld_proof.search.context import Context
from kld_proof.search.equations.assumed import put_in
from kld_proof.search.equations.pivots import equations, pivots
from kld_proof.search.limits import Limits
from kld_proof.search.models.points import points, pointwise
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.table import OutOfGoals

STEPS, POINTS = 8, 3
SHORT = Limits(lines=8_000)
INVERTIBLE = ("exp", "ln", "sqrt", "pow")


def has_equations(assumptions: Sequence[Term]) -> bool:
    """Whether there is anything to solve."""
    return any(type(a) is App and a.head == "eq" and names(a) for a in assumptions)


def solved(assumptions: Sequence[Term]) -> tuple[dict[str, Term], list[Term]]:
    """Names with their values, and the conditions that are left for the other names."""
    ctx = Context(Builder(SHORT), tuple(assumptions))
    values: dict[str, Term] = {}
    try:
        for _ in range(STEPS):
            pivot = next(_usable(ctx), None)
            if pivot is None:
                break
            target, value = ctx.builder.conclusion(pivot).args
            ctx = put_in(ctx, pivot)
            if type(target) is App and target.head == "pow" and type(target.args[0]) is Var:
                target, value = target.args[0], App("sqrt", value)  # one of the two roots will do
            if type(target) is Var:
                values = {n: substitute(v, {target.name: value}) for n, v in values.items()}
                values[target.name] = value
    except (OutOfGoals, OutOfLines, KernelError, TooLarge, RecursionError):
        pass
    rest = (f for f in ctx.facts if names(f) and not names(f) & values.keys())
    return values, [f for f in rest if not _is_trivial(ctx, f)]


def _is_trivial(ctx: Context, fact: Term) -> bool:
    """Whether a fact is an equation whose sides agree anyway."""
    try:
        return type(fact) is App and fact.head == "eq" and prove_equal(ctx, *fact.args) is not None
    except (OutOfGoals, OutOfLines, KernelError, TooLarge, RecursionError):
        return False


def _usable(ctx: Context) -> Iterator[int]:
    """The pivots for names first, then those for values of functions that have an inverse."""
    found = [i for line in equations(ctx) for i in pivots(ctx, line)]
    targets = [(i, ctx.builder.conclusion(i).args[0]) for i in found]
    yield from (i for i, t in targets if type(t) is Var)
    yield from (i for i, t in targets if type(t) is App and t.head in INVERTIBLE)


def solved_models(assumptions: Sequence[Term], free: Sequence[str]) -> Iterator[dict[str, Term]]:
    """Values for all the names: simple rational ones, and what the equations make of them."""
    values, rest = solved(assumptions)
    if not values:
        return
    others = [n for n in free if n not in values and not n.startswith("$")]
    for point in points([p for p in rest if pointwise(p)], others, POINTS):
        numbers: dict[str, Term] = {n: Num(v) for n, v in point.items()}
        yield {**numbers, **{n: substitute(v, numbers) for n, v in values.items()}}
