"""Claims of search.sign.order and search.sign.condition: order through signs, cheap and by every means."""

from __future__ import annotations

import pytest

from kld_proof.search.sign import compare, decided, nonnegative, positive, prove_condition
from tests.search.contexts import application, closes, context, term


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("a < b + 1", ("a <= b",)),
        ("a <= a", ()),
        ("2*a < 3*b", ("a < b", "0 < b")),
        ("ln(2) < 1", ()),
        ("0 < (a + 1)**2 - a**2", ("0 < a",)),
        ("0 < s", ("0 <= s", "s != 0")),
        ("0 < 1/(1 + x**2)", ()),
    ],
)
def test_order(goal: str, assumptions: tuple[str, ...]) -> None:
    assert closes(goal, *assumptions)


@pytest.mark.parametrize(
    ("goal", "assumptions"),
    [
        ("a < b", ("a <= b",)),
        ("a < a", ()),
        ("2*a < 3*b", ("a < b",)),
        ("ln(3) < 1", ()),
        ("0 < (a + 1)**2 - a**2", ("0 - 1 < a",)),
        ("0 < s", ("0 <= s",)),
        ("0 < 1/(1 - x**2)", ()),
    ],
)
def test_what_may_fail_is_not_shown(goal: str, assumptions: tuple[str, ...]) -> None:
    assert not closes(goal, *assumptions)


def test_costly_ways_are_for_conditions_and_not_for_every_sign() -> None:
    ctx, p = context("0 < x"), application("0 <= x - 1 - ln(x)")
    assert nonnegative(ctx, p.args[1]) is None
    line = prove_condition(ctx, p)
    assert line is not None and ctx.builder.conclusion(line) == p
    assert positive(ctx, p.args[1]) is None  # 0 at x = 1


def test_lines_conclude_what_was_asked() -> None:
    ctx = context("a < b")
    line = compare(ctx, "le", term("a"), term("b"))
    assert line is not None and ctx.builder.conclusion(line) == term("a <= b")
    assert compare(ctx, "lt", term("b"), term("a")) is None
    assert decided(ctx, term("1 < 2")) is not None
    assert decided(ctx, term("2 < 1")) is None
