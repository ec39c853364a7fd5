"""`s^2 = ...` says what the square of a new name is; a relation between names in use says nothing new."""

from __future__ import annotations

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, claims, steps

VARIANCE = (
    "The sample variance of the $n$ observations is\n\n$$ s^2 = \\frac{1}{n} \\sum_{i=1}^n (x_i - m)^2 $$\n\n"
)


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_the_square_of_a_new_name_is_a_premise_and_the_rest_of_the_chain_is_claimed() -> None:
    page = "Define\n\n$$ R^2 = 1 - \\frac{A}{T} = \\frac{T - A}{T} $$\n\nThen\n\n$$ T (1 - R^2) = A $$"
    assert verdicts(page) == ["proved", "proved"]
    wrong = page.replace("= A $$", "= T - A $$")
    assert verdicts(wrong)[-1] != "proved"


def test_it_is_used_in_what_follows() -> None:
    right = VARIANCE + "so that\n\n$$ n s^2 = \\sum_{i=1}^n (x_i - m)^2 $$"
    assert verdicts(right) == ["proved"]
    assert verdicts(right.replace("n s^2", "(n + 1) s^2"))[-1] != "proved"


def test_a_name_in_use_is_not_introduced() -> None:
    page = "Let $a > 0$.\n\n$$ a + b = b + a $$\n\n$$ a^2 = b $$\n\n$$ a^2 + 1 = b + 1 $$"
    assert claims(page)[1] == "pow(a, 2) = b"
    assert not any("eq" in p for s in steps(page) for p in assumed(s))


def test_a_square_in_terms_of_itself_is_not_introduced() -> None:
    assert claims("$$ u^2 = u + 1 $$") == ["pow(u, 2) = add(u, 1)"]
