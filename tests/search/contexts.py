"""Contexts and goals from text, for tests of the search."""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, Term
from kld_proof.library.statement import statement
from kld_proof.search.builder import Builder
from kld_proof.search.context import Context
from kld_proof.search.decide import decide
from kld_proof.search.goals import prove_goal

FUNCTIONS = ("$f", "$g", "$X")


def term(text: str) -> Term:
    return statement(text, FUNCTIONS)


def application(text: str) -> App:
    found = term(text)
    assert isinstance(found, App)
    return found


def context(*assumptions: str) -> Context:
    return Context(Builder(), tuple(map(term, assumptions)))


def closes(goal: str, *assumptions: str) -> bool:
    """Whether the search closes the goal, by a line that concludes it from no more than was assumed."""
    ctx = context(*assumptions)
    line = prove_goal(ctx, term(goal))
    if line is None:
        return False
    found = ctx.builder.sequents[line]
    assert found.conclusion == term(goal) and found.hypotheses <= set(map(term, assumptions))
    return True


def converts(
    conversion: Callable[[Context, App], int | None], before: str, after: str, *assumptions: str
) -> bool:
    """Whether the conversion gives an equation from `before` to what is `after` as a rational function."""
    ctx = context(*assumptions)
    line = conversion(ctx, application(before))
    if line is None:
        return False
    left, right = ctx.builder.conclusion(line).args
    assert left == term(before)
    assert ctx.builder.sequents[line].hypotheses <= set(map(term, assumptions))
    return ctx.same(right, term(after))


def verdict(left: str, right: str, *assumptions: str, relation: str = "eq") -> str:
    return decide(Claim(tuple(map(term, assumptions)), relation, term(left), term(right))).verdict
