"""Sums of numbered random variables with dots, and partial sums with other numbers."""

from __future__ import annotations

from kld_proof import Markdown, verify

IID = "Let $X_1, X_2, \\ldots$ be iid with mean $\\mu$ and variance $\\sigma^2$. "
DOTS = IID + "Let $S_n = X_1 + X_2 + \\cdots + X_n$.\n\n"


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


def test_dots_between_random_variables() -> None:
    assert (
        verdicts(DOTS + "$$ E[S_n] = n \\mu $$\n\n$$ \\mathrm{Var}(S_n) = n \\sigma^2 $$") == ["proved"] * 2
    )
    assert verdicts(DOTS + "$$ E[S_n] = (n + 1) \\mu $$") == ["not_proved"]
    chain = "$$ \\mathrm{Var}(S_n) = \\mathrm{Var}(X_1) + \\ldots + \\mathrm{Var}(X_n) $$"
    assert verdicts(DOTS + chain) == ["proved"]
    assert verdicts(DOTS.replace("iid", "random variables") + chain) == ["not_proved"]


def test_odd_dots_are_kept() -> None:
    odd = DOTS.replace("X_2 + \\cdots", "X_3 + \\cdots")
    assert verdicts(odd + "$$ E[S_n] = n \\mu $$") == ["not_proved"]


def test_partial_sums_of_other_numbers() -> None:
    assert verdicts(DOTS + "$$ E[S_{n+1}] = E[S_n] + \\mu $$") == ["proved"]
    assert verdicts(DOTS + "$$ E[S_3] = 3 \\mu $$") == ["proved"]
    assert verdicts(DOTS + "$$ E[S_{n+1}] = E[S_n] $$") == ["not_proved"]


def test_a_label_is_no_number() -> None:
    assert verdicts(DOTS + "$$ E[S_n] = n \\mu $$\n\n$$ E[S_A] = A \\mu $$")[1] != "proved"
    assert verdicts(DOTS + "$$ E[S_n] = n \\mu $$\n\n$$ E[S_\\alpha] = \\alpha \\mu $$")[1] != "proved"
