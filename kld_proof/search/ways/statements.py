"""Goals that say something of every element of a set, of laws, and of integrals and sums."""

from __future__ import annotations

from kld_proof.kernel.term import App, Lam, Term, substitute
from kld_proof.library.lookup import lookup
from kld_proof.search.context import Context
from kld_proof.search.goals import prove_goal
from kld_proof.search.integration.integrable import integrable
from kld_proof.search.quantified import instance_of


def everywhere(ctx: Context, goal: App) -> int | None:
    """all(D, P): P at a fresh variable in D."""
    domain, body = goal.args
    assert type(body) is Lam
    inner, x, p = ctx.open(domain, body)
    line = prove_goal(inner, p)
    return None if line is None else ctx.builder.add("generalize", (line,), x, domain)


def converges(ctx: Context, goal: App) -> int | None:
    """integrable(D, f) or summable(D, f)."""
    return integrable(ctx, goal.args[0], goal.args[1], goal.head)


def has_mean(ctx: Context, goal: App) -> int | None:
    """integrable_rv(X), of a random variable or of all members of a family."""
    if len(goal.args) > 1:
        return instance_of(ctx, goal)
    line = integrable(ctx, App("space"), goal.args[0], "integrable")
    if line is None:
        return None
    return ctx.builder.lemma("integrable_rv_of_integrable", {"$f": goal.args[0]}, [line])


def is_law(ctx: Context, goal: App) -> int | None:
    """is_density(D, f) or is_mass(D, f): not negative, with the total 1."""
    values: dict[str, Term] = {"D": goal.args[0], "$f": goal.args[1]}
    name, lines = f"{goal.head}_of_total_one", []
    for h in lookup(name).hypotheses:
        line = prove_goal(ctx, substitute(h, values))
        if line is None:
            return None
        lines.append(line)
    return ctx.builder.lemma(name, values, lines)


def has_law(ctx: Context, goal: App) -> int | None:
    """has_density(X, ...) or has_mass(X, ...): assumed of it or of its family, or that of the outcomes."""
    found = instance_of(ctx, goal)
    if found is None and goal == lookup("outcome_uniform").conclusion:
        return ctx.builder.lemma("outcome_uniform", {})
    return found
