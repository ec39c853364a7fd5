"""A function whose formula explains a name by its argument."""

from __future__ import annotations

from kld_proof.verify import Markdown, verify

LOSS = "$$\nf(x) = (1 - p)^2, \\quad p = \\frac{1}{1 + e^{-x}}\n$$\n\n$$\nCLAIM\n$$\n"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_it_is_defined_and_its_name_moves_with_the_argument() -> None:
    assert verdicts(LOSS.replace("CLAIM", "f(0) = \\frac14")) == ["proved"]
    assert verdicts(LOSS.replace("CLAIM", "f(0) = \\frac12")) == ["refuted"]


def test_a_name_that_nothing_ties_to_the_argument_explains_nothing() -> None:
    page = LOSS.replace("p = \\frac{1}{1 + e^{-x}}", "y = x + 1")
    assert "proved" not in verdicts(page.replace("CLAIM", "f(0) = \\frac14"))


def test_two_values_for_one_name_explain_nothing() -> None:
    page = LOSS.replace("e^{-x}}", "e^{-x}}, \\quad p = x")
    assert "proved" not in verdicts(page.replace("CLAIM", "f(0) = \\frac14"))
