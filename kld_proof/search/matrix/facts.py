"""Facts about matrices, and how they are carried over to equal matrices and equal sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kld_proof.kernel.term import App, Term
from kld_proof.search.context import Context


def facts(ctx: Context, head: str) -> Iterator[tuple[App, int]]:
    """The facts with this head, each with its line."""
    for fact, line in list(ctx.facts.items()):
        if type(fact) is App and fact.head == head:
            yield fact, line


def symmetric(ctx: Context, t: Term) -> int | None:
    """A line symmetric(t) from the facts, or None."""
    return next((line for fact, line in facts(ctx, "symmetric") if fact.args[0] == t), None)


def multiple(ctx: Context, name: str, known: int | None, condition: App, a: Term, c: Term) -> int | None:
    """What the lemma says of c A, from the line for A and a condition on c that has to be proved."""
    from kld_proof.search.goals import prove_goal

    met = None if known is None else prove_goal(ctx, condition)
    if known is None or met is None:
        return None
    return ctx.builder.lemma(name, {"A": a, "c": c, "n": ctx.builder.conclusion(known).args[1]}, [met, known])


def transported(ctx: Context, line: int, equation: int | None, back: bool = False) -> int:
    """From P(A) and A = B the line P(B); from P(B), if `back`."""
    if equation is None:
        return line
    b = ctx.builder
    return b.add("replace", (line, b.add("symm", (equation,)) if back else equation))


def with_sizes(ctx: Context, line: int, goal: App) -> int | None:
    """From the line for a goal with other terms for the same sizes the line for `goal`."""
    b = ctx.builder
    known = b.conclusion(line)
    if known == goal or known.args[0] != goal.args[0]:
        return line if known == goal else None
    equations = []
    for size, own in zip(goal.args[1:], known.args[1:], strict=True):
        if size != own:
            same = ctx.field(size, own)
            if same is None:
                return None
            equations.append(same)
    back = b.add("rewrite", equations, goal)
    if b.right(back) != known:
        return None
    return b.add("replace", (line, b.add("symm", (back,))))


def by_canonical_form(
    ctx: Context, t: Term, head: str, of_parts: Callable[[Context, Term], int | None]
) -> int | None:
    """From a fact about a matrix with the same canonical form, or from the parts of that form."""
    from kld_proof.search.matrix.equality import canonical

    form, line = canonical(ctx, t)
    for fact, known in facts(ctx, head):
        other, equation = canonical(ctx, fact.args[0])
        if other == form:
            return transported(ctx, transported(ctx, known, equation), line, back=True)
    found = of_parts(ctx, form) if form != t else None
    return None if found is None else transported(ctx, found, line, back=True)
