"""`x^{(i)}` under a sum over i is a term of a sequence; `h_\\theta` in `J(\\theta)` has the theta of J."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_a_number_in_brackets_above_is_the_index_of_a_sequence_of_its_own() -> None:
    assert claims("$$ \\sum_{i=1}^n x^{(i)} = n x_i $$") == ["sum(range(1, n), (\\ $x^()(#0))) = mul(n, x_i)"]
    assert claims("$$ \\sum_{i=1}^n x_j^{(i)} = 0 $$") == ["sum(range(1, n), (\\ $x^()(j, #0))) = 0"]


@pytest.mark.parametrize("name", ["\\theta^{(t)}", "x^{(2)}", "\\theta^{(t+1)}"])
def test_without_a_sum_it_is_a_name(name: str) -> None:
    (claim,) = claims(f"$$ {name} + 1 = 1 + {name} $$")
    assert claim.startswith("add(") and "$" not in claim


SQUARES = (
    "The cost is $J(\\theta) = \\frac{1}{2m} \\sum_{i=1}^m (\\theta x^{(i)} - y^{(i)})^2$ for $m$ pairs.\n\n"
    "$$ \\frac{\\partial J}{\\partial\\theta} = \\frac1m \\sum_{i=1}^m (\\theta x^{(i)} - y^{(i)}) %s $$"
)


def test_a_cost_over_numbered_data_is_differentiated() -> None:
    assert verdicts(SQUARES % "x^{(i)}") == ["proved"]
    assert verdicts(SQUARES % "y^{(i)}") == ["refuted"]


HYPOTHESIS = (
    "The hypothesis is $h_\\theta(x) = \\theta x^2$ and the cost is\n\n"
    "$$ J(\\theta) = \\sum_{i=1}^m (h_\\theta(x^{(i)}) - y^{(i)})^2 $$\n\nwith derivative\n\n"
    "$$ \\frac{\\partial J}{\\partial\\theta} = %s \\sum_{i=1}^m (h_\\theta(x^{(i)}) - y^{(i)}) "
    "(x^{(i)})^2 $$"
)


def test_a_function_that_shows_the_argument_in_its_label_varies_with_it() -> None:
    assert verdicts(HYPOTHESIS % "2") == ["proved"]
    assert verdicts(HYPOTHESIS % "4") == ["refuted"]


def test_one_that_does_not_show_it_is_not_put_in() -> None:
    page = "Let $f(x) = a x$ and $g(a) = f(2) + a$.\n\n$$ g(3) = 2 a + 3 $$"
    (found,) = verdicts(page)
    assert found == "unread"
