"""Notation without a meaning here: kept as written, equal only to itself, and never refuted."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claim, claims, steps


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    "written",
    ["\\lim_{x \\to 0} f(x)", "\\max_x g(x)", "\\Pr(A \\cap B)", "\\sum_i f(i)", "\\mathrm{E}(X | Y)"],
)
def test_equal_notation_is_equal_and_other_notation_is_not_refuted(written: str) -> None:
    assert verdicts(f"$$ {written} + a = a + {written} $$") in (["proved"], ["not_proved"])
    assert verdicts(f"$$ {written} + a = a $$") == ["not_proved"]


def test_spacing_and_the_size_of_brackets_do_not_matter() -> None:
    (step,) = steps("$$ \\Pr(A\\cap B) = \\Pr \\left( A \\cap B \\right) $$")
    assert step.left == step.right


def test_a_derivative_acts_on_what_is_kept() -> None:
    (step,) = steps("$$ \\frac{d}{da} \\Pr(A \\cap B, X \\le a) = 0 $$")
    assert (step.left is not None and "(#0" in claim(step)) or ", #0" in claim(step)
    assert verdicts("$$ \\frac{d}{da} \\lim_{x \\to 0} f(x, a) = 0 $$") == ["not_proved"]


def test_a_derivative_acts_on_what_a_kept_name_is_defined_with() -> None:
    page = "Let $g(x) = a x^2$.\n\n$$ \\frac{d}{da} \\lim_{x \\to 1} g(x) = 0 $$"
    assert verdicts(page) == ["not_proved"]


def test_a_sum_of_written_terms_is_a_sum() -> None:
    assert claims("$$ b c = a_1 + a_2 + \\ldots + a_n $$") == ["mul(b, c) = sum(range(1, n), (\\ $a(#0)))"]
    assert claims("$$ b c = a_1 c_1 + \\ldots + a_n c_n $$") == [
        "mul(b, c) = sum(range(1, n), (\\ mul($a(#0), $c(#0))))"
    ]


@pytest.mark.parametrize(
    "terms",
    [
        "a_1 + a_3 + \\ldots + a_n",
        "a_1 + \\ldots + b_n",
        "a_1 c_2 + \\ldots + a_n c_n",
        "x + a_1 + \\ldots + a_n",
    ],
)
def test_terms_that_leave_a_doubt_are_kept(terms: str) -> None:
    assert "$`" in claims(f"$$ b c = {terms} $$")[0]
