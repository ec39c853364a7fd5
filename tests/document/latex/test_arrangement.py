"""Conditions before and behind claims: each claim gets its own, and no claim becomes a condition."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, claim, steps

POSITIVE, NEGATIVE = {"lt(0, x)"}, {"lt(x, 0)"}


def found(formula: str) -> list[tuple[str, set[str]]]:
    """The claims of a formula, each with its assumptions."""
    return [(claim(s), assumed(s)) for s in steps(f"$$ {formula} $$")]


@pytest.mark.parametrize(
    "formula",
    [
        "x > 0: \\quad |x| = x",
        "\\text{If } x > 0: |x| = x",
        "\\text{For } x > 0: \\quad |x| = x",
        "\\text{If } x > 0, \\text{ then } |x| = x",
        "\\text{for all } x > 0, \\quad |x| = x",
        "\\forall x > 0, |x| = x",
        "|x| = x \\quad \\text{for } x > 0",
    ],
)
def test_a_condition_beside_a_claim_is_assumed_for_it(formula: str) -> None:
    assert found(formula) == [("abs(x) = x", POSITIVE)]


def test_several_conditions_before_a_claim() -> None:
    both = {"lt(0, x)", "lt(0, y)"}
    for written in ("x > 0, y > 0", "x > 0 \\text{ and } y > 0", "x, y > 0"):
        assert found(f"\\text{{for }} {written}, \\quad |x y| = x y") == [
            ("abs(mul(x, y)) = mul(x, y)", both)
        ]


@pytest.mark.parametrize(
    "formula",
    [
        "|x| = x \\text{ for } x > 0, \\quad |x| = -x \\text{ for } x < 0",
        "|x| = x \\text{ for } x > 0 \\\\ |x| = -x \\text{ for } x < 0",
        "\\text{For } x > 0: |x| = x \\\\ \\text{For } x < 0: |x| = -x",
        "\\text{For } x > 0, \\quad |x| = x \\\\ \\text{For } x < 0, \\quad |x| = -x",
    ],
)
def test_two_cases_are_two_claims(formula: str) -> None:
    assert found(formula) == [("abs(x) = x", POSITIVE), ("abs(x) = neg(x)", NEGATIVE)]


@pytest.mark.parametrize(
    "formula",
    [
        "a^3 = b + 1 \\quad \\text{if } c > 0, \\quad a^3 = b + 1",
        "a^3 = b + 1 \\\\ \\text{for } c > 0, \\quad a^3 = b + 1",
    ],
)
def test_a_claim_behind_a_condition_is_not_assumed_for_the_one_before(formula: str) -> None:
    claims = found(formula)
    assert len(claims) == 2
    assert not any("eq" in a for _, given in claims for a in given)


def test_the_reason_of_a_claim_is_its_condition_and_a_claim() -> None:
    claims = found("|x| = x \\quad \\text{since } x > 0")
    assert ("abs(x) = x", POSITIVE) in claims and len(claims) == 2


def test_a_name_before_a_colon_is_a_label() -> None:
    assert found("H: \\quad x + y = y + x") == [("add(x, y) = add(y, x)", set())]


def test_what_holds_otherwise_is_not_read() -> None:
    claims = found("\\text{If } x > 0: |x| = x. \\text{ Else: } |x| = x")
    assert claims[0] == ("abs(x) = x", POSITIVE)
    assert "otherwise" in claims[1][0] and claims[1][0].startswith("unread")


def test_a_square_under_a_condition_says_nothing_of_the_name_elsewhere() -> None:
    claims = found("a^2 = b + 1 \\quad \\text{if } c > 0, \\quad a^2 = b + a")
    assert [claim for claim, _ in claims] == ["pow(a, 2) = add(b, 1)", "pow(a, 2) = add(b, a)"]
    assert not any("eq" in a for _, given in claims for a in given)
    assert found("a^2 = b + 1 \\quad \\text{if } b > 0") == [("pow(a, 2) = add(b, 1)", {"lt(0, b)"})]
