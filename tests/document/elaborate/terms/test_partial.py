"""Partial derivatives by one term of a sequence."""

import pytest

from kld_proof import Markdown, verify
from tests.document.elaborate.pages import assumed, claims, steps

SHARES = "Let $p_i = \\frac{e^{z_i}}{\\sum_{j=1}^K e^{z_j}}$.\n\n"
APART = SHARES + "For $i \\neq j$,\n\n"
FOLLOWS = [
    "$$ \\frac{\\partial}{\\partial x_i} \\sum_{j=1}^n x_j^2 = 2 x_i $$",
    "$$ \\frac{\\partial}{\\partial x_k} \\sum_{i=1}^n \\sum_{j=1}^n x_i x_j = 2 \\sum_{i=1}^n x_i $$",
    "$$ \\frac{\\partial^2}{\\partial x_i^2} \\sum_{j=1}^n x_j^3 = 6 x_i $$",
    "$$ \\frac{\\partial}{\\partial m_k} \\sum_{i=1}^n (y_i - m_i)^2 = -2 (y_k - m_k) $$",
    "$$ \\frac{\\partial}{\\partial z_i} \\ln \\sum_{j=1}^K e^{z_j}"
    " = \\frac{e^{z_i}}{\\sum_{j=1}^K e^{z_j}} $$",
    SHARES + "$$ \\frac{\\partial p_i}{\\partial z_i} = p_i (1 - p_i) $$",
    APART + "$$ \\frac{\\partial p_i}{\\partial z_j} = -p_i p_j $$",
    "$$ \\frac{\\partial}{\\partial w_1} \\left(y - \\sum_{j=1}^n w_j x_j\\right)^2"
    " = -2 x_1 \\left(y - \\sum_{j=1}^n w_j x_j\\right) $$",
]
FAILS = [
    "$$ \\frac{\\partial}{\\partial x_i} \\sum_{j=1}^n x_j^2 = 2 \\sum_{j=1}^n x_j $$",
    "$$ \\frac{\\partial}{\\partial x_k} \\sum_{i=1}^n \\sum_{j=1}^n x_i x_j = \\sum_{i=1}^n x_i $$",
    "$$ \\frac{\\partial}{\\partial z_i} \\ln \\sum_{j=1}^K e^{z_j} = \\frac{1}{\\sum_{j=1}^K e^{z_j}} $$",
    SHARES + "$$ \\frac{\\partial p_i}{\\partial z_i} = p_i $$",
    SHARES + "$$ \\frac{\\partial p_i}{\\partial z_j} = -p_i p_j $$",
    APART + "$$ \\frac{\\partial p_i}{\\partial z_j} = p_i (1 - p_j) $$",
]


@pytest.mark.parametrize("page", FOLLOWS)
def test_follows(page: str) -> None:
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]


@pytest.mark.parametrize("page", FAILS)
def test_does_not_follow(page: str) -> None:
    assert "proved" not in [s.verdict for s in verify(Markdown(page)).steps()]


def test_the_other_terms_are_held_fixed() -> None:
    page = "$$ \\frac{\\partial}{\\partial x_i} \\sum_{j=1}^n x_j = 1 $$"
    assert claims(page) == ["deriv((\\ sum(range(1, n), (\\ ite(eq(#0, i), #1, $x(#0))))), $x(i)) = 1"]
    assert "in(i, range(1, n))" in assumed(steps(page)[0])


@pytest.mark.parametrize("beside", ["\\bar x", "\\hat x_i"])
def test_a_statistic_that_nothing_defines_is_not_held_fixed(beside: str) -> None:
    page = (
        f"$$ \\frac{{\\partial}}{{\\partial x_i}} \\left(\\sum_{{j=1}}^n x_j {beside}\\right) = {beside} $$"
    )
    assert "deriv" not in claims(page)[0]


def test_members_that_another_letter_numbers_are_the_same_sequence() -> None:
    """With p_j as a number of its own, a true equation would be refuted."""
    assert "p_j" not in claims(APART + "$$ \\frac{\\partial p_i}{\\partial z_j} = -p_i p_j $$")[0]


DEFINED = "Let $z_i = w x_i + b$ for all $i$. Let $p_i = z_i^2$ for all $i$.\n\n"


@pytest.mark.parametrize(
    ("formula", "verdict"),
    [
        ("\\frac{dp_i}{dz_i} = 2 z_i", "proved"),
        ("\\frac{dp_i}{dz_i} = 0", "not_proved"),
        ("\\frac{\\partial}{\\partial z_i} \\sum_{j=1}^n z_j^2 = 2 z_i", "proved"),
        ("\\frac{\\partial}{\\partial z_i} \\sum_{j=1}^n z_j^2 = 2 w z_i", "refuted"),
        ("\\frac{\\partial}{\\partial w} \\sum_{j=1}^n z_j = \\sum_{j=1}^n x_j", "proved"),
    ],
)
def test_a_sequence_that_is_defined_varies_all_the_same(formula: str, verdict: str) -> None:
    assert [s.verdict for s in verify(Markdown(DEFINED + f"$$ {formula} $$")).steps()] == [verdict]


def test_a_second_derivative_by_one_is_kept_as_written() -> None:
    (step,) = verify(Markdown(DEFINED + "$$ \\frac{\\partial^2 p_i}{\\partial z_i^2} = 0 $$")).steps()
    assert step.verdict == "not_proved"


def test_a_term_that_the_sum_does_not_reach_is_not_in_its_range() -> None:
    page = "$$ \\frac{\\partial}{\\partial s_0} \\left( s_0^2 + \\sum_{j=1}^K s_0 s_j \\right) = CLAIM $$"
    report = verify(Markdown(page.replace("CLAIM", "2 s_0 + \\sum_{j=1}^K s_j")))
    assert [s.verdict for s in report.steps()] == ["proved"]
    assert not any("\\in \\{1" in p.text for d in report.documents for v in d.derivations for p in v.premises)
    report = verify(Markdown(page.replace("CLAIM", "s_0 + \\sum_{j=1}^K s_j")))
    assert [s.verdict for s in report.steps()] == ["refuted"]
