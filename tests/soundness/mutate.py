"""Mutants of a claim: one error at one place, of the kinds that people make and of kinds that hide well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import ONE, App, Bound, Lam, Num, Term, Var, names

Local = Callable[[Term, list[str]], Iterable[Term]]
TWO, HALF = Num(2), Num(Fraction(1, 2))
TINY = Num(1 + Fraction(1, 10**30))
SETS = ("reals", "interval", "above", "below", "range", "from")


def everywhere(t: Term, local: Callable[[Term], Iterable[Term]]) -> Iterator[Term]:
    """`t` with `local` applied at one place, for each place and each of its results."""
    yield from local(t)
    if type(t) is Lam:
        yield from (Lam(body) for body in everywhere(t.body, local))
    elif type(t) is App:
        for i, a in enumerate(t.args):
            for new in everywhere(a, local):
                yield App(t.head, *t.args[:i], new, *t.args[i + 1 :])


def mutants(claim: Claim) -> Iterator[tuple[str, Claim]]:
    """Every mutant of the claim that differs from it, with the operator's name."""
    variables = sorted(names(claim.proposition))
    for name, operator in OPERATORS.items():
        seen = {claim.proposition}

        def local(t: Term, operator: Local = operator) -> Iterable[Term]:
            return operator(t, variables)

        for mutant in everywhere(claim.proposition, local):
            if mutant not in seen and type(mutant) is App:
                seen.add(mutant)
                yield name, Claim(claim.assumptions, mutant.head, mutant.args[0], mutant.args[1])


def _app(t: Term, *heads: str) -> tuple[Term, ...]:
    return t.args if type(t) is App and t.head in heads else ()


def _number(t: Term) -> bool:
    return type(t) in (Num, Var, Bound) or (
        type(t) is App and t.head not in (*SETS, "eq", "le", "lt", "ne", "in")
    )


def _each(t: Term, heads: str, change: Callable[[Term], Term]) -> Iterable[Term]:
    args = _app(t, heads)
    for i, a in enumerate(args):
        yield App(heads, *args[:i], change(a), *args[i + 1 :])


def _neg(t: Term) -> Term:
    return t.args[0] if type(t) is App and t.head == "neg" else App("neg", t)


def _without(t: Term, head: str) -> Iterable[Term]:
    args = _app(t, head)
    return [App(head, *args[:i], *args[i + 1 :]) for i in range(len(args))] if len(args) > 1 else []


def _exponent(t: Term, by: int) -> Iterable[Term]:
    if (a := _app(t, "pow")) and type(a[1]) is Num:
        yield App("pow", a[0], Num(a[1].value + by))


def _shift_end(t: Term, head: str, i: int, by: Term) -> Iterable[Term]:
    if a := _app(t, head):
        ends = list(a)
        ends[i] = App("add", ends[i], by)
        yield App(head, *ends)


def _cross(t: Term, variables: list[str]) -> Iterable[Term]:
    if (a := _app(t, "pow")) and a[1] == TWO and (inner := _app(a[0], "add")):
        yield App("add", *[App("pow", s, TWO) for s in inner])


def _distribute(t: Term, outer: str, inner: str, joined: str) -> Iterable[Term]:
    if (a := _app(t, outer)) and (b := _app(a[0], inner)):
        yield App(joined, *[App(outer, x) for x in b])


def _order(t: Term, variables: list[str]) -> Iterable[Term]:
    if (a := _app(t, "integral")) and type(a[1]) is Lam and (b := _app(a[1].body, "integral")):
        swapped = App("integral", b[0], Lam(App("integral", a[0], b[1])))
        yield from [] if a[0].loose or b[0].loose else [swapped]


def _jump(t: Term, where: str, at: int) -> Iterable[Term]:
    if type(t) is Var:
        yield App("ite", App(where, Num(at), t), App("add", t, ONE), t)


OPERATORS: dict[str, Local] = {
    "sign of a summand": lambda t, v: _each(t, "add", _neg),
    "sign of a factor": lambda t, v: [App("neg", t)] if _app(t, "mul", "div") else [],
    "lost minus": lambda t, v: _app(t, "neg"),
    "lost summand": lambda t, v: _without(t, "add"),
    "lost factor": lambda t, v: _without(t, "mul"),
    "factor 2": lambda t, v: [App("mul", TWO, t)] if _number(t) and type(t) is not Num else [],
    "factor 1/2": lambda t, v: [App("div", t, TWO)] if _number(t) and type(t) is not Num else [],
    "sigma^2 for sigma": lambda t, v: [App("pow", t, TWO)] if type(t) in (Var, Bound) else [],
    "sigma for sigma^2": lambda t, v: a[:1] if (a := _app(t, "pow")) else [],
    "exponent + 1": lambda t, v: _exponent(t, 1),
    "exponent - 1": lambda t, v: _exponent(t, -1),
    "ratio upside down": lambda t, v: [App("div", a[1], a[0])] if (a := _app(t, "div")) else [],
    "lost denominator": lambda t, v: a[:1] if (a := _app(t, "div")) else [],
    "lost function": lambda t, v: _app(t, "ln", "exp", "sqrt"),
    "binary logarithm": lambda t, v: [App("div", t, App("ln", TWO))] if _app(t, "ln") else [],
    "ln for log of inverse": lambda t, v: [App("ln", App("div", ONE, a[0]))] if (a := _app(t, "ln")) else [],
    "exp of minus": lambda t, v: [App("exp", _neg(a[0]))] if (a := _app(t, "exp")) else [],
    "constant + 1": lambda t, v: [Num(t.value + 1)] if type(t) is Num else [],
    "constant - 1": lambda t, v: [Num(t.value - 1)] if type(t) is Num else [],
    "constant negated": lambda t, v: [Num(-t.value)] if type(t) is Num else [],
    "another variable": lambda t, v: [Var(n) for n in v if Var(n) != t] if type(t) is Var else [],
    "sum for product": lambda t, v: [App("add", *a)] if (a := _app(t, "mul")) else [],
    "product for sum": lambda t, v: [App("mul", *a)] if (a := _app(t, "add")) else [],
    "lost cross term": _cross,
    "log of product as product": lambda t, v: _distribute(t, "ln", "mul", "mul"),
    "log of ratio as ratio": lambda t, v: _distribute(t, "ln", "div", "div"),
    "exp of sum as sum": lambda t, v: _distribute(t, "exp", "add", "add"),
    "reciprocal": lambda t, v: [App("div", ONE, t)] if type(t) in (Var, Bound) else [],
    "upper bound off by one": lambda t, v: _shift_end(t, "range", 1, Num(-1)),
    "lower bound off by one": lambda t, v: _shift_end(t, "range", 0, ONE),
    "longer interval": lambda t, v: _shift_end(t, "interval", 1, ONE),
    "later interval": lambda t, v: _shift_end(t, "interval", 0, Num(Fraction(1, 4))),
    "bound for free": lambda t, v: [Var(n) for n in v] if type(t) is Bound else [],
    "order of integrals": _order,
    "far defect": lambda t, v: _jump(t, "lt", 1000),
    "isolated defect": lambda t, v: _jump(t, "eq", 1),
    "tiny defect": lambda t, v: [App("mul", TINY, t)] if _app(t, "mul", "div", "exp", "pow") else [],
    "small offset": lambda t, v: _each(t, "eq", lambda a: App("add", a, Num(Fraction(1, 1000)))),
    "equality for strict": lambda t, v: [App("lt", *a)] if (a := _app(t, "eq", "le")) else [],
}
