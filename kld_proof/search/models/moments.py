"""Models of assumptions about means and variances: random variables that have just these.

The outcome w is uniform on the unit interval, so that m + sqrt(12 v) (w - 1/2) has mean m and variance v.
Nothing rests on it: a model is judged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from kld_proof.kernel.term import ZERO, App, Lam, Num, Term, Var, apply, bind, names, substitute

WRITTEN = "\0outcome"


def from_moments(assumptions: Sequence[Term]) -> dict[str, Term]:
    """For each random variable, or family of them, whose mean or variance is assumed, one that has these.

    The values may have names in them, and are to be closed with `closed`.
    """
    means: dict[str, tuple[tuple[str, ...], Term]] = {}
    variances: dict[str, tuple[tuple[str, ...], Term]] = {}
    for a in assumptions:
        index = "\0member"
        if type(a) is App and a.head == "all" and type(a.args[1]) is Lam:
            a = apply(a.args[1], Var(index))
        if type(a) is not App or a.head != "eq":
            continue
        for left, right in (a.args, a.args[::-1]):
            own = _variable(left)
            if own is not None:
                means.setdefault(own.head, (_written(own), right))
            own = _centred(left)
            if own is not None:
                variances.setdefault(own.head, (_written(own), right))
    found = {}
    for name in sorted(means.keys() | variances.keys()):
        arguments, mean = means.get(name, (variances.get(name, ((), ZERO))[0], ZERO))
        same, variance = variances.get(name, (arguments, ZERO))
        if same == arguments and name not in names(mean) | names(variance):
            found[name] = _function(arguments, mean, variance)
    return found


def closed(functions: Mapping[str, Term], values: Mapping[str, Term]) -> dict[str, Term]:
    """The functions with numbers for the names in them."""
    return {n: substitute(f, values) for n, f in functions.items()}


def _variable(t: Term) -> App | None:
    """`X(w)` or `X(k, w)` of which `t` is the mean."""
    body = apply(t.args[0], Var(WRITTEN)) if type(t) is App and t.head == "expect" else None
    known = type(body) is App and body.head[:1] == "$" and body.args[-1:] == (Var(WRITTEN),)
    if not known or not all(type(a) is Var for a in body.args):  # type: ignore[union-attr]
        return None
    return body if type(body) is App else None


def _centred(t: Term) -> App | None:
    """The X of which `t` is the variance, E[(X - E[X])^2]."""
    body = apply(t.args[0], Var(WRITTEN)) if type(t) is App and t.head == "expect" else None
    match body:
        case App(head="pow", args=(App(head="add", args=(own, App(head="neg", args=(mean,)))), Num(value=n))):
            variable = _variable(mean)
            return variable if n == 2 and variable == own else None
    return None


def _written(own: App) -> tuple[str, ...]:
    return tuple(a.name for a in own.args if type(a) is Var)


def _function(arguments: tuple[str, ...], mean: Term, variance: Term) -> Term:
    half = App("add", Var(WRITTEN), Num(Fraction(-1, 2)))
    body: Term = mean
    if variance != ZERO:
        body = App("add", mean, App("mul", App("sqrt", App("mul", Num(12), variance)), half))
    for name in reversed(arguments):
        body = bind(body, name)
    return body
