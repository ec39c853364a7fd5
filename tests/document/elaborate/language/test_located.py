"""What is said to be somewhere holds there, and in the next formula only where the sentence leads to it."""

from __future__ import annotations

from kld_proof.verify import Markdown, verify


def verdicts(page: str) -> list[str]:
    return [step.verdict for step in verify(Markdown(page)).steps()]


def test_a_sentence_that_ends_gives_the_next_formula_no_value() -> None:
    assert verdicts("The function is continuous at $x = a$.\n\n$$ x - a = 0 $$") != ["proved"]
    page = "Let $f(x) = x^2 + 2$. At $x = 1$ we have\n\n$$ f(x) = 3 $$\n\n"
    assert verdicts(page) == ["proved"]
    assert verdicts(page + "It is continuous at $x = 2$.\n\n$$ f(x) = 6 $$")[-1] != "proved"
