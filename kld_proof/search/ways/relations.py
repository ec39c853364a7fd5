"""Relations whose sides are numbers or have simpler normal forms."""

from __future__ import annotations

from kld_proof.kernel.term import App, names, subterms
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import canonical_equation
from kld_proof.search.sign import decided, prove_condition


def by_value(ctx: Context, goal: App) -> int | None:
    """A relation between numbers, by a rigorous enclosure."""
    return None if names(goal) else decided(ctx, goal)


def by_normal_forms(ctx: Context, goal: App) -> int | None:
    """The condition for the normal forms of both sides, brought back by rewriting."""
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


def by_splitting(ctx: Context, goal: App) -> int | None:
    """An equation between products over ranges with different ends; most goals have no products."""
    if not any(type(s) is App and s.head == "prod" for s in subterms(goal)):
        return None
    from kld_proof.search import splitting

    return splitting.by_splitting(ctx, goal)


def by_recurrence(ctx: Context, goal: App) -> int | None:
    """A relation about sequences that recurrences give; most contexts have none."""
    if not ctx.quantified():
        return None
    from kld_proof.search import recurrence

    return recurrence.by_recurrence(ctx, goal)


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
