"""How long a law holds: for a while, to the end of an example, and not for a fixed value."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims

CLAIM = "\n$$ E[X^4] = 3 $$\n"
USED = "integral("


def last(page: str) -> str:
    """The last claim."""
    return claims(page + CLAIM)[-1]


@pytest.mark.parametrize(
    "opening",
    [
        r"If $X \sim \mathcal{N}(0, 1)$, then",
        r"Suppose for a moment that $X \sim \mathcal{N}(0, 1)$. Then",
        r"As an example, take $X \sim \mathcal{N}(0, 1)$. Then",
        r"In the special case $X \sim \mathcal{N}(0, 1)$ we have",
    ],
)
def test_a_law_that_is_supposed_for_a_while_is_left_behind(opening: str) -> None:
    page = "Let $X$ be a random variable. " + opening + CLAIM
    assert last(page + "Moreover,").startswith(USED)
    for sentence in (
        "In general,",
        "Without this assumption,",
        "If $X$ is bounded, we have",
        "Let us return to the general case:",
        "For an arbitrary law of $X$",
    ):
        assert last(page + sentence).startswith("expect("), sentence
    assert last(page + "\n## Another question\n").startswith("expect(")


def test_a_law_that_is_given_holds_on() -> None:
    page = r"Let $X \sim \mathcal{N}(0, 1)$. Then" + CLAIM
    assert last(page + "In general,").startswith(USED)
    assert last(page + "\n## Another question\n").startswith(USED)
    assert last(page + "If $Y$ is bounded, then still").startswith(USED)


@pytest.mark.parametrize(
    "sentence",
    [
        "Whatever the distribution of $X$,",
        "We now drop normality. Then",
        "We drop the assumption that $X$ is normal.",
        "For any law of $X$ it holds that",
    ],
)
def test_no_law_is_used_where_any_is_meant(sentence: str) -> None:
    assert last(r"Let $X \sim \mathcal{N}(0, 1)$. Then" + CLAIM + sentence).startswith("expect(")


def test_what_drops_something_else_keeps_the_law() -> None:
    page = r"Let $X \sim \mathcal{N}(0, 1)$ and $s > 0$. Then" + CLAIM
    assert last(page + "We now drop the assumption $s > 0$.").startswith(USED)


def test_the_law_of_an_example_ends_with_it() -> None:
    page = "\\begin{example}\nLet $X \\sim \\mathcal{N}(0, 1)$. Then" + CLAIM + "\\end{example}\n\nWe have"
    assert last(page).startswith("expect(")


PRIOR = (
    r"Let $y | \theta \sim \mathcal{N}(\theta, 1)$ and $\theta \sim \mathcal{N}(0, \tau^2)$ with $\tau > 0$. "
)


@pytest.mark.parametrize(
    "sentence", [r"For fixed $\theta$,", r"Now $\theta$ is known. Then", r"Given $\theta$,"]
)
def test_a_fixed_parameter_has_no_prior(sentence: str) -> None:
    claim = claims(PRIOR + sentence + "\n$$ E[y] = 0 $$")[0]
    assert claim.count("integral(") == 1 and "theta" in claim


@pytest.mark.parametrize(
    "sentence",
    ["Therefore", r"Since $t$ is known,", r"Integrating over the prior of $\theta$ we find"],
)
def test_other_words_leave_the_prior(sentence: str) -> None:
    assert "theta" not in claims(PRIOR + sentence + "\n$$ E[y] = 0 $$")[0]


def test_a_parameter_is_fixed_until_it_is_random_again() -> None:
    page = (
        PRIOR
        + "Now $\\theta$ is known. Then\n$$ E[y] = \\theta $$\nNow average over the prior:\n$$ E[y] = 0 $$"
    )
    fixed, marginal = claims(page)
    assert "theta" in fixed and "theta" not in marginal
