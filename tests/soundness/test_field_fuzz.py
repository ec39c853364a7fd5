"""The rule `field` in a model of its semantics: what it equates is equal at every point, 1/0 included.

In the model 1/0 is 7 and 0^-n is 5 + n: the rule must not depend on what an undefined term denotes.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kld_proof.kernel.field import agree
from kld_proof.kernel.term import App, Num, Term, Var
from kld_proof.polynomial import TooLarge

VARIABLES = ("x", "y")
VALUES = [Fraction(v) for v in (0, 1, -1, 2)] + [Fraction(3, 2)]
POINTS = [dict(zip(VARIABLES, p, strict=True)) for p in product(VALUES, repeat=2)]

LEAVES = st.sampled_from([Var("x"), Var("y"), Num(0), Num(1), Num(-1), Num(2), Num(Fraction(1, 2))])


def _extend(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(lambda h, a, b: App(h, a, b), st.sampled_from(["add", "mul", "div"]), inner, inner),
        st.builds(lambda a: App("neg", a), inner),
        st.builds(lambda a, b: App("div", a, b), inner, inner),
        st.builds(lambda a, n: App("pow", a, Num(n)), inner, st.integers(-3, 3)),
    )


TERMS = st.recursive(LEAVES, _extend, max_leaves=7)


def value(t: Term, point: dict[str, Fraction]) -> Fraction:
    """The value in the model."""
    if isinstance(t, Num):
        return t.value
    if isinstance(t, Var):
        return point[t.name]
    assert isinstance(t, App)
    args = [value(a, point) for a in t.args]
    if t.head == "add":
        return sum(args, Fraction(0))
    if t.head == "mul":
        return args[0] * args[1]
    if t.head == "neg":
        return -args[0]
    if t.head == "div":
        return args[0] / args[1] if args[1] else args[0] * 7
    base, n = args[0], int(args[1])
    return base**n if base or n >= 0 else Fraction(5 - n)


def rewritten(t: Term, draw: st.DataObject) -> Term:
    """A variant of `t` that is often, not always, equal to it."""
    if not isinstance(t, App):
        return t
    args = [rewritten(a, draw) for a in t.args]
    way = draw.draw(st.integers(0, 9))
    if t.head in ("add", "mul") and way < 4:
        return App(t.head, *reversed(args))
    if t.head == "div" and way < 3:
        return App("mul", args[0], App("div", Num(1), args[1]))
    if t.head == "div" and way == 3:
        return App("mul", args[0], App("pow", args[1], Num(-1)))
    if t.head == "mul" and way == 5 and isinstance(args[0], App) and args[0].head == "add":
        return App("add", *[App("mul", s, args[1]) for s in args[0].args])
    if way == 9:
        return App("div", App("mul", App(t.head, *args), Var("x")), Var("x"))
    return App(t.head, *args)


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(TERMS, st.lists(TERMS, max_size=2), st.data())
def test_what_the_field_rule_equates_is_equal(a: Term, nonzero: list[Term], data: st.DataObject) -> None:
    """At every point at which the terms that it takes for nonzero are nonzero in the model."""
    b = rewritten(a, data)
    for one, other in ((a, b), (App("div", a, b), Num(1)), (App("add", a, App("neg", b)), Num(0))):
        try:
            equal = agree(one, other, tuple(nonzero))
        except TooLarge:
            continue
        if equal:
            for point in POINTS:
                if all(value(d, point) for d in nonzero):
                    assert value(one, point) == value(other, point), (one, other, nonzero, point)


@settings(max_examples=300, deadline=None)
@given(TERMS, TERMS)
def test_exact_values_and_verdicts_agree_with_the_model(a: Term, b: Term) -> None:
    """What exact arithmetic calls the value of a closed term is its value, wherever 1/0 may lie."""
    from kld_proof.kernel.rules import holds
    from kld_proof.kernel.term import substitute

    point = {"x": Fraction(2), "y": Fraction(0)}
    one, other = (substitute(t, {n: Num(v) for n, v in point.items()}) for t in (a, b))
    for relation in ("eq", "ne", "lt", "le"):
        if holds(App(relation, one, other)):
            x, y = value(one, {}), value(other, {})
            assert {"eq": x == y, "ne": x != y, "lt": x < y, "le": x <= y}[relation]
