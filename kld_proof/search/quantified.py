"""Instances of hypotheses that hold everywhere: `all(D, y -> all(E, z -> P))` at given values of y and z."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.term import App, Bound, Lam, Term, names, shift
from kld_proof.search.context import Context
from kld_proof.search.sign import member


def instance_of(ctx: Context, goal: App) -> int | None:
    """A line for `goal`, which has the form of a hypothesis under one quantifier or more."""
    for fact, line in _quantified(ctx, goal.head):
        found = _matched(fact, goal)
        if found is not None:
            specialised = _specialised(ctx, line, found)
            if specialised is not None and ctx.builder.conclusion(specialised) == goal:
                return specialised
    return None


def value_of(ctx: Context, t: App) -> int | None:
    """A line t = value, from a hypothesis eq(t, value), also under quantifiers."""
    for fact, line in ctx.facts.items():
        if type(fact) is App and fact.head == "eq" and fact.args[0] == t:
            return line
    for fact, line in _quantified(ctx, "eq"):
        found = specialised_left(ctx, fact, line, t)
        if found is not None:
            return found
    return None


def determined(ctx: Context, g: App) -> int | None:
    """A line g = value of a function of numbers, from a hypothesis all(D, ... f(x) = t) where t has no f."""
    for fact, line in _quantified(ctx, "eq"):
        left, right = _equation(fact)
        if (
            fact.args[0] != App("space")
            and type(left) is App
            and left.head == g.head
            and g.head not in names(right)
        ):
            found = specialised_left(ctx, fact, line, g)
            if found is not None:
                return found
    return None


def _equation(fact: App) -> tuple[Term, Term]:
    inner = inner_of(fact)[0]
    assert type(inner) is App
    return inner.args[0], inner.args[1]


def specialised_left(ctx: Context, fact: App, line: int, t: App) -> int | None:
    """A line t = value, where `line` is all(D, ... left = value) and t has the form of the left side."""
    if fact.head == "eq":
        return line if fact.args[0] == t else None
    found = _matched(fact, t, left=True)
    specialised = None if found is None else _specialised(ctx, line, found)
    if specialised is None or ctx.builder.conclusion(specialised).args[0] != t:
        return None
    return specialised


def _quantified(ctx: Context, head: str) -> Iterator[tuple[App, int]]:
    """The hypotheses all(D, ... P ...) with the head of P."""
    for fact, line in ctx.quantified():
        inner = inner_of(fact)[0]
        if type(inner) is App and inner.head == head:
            yield fact, line


def inner_of(fact: App) -> tuple[Term, int]:
    """The proposition below all quantifiers, and how many these are."""
    inner: Term = fact
    depth = 0
    while type(inner) is App and inner.head == "all" and type(inner.args[1]) is Lam:
        inner, depth = inner.args[1].body, depth + 1
    return inner, depth


def _matched(fact: App, goal: Term, left: bool = False) -> list[Term] | None:
    """The values of the quantified variables, outermost first, at which the hypothesis is the goal."""
    inner, depth = inner_of(fact)
    pattern = inner.args[0] if left and type(inner) is App else inner
    values: dict[int, Term] = {}
    if not _match(pattern, goal, 0, values) or set(values) != set(range(depth)):
        return None
    return [values[k] for k in reversed(range(depth))]


def _match(pattern: Term, t: Term, under: int, values: dict[int, Term]) -> bool:
    """Whether `t` is `pattern` with values for its loose variables; `under` binders are common to both."""
    if type(pattern) is Bound:
        if pattern.index < under:
            return pattern == t
        k = pattern.index - under
        if k in values:
            return shift(values[k], under) == t
        if _mentions(t, under):
            return False
        values[k] = shift(t, -under)
        return True
    if type(pattern) is Lam:
        return type(t) is Lam and _match(pattern.body, t.body, under + 1, values)
    if type(pattern) is not App:
        return pattern == t
    if type(t) is not App or t.head != pattern.head or len(t.args) != len(pattern.args):
        return False
    return all(_match(p, a, under, values) for p, a in zip(pattern.args, t.args, strict=True))


def _mentions(t: Term, under: int, depth: int = 0) -> bool:
    """Whether `t` mentions one of the innermost `under` binders around it."""
    if type(t) is Bound:
        return depth <= t.index < depth + under
    if type(t) is Lam:
        return _mentions(t.body, under, depth + 1)
    return type(t) is App and any(_mentions(a, under, depth) for a in t.args)


def _specialised(ctx: Context, line: int, values: list[Term]) -> int | None:
    for value in values:
        domain = ctx.builder.conclusion(line).args[0]
        inside = member(ctx, value, domain)
        if inside is None:
            return None
        line = ctx.builder.add("specialize", (line, inside))
    return line
