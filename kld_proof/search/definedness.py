"""Proves that operations are defined, and says which condition is missing where it cannot."""

from __future__ import annotations

from functools import cache

from kld_proof.kernel.rules import Lemma
from kld_proof.kernel.term import App, Bound, Lam, Term, Var, substitute
from kld_proof.library.lookup import axiom_table, lookup
from kld_proof.search.context import Context


@cache
def alternatives(predicate: str, head: str) -> tuple[Lemma, ...]:
    """The axioms from which predicate(head(...)) follows."""
    prefix = f"{head}_{predicate}"
    named = [a for n, a in axiom_table().items() if n.startswith(prefix)]
    found = (a for a in named if a.name == prefix or a.name.startswith(f"{prefix}_"))
    return tuple(lookup(a.name) for a in found if a.conclusion.startswith(f"{predicate}("))


def conditions(goal: App) -> list[tuple[Lemma, dict[str, Term], tuple[Term, ...]]]:
    """The alternatives for defined(t): a lemma, values for its variables, and its hypotheses there."""
    found = []
    t = goal.args[0]
    if goal.head in ("defined", "defined_around") and type(t) is App:
        for lemma in alternatives(goal.head, t.head):
            assert type(lemma.conclusion) is App
            values: dict[str, Term] = {}
            if _match(lemma.conclusion.args[0], t, values) and set(lemma.variables) <= set(values):
                found.append((lemma, values, tuple(substitute(h, values) for h in lemma.hypotheses)))
    return found


def _match(pattern: Term, t: Term, values: dict[str, Term]) -> bool:
    if type(pattern) is Var:
        return values.setdefault(pattern.name, t) == t
    if type(pattern) is Lam:  # lambda x: f(x), for a function variable f
        return (
            type(t) is Lam
            and type(pattern.body) is App
            and pattern.body.args == (Bound(0),)
            and (values.setdefault(pattern.body.head, t) == t)
        )
    if (
        type(pattern) is not App
        or type(t) is not App
        or pattern.head != t.head
        or len(pattern.args) != len(t.args)
    ):
        return False
    return all(_match(p, a, values) for p, a in zip(pattern.args, t.args, strict=True))


def prove_defined(ctx: Context, goal: App) -> int | None:
    """A line defined(t), by the first alternative whose conditions are proved."""
    from kld_proof.search.goals import prove_goal

    t = goal.args[0]
    if goal.head == "defined" and type(t) is App and t.head == "limit":
        return _exists(ctx, t)
    if type(t) is App and t.head == "mat_inverse":
        from kld_proof.search.matrix.goals import inverse_defined

        return inverse_defined(ctx, t, goal.head)

    for lemma, values, hypotheses in conditions(goal):
        lines = []
        for h in hypotheses:
            line = prove_goal(ctx, h)
            if line is None:
                break
            lines.append(line)
        else:
            return ctx.builder.lemma(lemma.name, {v: values[v] for v in lemma.variables}, lines)
    return None


def _exists(ctx: Context, limit: App) -> int | None:
    """A line defined(limit(D, f)), by finding the limit."""
    from kld_proof.search.limit.approach import tends

    domain, f = limit.args
    line = tends(ctx, domain, f)
    if line is None:
        return None
    values = {"D": domain, "$f": f, "c": ctx.builder.conclusion(line).args[2]}
    return ctx.builder.lemma("defined_limit", values, [line])


def missing_conditions(ctx: Context, goal: Term) -> list[Term]:
    """The unproved conditions of the first alternative; the goal itself where there is none."""
    from kld_proof.search.goals import prove_goal

    if type(goal) is App and goal.head in ("defined", "defined_around"):
        for _, _, hypotheses in conditions(goal):
            return [h for h in hypotheses if prove_goal(ctx, h) is None]
    return [goal]
