"""Terms as MathML: well formed, in the writer's order, with the brackets that the meaning needs."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kld_proof.kernel.term import ONE, App, Bound, Lam, Num, Term, Var, names
from kld_proof.report.mathml import LARGEST, arithmetic, binders, proposition_markup, sides_markup
from kld_proof.report.mathml.identifiers import name_markup
from kld_proof.report.mathml.printer import Printer, row

X, Y = Var("x"), Var("y")
SQUARE = Lam(App("pow", Bound(0), Num(2)))


def flat(term: Term) -> str:
    """The letters of the formula in reading order."""
    printer = Printer({**arithmetic.SHAPES, **binders.SHAPES}, names(term))
    markup = f"<math>{row(printer.markup(term))}</math>"
    return "".join(ElementTree.fromstring(markup).itertext()).replace("\u2062", "").replace("\u2061", "")


@pytest.mark.parametrize(
    ("term", "letters"),
    [
        (App("add", X, App("neg", Y), ONE), "x−y+1"),
        (App("add", X, App("neg", App("add", X, Y))), "x−(x+y)"),
        (App("add", X, Num(-1)), "x−1"),
        (App("add", Num(-1), X), "−1+x"),
        (App("add", X, App("neg", Num(-1))), "x−(−1)"),
        (App("mul", App("add", X, Y), X), "(x+y)x"),
        (App("mul", X, App("neg", Y)), "x(−y)"),
        (App("mul", Num(2), Num(3)), "2·3"),
        (App("mul", X, App("mul", X, Y)), "x(xy)"),
        (App("neg", App("add", X, Y)), "−(x+y)"),
        (App("pow", App("neg", X), Num(2)), "(−x)2"),
        (App("pow", App("pow", X, Y), Num(2)), "(xy)2"),
        (App("pow", Num(-2), Num(2)), "(−2)2"),
        (App("pow", App("exp", X), Num(2)), "(ex)2"),
        (App("pow", App("div", X, Y), Num(2)), "(xy)2"),
        (App("ln", App("mul", Num(2), App("pi"))), "ln(2π)"),
        (App("mul", App("ln", X), Y), "ln(x)y"),
        (App("exp", ONE), "e"),
        (App("add"), "0"),
        (App("mul"), "1"),
        (App("mul", App("integral", App("reals"), SQUARE), X), "(∫ℝy2dy)x"),
        (App("add", App("integral", App("interval", Num(0), X), SQUARE), ONE), "∫0xy2dy+1"),
        (App("sum", App("range", ONE, X), Lam(App("add", Bound(0), X))), "∑k=1x(k+x)"),
        (App("sum", App("from", ONE), SQUARE), "∑k=1∞k2"),
        (App("expect", Lam(App("pow", App("$X", Bound(0)), Num(2)))), "𝔼[X2]"),
        (App("$p", X), "p(x)"),
        (App("lt", Num(0), X), "0<x"),
        (App("in", X, App("above", Num(0))), "x∈(0,∞)"),
        (App("mat_mul", X, Y), "mat_mul(x,y)"),
    ],
)
def test_letters_in_order(term: Term, letters: str) -> None:
    assert flat(term) == letters


def test_a_bound_variable_never_takes_a_free_name() -> None:
    integral = App("integral", App("reals"), Lam(App("mul", Bound(0), X, Y)))
    assert flat(integral) == "∫ℝzxydz"


def test_nested_binders_have_names_of_their_own() -> None:
    inner = App("integral", App("reals"), Lam(App("mul", Bound(0), Bound(1))))
    assert flat(App("integral", App("reals"), Lam(inner))) == "∫ℝ(∫ℝyxdy)dx"


@pytest.mark.parametrize(
    ("name", "markup"),
    [
        ("x", "<mi>x</mi>"),
        ("mu", "<mi>μ</mi>"),
        ("lambda", "<mi>λ</mi>"),
        ("Sigma", "<mi>Σ</mi>"),
        ("mu_1", "<msub><mi>μ</mi><mrow><mn>1</mn></mrow></msub>"),
        ("log_var", "<msub><mi>log</mi><mrow><mi>var</mi></mrow></msub>"),
        ("hat(mu)", '<mover accent="true"><mi>μ</mi><mo>^</mo></mover>'),
        ("x'", "<msup><mi>x</mi><mrow><mo>′</mo></mrow></msup>"),
        ("<b>", "<mi>&lt;b&gt;</mi>"),
    ],
)
def test_names(name: str, markup: str) -> None:
    assert name_markup(name) == markup


@given(st.text(max_size=30))
def test_any_name_is_well_formed(name: str) -> None:
    ElementTree.fromstring(f"<math>{name_markup(name)}</math>")


def test_too_deep_and_too_large_are_left_to_text() -> None:
    deep: Term = X
    for _ in range(5000):
        deep = App("neg", deep)
    assert sides_markup(deep, "=", X) is None
    assert sides_markup(X, "=", App("add", *[X] * (LARGEST + 1))) is None


def test_the_sides_carry_what_was_written() -> None:
    markup = sides_markup(X, "<=", Y, ('"<&', "b"))
    assert markup is not None
    left, right = map(ElementTree.fromstring, markup)
    assert (left.attrib["alttext"], right.attrib["alttext"]) == ('"<&', "<= b")
    assert ("".join(left.itertext()), "".join(right.itertext())) == ("x", "≤y")


def test_a_relation_is_typeset_in_a_line_and_other_propositions_are_not() -> None:
    shown = proposition_markup(App("lt", Num(0), Var("sigma")), "0 < \\sigma")
    assert shown is not None and "<mo>&lt;</mo>" in shown and "display" not in shown
    assert 'alttext="0 &lt; \\sigma"' in shown
    assert proposition_markup(App("symmetric", Var("A")), "A") is None
