"""The nearest repair that makes a false or open claim provable, tried from the errors that people make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, islice

from kld_proof.kernel.term import App, Lam, Term, Var, names, substitute, subterms
from kld_proof.record import record
from kld_proof.search.explain.difference import Prove, Text
from kld_proof.search.explain.errors import FIRST, LAST, NUMBERS, TWO, Local
from kld_proof.search.explain.rules import LATE, RULES, WEAK
from kld_proof.search.explain.sample import in_sample
from kld_proof.search.models.approximate import compared, value
from kld_proof.search.refuter.refute import bounded, enclosable

CANDIDATES, PROOFS, LONGEST = 1_500, 12, 120


@record(frozen=True)
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
    evaluable = cache(_evaluable)  # most candidates have one side as it was written
    approximate = [({n: float(v) for n, v in p.items()}, dict[Term, float]()) for p in points]

    def candidates(told: Text) -> Iterator[tuple[Term, Term, str]]:
        return islice(_candidates(relation, left, right, told, words), CANDIDATES)

    for number, (new_left, new_right, _) in enumerate(candidates(_untold)):
        sides = [known.get(s, s) for s in (new_left, new_right)]
        if not all(map(evaluable, sides)):
            continue
        if any(compared(relation, *[value(s, *place) for s in sides]) is False for place in approximate):
            continue
        if _plausible(App(relation, *sides), points):
            proofs += 1
            if prove(assumptions, relation, new_left, new_right):
                *_, phrase = next(islice(candidates(text), number, None))
                return Repair(new_left, new_right, f"proved if {phrase}")
            if proofs == PROOFS:
                break
    if relation == "eq":
        return _other_relation(assumptions, relation, left, right, points, prove, swapped)
    return None


def _untold(t: Term) -> str:
    """No words: thousands of candidates are looked at, and one is told."""
    return ""


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


def _evaluable(side: Term) -> bool:
    """Whether a side may have an enclosure, its means taken in a sample."""
    if not enclosable(side):
        means = any(type(s) is App and s.head == "expect" for s in subterms(side))
        side = in_sample(side) if means else side
    return enclosable(side) and bounded(side)


def _plausible(claim: Term, points: Sequence[Mapping[str, Fraction]]) -> bool:
    from kld_proof import enclosure

    claim = in_sample(claim)
    return enclosable(claim) and bounded(claim) and not any(enclosure.fails(claim, p, 64) for p in points)


def _candidates(
    relation: str, left: Term, right: Term, text: Text, words: tuple[str, str]
) -> Iterator[tuple[Term, Term, str]]:
    on_left, on_right = (f"on the {word}" for word in words)
    groups = (
        [*([f] for f in FIRST), RULES, *([f] for f in LAST), LATE]
        if relation == "eq"
        else [[f] for f in NUMBERS]
    )
    for group in groups:
        for operator in group:
            for new, phrase, old in _everywhere(right, operator, text):
                if new != left or operator not in WEAK:
                    yield left, new, f"{phrase} {on_right}{_which(old, right, new, text)}"
        for operator in group:
            for new, phrase, old in _everywhere(left, operator, text):
                if new != right or operator not in WEAK:
                    yield new, right, f"{phrase} {on_left}{_which(old, left, new, text)}"
    for side, other, where in ((right, left, on_right), (left, right, on_left)):
        for new, phrase in _other_names(side, other, text):
            yield *((new, other) if where == on_left else (other, new)), f"{phrase} {where}"
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


def _other_names(side: Term, other: Term, text: Text) -> Iterator[tuple[Term, str]]:
    """The side with a factor that only the other one has: sigma is lost where a variable was changed."""
    for v in (Var(n) for n in sorted(names(other) - names(side)) if not n.startswith("$")):
        for power in (v, App("pow", v, TWO)):
            yield App("mul", power, side), f"the factor {text(power)} is put before {text(side)}"
            yield App("div", side, power), f"{text(side)} is divided by {text(power)}"


def _rename_functions(t: Term, table: Mapping[str, str]) -> Term:
    if type(t) is Lam:
        return Lam(_rename_functions(t.body, table))
    if type(t) is App:
        return App(table.get(t.head, t.head), *[_rename_functions(a, table) for a in t.args])
    return t


def _which(old: Term, side: Term, new: Term, text: Text) -> str:
    """The new side in full, where the changed part stands in the old one more than once."""
    if text is _untold or sum(s == old for s in subterms(side)) < 2 or len(shown := text(new)) > LONGEST:
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
