"""Models of assumptions with equations: closed forms for the names that the equations determine.

Main statement: `solved(builder, assumptions)` gives values of some names in terms of the others, and what
has to hold of the others.  Nothing rests on it: a model is judged with its values put in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import ZERO, App, Num, Term, Var, names, substitute
from kld_proof.polynomial import TooLarge
from kld_proof.search.builder import Builder, OutOfLines
from kld_proof.search.context import Context
from kld_proof.search.equations.assumed import put_in
from kld_proof.search.equations.pivots import equations, pivots
from kld_proof.search.limits import Limits
from kld_proof.search.models.approximate import rejected
from kld_proof.search.models.points import points, pointwise
from kld_proof.search.normal_form.facts import has_binder
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.refuter.exact import exact
from kld_proof.search.table import OutOfGoals

STEPS, POINTS, ZEROS = 8, 3, 4
SHORT = Limits(lines=8_000)
INVERTIBLE = ("exp", "ln", "sqrt", "pow")


def has_equations(assumptions: Sequence[Term]) -> bool:
    """Whether there is anything to solve."""
    return any(type(a) is App and a.head == "eq" and names(a) for a in assumptions)


def solved(assumptions: Sequence[Term]) -> tuple[dict[str, Term], list[Term]]:
    """Names with their values, and the conditions that are left for the other names."""
    ctx = Context(Builder(SHORT), tuple(assumptions))
    values: dict[str, Term] = {}
    used: set[Term] = set()  # an equation that is not in normal form would give the same value again
    try:
        for _ in range(STEPS):
            pivot = next((i for i in _usable(ctx) if ctx.builder.conclusion(i).args[0] not in used), None)
            if pivot is None:
                break
            target, value = ctx.builder.conclusion(pivot).args
            used.add(target)
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
    yield from (i for i, t in targets if type(t) is App and t.head in INVERTIBLE and names(t))


def solved_models(assumptions: Sequence[Term], free: Sequence[str]) -> Iterator[dict[str, Term]]:
    """Values for all the names: simple rational ones, and what the equations make of them.

    Where that gives nothing, one name is 0: `exp(-(x - m)^2) = 1/2` has a root that can be written for m = 0.
    """
    meant = [_by_factor(a) for a in assumptions]
    found = False
    for values in _solved_models(meant, free):
        found = True
        yield values
    for name in [n for n in free if not n.startswith("$")][:ZEROS] if not found else ():
        zero: dict[str, Term] = {name: ZERO}
        rest = [substitute(a, zero) for a in meant]
        if not any(
            type(a) is App and len(a.args) == 2 and rejected(a.head, *a.args) for a in rest if not names(a)
        ):
            yield from ({**zero, **v} for v in _solved_models(rest, [n for n in free if n != name]))


def _by_factor(assumption: Term) -> Term:
    """`0 = f (a + b)` as `0 = a + b`: one way for a product to vanish."""
    match assumption:
        case App(head="eq", args=(a, b)) if ZERO in (a, b):
            product = b if a == ZERO else a
            factors = product.args if type(product) is App and product.head == "mul" else ()
            sums = [f for f in factors if type(f) is App and f.head == "add" and names(f)]
            return App("eq", ZERO, sums[0]) if len(sums) == 1 else assumption
    return assumption


def _solved_models(assumptions: Sequence[Term], free: Sequence[str]) -> Iterator[dict[str, Term]]:
    values, rest = solved(assumptions)
    if not values:
        return
    others = [n for n in free if n not in values and not n.startswith("$")]
    about = [
        p for p in rest if pointwise(p) and not has_binder(p)
    ]  # the rest is judged with the values put in
    for point in points(about, others, POINTS):
        numbers: dict[str, Term] = {n: Num(v) for n, v in point.items()}
        yield {**numbers, **{n: _number(substitute(v, numbers)) for n, v in values.items()}}


def _number(t: Term) -> Term:
    """A closed term as the rational number that it is, or as it stands."""
    value = exact(t, {})
    return t if value is None else Num(value)
