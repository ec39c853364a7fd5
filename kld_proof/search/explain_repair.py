"""The nearest repair that makes a false or open claim provable, tried from the errors that people make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice

from kld_proof.kernel.term import ONE, App, Lam, Num, Term, Var, names, substitute, subterms
from kld_proof.search.explain_difference import Prove, Text
from kld_proof.search.refute import enclosable

TWO = Num(2)
CANDIDATES, PROOFS, LONGEST = 1_500, 12, 120
Change = tuple[Term, str]
Local = Callable[[Term, Text], Iterable[Change]]


@dataclass(frozen=True)
class Repair:
    """A proved claim near the one that was written; `sentence` ends `proved if ...`."""

    left: Term
    right: Term
    sentence: str
    relation: str = ""


def repair(
    assumptions: Sequence[Term],
    relation: str,
    left: Term,
    right: Term,
    points: Sequence[Mapping[str, Fraction]],
    prove: Prove,
    text: Text,
    forms: tuple[Term, Term] | None = None,
    swapped: bool = False,
) -> Repair | None:
    """The first repair that is proved; those that fail at one of `points` are not tried.

    Another relation between the same sides comes first for an inequality and last for an equation.

    Where a side has no enclosure, its proved closed form in `forms` stands in for it; a side that is changed
    and has none is not tried.  `swapped` says that the writer's left side is `right`.
    """
    if relation != "eq" and (
        found := _other_relation(assumptions, relation, left, right, points, prove, swapped)
    ):
        return found
    proofs = 0
    known = {left: forms[0], right: forms[1]} if forms else {}
    words = ("right", "left") if swapped else ("left", "right")
    for new_left, new_right, phrase in islice(_candidates(relation, left, right, text, words), CANDIDATES):
        if _plausible(App(relation, *(known.get(s, s) for s in (new_left, new_right))), points):
            proofs += 1
            if prove(assumptions, relation, new_left, new_right):
                return Repair(new_left, new_right, f"proved if {phrase}")
            if proofs == PROOFS:
                break
    if relation == "eq":
        return _other_relation(assumptions, relation, left, right, points, prove, swapped)
    return None


def _other_relation(
    assumptions: Sequence[Term],
    relation: str,
    left: Term,
    right: Term,
    points: Sequence[Mapping[str, Fraction]],
    prove: Prove,
    swapped: bool,
) -> Repair | None:
    """The same sides under another relation, in the writer's order of the sides."""
    signs = {"lt": "><", "le": ("\\ge", "\\le")}
    for other, a, b in (("le", left, right), ("lt", right, left), ("le", right, left)):
        if (other, a) == (relation, left) or (relation == "eq" and other == "lt"):
            continue
        if _plausible(App(other, a, b), points) and prove(assumptions, other, a, b):
            sign = signs[other][(a == left) != swapped]
            return Repair(a, b, f"proved with ${sign}$ in place of the relation", other)
    return None


def _plausible(claim: Term, points: Sequence[Mapping[str, Fraction]]) -> bool:
    from kld_proof import enclosure

    return enclosable(claim) and not any(enclosure.fails(claim, p, 64) for p in points)


def _candidates(
    relation: str, left: Term, right: Term, text: Text, words: tuple[str, str]
) -> Iterator[tuple[Term, Term, str]]:
    on_left, on_right = (f"on the {word}" for word in words)
    for operator in LOCAL if relation == "eq" else NUMBERS:
        for new, phrase, old in _everywhere(right, operator, text):
            yield left, new, f"{phrase} {on_right}{_which(old, right, new, text)}"
        for new, phrase, old in _everywhere(left, operator, text):
            yield new, right, f"{phrase} {on_left}{_which(old, left, new, text)}"
    for side, other, where in ((right, left, on_right), (left, right, on_left)):
        wrapped = App("abs", side)
        pair: tuple[Term, Term] = (wrapped, other) if where == on_left else (other, wrapped)
        yield *pair, f"the absolute value is taken {where}"
        for u, v in combinations(sorted(names(side) | names(other)), 2):
            if u.startswith("$") == v.startswith("$") and not u.startswith("$"):
                swapped = substitute(side, {u: Var(v), v: Var(u)})
                pair = (swapped, other) if where == on_left else (other, swapped)
                yield *pair, f"{text(Var(u))} and {text(Var(v))} are swapped {where}"
    for u, v in combinations(sorted(n for n in names(right) if n.startswith("$")), 2):
        yield left, _rename_functions(right, {u: v, v: u}), f"{u[1:]} and {v[1:]} are swapped {on_right}"


def _rename_functions(t: Term, table: Mapping[str, str]) -> Term:
    if type(t) is Lam:
        return Lam(_rename_functions(t.body, table))
    if type(t) is App:
        return App(table.get(t.head, t.head), *[_rename_functions(a, table) for a in t.args])
    return t


def _which(old: Term, side: Term, new: Term, text: Text) -> str:
    """The new side in full, where the changed part stands in the old one more than once."""
    if sum(s == old for s in subterms(side)) < 2 or len(shown := text(new)) > LONGEST:
        return ""
    return f", which is then {shown}"


def _everywhere(t: Term, local: Local, text: Text) -> Iterator[tuple[Term, str, Term]]:
    """The whole with one part changed, what was changed in words, and the part."""
    for new, phrase in local(t, text):
        yield new, phrase, t
    if type(t) is Lam:
        yield from ((Lam(body), phrase, old) for body, phrase, old in _everywhere(t.body, local, text))
    elif type(t) is App and not t.head.startswith("$"):  # the outcome w in X(w) is never named
        for i, a in enumerate(t.args):
            for new, phrase, old in _everywhere(a, local, text):
                yield App(t.head, *t.args[:i], new, *t.args[i + 1 :]), phrase, old


def _args(t: Term, *heads: str) -> tuple[Term, ...]:
    return t.args if type(t) is App and t.head in heads else ()


def _read_as(t: Term, new: Term, text: Text) -> list[Change]:
    return [(new, f"{text(t)} is read as {text(new)}")]


def _sign(t: Term, text: Text) -> Iterable[Change]:
    for i, a in enumerate(_args(t, "add")):
        negative = type(a) is App and a.head == "neg"
        new = a.args[0] if negative else App("neg", a)  # type: ignore[attr-defined]
        told = f"the sign of {text(new if negative else a)} is changed"
        yield App("add", *t.args[:i], new, *t.args[i + 1 :]), told  # type: ignore[attr-defined]


def _factor(t: Term, text: Text) -> Iterable[Change]:
    if _is_value(t) and type(t) is not Num:
        yield from _read_as(t, App("mul", TWO, t), text)
        yield from _read_as(t, App("div", t, TWO), text)
        yield from _read_as(t, App("neg", t), text)


def _power(t: Term, text: Text) -> Iterable[Change]:
    if type(t) is Var:
        yield from _read_as(t, App("pow", t, TWO), text)
        yield from _read_as(t, App("exp", t), text)
        yield from _read_as(t, App("ln", t), text)
        yield from _read_as(t, App("abs", t), text)
    if (a := _args(t, "pow")) and a[1] == TWO:
        yield from _read_as(t, a[0], text)
    if a := _args(t, "exp", "ln", "sqrt"):
        yield from _read_as(t, a[0], text)
    if a := _args(t, "exp"):
        yield from _read_as(t, App("exp", a[0].args[0] if _args(a[0], "neg") else App("neg", a[0])), text)  # type: ignore[attr-defined]


def _sum_or_product(t: Term, text: Text) -> Iterable[Change]:
    for head, other in (("add", "mul"), ("mul", "add")):
        if len(a := _args(t, head)) > 1:
            yield from _read_as(t, App(other, *a), text)


def _fraction(t: Term, text: Text) -> Iterable[Change]:
    a = _args(t, "div")
    if a and all(type(part) is Num for part in a) and a[1] != Num(0):
        value = a[0].value / a[1].value  # type: ignore[attr-defined]
        for new in (value * 2, value / 2, -value):
            n, d = Num(new.numerator), Num(new.denominator)
            yield from _read_as(t, n if d == ONE else App("div", n, d), text)


def _ratio(t: Term, text: Text) -> Iterable[Change]:
    if a := _args(t, "div"):
        yield from _read_as(t, App("div", a[1], a[0]), text)
    if type(t) is Var:
        yield from _read_as(t, App("div", ONE, t), text)
    if _args(t, "ln"):
        yield App("div", t, App("ln", TWO)), f"{text(t)} is read as a logarithm to base 2"
        yield App("mul", t, App("ln", TWO)), f"{text(t)} is read as a logarithm to base e and not 2"


def _cross_term(t: Term, text: Text) -> Iterable[Change]:
    squares = [a for a in _args(t, "add") if (p := _args(a, "pow")) and p[1] == TWO]
    for a, b in combinations(squares, 2):
        cross = App("mul", TWO, a.args[0], b.args[0])  # type: ignore[attr-defined]
        for new in (cross, App("neg", cross)):
            yield App("add", *_args(t, "add"), new), f"the cross term {text(new)} is added"
    if (p := _args(t, "pow")) and p[1] == TWO and len(inner := _args(p[0], "add")) > 1:
        yield from _read_as(t, App("add", *[App("pow", s, TWO) for s in inner]), text)


def _bounds(t: Term, text: Text) -> Iterable[Change]:
    for i, end in enumerate(_args(t, "range", "interval")):
        for by in (ONE, Num(-1)):
            ends = list(_args(t, "range", "interval"))
            ends[i] = Num(end.value + by.value) if type(end) is Num else App("add", end, by)
            where = ("lower", "upper")[i]
            yield App(t.head, *ends), f"the {where} bound {text(end)} is read as {text(ends[i])}"  # type: ignore[attr-defined]


def _index(t: Term, text: Text) -> Iterable[Change]:
    if type(t) is Var and "_" in t.name:
        stem, index = t.name.rsplit("_", 1)
        other = {"1": "2", "2": "1", "p": "q", "q": "p", "i": "j", "j": "i"}.get(index)
        if other:
            yield from _read_as(t, Var(f"{stem}_{other}"), text)


def _lost_factor(t: Term, text: Text) -> Iterable[Change]:
    variables = [Var(n) for n in sorted(names(t)) if not n.startswith("$")]
    if _args(t, "integral", "exp", "pow", "div", "mul"):
        for v in variables:
            yield App("mul", v, t), f"the factor {text(v)} is put before {text(t)}"
            yield App("div", t, v), f"{text(t)} is divided by {text(v)}"


def _constant(t: Term, text: Text) -> Iterable[Change]:
    if type(t) is Num:
        for value in (t.value + 1, t.value - 1, -t.value, t.value * 2, t.value / 2):
            yield from _read_as(t, Num(value), text)


def _is_value(t: Term) -> bool:
    sets = ("range", "interval", "above", "below", "from", "reals", "naturals", "integers")
    return type(t) is not Lam and not (type(t) is App and t.head in (*sets, "eq", "ne", "lt", "le", "in"))


LOCAL: list[Local] = [
    _index, _power, _sign, _ratio, _bounds, _cross_term, _fraction, _constant, _factor, _lost_factor,
    _sum_or_product,
]  # fmt: skip
NUMBERS: list[Local] = [_sign, _fraction, _constant]
