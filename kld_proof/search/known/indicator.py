"""Means with indicators `ite(P, 1, 0)`: their powers, factors that follow from others, integrability."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, ZERO, App, Term, Var, apply, bind, names
from kld_proof.polynomial import Monomial
from kld_proof.search.context import Context
from kld_proof.search.integration.independence import atoms
from kld_proof.search.known import Matcher, Proposal

SPACE = App("space")


def of_power(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """A power of an indicator is the indicator."""
    monomial, own = _indicators(ctx, domain, w, h)
    if not any(e > 1 for _, e in own):
        return None
    places = {g for g, _ in own}
    reduced = tuple((g, 1 if g in places else e) for g, e in monomial)
    return _instead(ctx, domain, w, h, ctx.ring.monomial(reduced))


def of_implied(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """An indicator that is 1 wherever another factor is not 0."""
    from kld_proof.search.goals import prove_goal

    monomial, own = _indicators(ctx, domain, w, h)
    for pair in own if len(own) > 1 else ():
        t = ctx.ring.term_of(pair[0])
        others = [ctx.ring.term_of(g) for g, _ in own if g != pair[0]]
        if not any(set(atoms(t, w)) & set(atoms(o, w)) for o in others):
            continue
        rest = ctx.ring.monomial(tuple(q for q in monomial if q != pair))
        if prove_goal(ctx, App("eq", h, rest)) is not None:
            return _instead(ctx, domain, w, h, rest)
    return None


def of_disjoint(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """A product of indicators of which an assumption about every outcome gives the value."""
    monomial, own = _indicators(ctx, domain, w, h)
    if not own:
        return None
    for fact, _ in ctx.quantified():
        if fact.args[0] != domain:
            continue
        said = apply(fact.args[1], Var(w))
        if type(said) is App and said.head == "eq" and ctx.polynomial(said.args[0]) == {monomial: 1}:
            return _instead(ctx, domain, w, said.args[0], said.args[1])
    return None


def of_factor(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """What is integrable stays so with an indicator as a factor."""
    monomial, own = _indicators(ctx, domain, w, h)
    if not own or len(monomial) < 2 or own[-1][1] != 1:
        return None
    rest = ctx.ring.monomial(tuple(q for q in monomial if q != own[-1]))
    values = {"$f": bind(rest, w), "$g": bind(ctx.ring.term_of(own[-1][0]), w)}
    return Proposal(values, "integrable_space_mul_of_idempotent")


def _indicators(ctx: Context, domain: Term, w: str, h: Term) -> tuple[Monomial, list[tuple[int, int]]]:
    """The monomial that h is, and the factors in it that are indicators of events."""
    p = ctx.polynomial(h) if domain == SPACE else {}
    if len(p) != 1:
        return (), []
    (monomial,) = p
    return monomial, [(g, e) for g, e in monomial if e >= 1 and is_indicator(ctx.ring.term_of(g), w)]


def is_indicator(t: Term, w: str) -> bool:
    """Whether `t` is 1 or 0, by a condition on the outcome."""
    return type(t) is App and t.head == "ite" and t.args[1:] == (ONE, ZERO) and w in names(t)


def _instead(ctx: Context, domain: Term, w: str, h: Term, other: Term) -> Proposal:
    values: dict[str, Term] = {"D": domain, "$f": bind(h, w), "$g": bind(other, w)}
    return Proposal(values, "integrable_congr", "integral_congr")


MATCHERS: list[tuple[str, Matcher]] = [
    ("integral", of_power),
    ("integral", of_disjoint),
    ("integral", of_implied),
    ("integral", of_factor),
]
