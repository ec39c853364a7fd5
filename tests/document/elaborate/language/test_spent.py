"""A case of which the running text says all there is: "for $m = n$ they agree."."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, claims, steps

CLAIM = "\n$$ x^2 + 3 x = 4 $$\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "At $x = 1$ the left-hand side is $4$, but for $y > 0$ we have",
        "At $x = 1$ we have $x^2 + 3 x = 4$. In any other case",
        "When $x = 1$ the two sides agree. In the general case",
        "If $x = 1$, it is $x^2 + 3 x = 4$, while for $x \\ne 1$",
        "For $x = y$ the two sides agree. We find",
    ],
)
def test_a_case_that_is_spent_gives_no_value(sentence: str) -> None:
    step = steps(sentence + CLAIM)[-1]
    assert claims(sentence + CLAIM)[-1].startswith("add(pow(x, 2)")
    assert not assumed(step) & {"eq(x, 1)", "eq(add(pow(x, 2), mul(3, x)), 4)"}


@pytest.mark.parametrize("sentence", ["For $x = 1$ we have", "At $x = 1$ the left-hand side is"])
def test_a_case_that_goes_on_gives_its_value(sentence: str) -> None:
    assert claims(sentence + CLAIM)[-1].startswith("add(pow(1, 2)")


def test_a_case_defines_no_name() -> None:
    assert claims("The case $a = b$ is special. We find\n$$ (a - b)^2 = 0 $$")[-1].count("a") > 1
    assert claims("With $u = x^2$ we get\n$$ u^2 = x^4 $$")[-1].startswith("pow(pow(x, 2), 2)")
