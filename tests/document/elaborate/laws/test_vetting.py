"""Laws that the text restricts, denies or parametrises otherwise are not used, and plain ones are."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, claims, document, steps

MEAN = "\n\n$$ \\mathrm{E}(X) = a $$"


@pytest.mark.parametrize(
    "text",
    [
        "Unless $X \\sim N(0, 1)$,",
        "If $X \\sim N(0, 1)$ we would have",
        "Suppose we wrongly took $X \\sim N(0, 1)$.",
        "Let $X \\sim N(0, 1)$ conditioned on $X > 0$.",
        "Let $X \\sim N(0, 1)$ be truncated to $[0, 1]$.",
        "Let $X \\sim N(0, 1)$ with $X > 0$.",
        "Let $X \\sim N(0, s)$, where $s$ is the standard deviation.",
        "Let $X \\sim N(m, s)$ with standard deviation $s > 0$.",
        "Let $X \\sim N(m, s)$ with precision $s$.",
        "Let $X \\sim \\mathrm{Exp}(t)$ with mean $t$.",
        "Let $X \\sim \\mathrm{Gamma}(k, t)$ with shape $k$ and scale $t$.",
        "Let $X \\sim \\mathrm{Geometric}(p)$ on $\\{0, 1, \\dots\\}$.",
        "Let $X \\sim \\mathrm{Geometric}(p)$, the number of failures before the first success.",
        "Let $X \\sim \\mathrm{Stable}(1, 0)$.",
        "Let $X \\sim N(0, 1)$ approximately.",
        "Asymptotically, $X \\sim N(0, 1)$.",
        "We do not assume that $X \\sim N(0, 1)$.",
        "It need not be that $X \\sim N(0, 1)$.",
        "It isn't known that $X \\sim N(0, 1)$.",
        "The assumption $X \\sim N(0, 1)$ does not hold here.",
        "That $X \\sim N(0, 1)$ cannot be true.",
        "Does $X \\sim N(0, 1)$ hold?",
        "We doubt that $X \\sim N(0, 1)$.",
        "Students forget that $X \\sim N(0, 1)$ is a rare case.",
        "Let $X$ be either $X \\sim N(0, 1)$ or degenerate.",
        "The hypothesis $X \\sim N(0, 1)$ is rejected.",
        "Let $X \\sim N(0, 1)$ be observed only if it is positive.",
        "Let $X \\sim N(0, 1)$ whenever $Y = 0$.",
        "Let $X \\sim N(0, 1)$ be clipped to $[0, 1]$.",
        "Let $X \\sim N(0, 1)$ be rounded to the nearest integer.",
        "Let $X \\sim N(0, 1)$ be wrapped on the circle.",
        "Let $X \\sim N(0, 1)$ and then replace $X$ by its square.",
    ],
)
def test_a_law_that_the_text_speaks_against_leaves_its_variable_unread(text: str) -> None:
    assert claims(text + MEAN)[0].startswith("unread")


@pytest.mark.parametrize(
    "text",
    [
        "Let $X \\sim N(0, 1)$.",
        "Let $X \\sim N(m, v)$ with variance $v$.",
        "Without loss of generality let $X \\sim N(0, 1)$.",
        "The index $i$ is not needed, and $X \\sim N(0, 1)$.",
        "Since $Z$ does not depend on $Y$, let $X \\sim N(0, 1)$.",
        "Let $X \\sim N(m, s^2)$ with standard deviation $s$.",
        "Let $X \\sim \\mathrm{Exp}(t)$ with rate $t$ and $X > 0$.",
        "Let $X \\sim \\mathrm{Gamma}(k, t)$ with shape $k$ and rate $t$.",
    ],
)
def test_a_law_that_nothing_speaks_against_is_used(text: str) -> None:
    assert claims(text + MEAN)[0].startswith("integral(")


def test_an_unknown_law_is_reported() -> None:
    assert any(
        "is not known" in f.message for f in document("Let $X \\sim \\mathrm{Foo}(1)$." + MEAN).findings
    )


def test_what_the_text_says_goes_before_what_a_law_needs() -> None:
    page = "Let $s < 0$ and $X \\sim N(m, s^2)$.\n\n$$ |s| = s $$"
    assert assumed(steps(page)[0]) == {"lt(s, 0)"}
    assert any("contradicts" in f.message for f in document(page).findings)


def test_a_law_under_one_of_several_measures_is_not_used() -> None:
    page = "Under $P$, $X \\sim N(0, 1)$. Under $Q$ we compute\n\n$$ \\mathrm{E}(X) = 0 $$"
    assert "one of several measures" in claims(page)[0]
    alone = "Under $P$, $X \\sim N(0, 1)$. We compute\n\n$$ \\mathrm{E}(X) = 0 $$"
    assert not claims(alone)[0].startswith("unread")
