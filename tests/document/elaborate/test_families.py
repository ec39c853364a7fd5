"""Indexed random variables under means: each index is another variable of the same outcome."""

from __future__ import annotations

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_a_sum_of_random_variables_is_no_multiple_of_one() -> None:
    assert verdicts("$$ \\mathrm{Var}(\\sum_{i=1}^n X_i) = \\sum_{i=1}^n n \\mathrm{Var}(X_i) $$") == [
        "not_proved"
    ]
    assert verdicts("$$ \\mathrm{E}(\\sum_{i=1}^n X_i) = n \\mathrm{E}(X_1) $$") == ["not_proved"]


def test_the_mean_is_linear() -> None:
    page = "$$ \\mathrm{E}(\\sum_{i=1}^n a_i X_i) = \\sum_{i=1}^n a_i \\mathrm{E}(X_i) $$"
    assert verdicts(page) == ["proved"]


def test_one_law_for_all_of_them_is_not_one_variable() -> None:
    law = "Let $X_i \\sim \\mathcal{N}(\\mu, \\sigma^2)$. "
    page = law + "$$ \\mathrm{E}((\\sum_{i=1}^n X_i)^2) = n^2 \\mathrm{E}(X_i^2) $$"
    assert claims(page)[0].startswith("unread")


def test_an_estimate_may_be_random() -> None:
    assert verdicts("$$ \\mathrm{E}[\\hat\\sigma^2] = \\hat\\sigma^2 $$") == ["not_proved"]
    assert verdicts("$$ \\mathrm{E}[\\theta^2] = \\theta^2 $$") == ["not_proved"]
