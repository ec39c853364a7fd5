"""`\\{x_i > 0\\}_{i=1}^n` is assumed of every member, and its upper index transposes nothing."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims

LAW = "$$ \\sum_{i=1}^{%s} \\ln x_i^2 = 2 \\sum_{i=1}^{%s} \\ln x_i $$"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_what_is_said_of_the_members_is_assumed_of_those_in_the_range() -> None:
    page = "Consider the data $\\{x_i > 0\\}_{i=1}^n$.\n\n"
    assert verdicts(page + LAW % ("n", "n")) == ["proved"]
    assert verdicts(page + LAW % ("n+1", "n+1")) == ["not_proved"]


@pytest.mark.parametrize(
    "page",
    [
        "If $\\{x_i > 0\\}_{i=1}^n$, they are called good.\n\n",
        "The data need not be in $\\{x_i > 0\\}_{i=1}^n$.\n\n",
        "Consider the data $\\{x_i\\}_{i=1}^n$.\n\n",
    ],
)
def test_what_is_not_said_is_not_assumed(page: str) -> None:
    assert verdicts(page + LAW % ("n", "n")) != ["proved"]


def test_the_upper_index_of_a_family_is_no_transposition() -> None:
    page = "With steps $\\{b_t \\in (0, 1)\\}_{t=1}^T$ and the vector $\\mathbf{x}$,\n\n"
    assert claims(page + "$$ 1 - b_t = -(b_t - 1) $$")[0].startswith("add(1, neg(")


def test_an_accent_over_a_bold_letter_is_a_vector() -> None:
    (claim,) = claims("$$ a \\hat{\\mathbf{x}} + \\mathbf{y} = \\mathbf{y} + a \\hat{\\mathbf{x}} $$")
    assert "mat_scale(a, hat(bold(x)))" in claim
