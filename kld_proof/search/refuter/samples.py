"""Counterexamples about samples: one observation, with the mean and the variance that are assumed of all.

Main statement: `witnesses(assumptions, used)`.  The observation is m + sqrt(12 v) (w - 1/2) for an outcome w
that is uniform on the unit interval; whatever is claimed of n observations has to hold of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from kld_proof.kernel.term import ONE, App, Bound, Lam, Num, Term, Var, names, substitute
from kld_proof.search.models.points import points, pointwise
from kld_proof.search.models.solved import solved

Witness = dict[str, Term]
POINTS = 4
HALF, TWELVE = Num(Fraction(1, 2)), Num(12)


def witnesses(assumptions: Sequence[Term], used: Sequence[str]) -> Iterator[Witness]:
    """Values of all names, where each function is a sample of which mean and variance are assumed at most."""
    functions = [n for n in used if n.startswith("$")]
    sizes = {n: _size(n, assumptions) for n in functions}
    table = {n: _observation(n, assumptions) for n in functions}
    if not functions or None in sizes.values() or None in table.values():
        return
    plain = [a for a in assumptions if pointwise(a) and not any(n in names(a) for n in functions)]
    plain += [App("eq", Var(s), ONE) for s in {s.name for s in sizes.values() if type(s) is Var}]
    defined, rest = solved(plain)
    free = [n for n in used if n not in defined and not n.startswith("$")]
    for point in points([a for a in rest if pointwise(a)], free, POINTS if free else 1):
        numbers: Witness = {n: Num(v) for n, v in point.items()}
        numbers |= {n: substitute(t, numbers) for n, t in defined.items()}
        yield {**{n: substitute(t, numbers) for n, t in table.items() if t is not None}, **numbers}


def _size(name: str, assumptions: Sequence[Term]) -> Term | None:
    """The number n of the observations X_1, ..., X_n that are called independent."""
    for a in assumptions:
        match a:
            case App(head="independent", args=(App(head="range", args=(first, last)), family, *_)):
                if first == ONE and family == Lam(Lam(App(name, Bound(1), Bound(0)))):
                    return last
    return None


def _observation(name: str, assumptions: Sequence[Term]) -> Term | None:
    """The observation as a function of its number and of the outcome; None if its mean is no plain term."""
    own = App(name, Bound(1), Bound(0))
    mean, variance = None, None
    for a in assumptions:
        match a:
            case App(
                head="all", args=(_, Lam(body=App(head="eq", args=(App(head="expect", args=(f,)), value))))
            ):
                if f == Lam(own):
                    mean = value
                elif f == _centred(name):
                    variance = value
    mean, spread = mean or ONE, App("sqrt", App("mul", TWELVE, variance or Num(Fraction(1, 3))))
    if mean.loose or spread.loose or any(n.startswith("$") for n in names(mean) | names(spread)):
        return None
    centre = App("add", Bound(0), App("neg", HALF))
    return Lam(Lam(App("add", mean, App("mul", spread, centre))))


def _centred(name: str) -> Term:
    """w -> (X_k(w) - E[X_k])^2, where k is bound outside."""
    mean = App("expect", Lam(App(name, Bound(2), Bound(0))))
    return Lam(App("pow", App("add", App(name, Bound(1), Bound(0)), App("neg", mean)), Num(2)))


__all__ = ["witnesses"]
