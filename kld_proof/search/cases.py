"""Case distinctions: goals with absolute values, extrema or conditions that the context does not decide."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.rules import KernelError, negation
from kld_proof.kernel.term import ZERO, App, Term, subterms
from kld_proof.search.context import Context
from kld_proof.search.sign import prove_condition

MAX_SPLITS = 4


def by_cases(ctx: Context, goal: Term) -> int | None:
    """A line for the goal from the two cases of the first undecided condition in it."""
    from kld_proof.search.goals import prove_goal

    b = ctx.builder
    if b.splits >= MAX_SPLITS:
        return None
    # Signs of variables decide those of products, not the other way round.
    for c in sorted(dict.fromkeys(_conditions(goal)), key=lambda c: sum(1 for _ in subterms(c))):
        try:
            opposite = negation(c)
        except KernelError:
            continue
        if prove_condition(ctx, c) is not None or prove_condition(ctx, opposite) is not None:
            continue
        b.splits += 1
        try:
            first = prove_goal(_with_square(ctx.child(c), c), goal)
            second = None if first is None else prove_goal(_with_square(ctx.child(opposite), opposite), goal)
        finally:
            b.splits -= 1
        return None if first is None or second is None else b.add("cases", (first, second), c)
    return None


def _with_square(ctx: Context, case: Term) -> Context:
    """The context with c**2 <= a**2, where the case is c <= |a| for a c that is not negative."""
    match case:
        case App(head="le" | "lt" as relation, args=(c, App(head="abs", args=(a,)))):
            sign = prove_condition(ctx, App("le", ZERO, c))
            if sign is None:
                return ctx
            line = ctx.facts[case]
            if relation == "lt":
                line = ctx.builder.lemma("le_of_lt", {"a": c, "b": App("abs", a)}, [line])
            line = ctx.builder.lemma("sq_le_sq_of_le_abs", {"a": a, "c": c}, [sign, line])
            if ctx.builder.conclusion(line) not in ctx.facts:
                ctx.facts[ctx.builder.conclusion(line)] = line
                ctx.memo.clear()
    return ctx


def _conditions(goal: Term) -> Iterator[App]:
    """What decides the value of the kinked terms in the goal."""
    for s in subterms(goal):
        if type(s) is not App or s.loose:
            continue
        if s.head == "abs":
            yield App("le", ZERO, s.args[0])
        elif s.head in ("max", "min") and len(s.args) == 2:
            yield App("le", *s.args)
        elif s.head == "ite" and type(s.args[0]) is App:
            yield s.args[0]
