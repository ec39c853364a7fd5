"""What the text supposes beside a definition: `$\\rho = a/b < 1$`, "integers $m \\ne n$", the T of `S_T`."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import premises, steps

SERIES = "\n\n$$ \\sum_{n=0}^\\infty (1-r) r^n = %s $$"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    "said", ["Let $a > 0$, $b > 0$ and $r = a/b < 1$.", "With $a, b > 0$ the load is $r = a/b < 1$."]
)
def test_the_inequality_behind_an_inline_definition_is_assumed(said: str) -> None:
    assert verdicts(said + SERIES % "1") == ["proved"]
    assert verdicts(said + SERIES % "2") == ["refuted"]
    assert "a/b < 1" in premises(said + SERIES % "1")


@pytest.mark.parametrize(
    "said", ["Let $a > 0$, $b > 0$ and $r = a/b$.", "If $r = a/b < 1$, the queue is stable."]
)
def test_no_other_is(said: str) -> None:
    assert verdicts(said + SERIES % "1") != ["proved"]


def test_integers_before_a_relation_are_all_its_names() -> None:
    (step,) = steps("For integers $m \\neq n$\n\n$$ m - n = -(n - m) $$")
    assert {"in(m, integers)", "in(n, integers)"} <= {str(p) for p in step.assumptions}


PRICE = (
    "The price is $S_T = c e^{a T + b \\sqrt{T} Z}$ with $Z \\sim N(0, 1)$.\n\n"
    "$$ E[S_T] = c e^{a T} E[e^{b \\sqrt{T} Z}] = c e^{a T + b^2 T%s} $$"
)


def test_a_capital_that_numbers_and_stands_under_a_root_is_a_number() -> None:
    assert verdicts(PRICE % "/2") == ["proved", "proved"]
    assert verdicts(PRICE % "") == ["proved", "refuted"]


def test_one_that_numbers_nothing_is_random() -> None:
    (step,) = steps("$$ E[\\sqrt{T} Z] = \\sqrt{T} E[Z] $$")
    assert "$T" in str(step.left)
