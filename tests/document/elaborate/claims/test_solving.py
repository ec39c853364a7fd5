"""Equations as conditions: what follows is proved, what does not is refuted or left, identities are none."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims, premises

SET = "Let $\\sigma > 0$, $n > 0$. Setting the derivative to zero, we get\n\n"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


# fmt: off
RIGHT = [
    SET + "$$ \\frac{1}{\\sigma^2} (S - n \\mu) = 0 $$\n\nSolving for $\\mu$ gives\n\n$$ \\mu = \\frac{S}{n} $$",
    SET + "$$ \\begin{aligned} -\\frac{n}{\\sigma} + \\frac{Q}{\\sigma^3} &= 0 \\\\ n \\sigma^2 &= Q \\\\ \\sigma^2 &= \\frac{Q}{n} \\end{aligned} $$",
    SET + "$$ \\begin{aligned} 0 &= S - n m \\\\ n m &= S \\\\ m &= \\frac{S}{n} \\end{aligned} $$",
    "Let $n > 0$. Setting the derivative equal to zero,\n\n$$ \\begin{aligned} S - n m &= 0 \\\\ m &= \\frac{S}{n} \\end{aligned} $$",
    "Let $a > 0$. Solve the equation\n\n$$ \\begin{aligned} a e^{-a t} &= c \\\\ e^{-a t} &= \\frac{c}{a} \\\\ -a t &= \\ln\\frac{c}{a} \\\\ t &= \\frac{1}{a} \\ln \\frac{a}{c} \\end{aligned} $$",
    "Suppose that $a + b = 1$. Then\n\n$$ a^2 + b^2 = 1 - 2 a b $$",
    "Assume that\n\n$$ x + y = 5, \\quad x - y = 1. $$\n\nHence\n\n$$ x = 3 $$",
    "We maximise under the constraint $p + q = 1$.\n\n$$ p^2 - q^2 = p - q $$",
    "We have $\\alpha = 1 - \\beta$, where $\\alpha + \\beta = 1$, so that\n\n$$ \\alpha \\beta = \\alpha - \\alpha^2 $$",
    "$$ 2 x + 3 = 7 \\Rightarrow 2 x = 4 \\Rightarrow x = 2 $$",
    "$$ a + b = c \\Leftrightarrow a = c - b $$",
    "$$ a + b = 1 \\text{ and } a - b = 3 \\Rightarrow a = 2 $$",
    "Let $a > 0$.\n\n$$ a x \\leq 2 \\iff x \\leq \\frac{2}{a} $$",
    "Let $p, q \\in (0, 1)$.\n\n$$ \\frac{p}{1-p} = \\frac{q}{1-q} \\iff p = q $$",
    "Let $x > 0$.\n\n$$ \\ln x = 3 \\iff x = e^3 $$",
    "For the minimum,\n\n$$ 2 (x - a) + 2 (x - b) \\overset{!}{=} 0 $$\n\nso\n\n$$ x = \\frac{a + b}{2} $$",
]
WRONG = [
    SET + "$$ \\frac{1}{\\sigma^2} (S - n \\mu) = 0 $$\n\nSolving for $\\mu$ gives\n\n$$ \\mu = -\\frac{S}{n} $$",
    SET + "$$ \\frac{1}{\\sigma^2} (S - n \\mu) = 0 $$\n\nSolving for $\\mu$ gives\n\n$$ \\mu = \\frac{S}{n - 1} $$",
    SET + "$$ \\begin{aligned} -\\frac{n}{\\sigma} + \\frac{Q}{\\sigma^3} &= 0 \\\\ n \\sigma^2 &= 2 Q \\end{aligned} $$",
    SET + "$$ \\begin{aligned} 0 &= S - n m \\\\ n m &= S \\\\ m &= S - n \\end{aligned} $$",
    "Let $a > 0$. Solve the equation\n\n$$ \\begin{aligned} a e^{-a t} &= c \\\\ -a t &= \\ln c \\end{aligned} $$",
    "Suppose that $a + b = 1$. Then\n\n$$ a^2 + b^2 = 1 - a b $$",
    "Assume that\n\n$$ x + y = 5, \\quad x - y = 1. $$\n\nHence\n\n$$ x = 4 $$",
    "$$ 2 x + 3 = 7 \\Rightarrow 2 x = 10 $$",
    "$$ a x = a y \\Rightarrow x = y $$",
    "$$ x^2 = 4 \\Rightarrow x = 2 $$",
    "$$ a + b = c \\Rightarrow a = c + b $$",
    "For the minimum,\n\n$$ 2 (x - a) + 2 (x - b) \\overset{!}{=} 0 $$\n\nso\n\n$$ x = a + b $$",
]
NO_CONDITION = [
    "$$ (a+b)^2 = a^2 + b^2 $$",
    "We know that\n\n$$ (a+b)^2 = a^2 + b^2 $$",
    "Setting $x$ to $2$ we recall the identity\n\n$$ (a+b)^2 = a^2 + b^2 $$",
    "Using the equation\n\n$$ (a+b)^2 = a^2 + b^2 $$",
    "Consider the identity\n\n$$ (a+b)^2 = a^2 + b^2 $$",
    "Setting the derivative to zero is explained below.\n\n$$ (a+b)^2 = a^2 + b^2 $$",
    "We never assume that\n\n$$ (a+b)^2 = a^2 + b^2 $$",
    "We know that $(a+b)^2 = a^2 + b^2$. Hence\n\n$$ (a+b)^2 - b^2 = a^2 $$",
    "We expand with $(a+b)^2 = a^2 + b^2$ and get\n\n$$ (a+b)^2 - b^2 = a^2 $$",
    "where we used $(a+b)^2 = a^2 + b^2$:\n\n$$ (a+b)^2 - b^2 = a^2 $$",
    "Setting the derivative to zero we get\n\n$$ 2 c - 4 = 0 $$\n\nIn general, for all $a$ and $b$,\n\n$$ (a+b)^2 = a^2 + b^2 $$",
    "Suppose $c = 3$. $$ (a+b)^2 = a^2 + b^2 $$",
]
# fmt: on


@pytest.mark.parametrize("page", RIGHT)
def test_what_follows_from_the_conditions_is_proved(page: str) -> None:
    found = verdicts(page)
    assert found and set(found) == {"proved"}


@pytest.mark.parametrize("page", WRONG)
def test_what_does_not_follow_is_not_proved(page: str) -> None:
    assert verdicts(page)[-1] in ("refuted", "not_proved")


@pytest.mark.parametrize("page", [WRONG[0], WRONG[1], WRONG[3], *WRONG[5:]])
def test_and_where_one_value_is_left_it_is_refuted(page: str) -> None:
    assert verdicts(page)[-1] == "refuted"


@pytest.mark.parametrize("page", NO_CONDITION)
def test_an_identity_is_no_condition(page: str) -> None:
    assert verdicts(page)[-1] != "proved"
    assert not any("a+b" in p for p in premises(page))


@pytest.mark.parametrize("page", NO_CONDITION[:6])
def test_so_that_it_stays_refuted(page: str) -> None:
    assert verdicts(page) == ["refuted"]


def test_dividing_by_what_may_be_zero_fails_in_one_direction() -> None:
    page = "$$ x^2 = 4 x \\iff x = 4 $$"
    right, left = verify(Markdown(page)).steps()
    assert (right.verdict, right.step.note) == ("refuted", "the direction from left to right")
    assert (left.verdict, left.step.note) == ("proved", "the direction from right to left")
    assert verdicts("Let $x \\neq 0$.\n\n" + page) == ["proved", "proved"]


def test_a_condition_is_listed_with_its_line_and_ends_with_the_sequence() -> None:
    page = (
        SET
        + "$$ S - n m = 0 $$\n\nSolving for $m$ gives\n\n$$ m = \\frac{S}{n} $$\n\nNext consider\n\n$$ m = S $$"
    )
    result = verify(Markdown(page))
    (first, second) = result.steps()
    assert first.verdict == "proved" and any("S - n" in a for a in first.assumptions)
    assert second.verdict != "proved" and not second.step.hints
    (stated,) = {p for d in result.documents[0].derivations for p in d.premises if p.text == "S - n m = 0"}
    assert stated.place.line == 3 and not stated.inferred


def test_the_links_before_the_zero_are_claims() -> None:
    page = "Setting the derivative to zero,\n\n$$ \\frac{d}{dx} (x^2 - 4 x) = 2 x - {} = 0 $$\n\ngives\n\n$$ x = 2 $$"
    assert verdicts(page.replace("{}", "4")) == ["proved", "proved"]
    assert verdicts(page.replace("{}", "3")) == ["refuted", "refuted"]


def test_all_derivatives_of_a_system_are_conditions() -> None:
    page = (
        "Setting the derivatives to zero,\n\n$$ \\begin{aligned} 2 a - \\lambda &= 0 \\\\ 2 b - \\lambda &= 0 "
        "\\end{aligned} $$\n\nwe obtain\n\n$$ a = b $$"
    )
    assert verdicts(page) == ["proved"]


def test_one_solution_of_several_is_neither_proved_nor_refuted() -> None:
    page = (
        "Setting the derivative to zero,\n\n$$ x^2 - 4 = 0 $$\n\ngives the positive solution\n\n$$ x = 2 $$"
    )
    assert verdicts(page) == ["not_proved"]


def test_a_wrong_row_is_not_used_for_the_next() -> None:
    page = (
        "Solve the equation\n\n$$ \\begin{aligned} 2 x + 3 &= 7 \\\\ 2 x &= 10 \\\\ x &= 5 \\end{aligned} $$"
    )
    assert verdicts(page) == ["refuted", "refuted"]


def test_conditions_that_contradict_each_other_prove_nothing() -> None:
    page = "Suppose that $a + b = 1$ and $a + b = 2$. Then\n\n$$ a = b $$"
    (step,) = verify(Markdown(page)).steps()
    assert step.verdict == "not_proved" and "contradict" in step.message


def test_what_a_condition_needs_is_assumed_with_it() -> None:
    page = "Suppose that $\\frac{1}{x} = 2$. Then\n\n$$ x = \\frac{1}{2} $$"
    assert verdicts(page) == ["proved"]
    assert claims(page) == ["x = div(1, 2)"]


ROWS = "$$ \\begin{{aligned}} 2 x + 6 &= 10 \\\\ 2 x &= {0} \\\\ x &= {1} \\end{{aligned}} $$"


def test_the_first_row_of_what_is_solved_for_a_name_is_a_condition() -> None:
    assert verdicts("We solve for $x$:\n\n" + ROWS.format(4, 2)) == ["proved", "proved"]
    assert verdicts("We solve for $x$:\n\n" + ROWS.format(16, 8)) == ["refuted", "refuted"]
    assert "proved" not in verdicts("We have\n\n" + ROWS.format(4, 2))


def test_the_solution_itself_is_no_condition() -> None:
    assert "proved" not in verdicts("Solve for $x$:\n\n$$ x = 3 $$")
    assert verdicts("We solve for $x$:\n\n$$ (x + 1)^2 = x^2 + 1 $$\n\n$$ x = 1 $$")[-1] != "proved"


def test_setting_a_derivative_to_zero_inside_the_sentence() -> None:
    page = "Let $L(w) = (a w - b)^2$ and $a > 0$.\n\nSetting $L'(w) = 0$ gives\n\n"
    assert verdicts(page + "$$ w = \\frac{b}{a} $$") == ["proved"]
    assert verdicts(page + "$$ w = \\frac{a}{b} $$") != ["proved"]
    denied = "Let $L(w) = (a w - b)^2$ and $a > 0$.\n\nNot setting $L'(w) = 0$ gives\n\n"
    assert verdicts(denied + "$$ w = \\frac{b}{a} $$") != ["proved"]


BELOW = "Let $b \\neq 0$ and $x > 0$. We solve\n\n$$ \\begin{split} 0 &= \\frac{a}{x} - b \\\\ &\\Leftrightarrow \\\\ b x &= a \\\\ "
BELOW += "2 b x &= 2 a \\\\ x &= \\frac{a}{b} \\end{split} $$"


def test_rows_below_an_equivalence_are_claimed_under_the_equations_above() -> None:
    assert verdicts(BELOW) == ["proved"] * 4


@pytest.mark.parametrize(
    ("right", "wrong"), [("\\frac{a}{b} \\end", "\\frac{b}{a} \\end"), ("2 b x &= 2 a", "2 b x &= a")]
)
def test_a_wrong_one_is_refuted(right: str, wrong: str) -> None:
    assert "refuted" in verdicts(BELOW.replace(right, wrong))


def test_it_is_not_where_the_equations_have_several_solutions() -> None:
    page = "$$ \\begin{split} x^2 - 4 &= 0 \\\\ &\\Leftrightarrow \\\\ x^2 &= 4 \\\\ x &= 2 \\end{split} $$"
    assert verdicts(page)[-1] == "not_proved"


HALF = "Let $s > 0$. The points $h$ satisfy the equation\n\n$$ \\frac{1}{s} e^{-(h - m)^2} = \\frac{1}{2 s} $$\n\n"
HALF += "Rearranging this equation, we get\n\n$$ \\begin{split} e^{-(h - m)^2} &= \\frac{1}{2} \\\\ "
HALF += "-(h - m)^2 &= \\ln \\frac{1}{2} \\\\ (h - m)^2 &= \\ln 2 \\end{split} $$"


def test_the_rows_of_an_equation_being_rearranged_follow_from_those_above() -> None:
    assert verdicts(HALF) == ["proved"] * 3


@pytest.mark.parametrize(("right", "wrong"), [("\\ln 2", "\\ln 4"), ("&= \\frac{1}{2}", "&= 2")])
def test_a_wrong_row_is_not_proved(right: str, wrong: str) -> None:
    assert verdicts(HALF.replace(right, wrong)) != ["proved"] * 3


def test_rows_that_nothing_calls_rearranged_stand_alone() -> None:
    page = "The results are\n\n$$ \\begin{split} a x &= b \\\\ 2 a x &= 2 b \\end{split} $$"
    assert verdicts(page) == ["not_proved", "not_proved"]


def test_a_condition_of_a_formula_in_the_text_is_none_of_the_next_one() -> None:
    page = "Thus, we have $g = 1$, if $p = 0$. When $p > 0$, it holds that\n\n$$ \\frac{p}{p} = 1 $$"
    assert verdicts(page) == ["proved"]


ZEROS = r"""

$$ \begin{split}
0 &= \left(\frac{x-m}{s}\right)^2 - 1 \\
0 &= \frac{x^2 - 2 m x + m^2}{s^2} - 1 \\
0 &= x^2 - 2 m x + m^2 - s^2
\end{split} $$
"""


@pytest.mark.parametrize(
    "words", ["The second derivative is zero, if and only if", "The roots of the second derivative:"]
)
def test_rows_of_what_is_zero_are_solved(words: str) -> None:
    page = "Let $s > 0$. " + words + ZEROS
    assert verdicts(page) == ["proved", "proved"]
    assert verdicts(page.replace("- s^2", "- s")) == ["proved", "not_proved"]


def test_of_rows_with_zero_the_second_need_not_be_the_first() -> None:
    """Without words they are claims that nothing supports; but `a = 0` and `b = 0` do not say `a = b`."""
    assert "refuted" not in verdicts("Let $s > 0$. The derivative is zero, that is," + ZEROS)
    assert verdicts("So $$ 0 = 1 + 1 - 2 $$ and $$ 0 = 1 + 2 - 4 $$")[-1] == "refuted"
