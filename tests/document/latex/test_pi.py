"""The letter pi: a function where it is written as one (a policy, a prior, a profit), else the constant."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims


def verdicts(page: str) -> list[str]:
    """The verdicts of the steps of a page."""
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    "page",
    [
        "Profit $\\pi(q) = (a - q)q$.\n\n$$ \\pi'(q) = a - 2q $$\n\n$$ \\pi(a/2) = a^2/4 $$",
        "Let $\\pi(t) = e^t/(1 + e^t)$. $$ \\pi'(t) = \\pi(t)(1 - \\pi(t)) $$ $$ \\pi(0) = 1/2 $$",
        "Let $\\pi(x) = x^2$. $$ \\pi(3) = 9 $$ $$ \\pi(a/2) = a^2/4 $$",
        "$$ \\pi(q) = 3q + 2 $$\n\n$$ \\pi(1 + q) = 3q + 5 $$",
    ],
)
def test_a_function_of_the_page_is_applied(page: str) -> None:
    assert set(verdicts(page)) == {"proved"}
    wrong = page.replace("a^2/4", "a^2/2").replace("1/2 $$", "1/3 $$").replace("3q + 5", "3q + 4")
    assert verdicts(wrong)[-1] == "refuted"


@pytest.mark.parametrize(
    "formula",
    [
        "\\pi(r + k)^2 - \\pi r^2 = \\pi k (2r + k)",
        "A = 2 \\pi(r)",
        "\\pi (a - b) = \\pi a - \\pi b",
    ],
)
def test_elsewhere_it_is_the_constant(formula: str) -> None:
    (found,) = claims(f"Here $A > 0$. $$ {formula} $$")
    assert not found.startswith("unread") and "$pi" not in found and "pi" in found


def test_beside_the_function_a_bare_pi_is_the_constant_only_behind_a_number() -> None:
    page = "Let $\\pi(x) = e^{-x^2/2}/\\sqrt{2\\pi}$.\n\n$$ 2\\pi \\pi(0)^2 = 1 $$\n\n$$ \\pi \\ge 3 $$"
    assert verdicts(page) == ["proved", "unread"]


def test_policies_with_parameters_are_functions() -> None:
    (found,) = claims("$$ \\pi_\\theta(a|s) = \\pi_\\theta(a|s) $$")
    assert not found.startswith("unread") and "(theta, a, s)" in found
