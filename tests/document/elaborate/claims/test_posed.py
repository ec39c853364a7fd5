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


ROOT = (
    "Let $s > 0$, $0 < p < 1$ and $x > 0$. Solving $p = 1 - e^{-x^2/s^2}$ for $x$ gives\n\n"
    "$$ x = s \\sqrt{-\\ln(1 - p)} $$"
)
MODE = (
    "Let $s > 0$ and $x > 0$. Setting the derivative to zero gives\n\n$$ \\begin{aligned} 0 &= "
    "\\frac{1}{s^2} e^{-x^2/(2 s^2)} \\left( 1 - \\frac{x^2}{s^2} \\right) \\\\ x &= s \\end{aligned} $$"
)


def test_an_equation_that_is_solved_for_a_name() -> None:
    assert verdicts(ROOT) == ["proved"]
    assert verdicts(ROOT.replace("\\ln(1 - p)", "\\ln p")) != ["proved"]
    assert verdicts(ROOT.replace("for $x$ gives", "for $x$ is hard. Consider another root:")) != ["proved"]
    linear = "Let $a > 0$. Solving $a z + b = 0$ for $z$ yields\n\n$$ z = -\\frac{b}{a} $$"
    assert verdicts(linear) == ["proved"]
    assert verdicts(linear.replace("z = -", "z = ")) == ["refuted"]


def test_a_factor_that_vanishes_nowhere_is_left_out() -> None:
    """The exponential is nearly 0 far away, and never 0."""
    assert verdicts(MODE) == ["proved"]
    assert verdicts(MODE.replace("x &= s", "x &= 2 s")) != ["proved"]
