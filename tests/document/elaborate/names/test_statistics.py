"""Statistics in words: the usual formulas, inferred and listed; what a page writes out goes before."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import document, premises

DATA = "Let $\\bar{x}$ and $\\bar{y}$ be the sample means of the data, "
DATA += "where $s_x^2$ is the [sample variance](/v) of $x$"
DATA += " and $s_{xy}$ is the sample covariance of $x$ and $y$.\n\n"
SPREAD = "$$ (n-1) s_x^2 = \\sum_{i=1}^n (x_i - \\bar{x})^2 $$\n\n"
JOINT = "$$ (n-1) s_{xy} = \\sum_{i=1}^n x_i y_i - n \\bar{x} \\bar{y} $$\n\n"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def inferred(page: str) -> set[str]:
    return {p.text for d in document(page).derivations for p in d.premises if p.inferred}


def test_means_variances_and_covariances_in_words_are_inferred() -> None:
    assert verdicts(DATA + SPREAD + JOINT) == ["proved", "proved"]
    found = inferred(DATA + SPREAD + JOINT)
    assert "\\bar{x} = \\frac{1}{n} \\sum_{i=1}^{n} x_{i}" in found
    assert "s_x^2 = \\frac{1}{n - 1} \\sum_{i=1}^{n} (x_{i} - \\bar{x})^2" in found


@pytest.mark.parametrize(("right", "wrong"), [("(n-1) s_x", "n s_x"), ("(n-1) s_{xy}", "(n+1) s_{xy}")])
def test_wrong_factors_are_not_proved(right: str, wrong: str) -> None:
    assert "proved" not in verdicts((DATA + (SPREAD if "_x" in right[-3:] else JOINT)).replace(right, wrong))


def test_normal_equations() -> None:
    line = "The estimates are\n\n$$ b = \\frac{s_{xy}}{s_x^2}"
    line += " \\quad \\text{and} \\quad a = \\bar{y} - b \\bar{x} $$\n\n"
    page = DATA + line + "$$ \\sum_{i=1}^n (y_i - a - b x_i) x_i = 0 $$"
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("- b x_i", "- 2 b x_i")) != ["proved"]


def test_what_the_page_writes_out_goes_before() -> None:
    page = "The sample variance $s^2$ of the $x_i$ with sample mean $\\bar{x}$ is\n\n"
    page += "$$ s^2 = \\frac{1}{n} \\sum_{i=1}^n (x_i - \\bar{x})^2 $$\n\n"
    page += "$$ n s^2 = \\sum_{i=1}^n (x_i - \\bar{x})^2 $$"
    assert verdicts(page) == ["proved"]
    assert any(p.startswith("s^2 = \\frac{1}{n} ") for p in premises(page))


@pytest.mark.parametrize("words", ["biased sample variance", "weighted variance", "variance"])
def test_other_variances_are_not_inferred(words: str) -> None:
    assert verdicts((DATA + SPREAD).replace("[sample variance](/v)", words)) == ["not_proved"]


def test_a_bar_on_a_page_that_speaks_of_nothing_is_any_number() -> None:
    assert verdicts("$$ \\sum_{i=1}^n (x_i - \\bar{x}) = 0 $$") != ["proved"]


def test_with_another_divisor_nothing_is_inferred_of_the_variance() -> None:
    other = DATA.replace("[sample variance](/v) of $x$", "sample variance (with divisor $n$) of $x$")
    assert "proved" not in verdicts(other + SPREAD)
    assert "proved" not in verdicts(other + SPREAD.replace("(n-1)", "n"))
