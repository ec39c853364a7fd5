"""Whatever is proved is true at sampled points, and whatever is refuted is false at its point."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, Num, Term, Var
from kld_proof.search.decide import decide
from tests.library import numeric

LEAVES = st.one_of(st.sampled_from(["a", "b"]).map(Var), st.integers(-2, 3).map(Num))


def extend(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(lambda x, y: App("add", x, y), inner, inner),
        st.builds(lambda x, y: App("mul", x, y), inner, inner),
        st.builds(lambda x, y: App("div", x, y), inner, inner),
        st.builds(lambda x, n: App("pow", x, Num(n)), inner, st.integers(-2, 3)),
        st.builds(lambda h, x: App(h, x), st.sampled_from(["neg", "ln", "exp", "sqrt", "abs"]), inner),
    )


TERMS = st.recursive(LEAVES, extend, max_leaves=5)
POSITIVE = (App("lt", Num(0), Var("a")), App("lt", Num(0), Var("b")))
VALUES = [Fraction(v) for v in ("-2", "-1", "-1/3", "0", "1/2", "1", "3")]


def rewritten(t: Term) -> Term:
    """An expression that often equals `t`: a law applied, with or without its condition."""
    match t:
        case App(head="ln", args=(App(head="mul", args=(x, y)),)):
            return App("add", App("ln", x), App("ln", y))
        case App(head="sqrt", args=(App(head="mul", args=(x, y)),)):
            return x if x == y else App("mul", App("sqrt", x), App("sqrt", y))
        case App(head="abs", args=(x,)):
            return x
        case App(head="div", args=(x, y)) if x == y:
            return Num(1)
        case App(head="add" | "mul" as head, args=(x, y)):
            return App(head, rewritten(y), rewritten(x))
        case App(head=head, args=args) if head != "pow":
            return App(head, *map(rewritten, args))
    return t


def outcome(relation: str, left: Term, right: Term, values: dict[str, float]) -> bool | None:
    """Whether the relation holds at the point; False where a side is undefined."""
    try:
        numeric.value(left, values), numeric.value(right, values)
    except numeric.Undefined:
        return False
    return numeric.truth(App(relation, left, right), values)


@settings(max_examples=150, deadline=None)
@given(TERMS, TERMS, st.booleans(), st.booleans(), st.sampled_from(["eq", "le", "lt", "ne"]))
def test_a_verdict_is_true(left: Term, other: Term, similar: bool, signs: bool, relation: str) -> None:
    """Numbers that take no part in the verdict agree with it."""
    right = rewritten(left) if similar else other
    found = decide(Claim(POSITIVE if signs else (), relation, left, right))
    if found.verdict == "proved":
        for a in VALUES:
            for b in VALUES:
                if not signs or (a > 0 and b > 0):
                    assert outcome(relation, left, right, {"a": float(a), "b": float(b)}) is not False
    elif found.verdict == "refuted":
        point = {"a": 0.0, "b": 0.0, **{k: float(v) for k, v in found.point.items()}}
        if all(abs(v) < 1e6 for v in point.values()):
            numeric.value(left, point), numeric.value(right, point)
            sides = numeric.value(left, point), numeric.value(right, point)
            if abs(sides[0] - sides[1]) > 1e-6 * (1 + abs(sides[0])):
                assert outcome(relation, left, right, point) is not True
