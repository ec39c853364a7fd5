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


def test_a_closed_integral_is_enclosed_once_for_all_its_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is -1/2: neither sign that is asked for costs another enclosure, nor is either shown."""
    from kld_proof import enclosure

    asked = []
    enclose = enclosure.enclose
    monkeypatch.setattr(enclosure, "enclose", lambda *a: asked.append(a) or enclose(*a))  # type: ignore[func-returns-value]
    t = "integral(above(0), lambda x: x*exp(-x**2)) - 1"
    ctx = context()
    assert decided(ctx, term(f"0 < {t}")) is None
    assert decided(ctx, term(f"0 <= {t}")) is None
    assert decided(ctx, term(f"{t} != 0")) is not None
    assert len(asked) == 2  # the other order of the sides is another term
    assert decided(ctx, term(f"{t} < 0")) is not None
    assert decided(ctx, term(f"0 < 1/({t})")) is None  # certainly negative
    assert decided(ctx, term(f"0 < 1 + 1/({t} + 1/2)")) is None  # no value
