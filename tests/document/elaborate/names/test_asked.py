"""What the text asks for is not given: "solve for x" before `x = 3` makes that a claim."""

import pytest

from tests.document.elaborate.pages import claims, inferred, premises

ASKED = ["Solve for $x$:", "Now solve $2 x = 6$ for $x$.", "Find $x$."]


@pytest.mark.parametrize("words", ASKED)
def test_what_is_asked_for_is_claimed(words: str) -> None:
    page = f"{words}\n\n$$ x = 3 $$\n\n$$ x + 1 = 4 $$"
    assert claims(page) == ["x = 3", "add(x, 1) = 4"]
    assert not premises(page) | inferred(page)


@pytest.mark.parametrize("words", ["Let", "The solution for $y$ uses"])
def test_what_is_given_is_put_in(words: str) -> None:
    assert claims(f"{words}\n\n$$ x = 3 $$\n\n$$ x + 1 = 4 $$") == ["add(3, 1) = 4"]
