"""Sentences that say what a quantity is, and those that conclude or solve."""

from __future__ import annotations

import pytest

from kld_proof.document.elaborate.language.identified import identifies
from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims, premises


@pytest.mark.parametrize(
    "sentence",
    [
        "The sample mean is given by",
        "**Proof:** The [pooled variance](/D/pv) is defined as",
        "and the parameter estimates",
        "where the [total sum of squares](/D/tss) is",
        "The maximum likelihood estimates are",
        "and $\0$ is the [total sum of squares](/D/tss)".replace("$", ""),
    ],
)
def test_these_say_what_a_quantity_is(sentence: str) -> None:
    assert identifies(sentence + "\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "Thus, the estimate is given by",
        "The solution is given by",
        "such that the estimate is",
        "The minimum is",
        "It follows that the mean is",
        "The mean is not",
        "We apply the identity",
        "",
    ],
)
def test_these_do_not(sentence: str) -> None:
    assert not identifies(sentence + "\n")


STATISTIC = "Consider the statistic\n\n$$ t = \\frac{\\bar{y} - m}{s} $$\n\nThe sample mean is given by\n\n"
STATISTIC += "$$ \\bar{y} = \\frac{1}{n} \\sum_{i=1}^n y_i $$\n\n"


def test_a_name_that_was_only_mentioned_is_defined_by_such_a_sentence() -> None:
    page = STATISTIC + "and so\n\n$$ n \\bar{y} = \\sum_{i=1}^n y_i $$"
    assert "\\bar{y} = \\frac{1}{n} \\sum_{i=1}^n y_i" in premises(page)
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]
    wrong = page.replace("n \\bar{y} =", "2 n \\bar{y} =")
    assert [s.verdict for s in verify(Markdown(wrong)).steps()] != ["proved"]


def test_but_not_where_an_equation_for_it_stands_before() -> None:
    page = "$$ 2 \\hat{a} + 4 = 0 $$\n\nThe estimate is given by\n\n$$ \\hat{a} = 3 $$"
    assert claims(page)[-1] == "hat(a) = 3"
    assert not premises(page)


def test_nor_where_the_name_is_a_variable() -> None:
    page = "$$ g(x) = x^2 $$\n\n$$ g(x) + x = x (x + 1) $$\n\nThe point is given by\n\n$$ x = 3 $$"
    assert claims(page)[-1] == "x = 3"


def test_two_rows_that_define_each_other_are_a_definition_and_a_claim() -> None:
    page = "The estimates are given by\n\n$$ \\begin{split} \\hat{a} &= \\hat{b} + 1 \\\\ "
    page += "\\hat{b} &= \\hat{a} - 1 \\end{split} $$"
    assert claims(page) == ["hat(b) = add(add(hat(b), 1), neg(1))"]
