"""Integrability by elimination: what is left of a hypothesis when the integrable parts are taken away.

`E[(X - E[X])**2]` and `E[X]` exist, so `E[X**2]` does: of a hypothesis integrable(D, c h + c1 h1 + ...) with
c != 0, in which h1, ... are integrable, h is 1/c times the rest.  Every equation is proved pointwise.

Implementation: hypotheses are eliminated one at a time, each for the one basic function in it that is not
known yet.
"""

from __future__ import annotations

from kld_proof.kernel.term import ONE, App, Lam, Num, Term, Var, apply
from kld_proof.search.context import Context
from kld_proof.search.integration.combination import HEADS, LEMMAS, Combination, combined, decompose
from kld_proof.search.integration.integrable_facts import universal_instances
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.sign import nonzero

MAX_FACTS = 24


def by_elimination(ctx: Context, goal: App) -> int | None:
    """A line for integrable(D, h) (or summable), h a basic function, from hypotheses about sums with h."""
    key = ("eliminated", goal.head, goal.args[0])
    if key not in ctx.memo:
        ctx.memo[key] = dict[Term, int]()
        ctx.memo[key] = _eliminated(ctx, goal.head, goal.args[0])
    found = ctx.memo[key]
    assert isinstance(found, dict)
    return found.get(goal.args[1])


def _eliminated(ctx: Context, predicate: str, domain: Term) -> dict[Term, int]:
    """Lines for the basic functions that follow, by function."""
    under_way = ctx.builder.comparing
    facts = [
        (fact, line)
        for fact, line in [*ctx.facts.items(), *universal_instances(ctx)]
        if type(fact) is App and fact.head == predicate and fact.args[0] == domain and fact not in under_way
    ][:MAX_FACTS]
    open_facts: list[tuple[Combination, int]] = []
    for fact, line in facts:
        assert type(fact) is App
        combination = decompose(ctx, HEADS[predicate], domain, fact.args[1])
        if combination is not None and len(combination.parts) > 0:
            open_facts.append((combination, line))
    under_way.update(fact for fact, _ in facts)  # below a further binder they are not taken apart once more
    try:
        return _settled(ctx, predicate, open_facts)
    finally:
        under_way.difference_update(fact for fact, _ in facts)


def _settled(ctx: Context, predicate: str, open_facts: list[tuple[Combination, int]]) -> dict[Term, int]:
    known: dict[Term, int] = {}
    while True:
        rest = [entry for entry in open_facts if not _settle(ctx, predicate, *entry, known)]
        if len(rest) == len(open_facts):
            return known
        open_facts = rest


def _settle(ctx: Context, predicate: str, fact: Combination, line: int, known: dict[Term, int]) -> bool:
    """Whether nothing is left to learn from a fact; its one unknown part becomes known."""
    from kld_proof.search.integration.integrable import integrable

    unknown = []
    for c, h in fact.parts:
        found = known.get(h)
        if found is None:
            found = integrable(ctx, fact.domain, h, predicate)
            if found is not None:
                known[h] = found
        if found is None:
            unknown.append((c, h))
    if len(unknown) != 1:
        return not unknown
    (c, h) = unknown[0]
    derived = _solved(ctx, predicate, fact, line, c, h, known)
    if derived is None:
        return False
    known[h] = derived
    ctx.memo[(predicate, fact.domain, h)] = derived
    return True


def _solved(
    ctx: Context, predicate: str, fact: Combination, line: int, c: Term, h: Lam, known: dict[Term, int]
) -> int | None:
    """integrable(D, h), where fact.body = c h + (parts that are known)."""
    if not (type(c) is Num and c.value != 0) and nonzero(ctx, c) is None:
        return None
    others = [(ci, hi) for ci, hi in fact.parts if hi != h]
    inverse = App("div", ONE, c)
    parts = ((inverse, fact.body), *((App("neg", App("mul", ci, inverse)), hi) for ci, hi in others))
    nested: Term | None = None
    for scale, f in reversed(parts):
        term = App("mul", scale, f.body)
        nested = term if nested is None else App("add", term, nested)
    assert nested is not None
    inner, x, opened = ctx.open(fact.domain, h)
    equation = prove_equal(inner, opened, apply(Lam(nested), Var(x)))
    if equation is None:
        return None
    quantified = ctx.builder.add("generalize", (equation,), x, fact.domain)
    solved = Combination(HEADS[predicate], fact.domain, h, parts, Lam(nested), quantified)
    tail = combined(ctx, solved, [line, *(known[hi] for _, hi in others)])
    values = {"D": fact.domain, "$f": h, "$g": solved.nested}
    return ctx.builder.lemma(LEMMAS[HEADS[predicate]][2], values, [quantified, tail])
