"""A claim about means of any random variables is refuted at functions of the outcome, unless more is said."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify
from kld_proof.report.model import StepResult


def results(page: str) -> list[StepResult]:
    return verify(Markdown(page)).steps()


TWO = "Let $X$ and $Y$ be random variables.\n\n"
INDEPENDENT = "Let $X$ and $Y$ be independent random variables.\n\n"
EVENTS = "Let $A$ and $B$ be events.\n\n"
FAMILY = "Let $X_1, \\ldots, X_n$ be independent and identically distributed random variables.\n\n"


@pytest.mark.parametrize(
    "page",
    [
        TWO + r"$$ \mathrm{Cov}(X, Y) = \mathrm{E}[X Y] + \mathrm{E}[X] \mathrm{E}[Y] $$",
        TWO + r"$$ \mathrm{Var}(X + Y) = \mathrm{Var}(X) + \mathrm{Var}(Y) $$",
        TWO + r"$$ \mathrm{E}[X Y] = \mathrm{E}[X] \mathrm{E}[Y] $$",
        TWO + r"$$ \mathrm{Var}(a X + b) = a \mathrm{Var}(X) + b - b $$",
        INDEPENDENT + r"$$ \mathrm{Var}(X - Y) = \mathrm{Var}(X) - \mathrm{Var}(Y) $$",
        INDEPENDENT + r"$$ \mathrm{E}[e^{t (X + Y)}] = \mathrm{E}[e^{t X}] + \mathrm{E}[e^{t Y}] $$",
        EVENTS + r"$$ P(A \cup B) = P(A) + P(B) + P(A \cap B) $$",
        EVENTS + r"$$ P(A \setminus B) = P(A) - P(B) $$",
        EVENTS + r"$$ P(A | B) = \frac{P(B | A) P(B)}{P(A)} $$",
        FAMILY
        + r"$$ \mathrm{E}\left( \frac{1}{n} \sum_{i=1}^n X_i \right) = \frac2n \sum_i \mathrm{E}(X_i) $$",
    ],
)
def test_what_fails_for_some_random_variables_is_refuted(page: str) -> None:
    (result,) = results(page)
    assert result.verdict == "refuted"
    assert any(name.endswith("(w)") for name in result.counterexample)


@pytest.mark.parametrize(
    "page",
    [
        "Let $X$ and $Y$ be uncorrelated.\n\n" + r"$$ \mathrm{E}[X Y] = \mathrm{E}[X] \mathrm{E}[Y] $$",
        "Let $X$ and $Y$ be random variables, the first of which is independent of everything.\n\n"
        + r"$$ \mathrm{E}[X Y] = \mathrm{E}[X] \mathrm{E}[Y] $$",
        INDEPENDENT + r"$$ \mathrm{E}[X^2 Y] = \mathrm{E}[X^2] \mathrm{E}[Y] $$",
        "Let $X$ and $Y$ have mean zero.\n\n" + r"$$ \mathrm{Cov}(X, Y) = \mathrm{E}[X Y] $$",
        "Let $X$ be a standardized random variable.\n\n"
        + r"$$ \mathrm{E}[X^3] = \mathrm{E}[(X - \mathrm{E}[X])^3] $$",
        TWO
        + r"$$ \mathrm{E}[X] = \mathrm{E}[Y] $$"
        + "\n\nsince $Y = X + \\varepsilon$ for an error $\\varepsilon$.",
        "Let $X$ follow the Landau distribution with scale $c$.\n\n"
        + r"$$ \mathrm{E}[X] = c \mathrm{E}[X^2] $$",
        "Let $A$ and $B$ be disjoint events.\n\n" + r"$$ P(A \cup B) = P(A) + P(B) $$",
        "Let $X$ be a random variable with mean $\\mu$.\n\n"
        + r"$$ \mathrm{Var}(X) = \mathrm{E}[X^2] - m^2 $$",
        "We have $X \\le Y$ almost surely.\n\n" + r"$$ \mathrm{E}[X] \le \mathrm{E}[Y] $$",
        TWO + r"$$ \mathrm{Var}(X + Y) = \mathrm{Var}(X) + \mathrm{Var}(Y) + 2 \mathrm{Cov}(X, Y) $$",
        EVENTS + r"$$ P(A \cup B) \le P(A) + P(B) $$",
    ],
)
def test_what_is_true_or_may_be_meant_of_others_is_not(page: str) -> None:
    assert all(r.verdict != "refuted" for r in results(page))


ZERO = r"$$ \mathrm{Var}(X) = \mathrm{E}[X^2] $$"
BINARY = r"$$ \mathrm{E}[X^3] = \mathrm{E}[X^2] $$"
PRODUCT = r"$$ \mathrm{E}[X Y] = \mathrm{E}[X] \mathrm{E}[Y] $$"
APART = r"$$ P(A \cup B) = P(A) + P(B) $$"


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        (r"Let $X$ be a random variable, where $E X = 0$ by construction.", ZERO),
        (r"Let $X$ be a zero-expectation random variable.", ZERO),
        (r"Let $X$ be a random variable with $\mathbb{E}X=0$.", ZERO),
        (r"Let $X$ be a random variable with $\mu_X=0$.", ZERO),
        (r"Let $X$ be the difference of two identically distributed random variables.", ZERO),
        (r"Let $X$ be a random indicator.", BINARY),
        (r"Let $X$ be a binary random variable.", BINARY),
        (r"Let $X$ be a random variable that takes values $0$ and $1$.", BINARY),
        (r"Let $X$ be a random variable with $X \in \{0, 1\}$.", BINARY),
        (r"Let $X$ be a $\{0,1\}$-valued random variable.", BINARY),
        (r"Let $X$ and $Y$ be random variables that do not influence one another.", PRODUCT),
        (r"Let $X$ and $Y$ be random variables. They live on two factors of a product space.", PRODUCT),
        (r"Let $X$ and $Y$ be random variables with $X \perp\!\!\!\perp Y$.", PRODUCT),
        (r"Let $A$ and $B$ be events that cannot both happen.", APART),
        (r"Let $A$ and $B$ be events. They never meet.", APART),
    ],
)
def test_words_that_are_not_known_may_say_anything(words: str, claim: str) -> None:
    assert all(r.verdict == "not_proved" for r in results(f"{words}\n\n{claim}"))


def test_words_that_are_known_say_nothing_else() -> None:
    words = "Let $X$ be an integrable random variable with finite variance. Let $a$ be a constant."
    assert [r.verdict for r in results(f"{words} Then we have\n\n{ZERO}")] == ["refuted"]
