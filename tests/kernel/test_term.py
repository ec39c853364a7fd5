"""Terms: alpha-equality is identity, nothing is captured, and what leaves the process comes back the same."""

from __future__ import annotations

import copy
import pickle
from fractions import Fraction

import pytest

from kld_proof.kernel.term import (
    App,
    Bound,
    Lam,
    Num,
    Term,
    Var,
    apply,
    bind,
    names,
    shift,
    show,
    substitute,
    subterms,
)  # fmt: skip
from tests.kernel.sequents import body, term

X, Y = Var("x"), Var("y")
KINDS = [X, Bound(0), Bound(2), Num(Fraction(-3, 7)), Num(2), App("pi"), App("add", X, Num(1)),
         Lam(Bound(0)), term("integral(reals, lambda x: exp(-x**2)*y)")]  # fmt: skip


@pytest.mark.parametrize("t", KINDS, ids=repr)
def test_a_term_is_one_object_wherever_it_comes_from(t: Term) -> None:
    """Pickled, as between processes, and copied."""
    assert pickle.loads(pickle.dumps(t)) is t
    assert copy.deepcopy(t) is t


def test_equal_terms_are_identical_and_others_are_not() -> None:
    assert Var("x") is X and Var("y") is not X
    assert Num(1) is Num(Fraction(2, 2)) and Num(1) is not Num(2) and Num(0) is not Num(1)
    assert Num(Fraction(1, 2)) is not Num(Fraction(1, 3)) and Num(Fraction(1, 2)) is not Num(Fraction(3, 2))
    assert Bound(0) is not Bound(1)
    assert body("lambda x: x + y") is body("lambda z: z + y") and body("lambda x: x") is not body(
        "lambda x: y"
    )
    assert App("add", X, Y) is not App("add", Y, X) and App("add", X) is not App("mul", X)
    assert Num(1) is not Var("1")


def test_the_parts_are_those_that_were_given() -> None:
    t = App("add", X, Num(2))
    assert (t.head, t.args, X.name, Bound(3).index, Num(2).value, Lam(X).body) == (
        "add",
        (X, Num(2)),
        "x",
        3,
        2,
        X,
    )
    assert type(Num(2).value) is Fraction


def test_loose_counts_the_binders_that_are_missing() -> None:
    for t, expected in [
        (X, 0), (Num(3), 0), (Bound(0), 1), (Bound(4), 5), (App("pi"), 0), (Lam(Bound(0)), 0),
        (Lam(Bound(1)), 1),
        (Lam(X), 0), (App("add", Bound(1), Bound(0), X), 2), (Lam(Lam(App("add", Bound(0), Bound(3)))), 2),
    ]:  # fmt: skip
        assert t.loose == expected


def test_apply_puts_the_argument_in_and_shifts_it() -> None:
    assert apply(body("lambda x: x + y"), X) == term("x + y")
    nested = body("lambda x: integral(reals, lambda t: x*t)")
    assert apply(nested, X) == term("integral(reals, lambda t: x*t)")
    under = Lam(App("f", Bound(0), Bound(1), Bound(2)))
    assert apply(under, X) == App("f", X, Bound(0), Bound(1))
    deeper = Lam(Lam(App("f", Bound(0), Bound(1), Bound(2))))
    assert apply(deeper, Bound(0)) == Lam(App("f", Bound(0), Bound(1), Bound(1)))
    assert apply(deeper, App("g", Bound(4))) == Lam(App("f", Bound(0), App("g", Bound(5)), Bound(1)))
    with pytest.raises(TypeError, match="not a function"):
        apply(X, Y)


def test_bind_is_the_reverse() -> None:
    assert bind(term("x + y"), "x") == body("lambda z: z + y")
    t = term("integral(reals, lambda t: x*t + sum(naturals, lambda k: k*x*t))")
    assert apply(bind(t, "x"), X) is t and "x" not in names(bind(t, "x"))
    assert bind(App("add", Bound(0), X), "x") == Lam(App("add", Bound(1), Bound(0)))
    assert bind(Lam(App("add", Bound(0), Bound(1), X)), "x") == Lam(
        Lam(App("add", Bound(0), Bound(2), Bound(1)))
    )


def test_shift_raises_loose_indices_alone() -> None:
    assert shift(Bound(0), 2) == Bound(2) and shift(X, 3) is X
    assert shift(Lam(App("f", Bound(0), Bound(1))), 1) == Lam(App("f", Bound(0), Bound(2)))
    assert shift(App("f", Bound(1), X), 0) == App("f", Bound(1), X)


def test_substitute_replaces_at_once_and_captures_nothing() -> None:
    assert substitute(term("x + y"), {"x": Y, "y": X}) == term("y + x")
    inside = term("integral(reals, lambda t: x*t)")
    assert substitute(inside, {"x": Var("t")}) == term("integral(reals, lambda s: t*s)")
    assert substitute(Lam(App("f", Bound(0), X)), {"x": Bound(0)}) == Lam(App("f", Bound(0), Bound(1)))
    assert substitute(term("f(x) + g(x)"), {"$f": body("lambda z: z**2")}) == term("x**2 + g(x)")
    assert substitute(term("f(x)"), {"$f": body("lambda z: z + y"), "x": Y}) == term("y + y")
    two = Lam(Lam(App("add", Bound(0), App("neg", Bound(1)))))
    assert substitute(App("$h", X, Y), {"$h": two}) == term("y + -x")
    under = Lam(App("$f", Bound(0)))
    assert substitute(under, {"$f": Lam(App("add", Bound(0), X))}) == Lam(App("add", Bound(0), X))
    assert substitute(under, {"$f": Lam(App("g", Bound(0), Bound(1)))}) == Lam(App("g", Bound(0), Bound(1)))
    assert substitute(App("exp", X), {"exp": Lam(Bound(0))}) == App("exp", X)


def test_subterms_come_outermost_first_and_in_order() -> None:
    t = App("add", App("exp", X), Lam(Bound(0)), Y)
    assert list(subterms(t)) == [t, App("exp", X), X, Lam(Bound(0)), Bound(0), Y]


def test_names_are_free_variables_and_functions() -> None:
    assert names(term("f(x) + integral(reals, lambda t: y*t)")) == {"$f", "x", "y"}
    assert names(App("sin", Num(1))) == frozenset()
    assert names(App("", X)) == {"x"}


def test_show_is_unambiguous() -> None:
    assert show(App("add", X, Num(Fraction(1, 2)), App("pi"))) == "add(x, 1/2, pi)"
    assert show(Lam(App("add", Bound(0), Bound(1)))) == "(\\ add(#0, #1))"
    assert repr(Num(0)) == "0" and show(App("$f", X)) == "$f(x)"
