"""What to tell the writer of a step that is refuted or not proved.

Nothing here decides a verdict.  Every sentence rests on a proof (by the `prove` that is passed in) or on an
enclosure at the point: a hint that cannot be checked is not given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from kld_proof.kernel.term import App, Num, Term, Var, names, show, subterms
from kld_proof.record import record
from kld_proof.search.explain import matrices
from kld_proof.search.explain.conditions import definedness_of, missing_condition, needed_conditions
from kld_proof.search.explain.difference import Prove, Text, difference
from kld_proof.search.explain.repair import Repair, repair
from kld_proof.search.models.matrices import has_matrices
from kld_proof.search.models.points import Point, Space, points, pointwise

POINTS = 4
SIGNED = {"sqrt", "abs", "sign", "min", "max", "ite"}


@record(frozen=True)
class Explanation:
    """Sentences, each empty where there is nothing certain to say, and the repaired sides."""

    difference: str = ""
    repair: str = ""
    condition: str = ""
    numbers: str = ""
    repaired: Repair | None = None
    missing: Term | None = None

    @property
    def message(self) -> str:
        """All of it in one line."""
        return "; ".join(s for s in (self.difference, self.repair, self.condition, self.numbers) if s)

    def details(self) -> dict[str, str]:
        """The sentences by name, for JSON."""
        parts = {
            "difference": self.difference,
            "repair": self.repair,
            "condition": self.condition,
            "numerical": self.numbers,
        }
        return {name: sentence for name, sentence in parts.items() if sentence}


def explain(
    assumptions: Sequence[Term],
    relation: str,
    left: Term,
    right: Term,
    prove: Prove,
    point: Mapping[str, Fraction] | None = None,
    text: Text = show,
    forms: tuple[Term, Term] | None = None,
    swapped: bool = False,
) -> Explanation:
    """Why the claim is false (with the point that refutes it) or open, and what would make it provable.

    `forms` are proved closed forms of the sides, where these have integrals; `swapped` says that the writer
    has `right` on the left (`a > b` is the claim `b < a`).
    """
    if has_matrices(App(relation, left, right)):
        return _of_matrices(assumptions, relation, left, right, prove, text)
    if point is not None:
        sides = forms or (left, right)
        places = [point, *points(assumptions, sorted(names(left) | names(right)), POINTS)]
        written = forms in (None, (left, right))
        found = difference(assumptions, *sides, point, prove, text, written) if relation == "eq" else None
        mended = repair(assumptions, relation, left, right, places, prove, text, forms, swapped)
        sentence = found.sentence if found else ""
        missing = _condition_of_signs(assumptions, relation, left, right, prove)
        condition = _assumed(missing, text) if missing else ""
        mended = None if missing else mended
        return Explanation(sentence, mended.sentence if mended else "", condition, "", mended, missing)
    places = list(points(assumptions, sorted(names(left) | names(right)), POINTS))
    if not places and all(map(pointwise, assumptions)):
        return Explanation()
    needed = needed_conditions(assumptions, relation, left, right, prove)
    if needed:
        listed = " and ".join(text(p) for p in needed)
        return Explanation(condition=f"proved if {listed} are assumed", missing=App("and", *needed))
    missing = missing_condition(assumptions, relation, left, right, prove, places)
    if missing is not None:
        return Explanation(condition=_condition(missing, assumptions, left, right, text), missing=missing)
    mended = repair(assumptions, relation, left, right, places, prove, text, swapped=swapped)
    return Explanation(repair=mended.sentence if mended else "", repaired=mended)


def _of_matrices(
    assumptions: Sequence[Term], relation: str, left: Term, right: Term, prove: Prove, text: Text
) -> Explanation:
    """What would make a claim about matrices provable that is open, or false at some matrices."""
    missing = matrices.missing(assumptions, relation, left, right, prove)
    if missing is not None:
        return Explanation(condition=_assumed(missing, text), missing=missing)
    found = matrices.repaired(assumptions, relation, left, right, prove, text)
    if found is None:
        return Explanation()
    mended = Repair(found[0], found[1], f"proved if {found[2]}")
    return Explanation(repair=mended.sentence, repaired=mended)


def _condition_of_signs(
    assumptions: Sequence[Term], relation: str, left: Term, right: Term, prove: Prove
) -> Term | None:
    """The condition under which a false claim holds, where roots or absolute values make that likely."""
    heads = {s.head for s in subterms(App(relation, left, right)) if type(s) is App}
    if not heads & SIGNED:
        return None
    return missing_condition(assumptions, relation, left, right, prove)


def _condition(missing: Term, assumptions: Sequence[Term], left: Term, right: Term, text: Text) -> str:
    sentence = _assumed(missing, text)
    point = breaking_point(missing, assumptions, left, right)
    if point is None:
        sure = missing in definedness_of(assumptions, left, right) or type(missing) is not App
        signs = type(missing) is App and {type(a) for a in missing.args} == {Var, Num}
        return sentence if sure or not signs else f"proved where {text(missing)}; elsewhere it is open"
    values = ", ".join(f"{name} = {value}" for name, value in point.items())
    return f"{sentence}; at {values} a side is not defined" if values else sentence


def _assumed(missing: Term, text: Text) -> str:
    if type(missing) is App and missing.head == "independent":
        x, y = (text(Var(n[1:])) for n in sorted(names(missing)))
        return f"proved if {x} and {y} are independent"
    return f"proved if {text(missing)} is assumed"


def breaking_point(missing: Term, assumptions: Sequence[Term], left: Term, right: Term) -> Point | None:
    """A point inside the assumptions at which a side is not defined, as `missing` does not hold there."""
    assert type(missing) is App
    if missing.head not in ("ne", "lt", "le"):
        return None
    a, b = missing.args
    opposite = {"ne": App("eq", a, b), "lt": App("le", b, a), "le": App("lt", b, a)}.get(missing.head)
    if opposite is None or not pointwise(opposite) or missing not in definedness_of(assumptions, left, right):
        return None
    return Space([*assumptions, opposite], sorted(names(left) | names(right))).point({})


def still_follows(assumptions: Sequence[Term], relation: str, first: Term, last: Term, prove: Prove) -> str:
    """Whether the last line of a derivation with a wrong line follows from the first all the same."""
    if prove(assumptions, relation, first, last):
        return "the last line still follows from the first: the wrong line was mended on the way"
    from kld_proof.search.refuter.refute import find_point

    if find_point(assumptions, relation, first, last) is not None:
        return "the last line does not follow from the first: the error was carried to the end"
    return "whether the last line follows from the first was not decided"
