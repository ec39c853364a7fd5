"""Hypotheses and models are neither claimed nor assumed; what random variables stand for is not claimed."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, claims, document, steps

UNCHECKED = "(not checked: a hypothesis)"


def remarks(page: str) -> list[str]:
    return [p.text for d in document(page).derivations for p in d.premises if "not checked" in p.text]


@pytest.mark.parametrize(
    "page",
    [
        "We test\n\n$$ H_0: \\; m = m_0 $$",
        "under the [null hypothesis](/D/h0)\n\n$$ m = m_0 $$",
        "under the null hypothesis that the slope is zero:\n\n$$ b_1 = 0 $$",
        "Two models:\n\n$$ M_1: \\; p = 1/2 $$",
    ],
)
def test_a_hypothesis_is_listed_and_not_claimed(page: str) -> None:
    assert claims(page) == []
    assert UNCHECKED in remarks(page)[0]


def test_it_is_not_assumed() -> None:
    page = "Assume two models:\n\n$$ m_1: \\; p = 1/2 $$\n\nThen\n\n$$ p + p = 1 $$"
    (claim,) = claims(page)
    assert claim == "add(p, p) = 1"
    assert not any("eq" in a for a in assumed(steps(page)[0]))


def test_of_a_chain_only_the_last_link_is_the_hypothesis() -> None:
    assert claims("$$ H_0: \\; a + b = b + a = 0 $$") == ["add(a, b) = add(b, a)"]


def test_what_is_claimed_under_a_hypothesis_is_a_claim() -> None:
    page = "Under the null hypothesis, we have\n\n$$ (a + b)^2 = a^2 + b^2 $$"
    assert claims(page) == ["pow(add(a, b), 2) = add(pow(a, 2), pow(b, 2))"]


def test_a_random_variable_stands_for_what_is_said_first() -> None:
    page = "The statistic\n\n$$ Z = \\frac{a - b}{c} $$\n\nfollows $Z \\sim \\mathcal{N}(0, 1)$. Moreover\n\n"
    page += "$$ Z = \\frac{a}{c} - \\frac{b}{c} $$"
    assert claims(page) == ["div(add(a, neg(b)), c) = add(div(a, c), neg(div(b, c)))"]
    assert "what a random variable stands for" in remarks(page)[0]


def test_a_conclusion_about_a_random_variable_is_claimed() -> None:
    page = "Let $X \\sim \\mathcal{N}(0, 1)$. Therefore, it follows that\n\n$$ X = Y + 1 $$"
    assert len(claims(page)) == 1


def test_the_variable_of_a_mean_is_no_random_variable_with_a_meaning() -> None:
    page = "Let $p = \\mathcal{N}(m, s^2)$. Then\n\n$$ \\mathrm{E}_p[x] = m $$\n\n"
    page += "# B\n\nSolve for $x$:\n\n$$ x = 3 $$"
    assert claims(page)[-1] == "x = 3"


def test_where_a_step_is_not_refuted_the_values_are_shown() -> None:
    page = "$$ \\begin{split} u + 1 &= 2 v \\\\ v + 3 &= u + 4 \\end{split} $$"
    results = list(verify(Markdown(page)).steps())
    assert {r.verdict for r in results} == {"not_proved"}
    assert all("the left side is" in r.message for r in results)
