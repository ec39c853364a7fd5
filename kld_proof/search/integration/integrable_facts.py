"""Integrability that is assumed: of the function itself, of its opposite, of all members of a family."""

from __future__ import annotations

from kld_proof.kernel.term import App, Num, Term, Var, apply, subterms
from kld_proof.search.context import Context
from kld_proof.search.integration.combination import HEADS, LEMMAS
from kld_proof.search.normal_form.normalise import prove_equal


def by_hypothesis(ctx: Context, goal: App) -> int | None:
    """The goal from a hypothesis about a function that is its own, or the opposite of it, everywhere on D."""
    domain = goal.args[0]
    for fact, line in [*ctx.facts.items(), *universal_instances(ctx), *_at_members(ctx, goal)]:
        if type(fact) is App and fact.head == goal.head and fact.args[0] == domain:
            # A comparison may ask for integrability further inside, but not for this comparison again.
            if fact in ctx.builder.comparing:
                continue
            ctx.builder.comparing.add(fact)
            try:
                found = _carried(ctx, goal, fact, line)
                if found is None:
                    found = _carried(ctx, goal, *_opposite(ctx, fact, line))
            finally:
                ctx.builder.comparing.discard(fact)
            if found is not None:
                return found
    return None


def _opposite(ctx: Context, fact: App, line: int) -> tuple[App, int]:
    """integrable(D, -f) from integrable(D, f)."""
    domain, f = fact.args
    values = {"D": domain, "c": Num(-1), "$f": f}
    negative = ctx.builder.lemma(LEMMAS[HEADS[fact.head]][6], values, [line])
    return ctx.builder.conclusion(negative), negative


def _carried(ctx: Context, goal: App, fact: App, line: int) -> int | None:
    """The goal from `fact`, whose function is equal to the goal's everywhere on D."""
    domain, body = goal.args
    inner, x, opened = ctx.open(domain, body)
    equation = prove_equal(inner, opened, apply(fact.args[1], Var(x)))
    if equation is None:
        return None
    quantified = ctx.builder.add("generalize", (equation,), x, domain)
    congr = LEMMAS[HEADS[goal.head]][2]
    return ctx.builder.lemma(congr, {"D": domain, "$f": body, "$g": fact.args[1]}, [quantified, line])


def _at_members(ctx: Context, goal: App) -> list[tuple[Term, int]]:
    """Integrability that is assumed of all members of a family, at those that stand in the goal."""
    from kld_proof.search.sign import member

    found: list[tuple[Term, int]] = []
    if goal.args[0] != App("space"):
        return found
    atoms = (s for s in subterms(goal.args[1]) if type(s) is App and s.head[:1] == "$" and len(s.args) == 2)
    places = dict.fromkeys(s.args[0] for s in atoms if not s.args[0].loose)
    for every, line in ctx.quantified() if places else ():
        body = every.args[1].body  # type: ignore[attr-defined]
        if type(body) is not App or body.head != "integrable_rv" or len(body.args) != 1:
            continue
        for place in places:
            inside = member(ctx, place, every.args[0])
            if inside is not None:
                i = ctx.builder.add("specialize", (line, inside))
                f = ctx.builder.conclusion(i).args[0]
                i = ctx.builder.lemma("integrable_of_integrable_rv", {"$f": f}, [i])
                found.append((ctx.builder.conclusion(i), i))
    return found


def universal_instances(ctx: Context) -> list[tuple[Term, int]]:
    """P[t] for the hypotheses all(D, P) and t in D; random variables are integrable over the outcomes."""
    found = ctx.memo.get("universal instances")
    if found is None:
        found = ctx.memo["universal instances"] = list[tuple[Term, int]]()
        b = ctx.builder
        quantified = [(f, i) for f, i in ctx.facts.items() if type(f) is App and f.head == "all"]
        members = [(f, i) for f, i in ctx.facts.items() if type(f) is App and f.head == "in"]
        for every, line in quantified:
            for inside, member_line in members:
                if every.args[0] == inside.args[1]:
                    i = b.add("specialize", (line, member_line))
                    p = b.conclusion(i)
                    if p.head == "integrable_rv" and len(p.args) == 1:
                        i = b.lemma("integrable_of_integrable_rv", {"$f": p.args[0]}, [i])
                    found.append((b.conclusion(i), i))
    assert isinstance(found, list)
    return found
