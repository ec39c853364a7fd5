"""The errors that people make at one place, undone: what a part of a side may have been meant to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kld_proof.kernel.term import ONE, App, Lam, Num, Term, Var, names
from kld_proof.search.explain.difference import Text

TWO = Num(2)
Change = tuple[Term, str]
Local = Callable[[Term, Text], Iterable[Change]]


def arguments(t: Term, *heads: str) -> tuple[Term, ...]:
    """The arguments of `t` if its head is one of these, else none."""
    return t.args if type(t) is App and t.head in heads else ()


def read_as(t: Term, new: Term, text: Text) -> list[Change]:
    """The change of `t` to `new`, and its words."""
    return [(new, f"{text(t)} is read as {text(new)}")]


def _sign(t: Term, text: Text) -> Iterable[Change]:
    for i, a in enumerate(arguments(t, "add")):
        negative = type(a) is App and a.head == "neg"
        new = a.args[0] if negative else App("neg", a)  # type: ignore[attr-defined]
        told = f"the sign of {text(new if negative else a)} is changed"
        yield App("add", *t.args[:i], new, *t.args[i + 1 :]), told  # type: ignore[attr-defined]


def _factor(t: Term, text: Text) -> Iterable[Change]:
    if _is_value(t) and type(t) is not Num:
        yield from read_as(t, App("mul", TWO, t), text)
        yield from read_as(t, App("div", t, TWO), text)
        yield from read_as(t, App("neg", t), text)


def _power(t: Term, text: Text) -> Iterable[Change]:
    if type(t) is Var:
        yield from read_as(t, App("pow", t, TWO), text)
        yield from read_as(t, App("exp", t), text)
        yield from read_as(t, App("ln", t), text)
        yield from read_as(t, App("abs", t), text)
    if (a := arguments(t, "pow")) and a[1] == TWO:
        yield from read_as(t, a[0], text)
    if a := arguments(t, "exp", "ln", "sqrt"):
        yield from read_as(t, a[0], text)
    if a := arguments(t, "exp"):
        yield from read_as(t, App("exp", a[0].args[0] if arguments(a[0], "neg") else App("neg", a[0])), text)  # type: ignore[attr-defined]


def _sum_or_product(t: Term, text: Text) -> Iterable[Change]:
    for head, other in (("add", "mul"), ("mul", "add")):
        if len(a := arguments(t, head)) > 1:
            yield from read_as(t, App(other, *a), text)


def _fraction(t: Term, text: Text) -> Iterable[Change]:
    a = arguments(t, "div")
    if a and all(type(part) is Num for part in a) and a[1] != Num(0):
        value = a[0].value / a[1].value  # type: ignore[attr-defined]
        for new in (value * 2, value / 2, -value):
            n, d = Num(new.numerator), Num(new.denominator)
            yield from read_as(t, n if d == ONE else App("div", n, d), text)


def _ratio(t: Term, text: Text) -> Iterable[Change]:
    if a := arguments(t, "div"):
        yield from read_as(t, a[1] if a[0] == ONE else App("div", a[1], a[0]), text)
    if type(t) is Var:
        yield from read_as(t, App("div", ONE, t), text)
    if arguments(t, "ln"):
        yield App("div", t, App("ln", TWO)), f"{text(t)} is read as a logarithm to base 2"
        yield App("mul", t, App("ln", TWO)), f"{text(t)} is read as a logarithm to base e and not 2"


def _square_of_sum(t: Term, text: Text) -> Iterable[Change]:
    if (p := arguments(t, "pow")) and p[1] == TWO and len(inner := arguments(p[0], "add")) > 1:
        yield from read_as(t, App("add", *[App("pow", s, TWO) for s in inner]), text)


def _bounds(t: Term, text: Text) -> Iterable[Change]:
    for i, end in enumerate(arguments(t, "range", "interval")):
        for by in (ONE, Num(-1)):
            ends = list(arguments(t, "range", "interval"))
            ends[i] = Num(end.value + by.value) if type(end) is Num else App("add", end, by)
            where = ("lower", "upper")[i]
            yield App(t.head, *ends), f"the {where} bound {text(end)} is read as {text(ends[i])}"  # type: ignore[attr-defined]


def _index(t: Term, text: Text) -> Iterable[Change]:
    if type(t) is Var and "_" in t.name:
        stem, index = t.name.rsplit("_", 1)
        other = {"1": "2", "2": "1", "p": "q", "q": "p", "i": "j", "j": "i"}.get(index)
        if other:
            yield from read_as(t, Var(f"{stem}_{other}"), text)


def _lost_factor(t: Term, text: Text) -> Iterable[Change]:
    variables = [Var(n) for n in sorted(names(t)) if not n.startswith("$")]
    if arguments(t, "integral", "exp", "pow", "div", "mul"):
        for v in variables:
            for factor in (v, App("neg", v)):
                yield App("mul", factor, t), f"the factor {text(factor)} is put before {text(t)}"
            yield App("div", t, v), f"{text(t)} is divided by {text(v)}"


def _constant(t: Term, text: Text) -> Iterable[Change]:
    if type(t) is Num:
        for value in (t.value + 1, t.value - 1, -t.value, t.value * 2, t.value / 2):
            yield from read_as(t, Num(value), text)


def _is_value(t: Term) -> bool:
    sets = ("range", "interval", "above", "below", "from", "reals", "naturals", "integers")
    return type(t) is not Lam and not (type(t) is App and t.head in (*sets, "eq", "ne", "lt", "le", "in"))


FIRST: list[Local] = [_index, _power, _sign, _ratio, _bounds]
LAST: list[Local] = [_square_of_sum, _fraction, _constant, _factor, _lost_factor, _sum_or_product]
NUMBERS: list[Local] = [_sign, _fraction, _constant]
