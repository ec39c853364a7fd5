"""A counterexample means something only where the names are free."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify
from tests.document.elaborate.pages import steps


@pytest.mark.parametrize(
    "page",
    [
        "$$ (a+b)^2 = a^2 + b^2 $$",
        "Let $a > 0$.\n\n$$ \\ln(2 a) = 2 \\ln a $$",
        "Let $X \\sim N(\\mu, \\sigma^2)$.\n\n$$ \\mathrm{Var}(X) = \\sigma $$",
        "$$ s = a + b $$\n\n$$ s^2 = a^2 + b^2 $$",
        "$$ \\sum_i (c + d) = c + \\sum_i d $$",
        "Let $a > 0$.\n\n$$ a^2 \\geq a $$",
        "$$\n\\begin{aligned}\n(a+b)^2 &= a^2 + ab + b^2 \\\\ &= a^2 + b^2\n\\end{aligned}\n$$",
    ],
)
def test_free_names_can_be_refuted(page: str) -> None:
    assert steps(page)[-1].refutable


@pytest.mark.parametrize(
    "page",
    [
        "$$ \\sum_{i=1}^n (x_i - \\bar x)^2 = \\sum_{i=1}^n x_i^2 - n \\bar x^2 $$",
        "$$ x R = R x $$\n\n$$ R^2 = 1 - \\mathrm{RSS} / \\mathrm{TSS} $$",
        "$$ a b = b a $$\n\nThe root is\n\n$$ a = \\frac{1}{b} $$",
        "$$ a + b = c $$\n\n$$ a = c - b $$\n\n$$ c (a + 1) = b $$",
        "$$\n\\begin{aligned}\n2 x + 1 &= 5 \\\\ 2 x &= 4 \\end{aligned}\n$$",
        "$$ a + b \\geq c $$",
        "$$ f(x) + 1 = g(x) $$",
        "$$ b + 1 = 3 b $$\n\nwhere $b$ is the number of rows.",
        "$$ \\prod_i c \\cdot d = c^n d $$",
        "$$ \\sum_i w_i c = n c $$",
    ],
)
def test_names_with_a_meaning_that_was_not_read_cannot(page: str) -> None:
    assert not steps(page)[-1].refutable or steps(page)[-1].error


def test_a_density_of_another_family_is_not_refuted_by_the_law_of_the_page() -> None:
    law = "Let $X \\sim \\mathrm{Exp}(r)$.\n\n"
    formula = "$$ f_X(x) = \\frac{1}{\\sqrt{2 \\pi}} e^{-x^2/2} $$"
    assert not steps(law + "The density of the normal distribution is\n\n" + formula)[-1].refutable
    assert steps(law + "The density of the exponential distribution is\n\n" + formula)[-1].refutable


def test_a_name_with_two_primes_is_a_derivative_and_not_free() -> None:
    assert not steps("$$ y'' + y = 0 $$")[0].refutable


def test_a_power_that_may_be_a_transpose_is_not_refuted() -> None:
    page = "$$ \\tilde{a}^T \\tilde{b} = \\tilde{b}^T \\tilde{a} $$"
    assert not steps(page)[0].refutable
    assert not steps("$$ F P F^T = F (F P)^T $$")[0].refutable
    assert steps("Let $T > 0$ and $r > 0$.\n\n$$ r^T r = r^T $$")[0].refutable


VALUES = "Let $a > 0$.\n\n$$ \\int_0^1 a x \\, dx = {first}, \\qquad \\int_0^1 a x^2 \\, dx = {second} $$"


def test_values_of_integrals_side_by_side_are_claims() -> None:
    found = verify(Markdown(VALUES.format(first="\\frac{a}{2}", second="\\frac{a}{2}")))
    assert [s.verdict for s in found.steps()] == ["proved", "refuted"]


@pytest.mark.parametrize(("first", "second"), [("m", "v"), ("1", "\\frac{2}{3}")])
def test_equations_for_other_names_or_with_numbers_are_not_refuted(first: str, second: str) -> None:
    found = verify(Markdown(VALUES.format(first=first, second=second)))
    assert "refuted" not in {s.verdict for s in found.steps()}


@pytest.mark.parametrize(
    "formula",
    [
        r"f'(x) = 0",
        r"f'(x) = 2 x - 4 = 0",
        r"\frac{df}{dx} = 0",
        r"\frac{d}{dx} (x^2 - 4 x) = 0",
        r"\frac{\partial f(x)}{\partial x} &= 2 x - 4 \\ &= 0",
    ],
)
def test_a_derivative_that_is_zero_may_be_an_equation_for_the_point(formula: str) -> None:
    page = "Let $f(x) = x^2 - 4 x$.\n\n$$\n\\begin{aligned}\n" + formula + "\n\\end{aligned}\n$$"
    assert not steps(page)[-1].refutable


@pytest.mark.parametrize("formula", [r"f'(3) = 0", r"f'(x) = 1", r"f'(x) - 2 x = 0"])
def test_other_values_are_claims(formula: str) -> None:
    page = f"Let $f(x) = x^2 - 4 x$. Let $x > 5$.\n\n$$ {formula} $$"
    assert steps(page)[0].refutable


@pytest.mark.parametrize("names", ["$x_1, x_2$ be the roots", "$x_1$ and $x_2$ be the solutions"])
def test_what_words_say_of_two_numbers_may_be_what_is_claimed(names: str) -> None:
    (result,) = verify(Markdown(f"Let {names} of $x^2 + px + q = 0$. Then\n\n$$ x_1 + x_2 = -p $$")).steps()
    assert result.verdict == "not_proved"


def test_a_number_that_a_later_section_has_as_a_function_defines_here() -> None:
    wave = "# Wave\n\n$$ u(x) = A x^2 $$\n\n$$ u'(x) = 2 A x $$\n\n"
    wave += "# Growth\n\n$$ A(t) = t^2 + 1 $$\n\n$$ A(2) = 5 $$"
    assert [s.verdict for s in verify(Markdown(wave)).steps()] == ["proved", "proved"]
    wrong = wave.replace("2 A x", "A x")
    assert [s.verdict for s in verify(Markdown(wrong)).steps()] != ["proved", "proved"]


def test_a_name_that_comes_from_nowhere_may_say_what_the_lost_one_is() -> None:
    page = "Let $u > 0$.\n\n$$ U = \\frac{3 n}{2 u} = \\frac{3}{2} n k T $$"
    assert not steps(page)[-1].refutable
    assert steps("Let $T > 0$ and $k > 0$.\n\n" + page)[-1].refutable
    assert steps("$$ x = k T $$\n\n" + page)[-1].refutable
    assert steps("$$ (a + b)(a - b) = a^2 - 2 a b + b^2 + c^2 $$")[-1].refutable
    assert steps("$$ p V + n = n R T $$")[0].refutable


def test_where_the_sides_differ_the_message_names_what_is_not_known() -> None:
    page = "$$ 2 R + \\hat{y} = R + x \\quad \\text{and} \\quad \\mathrm{RSS} + 1 = \\bar{x} $$"
    first, second = verify(Markdown(page)).steps()
    assert "what $\\hat{y}$ means is not known here" in first.message
    assert "what $\\mathrm{RSS}$, $\\bar{x}$ mean is not known here" in second.message


def test_an_equation_that_may_be_solved_is_said_to_be_one() -> None:
    step, _ = verify(Markdown("$$ 2 x + y = x + z, \\quad 3 x = y + x $$")).steps()
    assert step.verdict == "not_proved"
    assert "may be an equation for its names" in step.message
