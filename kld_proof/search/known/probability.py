"""Means of functions of a random variable of known law, and of independent factors."""

from __future__ import annotations

from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, bind, names
from kld_proof.search.context import Context
from kld_proof.search.integration.independence import independent_factors
from kld_proof.search.known import Matcher, Proposal

SPACE = App("space")


def of_known_law(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """g(X(w)), where the law of X is assumed."""
    if domain != SPACE:
        return None
    for fact in ctx.facts:
        if type(fact) is App and fact.head in ("has_density", "has_mass"):
            variable, support, density = fact.args
            name = _name(variable)
            if name is None:
                continue
            y = ctx.fresh(h)
            g = _replaced(h, App(name, Var(w)), Var(y))
            if w not in names(g):
                kind = fact.head.removeprefix("has_")
                values = {"$X": variable, "D": support, "$f": density, "$g": bind(g, y)}
                return Proposal(values, f"integrable_space_of_{kind}", f"integral_space_of_{kind}")
    return None


def of_independent(ctx: Context, domain: Term, w: str, h: Term) -> Proposal | None:
    """X(w)**m Y(w)**n, or exponentials of multiples of X and Y, for independent X and Y."""
    if domain != SPACE:
        return None
    for u, v, m, n in independent_factors(ctx, w, h):
        values = {"$X": u, "$Y": v, "m": Num(m), "n": Num(n)}
        return Proposal(values, "integrable_space_of_independent", "integral_space_of_independent")
    return None


def _name(variable: Term) -> str | None:
    """`$X` where the term is the function w -> $X(w)."""
    if type(variable) is Lam and type(variable.body) is App and variable.body.args == (Bound(0),):
        return variable.body.head
    return None


def _replaced(t: Term, old: Term, new: Term) -> Term:
    if t == old:
        return new
    if type(t) is Lam:
        return Lam(_replaced(t.body, old, new))
    return App(t.head, *[_replaced(a, old, new) for a in t.args]) if type(t) is App else t


MATCHERS: list[tuple[str, Matcher]] = [("integral", of_known_law), ("integral", of_independent)]
