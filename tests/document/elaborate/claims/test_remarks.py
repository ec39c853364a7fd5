"""Lists, ranges, laws of expressions, "up to a factor": premises that say they were not checked."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, claims, premises, steps


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("f(x) \\propto e^{-x}", "a relation up to a factor"),
        ("\\frac{x - m}{s} \\sim \\mathcal{N}(0, 1)", "that an expression has a law"),
        ("y = \\{ y_1, \\ldots, y_n \\}", "a list"),
        ("x^2 = 1 \\Leftrightarrow (x = 1 \\text{ or } x = -1)", "an equivalence"),
    ],
)
def test_what_is_not_checked_is_a_premise_that_says_so(written: str, reason: str) -> None:
    page = f"$$ {written} $$"
    assert not any(c.startswith("unread") for c in claims(page))
    assert any(f"not checked: {reason}" in p for p in premises(page))


def test_a_range_of_an_index_is_an_assumption() -> None:
    (step,) = steps("$$ x + i = i + x, \\quad i = 1, \\ldots, n $$")
    assert "in(i, range(1, n))" in assumed(step)


def test_an_approximation_is_no_premise() -> None:
    assert claims("$$ a b \\approx c $$")[0].startswith("unread")


def test_nothing_goes_on_across_a_factor() -> None:
    found = claims("$$ f(x) \\propto a b = c b $$")
    assert found == ["mul(a, b) = mul(c, b)"]


def test_what_an_arrow_to_the_left_is_drawn_from_is_not_claimed() -> None:
    (step,) = steps("$$ x = 2 \\Leftarrow x^2 = 4 $$")
    assert "x = 2" in step.left_text + " = " + step.right_text
    assert assumed(step) == {"eq(pow(x, 2), 4)"}


def test_a_list_of_terms_is_no_range_of_an_index() -> None:
    page = "Let $y = \\{y_1, \\ldots, y_n\\}$ be counts.\n\n$$ \\sum_{i=1}^n 2 y_i = 2 \\sum_{i=1}^n y_i $$"
    assert not any("range($y" in a or "in(y," in a for a in assumed(steps(page)[0]))
    index = "Let $j = 1, \\ldots, n$.\n\n$$ j + 1 = 1 + j $$"
    assert "in(j, range(1, n))" in assumed(steps(index)[0])
