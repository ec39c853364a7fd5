"""Infinite limits and decimals behind a sign of approximate equality."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims, steps


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\lim_{x \to \infty} x = \infty", "limit(above(0), (\\ atan(#0))) = div(pi, 2)"),
        (
            r"\lim_{x \to 0^+} \ln x = -\infty",
            "limit(interval(0, add(0, 1)), (\\ atan(ln(#0)))) = neg(div(pi, 2))",
        ),
    ],
)
def test_an_infinite_limit_is_one_of_the_inverse_tangent(written: str, read: str) -> None:
    assert claims(f"$$ {written} $$") == [read]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\sqrt 2 \approx 1.41", "abs(add(sqrt(2), neg(141/100))) <= 1/100"),
        (r"1.4 \approx \sqrt 2", "abs(add(sqrt(2), neg(7/5))) <= 1/10"),
        (r"-\sqrt 2 \approx -1.41", "abs(add(neg(sqrt(2)), neg(neg(141/100)))) <= 1/100"),
        (r"\pi s \approx 3.1 s", "abs(add(mul(pi, s), neg(mul(31/10, s)))) <= mul(1/31, abs(mul(31/10, s)))"),
    ],
)
def test_a_decimal_is_right_up_to_one_unit(written: str, read: str) -> None:
    assert claims(f"$$ {written} $$") == [read]


@pytest.mark.parametrize(
    "written",
    [
        r"q \approx 3.2",  # q may be anything
        r"\sqrt 2 \approx 1",  # no decimals: how much is meant?
        r"e^x \approx 1 + x",
        r"2.5 q \approx 3.2",
        r"\sqrt 2 \approx 0.7 + 0.7",
    ],
)
def test_other_approximate_equalities_are_unread(written: str) -> None:
    (step,) = steps(f"$$ {written} $$")
    assert step.error == "an approximate equality is not checked"
