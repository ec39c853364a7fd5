"""Explanations are right: every repair is proved, every difference holds, every condition is needed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import Term, Var
from kld_proof.search.explain.conditions import missing_condition
from kld_proof.search.explain.step import explain, still_follows
from kld_proof.search.prove import prove as attempt
from kld_proof.search.refuter.refute import find_point
from tests.soundness.reader import read, read_props


def prove(assumptions: Sequence[Term], relation: str, left: Term, right: Term, model: bool = True) -> bool:
    return attempt(Claim(tuple(assumptions), relation, left, right)).proof is not None


WRONG = [
    ("", "x + 1", "x + 3/2", "the right side is larger by 1/2", ""),
    ("", "x", "2*x", "the right side is 2 times the left side", "proved if "),
    ("s>0", "log(s**2)", "log(s)", "", "proved if "),
    ("", "(x+y)**2", "x**2+y**2", "", "proved if the cross term "),
    ("", "(x-y)**2", "x**2+2*x*y+y**2", "", "proved if the sign of "),
    ("a>0, b>0", "log(a/b)", "log(b)-log(a)", "the right side is -1 times the left side", "proved if "),
    ("s_1>0, s_2>0", "log(s_2/s_1)+s_1**2/(2*s_2**2)-1/2", "log(s_2/s_1)+s_1/(2*s_2**2)-1/2",
     "the left side has pow(s_1, 2) where the right side has s_1", "proved if s_1 is read as pow(s_1, 2)"),
    ("s_1>0, s_2>0", "log(s_2)-log(s_1)", "log(s_2/s_2)", "", "proved if s_2 is read as s_1"),
    ("", "-(v+1-m**2-exp(v))/2", "-(v+1-m**2-v)/2", "the left side has exp(v) where the right side has v",
     "proved if v is read as exp(v)"),
]  # fmt: skip


@pytest.mark.parametrize(("assumptions", "left", "right", "difference", "mended"), WRONG)
def test_a_wrong_line_is_explained(
    assumptions: str, left: str, right: str, difference: str, mended: str
) -> None:
    """The difference in simplest form, and a repair that is proved."""
    given, one, two = read_props(assumptions), read(left), read(right)
    point = find_point(given, "eq", one, two)
    assert point is not None
    found = explain(given, "eq", one, two, prove, point)
    assert difference in found.difference
    assert found.repair.startswith(mended)
    if found.repaired is not None:
        assert prove(given, "eq", found.repaired.left, found.repaired.right)
    assert set(found.details()) <= {"difference", "repair", "condition"}


CONDITIONAL = [
    ("", "(x**2-1)/(x-1)", "x+1", "ne(x, 1)", "x = 1"),
    ("", "x/x", "1", "ne(x, 0)", "x = 0"),
    ("", "exp(log(x))", "x", "lt(0, x)", "x = -1"),
    ("a>0", "log(a/b)", "log(a)-log(b)", "lt(0, b)", "b = -1"),
    ("", "sqrt(x)**2", "x", "le(0, x) or lt(0, x)", ""),
]


@pytest.mark.parametrize(("assumptions", "left", "right", "condition", "at"), CONDITIONAL)
def test_a_missing_condition_is_named(
    assumptions: str, left: str, right: str, condition: str, at: str
) -> None:
    """With it the step is proved; the point shows where it breaks without."""
    given, one, two = read_props(assumptions), read(left), read(right)
    found = explain(given, "eq", one, two, prove)
    assert found.missing is not None and repr(found.missing) in condition
    assert prove([*given, found.missing], "eq", one, two)
    assert not prove(given, "eq", one, two)
    assert at in found.condition


def test_no_hint_that_is_not_proved() -> None:
    """Nothing near is true: no repair, no condition."""
    x = Var("x")
    found = explain([], "eq", read("sin(x)"), read("x**7 - 19*exp(x)"), prove, {"x": Fraction(1)})
    assert found.repair == ""
    assert missing_condition([], "eq", x, read("x + 1"), prove) is None


def test_whether_the_last_line_still_follows() -> None:
    """Two errors that cancel, and one that stays."""
    first, last = read("(x+y)**2"), read("x**2+2*x*y+y**2")
    assert "still follows" in still_follows([], "eq", first, last, prove)
    assert "does not follow" in still_follows([], "eq", first, read("x**2+y**2"), prove)


RELATIONS = [
    ("le", "3", "x**2 + 2", "proved if 2 is read as 3 on the right, which is then add(pow(x, 2), 3)"),
    ("lt", "2*x*y", "x**2 + y**2", "proved with $\\le$ in place of the relation"),
    ("le", "exp(x)", "x + 1", "proved with $\\ge$ in place of the relation"),
]


@pytest.mark.parametrize(("relation", "left", "right", "mended"), RELATIONS)
def test_a_false_inequality_has_a_true_neighbour(relation: str, left: str, right: str, mended: str) -> None:
    """The other relation first, then another number."""
    one, two = read(left), read(right)
    point = find_point([], relation, one, two)
    assert point is not None
    found = explain([], relation, one, two, prove, point)
    assert found.repair == mended
    assert found.repaired is not None
    other = found.repaired.relation or relation
    assert prove([], other, found.repaired.left, found.repaired.right)


def test_sides_are_named_as_they_were_written() -> None:
    """`x^2 + 2 >= 3` is the claim `3 <= x^2 + 2`."""
    point = find_point([], "le", read("3"), read("x**2 + 2"))
    found = explain([], "le", read("3"), read("x**2 + 2"), prove, point, swapped=True)
    assert found.repair.startswith("proved if 2 is read as 3 on the left")


def test_a_part_that_stands_twice_is_shown_in_place() -> None:
    """Which of the two is meant is seen from the repaired side."""
    point = find_point([], "eq", read("x**3*y"), read("x*y*x"))
    found = explain([], "eq", read("x**3*y"), read("x*y*x"), prove, point)
    assert ", which is then mul(" in found.repair
