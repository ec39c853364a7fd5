"""An equation that is to be solved, "Solve $2x + 3 = 11$", holds for the rows of its solution alone."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify


def verdicts(page: str) -> list[str]:
    """The verdicts of the steps of a page."""
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    "page",
    [
        "1. Solve $2x + 3 = 11$.\n\n   $$ 2x = 8 $$\n   $$ x = 4 $$",
        "Solve the equation $3y - 6 = 0$. Adding 6 to both sides gives\n\n$$ 3y = 6 $$\n\nso\n\n$$ y = 2 $$",
        "Solve the system $a + b = 5$ and $a - b = 1$.\n\nAdding them gives $$ 2a = 6 $$ $$ b = 2 $$",
        "Löse die Gleichung $2x + 3 = 11$.\n\n$$ 2x = 8 $$\n\nAlso\n\n$$ x = 4 $$",
    ],
)
def test_the_rows_of_a_solution_are_proved(page: str) -> None:
    assert verdicts(page) == ["proved", "proved"]


@pytest.mark.parametrize(
    "page",
    [
        "Solve $2x + 3 = 11$. Expand $(x + 1)^2$.\n\n$$ (x + 1)^2 = 25 $$",
        "Solve $2x + 3 = 11$.\n\nNow consider another number.\n\n$$ x = 4 $$",
        "Do not solve $2x + 3 = 11$.\n\n$$ x = 4 $$",
        "We will not solve $2x + 3 = 11$ here.\n\n$$ x = 4 $$",
        "Solve $2x + 3 = 11$.\n\n# Other\n\n$$ x = 4 $$",
        "- Solve $2x + 3 = 11$.\n\n- $$ x = 4 $$",
    ],
)
def test_elsewhere_it_is_not_assumed(page: str) -> None:
    assert verdicts(page)[-1] == "not_proved"


def test_behind_a_solution_it_is_assumed_no_more() -> None:
    page = "Solve $2x + 3 = 11$.\n\n$$ x = 4 $$\n\nExpand the square:\n\n$$ (x + 1)^2 = 25 $$"
    assert verdicts(page) == ["proved", "not_proved"]


def test_a_row_that_looks_like_an_equation_to_be_solved_is_not_refuted() -> None:
    page = "Let $x > 0$.\n\n$$ 2x = 8 $$\n\n$$ x^2 - 5x + 6 = 0 $$\n\n$$ (x + 1)^2 - x^2 - 2x = 0 $$"
    assert verdicts(page) == ["not_proved", "not_proved", "refuted"]
