"""What a derivative or an integral by one term of a sequence, or by a defined name, means."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify
from tests.document.elaborate.pages import claims, steps

MEAN = "$$ \\bar x = \\frac{1}{n} \\sum_{i=1}^n x_i $$\n\n"


@pytest.mark.parametrize(
    "page",
    [
        "$$ \\frac{\\partial}{\\partial x_i} \\sum_{j=1}^n x_j^2 = 0 $$",
        "$$ \\frac{\\partial}{\\partial x_i} (x_i^2 + \\sum_{j=1}^n x_j) = 2 x_i $$",
        "$$ \\frac{\\partial}{\\partial x_i} (x_i^2 + \\sum_j x_j) = 2 x_i $$",
        "$$ \\frac{\\partial}{\\partial a_i} \\prod_{j=1}^n a_j = 0 $$",
        "$$ \\frac{\\partial x_j}{\\partial x_i} = 0 $$",
        MEAN + "$$ \\frac{\\partial \\bar x}{\\partial x_1} = 0 $$",
    ],
)
def test_one_term_of_a_sequence_does_not_vary_alone_beside_the_whole_of_it(page: str) -> None:
    """The sequence varies with its term: were it held fixed, these would be proved."""
    assert "proved" not in [s.verdict for s in verify(Markdown(page)).steps()]


def test_an_integral_by_one_term_is_not_read_beside_others() -> None:
    page = "$$ \\sum_{i=1}^n x_i = s $$\n\n$$ \\int_0^1 (x_1 + x_k) d x_1 = \\frac{1}{2} + x_k $$"
    assert "one term of a sequence" in claims(page)[-1]


def test_a_term_that_stands_alone_and_numbered_names_vary() -> None:
    alone = "$$ \\sum_{i=1}^n x_i = s $$\n\n$$ \\frac{\\partial}{\\partial x_i} x_i^2 = 2 x_i $$"
    assert claims(alone)[1] == "deriv((\\ pow(#0, 2)), $x(i)) = mul(2, $x(i))"
    numbered = "$$ \\frac{\\partial}{\\partial x_1} (x_1^2 x_2) = 2 x_1 x_2 $$"
    assert claims(numbered) == ["deriv((\\ mul(pow(#0, 2), x_2)), x_1) = mul(2, x_1, x_2)"]


def test_a_defined_name_does_not_vary_while_what_defines_it_is_held_fixed() -> None:
    page = "Let $\\sigma > 0$ and $s = \\sigma^2$.\n\n$$ \\frac{\\partial}{\\partial s} (s + \\sigma) = 1 $$"
    assert "what is held fixed?" in claims(page)[0]
    free = page.replace("(s + \\sigma)", "(s + \\tau)")
    assert claims(free) == ["deriv((\\ add(#0, tau)), pow(sigma, 2)) = 1"]


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("\\frac{d \\ln x}{dx}", "deriv((\\ ln(#0)), x)"),
        ("\\frac{d (x^2)}{dx}", "deriv((\\ pow(#0, 2)), x)"),
        ("\\frac{d \\ln x}{d x}", "deriv((\\ ln(#0)), x)"),
        ("\\frac{\\mathrm d f(x)}{\\mathrm d x}", "deriv((\\ $f(#0)), x)"),
        ("\\frac{\\partial \\ln x}{\\partial x}", "deriv((\\ ln(#0)), x)"),
    ],
)
def test_d_above_and_below_the_line_is_a_derivative(formula: str, value: str) -> None:
    assert claims(f"$$ {formula} = 1 $$") == [f"{value} = 1"]


def test_d_as_a_name_of_the_page_makes_such_a_fraction_ambiguous() -> None:
    assert "d is a name on this page" in claims("Let $d > 0$.\n\n$$ \\frac{d \\ln x}{d x} = 1 $$")[0]


def test_a_derivative_of_what_does_not_show_the_variable_is_kept_as_written() -> None:
    (step,) = steps("$$ \\frac{\\partial \\ln L}{\\partial \\mu} = 1 $$")
    assert not step.refutable and "kept as it is written" in step.note


ESTIMATE = (
    "Let $L(b) = a \\ln b - n b$ with $b > 0$.\n\n$$ \\frac{d L(b)}{d b} = \\frac{a}{b} - n $$\n\n"
    "Let $\\hat b = a/n$ with $a, n > 0$.\n\n$$ "
)


@pytest.mark.parametrize(
    ("formula", "verdict"),
    [
        ("\\frac{d L(\\hat b)}{d b} = 0", "proved"),
        ("\\frac{d^2 L(\\hat b)}{d b^2} = -\\frac{n^2}{a}", "proved"),
        ("\\frac{d^2 L(\\hat b)}{d b^2} = -\\frac{n}{a}", "refuted"),
        ("\\frac{d L(\\hat b)}{d b} = 1", "refuted"),
        ("\\frac{d L(\\hat b)}{d a} = 0", "not_proved"),
    ],
)
def test_a_derivative_by_an_argument_at_its_estimate(formula: str, verdict: str) -> None:
    assert list(verify(Markdown(ESTIMATE + formula + " $$")).steps())[-1].verdict == verdict


CUBE = "Let $L(a, b) = a^3 b$.\n\n"


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("\\frac{\\partial L(2, b)}{\\partial a} = 12 b", "\\frac{\\partial L(2, b)}{\\partial a} = 6 b"),
        ("\\frac{\\partial L(2, b)}{\\partial b} = 8", "\\frac{\\partial L(2, b)}{\\partial b} = 8 b"),
        (
            "\\frac{\\partial^2 L(2, b)}{\\partial a^2} = 12 b",
            "\\frac{\\partial^2 L(2, b)}{\\partial a^2} = 6 b",
        ),
    ],
)
def test_a_derivative_at_a_number_is_that_of_the_function(true: str, false: str) -> None:
    assert [s.verdict for s in verify(Markdown(f"{CUBE}$$ {true} $$")).steps()] == ["proved"]
    assert [s.verdict for s in verify(Markdown(f"{CUBE}$$ {false} $$")).steps()] == ["refuted"]


def test_a_derivative_by_an_argument_that_does_not_stand_there_is_unread() -> None:
    assert steps(CUBE + "$$ \\frac{\\partial L(c, b)}{\\partial a} = 0 $$")[0].error
    assert steps("Let $g$ be smooth.\n\n$$ \\frac{d g(2)}{d x} = 0 $$")[0].error


def test_an_argument_that_depends_on_the_variable_varies_with_it() -> None:
    page = "Let $L(a) = a^3$ and $w = 2 a + 1$. Then\n\n$$ \\frac{d L(w)}{d a} = CLAIM w^2 $$"
    assert [s.verdict for s in verify(Markdown(page.replace("CLAIM", "6"))).steps()] == ["proved"]
    assert [s.verdict for s in verify(Markdown(page.replace("CLAIM", "3"))).steps()] == ["refuted"]
