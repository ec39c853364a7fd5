"""Random variables that are defined by others, and moments in words."""

import pytest

from kld_proof import Markdown, verify
from tests.document.elaborate.pages import claims, document

TWO = "Let $X$ and $Y$ be independent random variables and let $Z = X + Y$.\n\n"
ONE = "Let $W$ be a random variable with mean $m$ and standard deviation $s$.\n\n"
PAIR = "Let $X$ and $Y$ be random variables.\n\n"
CORR = "\\mathrm{Corr}(X, Y)"
LIST, ALL = "Let $X_1, \\ldots, X_n$ be random variables.\n\n", "\\sum_{i=1}^n X_i"
FOLLOWS = [
    TWO + "$$ \\mathrm{Var}(Z) = \\mathrm{Var}(X) + \\mathrm{Var}(Y) $$",
    TWO + "$$ E[e^{t Z}] = E[e^{t X}] \\cdot E[e^{t Y}] $$",
    TWO + "$$ E[X^2 e^Y] = E[X^2] E[e^Y] $$",
    TWO + "$$ \\mathrm{Cov}(X, Z) = \\mathrm{Var}(X) $$",
    "$$ E_{\\hat u}[(\\hat u - a)^2] = \\mathrm{Var}(\\hat u) + (E_{\\hat u}[\\hat u] - a)^2 $$",
    "Let $X$ and $Y$ be random variables.\n\n$$ E(X) \\leq E(Y), \\quad \\text{if} \\quad X \\leq Y $$",
    "Let $X$ and $Y$ be random variables and let $Z = Y - X$.\n\n"
    "$$ Z \\geq 0 \\quad \\Rightarrow \\quad E(Z) \\geq 0 $$",
    ONE + "$$ E[W^2] = m^2 + s^2 $$",
    TWO + "$$ \\mathrm{Cov}(X, Y)^2 \\leq \\mathrm{Var}(X) \\mathrm{Var}(Y) $$",
    PAIR
    + "$$ \\mathrm{Corr}(X, Y) = \\frac{\\mathrm{Cov}(X, Y)}{\\sqrt{\\mathrm{Var}(X) \\mathrm{Var}(Y)}} $$",
    LIST + f"$$ \\mathrm{{Var}}({ALL}) = \\sum_{{i=1}}^n \\sum_{{j=1}}^n \\mathrm{{Cov}}(X_i, X_j) $$",
    LIST + f"$$ \\mathrm{{Cov}}({ALL}, X_1) = \\sum_{{i=1}}^n \\mathrm{{Cov}}(X_i, X_1) $$",
    ONE + "$$ E[(W - m)^3] = E[W^3] - 3 m s^2 - m^3 $$",
]
FAILS = [
    TWO + "$$ \\mathrm{Cov}(X, Z) = \\mathrm{Var}(Y) $$",
    "Let $X$ and $Y$ be random variables.\n\n$$ E(X) \\leq E(Y), \\quad \\text{if} \\quad X^2 \\leq Y^2 $$",
    "Let $X$ and $Y$ be random variables.\n\n$$ E(X) \\leq E(Y), \\quad \\text{if} \\quad Y \\leq X $$",
    "Let $X$ and $Y$ be random variables.\n\n$$ E_X[X Y] = E[X Y] $$",
    ONE + "$$ E[W^2] = m^2 + s $$",
    PAIR + "$$ \\mathrm{Cov}(X, Y)^2 \\leq \\mathrm{Var}(X) $$",
    ONE.replace("$s$.", "$s$ given $U$.") + "$$ E[W] = m $$",
    ONE.replace("with mean", "whose sum has mean") + "$$ E[W] = m $$",
    ONE.replace("be a random variable", "be no random variable") + "$$ E[W] = m $$",
    "Suppose that $W$ has not mean $m$. $W$ is a random variable.\n\n$$ E[W] = m $$",
]
REFUTED = [
    TWO + "$$ E[X^2 e^X] = E[X^2] E[e^X] $$",
    TWO.replace("independent ", "") + "$$ \\mathrm{Var}(Z) = \\mathrm{Var}(X) + \\mathrm{Var}(Y) $$",
    TWO.replace("independent ", "") + "$$ E[e^{t Z}] = E[e^{t X}] \\cdot E[e^{t Y}] $$",
    "$$ E_{\\hat u}[(\\hat u - a)^2] = \\mathrm{Var}(\\hat u) + E_{\\hat u}[\\hat u]^2 - a^2 $$",
    PAIR + "$$ \\mathrm{Corr}(X, Y) = \\frac{\\mathrm{Cov}(X, Y)}{\\mathrm{Var}(X) \\mathrm{Var}(Y)} $$",
    LIST + f"$$ \\mathrm{{Var}}({ALL}) = \\sum_{{i=1}}^n \\mathrm{{Cov}}(X_i, X_1) $$",
    LIST + f"$$ \\mathrm{{Var}}({ALL}) = \\sum_{{i=1}}^n \\mathrm{{Var}}(X_i) $$",
]


@pytest.mark.parametrize("page", FOLLOWS)
def test_follows(page: str) -> None:
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]


@pytest.mark.parametrize("page", FAILS)
def test_does_not_follow(page: str) -> None:
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["not_proved"]


@pytest.mark.parametrize("page", REFUTED)
def test_what_fails_for_some_variables_is_refuted(page: str) -> None:
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["refuted"]


def test_a_bound_name_is_not_captured() -> None:
    page = "Let $X$ be a random variable and let $Z = k X$.\n\n$$ \\sum_{k=1}^3 E[Z] = 3 k E[X] $$"
    assert not any("mul(k" in c and "sum" in c for c in claims(page) if not c.startswith("unread"))


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


PROPORTION = "Let $X \\sim \\mathrm{Bin}(n, q)$ with $0 < q < 1$ and $\\hat q = X/n$.\n\n"


def test_what_a_definition_divides_by_is_not_zero_for_what_follows() -> None:
    page = (
        PROPORTION
        + "$$ E[\\hat q] = \\frac{E[X]}{n} = q, \\quad \\mathrm{Var}(\\hat q) = \\frac{q(1-q)}{n} $$"
    )
    assert verdicts(page) == ["proved"] * 3
    assert "n \\neq 0" in {p.text for d in document(page).derivations for p in d.premises if p.inferred}
    assert verdicts("Let $X \\sim \\mathrm{Bin}(n, q)$.\n\n$$ \\frac{E[X]}{n} = q $$") == ["not_proved"]


def test_outside_of_a_mean_a_defined_variable_stands_for_the_same() -> None:
    sample = "Let $X_1, \\dots, X_n$ be independent and $\\bar X = \\frac1n \\sum_{i=1}^n X_i$.\n\n"
    squares = "$$ \\sum_{i=1}^n (X_i - \\bar X)^2 = \\sum_{i=1}^n X_i^2 - {factor}\\bar X^2 $$"
    assert verdicts(sample + squares.replace("{factor}", "n ")) == ["proved"]
    assert "proved" not in verdicts(sample + squares.replace("{factor}", ""))


@pytest.mark.parametrize(
    ("page", "claim", "false"),
    [
        (
            "Let $X \\sim \\mathcal{N}(0, 1)$ and $Y = X^2$. For $y > 0$",
            "P(Y \\le y) = P(-\\sqrt{y} \\le X \\le \\sqrt{y})",
            "P(Y \\le y) = P(X \\le \\sqrt{y})",
        ),
        (
            "Let $U \\sim \\mathrm{Unif}(0, 1)$, $a > 0$ and $T = -\\frac{1}{a} \\ln U$. For $t > 0$",
            "P(T > t) = e^{-a t}",
            "P(T \\le t) = e^{-a t}",
        ),
        (
            "Let $X \\sim \\mathrm{Exp}(1)$, $k > 0$, $s > 0$ and $W = s X^{1/k}$. For $w > 0$",
            "P(W \\le w) = 1 - e^{-(w/s)^k}",
            "P(W \\le w) = 1 - e^{-(w/s)^{1/k}}",
        ),
    ],
)
def test_probabilities_of_a_function_of_a_random_variable(page: str, claim: str, false: str) -> None:
    (step,) = verify(Markdown(f"{page}\n\n$$ {claim} $$")).steps()
    assert step.verdict == "proved"
    (wrong,) = verify(Markdown(f"{page}\n\n$$ {false} $$")).steps()
    assert wrong.verdict != "proved"
