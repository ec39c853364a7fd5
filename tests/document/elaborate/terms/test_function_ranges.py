"""A function that is defined for a range supposes bare arguments to lie in it, and nothing of others."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, steps

LOGIT = "The logit is\n\n$$ g(q) = \\ln \\frac{q}{1 - q}, \\quad 0 < q < 1. $$\n\nWe get\n\n$$ CLAIM $$"
CLOSED = LOGIT.replace("0 < q < 1", "0 \\le q \\le 1").replace("\\ln \\frac{q}{1 - q}", "q^2")


def verdict(claim: str, page: str = LOGIT) -> str:
    return [s.verdict for s in verify(Markdown(page.replace("CLAIM", claim))).steps()][-1]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("g'(q) = \\frac{1}{q (1 - q)}", "proved"),
        ("g'(q) = \\frac{1}{q (1 + q)}", "refuted"),
        ("g(p) = \\ln p - \\ln(1 - p)", "proved"),
        ("g(p) = \\ln p + \\ln(1 - p)", "refuted"),
        ("g(1 - q) = - g(q)", "proved"),
        ("g(3) = \\ln (-3/2)", "not_proved"),
        ("g(q + 1) = \\ln \\frac{q + 1}{-q}", "not_proved"),
    ],
)
def test_bare_arguments_lie_in_the_range(claim: str, expected: str) -> None:
    assert verdict(claim) == expected


def test_it_is_inferred_and_listed() -> None:
    (step,) = steps(LOGIT.replace("CLAIM", "g(p) = \\ln p - \\ln(1 - p)"))
    assert assumed(step) == {"lt(0, p)", "lt(p, 1)"}


def test_a_function_is_not_differentiated_at_the_ends_of_its_range() -> None:
    assert verdict("g'(q) = 2 q", CLOSED) != "proved"
    assert verdict("g(q) = q^2", CLOSED) == "proved"


def test_what_a_binder_runs_through_is_supposed_nowhere() -> None:
    assert verdict("\\int_1^2 g(q) dq = \\int_1^2 \\ln \\frac{q}{1 - q} dq") != "proved"
