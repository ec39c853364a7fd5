"""What an open claim may lack: conditions under which it is proved, alone or several together.

Most conditions do not help, and each failure costs a search: those that can hold together are tried together
first, and only a group that helps is halved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice

from kld_proof.kernel.judge import Claim, obligations
from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Num, Term, Var, names, show, subterms
from kld_proof.polynomial import TooLarge
from kld_proof.search.definedness import conditions
from kld_proof.search.explain.difference import Prove
from kld_proof.search.limits import Limits
from kld_proof.search.models.points import Point, pointwise, satisfying_point
from kld_proof.search.refuter.exact import truth
from kld_proof.search.refuter.refute import bounded

CONDITIONS, SEVERAL = 24, 4
KNOWN = Limits(lines=2_000, goals=200)


def missing_condition(
    assumptions: Sequence[Term],
    relation: str,
    left: Term,
    right: Term,
    prove: Prove,
    places: Sequence[Mapping[str, Fraction]] = (),
) -> Term | None:
    """The first of some conditions, consistent with the assumptions, under which the claim is proved.

    `places` are points inside the assumptions that are known already.  Conditions that hold together at a
    point are tried together first: where all of them do not help, none of them does.
    """
    claim = (relation, left, right)
    proposed = (c for c in _conditions(App(*claim)) if c not in assumptions)
    candidates = list(islice(dict.fromkeys(proposed), CONDITIONS))
    groups = _groups(assumptions, candidates, places)
    return next((c for group in groups if (c := _first_of(assumptions, group, claim, prove))), None)


def _first_of(
    assumptions: Sequence[Term], group: list[Term], claim: tuple[str, Term, Term], prove: Prove
) -> Term | None:
    """The first condition of the group under which the claim is proved, found by halving the group."""
    if not prove((*assumptions, *group), *claim, model=len(group) == 1):
        return None
    if len(group) == 1:
        return group[0]
    middle = (len(group) + 1) // 2
    return _first_of(assumptions, group[:middle], claim, prove) or _first_of(
        assumptions, group[middle:], claim, prove
    )


def _groups(
    assumptions: Sequence[Term], conditions: Sequence[Term], places: Sequence[Mapping[str, Fraction]]
) -> Iterator[list[Term]]:
    """The conditions that can hold under the assumptions, in groups that hold together at some point."""
    loose = [c for c in conditions if not (pointwise(c) and bounded(c))]
    if loose and satisfying_point(assumptions) is not None:
        yield loose
    waiting = [c for c in conditions if c not in loose]
    for place in places:
        group = [c for c in waiting if truth(c, place)]
        waiting = [c for c in waiting if c not in group]
        if group:
            yield group
    while waiting:
        group, inside = _beginning(assumptions, waiting)
        if inside is not None:
            group += [c for c in waiting[len(group) :] if truth(c, inside)]
            yield group
        waiting = [c for c in waiting if c not in group]


def _beginning(assumptions: Sequence[Term], conditions: list[Term]) -> tuple[list[Term], Point | None]:
    """The conditions or their first half, quarter and so on, with a point at which these hold."""
    inside = satisfying_point((*assumptions, *conditions))
    if inside is None and len(conditions) > 1:
        return _beginning(assumptions, conditions[: len(conditions) // 2])
    return list(conditions), inside


def needed_conditions(
    assumptions: Sequence[Term], relation: str, left: Term, right: Term, prove: Prove
) -> list[Term]:
    """Several conditions that make the claim provable together: each needed for the sides to be defined, or
    each of a name in the base of a power whose exponent is no number."""
    for needed in (_defining(assumptions, left, right), _of_bases(assumptions, left, right)):
        if not 2 <= len(needed) <= SEVERAL or satisfying_point((*assumptions, *needed)) is None:
            continue
        if not prove((*assumptions, *needed), relation, left, right, model=False):
            continue
        for p in needed[::-1]:
            fewer = [q for q in needed if q != p]
            needed = fewer if prove((*assumptions, *fewer), relation, left, right) else needed
        if len(needed) > 1:
            return needed
    return []


def _of_bases(assumptions: Sequence[Term], left: Term, right: Term) -> list[Term]:
    """That the names in the bases of real powers are positive."""
    powers = (s for side in (left, right) for s in subterms(side) if type(s) is App and s.head == "pow")
    bases = (s.args[0] for s in powers if type(s.args[1]) is not Num and not s.loose)
    found = {App("lt", ZERO, Var(n)) for base in bases for n in names(base) if not n.startswith("$")}
    return sorted(found.difference(assumptions), key=show)


def _defining(assumptions: Sequence[Term], left: Term, right: Term) -> list[Term]:
    """The conditions without which a side is not defined, those aside that are known."""
    found = definedness_of(assumptions, left, right)
    about = [p for p in found if type(p) is App and names(p) and not p.loose and pointwise(p)]
    doubled = {p for p in about if p.head == "ne" and not found.isdisjoint(_solved(p.args[0]))}
    needed: list[Term] = sorted(set(about) - doubled, key=lambda p: (len(show(p)), show(p)))
    return _not_known(assumptions, needed) if len(needed) > 1 else needed


def _not_known(assumptions: Sequence[Term], conditions: Sequence[Term]) -> list[Term]:
    """The conditions that are not proved from the assumptions."""
    from kld_proof.search.builder import OutOfLines
    from kld_proof.search.goals import prove_goal
    from kld_proof.search.prove import Prover
    from kld_proof.search.table import OutOfGoals

    context = Prover(tuple(assumptions), KNOWN).context
    try:
        return [p for p in conditions if prove_goal(context, p) is None]
    except (OutOfGoals, OutOfLines, TooLarge, RecursionError):
        return list(conditions)


def _conditions(claim: Term) -> Iterator[Term]:
    yield from _uncorrelated(claim)
    variables = [Var(n) for n in sorted(names(claim)) if not n.startswith("$")]
    terms = [s for s in subterms(claim) if type(s) is App and not s.loose]
    for s in terms:
        base = s.args[-1] if s.head == "div" else s.args[0] if s.head == "pow" else None
        if base is not None:
            yield from _solved(base)
            yield App("ne", base, ZERO)
    for s in terms:
        if s.head in ("sqrt", "pow"):
            yield App("le", ZERO, s.args[0])
        if s.head in ("ln", "pow", "gamma"):
            yield App("lt", ZERO, s.args[0])
        if s.head in ("integral",) and type(s.args[0]) is App and s.args[0].head == "interval":
            yield App("le", *s.args[0].args)
    for s in terms:
        if s.head == "sum" and type(s.args[0]) is App and s.args[0].head in ("naturals", "from"):
            yield from (App("lt", App("abs", v), ONE) for v in variables if v.name in names(s))
    for v in variables:
        yield App("ne", v, ZERO)
    for head, low, high in (("le", ZERO, None), ("lt", ZERO, None), ("lt", None, ZERO), ("lt", ONE, None)):
        for v in variables:
            yield App(head, low or v, high or v)


def _uncorrelated(claim: Term) -> Iterator[Term]:
    """E[X Y] = E[X] E[Y] for each two random variables; where that is the claim, their independence."""
    if not any(type(s) is App and s.head == "expect" for s in subterms(claim)):
        return
    variables = [Lam(App(n, Bound(0))) for n in sorted(names(claim)) if _is_variable(n)]
    for x, y in combinations(variables, 2):
        means = App("mul", App("expect", x), App("expect", y))
        together = App("eq", App("expect", Lam(App("mul", x.body, y.body))), means)
        yield App("independent", x, y) if together == claim else together


def _is_variable(name: str) -> bool:
    """Whether a function name may be a random variable by itself, and no family of them."""
    return name.startswith("$") and "_{/" not in name


def _solved(base: Term) -> Iterator[Term]:
    """`x - 1 != 0` as `x != 1`."""
    if type(base) is App and base.head == "add" and len(base.args) == 2 and type(base.args[0]) is Var:
        other = base.args[1]
        if type(other) is App and other.head == "neg":
            yield App("ne", base.args[0], other.args[0])
        elif type(other) is Num:
            yield App("ne", base.args[0], Num(-other.value))


def definedness_of(assumptions: Sequence[Term], left: Term, right: Term) -> set[Term]:
    """The conditions without which a side is certainly not defined, `x - 1 != 0` also as `x != 1`."""
    found: set[Term] = set()
    given = frozenset(assumptions)
    for o in obligations(Claim(tuple(assumptions), "eq", left, right))[1:]:
        p = o.conclusion
        if o.hypotheses != given or type(p) is not App:
            continue
        known = [(p,)] if p.head == "ne" else [hypotheses for _, _, hypotheses in conditions(p)]
        if len(known) == 1:
            for p in known[0]:
                found.add(p)
                if type(p) is App and p.head == "ne":
                    found.update(_solved(p.args[0]))
    return found
