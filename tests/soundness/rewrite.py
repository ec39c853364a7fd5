"""Rewrites that keep a true claim true and its sides defined: nothing here may ever be refuted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term, Var, shift
from tests.soundness.mutate import everywhere

TWO = Num(2)


def rewrites(claim: Claim) -> Iterator[tuple[str, Claim]]:
    """Every rewrite of the claim at one place, and two of the whole claim."""
    if claim.relation == "eq":
        yield "sides swapped", Claim(claim.assumptions, "eq", claim.right, claim.left)
    yield "renamed", _renamed(claim)
    for name, operator in OPERATORS.items():
        for i, side in enumerate((claim.left, claim.right)):
            for new in everywhere(side, operator):
                if new != side:
                    sides = (new, claim.right) if i == 0 else (claim.left, new)
                    yield name, Claim(claim.assumptions, claim.relation, *sides)


def _renamed(claim: Claim) -> Claim:
    def rename(t: Term) -> Term:
        if type(t) is Var:
            return Var(t.name + "_1")
        if type(t) is Lam:
            return Lam(rename(t.body))
        return App(t.head, *map(rename, t.args)) if type(t) is App else t

    assumptions = tuple(map(rename, claim.assumptions))
    return Claim(assumptions, claim.relation, rename(claim.left), rename(claim.right))


def _args(t: Term, head: str) -> tuple[Term, ...]:
    return t.args if type(t) is App and t.head == head else ()


def _reversed(t: Term) -> Iterable[Term]:
    for head in ("add", "mul"):
        if a := _args(t, head):
            yield App(head, *reversed(a))


def _grouped(t: Term) -> Iterable[Term]:
    for head in ("add", "mul"):
        a = _args(t, head)
        if len(a) > 2:
            yield App(head, a[0], App(head, *a[1:]))


def _expanded(t: Term) -> Iterable[Term]:
    a = _args(t, "mul")
    for i, factor in enumerate(a):
        if summands := _args(factor, "add"):
            yield App("add", *[App("mul", *a[:i], s, *a[i + 1 :]) for s in summands])
    if (p := _args(t, "pow")) and p[1] == TWO and (s := _args(p[0], "add")):
        yield App("add", *[App("mul", x, y) for x in s for y in s])


def _split_integral(t: Term) -> Iterable[Term]:
    for head in ("integral", "sum"):
        a = _args(t, head)
        if a and type(a[1]) is Lam and (summands := _args(a[1].body, "add")):
            yield App("add", *[App(head, a[0], Lam(s)) for s in summands])


def _factor_out(t: Term) -> Iterable[Term]:
    for head in ("integral", "sum"):
        a = _args(t, head)
        if a and type(a[1]) is Lam:
            yield App("mul", TWO, App(head, a[0], Lam(App("div", a[1].body, TWO))))
            factors = _args(a[1].body, "mul")
            outside = [shift_down(f) for f in factors if _constant(f)]
            if outside:
                inside = [f for f in factors if not _constant(f)]
                yield App("mul", *outside, App(head, a[0], Lam(App("mul", *inside))))


def _constant(t: Term) -> bool:
    return t.loose == 0


def shift_down(t: Term) -> Term:
    """A term without loose indices stands outside the binder as it is."""
    return shift(t, 0)


OPERATORS: dict[str, Callable[[Term], Iterable[Term]]] = {
    "reordered": _reversed,
    "grouped": _grouped,
    "expanded": _expanded,
    "split": _split_integral,
    "constant out": _factor_out,
    "times one": lambda t: [App("mul", ONE, t)] if _args(t, "add") else [],
    "plus zero": lambda t: [App("add", t, ZERO)] if _args(t, "mul") else [],
    "minus outside": lambda t: (
        [App("neg", App("add", *[App("neg", s) for s in a]))] if (a := _args(t, "add")) else []
    ),
    "quotient as product": lambda t: (
        [App("mul", a[0], App("div", ONE, a[1]))] if (a := _args(t, "div")) else []
    ),
    "square as product": lambda t: [App("mul", a[0], a[0])] if (a := _args(t, "pow")) and a[1] == TWO else [],
    "added and taken away": lambda t: (
        [App("add", t, a[0], App("neg", a[0]))] if (a := _args(t, "add")) else []
    ),
    "double negation": lambda t: [App("neg", App("neg", t))] if _args(t, "mul") or _args(t, "ln") else [],
}
