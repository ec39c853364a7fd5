"""Attempts to make the kernel accept something false, by hand.  Each was once worth trying."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from kld_proof.kernel.certificate import Certificate, Line
from kld_proof.kernel.judge import Claim, Proof, Refutation, judge_proof, judge_refutation
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Num, Term, Var
from kld_proof.library.lookup import lookup

PI, THREE, X = App("pi"), Num(3), Var("x")
FALSE = App("eq", ZERO, ONE)


def judged(assumptions: tuple[Term, ...], lines: list[Line], witness: dict[str, Any]) -> None:
    """Asks for a verdict on 0 = 1."""
    judge_proof(Claim(assumptions, "eq", ZERO, ONE), Proof(Certificate(lines), witness), lookup)


def test_a_constant_is_not_a_variable_of_a_witness() -> None:
    """pi < 3 is contradictory, whatever value a witness gives to the name `pi`."""
    p = App("lt", PI, THREE)
    lines = [
        Line("assume", (), (p,)),
        Line("evaluate", (), (App("le", THREE, PI),)),
        Line("absurd", (0, 1), (FALSE,)),
        Line("evaluate", (), (App("lt", Num(2), THREE),)),
    ]
    with pytest.raises(KernelError):
        judged((p,), lines, {"pi": Num(2)})


def test_contradictory_assumptions_have_no_witness() -> None:
    """x < 0 and 0 < x prove 0 = 1, and that counts for nothing."""
    p, q = App("lt", X, ZERO), App("lt", ZERO, X)
    lines = [
        Line("assume", (), (p,)),
        Line("assume", (), (q,)),
        Line("instantiate", (0, 1), ("lt_trans", {"a": X, "b": ZERO, "c": X})),
        Line("evaluate", (), (App("le", ZERO, ZERO),)),
        Line("instantiate", (2,), ("sub_pos_of_lt", {"a": X, "b": X})),
    ]
    for witness in ({}, {"x": ONE}, {"x": Num(-1)}, {"x": Var("x")}, {"x": App("div", ONE, ZERO)}):
        with pytest.raises(KernelError):
            judged((p, q), lines, witness)


@pytest.mark.parametrize(
    "p",
    [
        FALSE,
        App("eq", App("div", ONE, ZERO), ZERO),
        App("eq", App("ln", Num(-1)), App("ln", Num(-1))),
        App("ne", App("div", ONE, ZERO), App("div", Num(2), ZERO)),
        App("eq", App("sqrt", Num(-1)), ZERO),
        App("lt", ZERO, App("exp", App("ln", Num(-1)))),
        App("in", PI, App("integers")),
        App("in", Num(Fraction(1, 2)), App("range", ZERO, ONE)),
        App("in", ZERO, App("interval", ZERO, ONE)),
        App("integrable", App("reals"), Lam(ONE)),
        App("eq", Bound(0), Bound(0)),
        App("eq", App("sin", PI), ZERO),
        App("eq", X, X),
        X,
        Num(1),
        App("nonsense"),
        App("eq"),
        App("eq", ONE),
        App("eq", ONE, ONE, ONE),
        App("eq", Lam(Bound(0)), Lam(Bound(0))),
        App("eq", App("integral", App("reals"), Lam(ONE)), ZERO),
        App("eq", App("integral", App("interval", ONE, ZERO), Lam(ONE)), Num(-1)),
        App("eq", App("sum", App("range", Num(3), ONE), Lam(Bound(0))), Num(-2)),
    ],
    ids=repr,
)
def test_evaluate_decides_only_what_is_certain(p: Term) -> None:
    """Nothing false, nothing undefined, nothing malformed."""
    with pytest.raises(KernelError):
        judged((), [Line("evaluate", (), (p,))], {})
    from kld_proof.kernel.rules import evaluate

    with pytest.raises((KernelError, ValueError, TypeError, IndexError, AttributeError)):
        evaluate([], p)


def test_a_refutation_needs_the_sides_themselves() -> None:
    """Closed forms without a certificate are not looked at, nor a point outside the assumptions."""
    claim = Claim((App("lt", ZERO, X),), "eq", X, X)
    for refutation in (
        Refutation({"x": Fraction(1)}, ZERO, ONE),
        Refutation({"x": Fraction(1)}, ZERO, ONE, Certificate([])),
        Refutation({"x": Fraction(-1)}),
        Refutation({}),
        Refutation({"x": Fraction(1)}, X, App("add", X, ONE), Certificate([Line("refl", (), (X,))])),
    ):
        with pytest.raises(KernelError):
            judge_refutation(claim, refutation, lookup)


@pytest.mark.parametrize(
    ("assumptions", "relation", "left", "right"),
    [
        ((), "eq", App("div", X, X), ONE),
        ((), "eq", App("pow", X, ZERO), ONE),
        ((), "eq", App("div", ONE, ZERO), App("div", ONE, ZERO)),
        ((), "eq", App("mul", ZERO, App("ln", X)), ZERO),
        ((), "eq", App("exp", App("ln", X)), X),
        ((), "eq", App("pow", App("sqrt", X), Num(2)), X),
        ((), "eq", App("add", App("integral", App("reals"), Lam(Bound(0))), Num(0)),
         App("integral", App("reals"), Lam(Bound(0)))),
        ((), "eq", App("mul", ZERO, App("integral", App("reals"), Lam(ONE))), ZERO),
        ((App("lt", X, X),), "eq", X, App("add", X, ONE)),
        ((App("eq", App("div", ONE, ZERO), X),), "eq", X, App("div", ONE, ZERO)),
        ((), "eq", App("integral", App("interval", ONE, ZERO), Lam(ONE)), Num(-1)),
        ((), "eq", App("sum", App("from", ONE), Lam(App("div", ONE, Bound(0)))),
         App("sum", App("from", ONE), Lam(App("div", ONE, Bound(0))))),
        ((), "eq", App("deriv", Lam(App("abs", Bound(0))), ZERO),
         App("deriv", Lam(App("abs", Bound(0))), ZERO)),
        ((), "eq", App("integral", App("interval", ZERO, X), Lam(ONE)), X),
    ],
    ids=repr,
)  # fmt: skip
def test_undefined_sides_are_never_proved(
    assumptions: tuple[Term, ...], relation: str, left: Term, right: Term
) -> None:
    """The relation alone is a theorem of the kernel in most of these; the step is not proved."""
    from kld_proof.search.decide import decide

    assert decide(Claim(assumptions, relation, left, right)).verdict != "proved"


def test_a_line_without_arguments_is_refused_with_a_sentence() -> None:
    """KernelError, not IndexError."""
    for rule in ("instantiate", "assume", "trans", "replace", "cut", "evaluate"):
        with pytest.raises(KernelError):
            judged((), [Line(rule, (), ())], {})


@pytest.mark.parametrize("by_rewrite", [False, True])
def test_definedness_is_no_property_of_the_value(by_rewrite: bool) -> None:
    """0/1 and 0/x are equal by arithmetic and 0/1 is defined, but 0/x is not where x = 0."""
    bad, good = App("div", ZERO, X), App("div", ZERO, ONE)
    lines = [
        Line("evaluate", (), (App("ne", ONE, ZERO),)),
        Line("instantiate", (0,), ("div_defined", {"a": ZERO, "b": ONE})),
        Line("field", (), (good, bad)),
        Line("rewrite", (2,), (App("defined", good),)),
        Line("replace", (1, 3 if by_rewrite else 2), ()),
        Line("field", (), (bad, ZERO)),
    ]
    with pytest.raises(KernelError):
        judge_proof(Claim((), "eq", bad, ZERO), Proof(Certificate(lines), {}), lookup)
