"""A law that the text gives for a value of another random variable is not the law of its variable."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

NUMBER = "Let $N \\sim \\text{Poisson}(\\lambda)$.\n\n"
CLAIM = "\n\n$$ P(M=m) = \\binom nm p^m (1-p)^{n-m} $$"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    "said",
    [
        "Given $N=n$, let $M \\sim \\text{Bin}(n,p)$. Then",
        "Given that $N=n$, $M \\sim \\text{Bin}(n,p)$. Then",
        "Let $M \\sim \\text{Bin}(n,p)$ given $N = n$. Then",
        "If $N=n$, then $M \\sim \\text{Bin}(n,p)$. Hence",
        "Let $M \\sim \\text{Bin}(n,p)$ when $N = n$. Then",
        "Suppose $N = n$. Each is kept, so let $M \\sim \\text{Bin}(n,p)$. Then",
    ],
)
def test_it_is_conditional(said: str) -> None:
    assert verdicts(NUMBER + said + CLAIM) == ["unread"]


def test_so_is_a_density() -> None:
    density = "let $X$ have the density $f(x) = \\theta e^{-\\theta x}$ for $x > 0$, $\\theta > 0$. Then\n\n"
    claim = "$$ E[X] = \\frac1\\theta $$"
    assert verdicts("Let $T \\sim \\mathrm{Gamma}(a,b)$. Here " + density + claim) == ["proved"]
    assert verdicts("Let $T \\sim \\mathrm{Gamma}(a,b)$. Given $T = \\theta$, " + density + claim) == [
        "not_proved"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Let $M \\sim \\text{Bin}(n,p)$. Then",
        "Let $M \\sim \\text{Bin}(n,p)$ for given $n$ and $p$. Then",
        "For $k = 3$ and $M \\sim \\text{Bin}(n,p)$",
    ],
)
def test_a_value_of_a_number_is_none_of_a_random_variable(said: str) -> None:
    assert verdicts(NUMBER + said + CLAIM) == ["proved"]


PARAMETER = "Let $T \\sim \\text{Gamma}(a,b)$.\n\n"
MEAN = "\n\n$$ E[X] = \\frac{1}{t} $$"


@pytest.mark.parametrize(
    "said",
    [
        "Let $X \\sim \\text{Exp}(t)$, where $t$ is the value of $T$. Then",
        "Let $t$ be a realisation of $T$, and let $X \\sim \\text{Exp}(t)$. Then",
        "Draw $t$ from $T$. Let $X \\sim \\text{Exp}(t)$. Then",
        "If $T$ equals $t$, then $X \\sim \\text{Exp}(t)$. Hence",
        "Suppose that $T$ takes the value $t$ and let $X \\sim \\text{Exp}(t)$. Then",
        "Once $T$ is observed to be $t$, $X \\sim \\text{Exp}(t)$. So",
        "Let $T = t$ be observed. Then $X \\sim \\text{Exp}(t)$ and",
    ],
)
def test_a_parameter_is_the_value_of_a_random_variable(said: str) -> None:
    assert verdicts(PARAMETER + said + MEAN) == ["unread"]


@pytest.mark.parametrize(
    "said",
    [
        "Let $X \\sim \\text{Exp}(t)$, where $t$ is the rate. Then",
        "Let $X \\sim \\text{Exp}(t)$ with $t > 0$, independent of $T$. Then",
        "Let $X \\sim \\text{Exp}(t)$, where $t > 0$, and let $a$ be the shape of $T$. Then",
    ],
)
def test_a_parameter_beside_a_random_variable_is_none_of_its_values(said: str) -> None:
    assert verdicts(PARAMETER + said + MEAN) == ["proved"]
