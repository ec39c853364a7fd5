"""Families that are named by one member: "where the $u_t$ are independent with mean 0"."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

NOISE = "where the $u_t$ are independent with mean $0$ and variance $s^2$"
PAGE = "Let $X_t = m + u_t + a u_{t-1}$, SAID.\n\n$$ CLAIM $$"


def verdict(claim: str, said: str = NOISE) -> str:
    page = PAGE.replace("SAID", said).replace("CLAIM", claim)
    return list(verify(Markdown(page)).steps())[-1].verdict


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("\\mathrm{Var}(X_t) = (1 + a^2) s^2", "proved"),
        ("\\mathrm{Cov}(X_t, X_{t-1}) = a s^2", "proved"),
        ("\\mathrm{Cov}(X_t, X_{t-2}) = 0", "proved"),
        ("\\mathrm{Cov}(X_{t+1}, X_{t-1}) = 0", "proved"),
        ("\\mathrm{E}[X_t X_{t+3}] = m^2", "proved"),
        ("\\mathrm{Var}(X_t) = (1 + a)^2 s^2", "not_proved"),
        ("\\mathrm{Cov}(X_t, X_{t-1}) = a^2 s^2", "not_proved"),
        ("\\mathrm{Cov}(X_t, X_{t-1}) = 0", "not_proved"),
        ("\\mathrm{Cov}(X_t, X_{t-2}) = a s^2", "not_proved"),
    ],
)
def test_a_moving_average(claim: str, expected: str) -> None:
    assert verdict(claim) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("where $u_t$ is iid with mean $0$ and variance $s^2$", "proved"),
        ("where the errors $u_t$ are i.i.d. with mean $0$ and variance $s^2$", "proved"),
        ("where the $u_t$ have mean $0$ and variance $s^2$", "not_proved"),
        ("where the $u_t$ are not independent, with mean $0$ and variance $s^2$", "not_proved"),
        ("where the $u_t$ are independent of $Y$ with mean $0$ and variance $s^2$", "not_proved"),
        ("where the $u_t$ are pairwise independent with mean $0$ and variance $s^2$", "not_proved"),
    ],
)
def test_that_all_are_independent_has_to_be_said(said: str, expected: str) -> None:
    assert verdict("\\mathrm{Var}(X_t) = (1 + a^2) s^2", said) == expected


def test_a_parameter_below_a_name_numbers_nothing() -> None:
    page = (
        "Let $Y$ and $Z$ be random variables with $Y_c = Y - c Z$.\n\n"
        "$$ \\mathrm{E}[Y_c] = \\mathrm{E}[Y] - c \\mathrm{E}[Z] $$\n\n"
        "$$ \\mathrm{E}[Y_1 + Y_2] = 2 \\mathrm{E}[Y] - 3 \\mathrm{E}[Z] $$"
    )
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved", "not_proved"]


@pytest.mark.parametrize("family", ["the $X_i$ are", "$X_1, \\ldots, X_n$ are"])
@pytest.mark.parametrize("value", ["\\mu_i", "2 \\mu_i"])
def test_a_mean_of_its_own_for_each_member_is_none_for_all(family: str, value: str) -> None:
    said = f"Let $X_1$ and $X_2$ be random variables, where {family} independent with mean ${value}$."
    page = f"{said}\n\n$$ \\mathrm{{E}}[X_1 + X_2] = 2 \\cdot {value} $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] != ["proved"]
    page = page.replace(f"${value}$", "$m$").replace(f"\\cdot {value}", "m")
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]
