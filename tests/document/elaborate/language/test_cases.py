"""Where a case ends: "otherwise", what is supposed for the moment, and what the text takes back."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, claims, steps

CLAIM = "\n$$ |x| = x $$\n"


def last(page: str) -> set[str]:
    """The assumptions of the last step."""
    return assumed(steps(page + CLAIM)[-1])


@pytest.mark.parametrize(
    "opening", ["Let $x > 0$. Then", "Suppose that $x > 0$. We have", "If $x > 0$, then"]
)
def test_otherwise_assumes_the_opposite(opening: str) -> None:
    assert last(opening + CLAIM + "Otherwise,") == {"le(x, 0)"}


def test_otherwise_excludes_a_value() -> None:
    page = "For $x = 1$ we have" + CLAIM + "Otherwise, we have"
    assert last(page) == {"ne(x, 1)"}


@pytest.mark.parametrize(
    "opening",
    [
        "Let $x > 0$ and $y > 0$. Then",
        "If $x > 0$ and the weather is fine, then",
        "Let $x > 0$ be an integer with $y > x$. Then",
    ],
)
def test_of_more_than_one_condition_nothing_is_turned_round(opening: str) -> None:
    step = steps(opening + CLAIM + "Otherwise," + CLAIM)[-1]
    assert not {"lt(0, x)", "le(x, 0)"} & assumed(step)
    assert not step.refutable


def test_a_case_that_was_not_understood_is_not_refuted_in_the_other_one() -> None:
    page = "Let $a > 0$. If $n$ is even, then $$ (-1)^n a = a. $$ Otherwise, $$ (-1)^n a = -a. $$"
    first, second = steps(page.replace("$$", "\n$$\n"))
    assert "lt(0, a)" in assumed(second)
    assert not first.refutable and not second.refutable


def test_no_chain_goes_on_from_another_case() -> None:
    page = "If $n$ is even, then\n$$ (-1)^n = 1. $$\nIf $n$ is odd, then\n$$ (-1)^n = 2 - 1. $$"
    assert claims(page)[-1] == "pow(neg(1), n) = add(2, neg(1))"


def test_a_chain_goes_on_where_no_case_begins() -> None:
    page = (
        "For all $a$ and $b$\n$$ (a + b)^2 = a^2 + 2ab + b^2. $$\nHence\n$$ (a + b)^2 = b^2 + 2ab + a^2. $$"
    )
    assert claims(page)[-1].startswith("add(pow(a, 2)")


@pytest.mark.parametrize(
    "sentence",
    [
        "We now drop positivity of $x$. Then",
        "From now on $x$ need not be positive.",
        "We no longer require positivity.",
        "We now give up the sign of $x$.",
        "Now allow $x$ to be negative. We find",
        "Here $x$ may also be zero.",
        "The number $x$ is no longer positive.",
        "Then it holds. We drop this assumption. Now",
    ],
)
def test_what_is_taken_back_is_assumed_no_more(sentence: str) -> None:
    assert last("Let $x > 0$. Then" + CLAIM + sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "From now on $y$ need not be positive.",
        "If we dropped the assumption that $x > 0$, more would have to be said. As it is,",
        "The number $x$ can be written as a square.",
        "Note that $x$ may be large. We have",
        "This would fail if we gave up positivity. So",
    ],
)
def test_what_is_not_taken_back_is_assumed_still(sentence: str) -> None:
    assert last("Let $x > 0$ and $y > 0$. Then" + CLAIM + sentence) == {"lt(0, x)"}


def test_what_is_supposed_for_the_moment_ends() -> None:
    page = "Suppose for the moment that $x > 0$. Then" + CLAIM
    assert last(page + "Also") == {"lt(0, x)"}
    assert last(page + "In the general case,") == set()
