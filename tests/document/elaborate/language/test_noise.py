"""Names that the text calls noise, random or dependent without a law: no numbers under a mean."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    "said",
    [
        "where $r$ is noise",
        "where $r$ is an unknown random error",
        "with the noise $r$",
        "with the noise term $r$",
        "where the disturbance $r$ is small",
        "where $r$ denotes measurement noise",
        "where $r$ is drawn at random",
        "where $r$ is a random sign",
        "where $r$ depends on $X$",
        "where $r$ is a function of $X$",
    ],
)
def test_noise_without_a_law_is_no_number_under_a_mean(said: str) -> None:
    page = f"Let $X \\sim N(0, 1)$ and $Y = a X + r$, {said}.\n\n"
    assert verdicts(page + "$$ \\mathrm{Var}(Y) = a^2 $$") == ["not_proved"]
    assert verdicts(page + "$$ \\mathrm{E}[X + r] = r $$") == ["not_proved"]


@pytest.mark.parametrize(
    "said",
    [
        "where $r$ is the noise level",
        "where $r$ is the number of random draws",
        "with the standard error $r$",
        "where $r$ is a constant",
        "where $r$ is no random error",
        "with random signs elsewhere and $r$ fixed",
    ],
)
def test_what_only_belongs_to_noise_is_a_number(said: str) -> None:
    page = f"Let $X \\sim N(0, 1)$ and $Y = a X + r$, {said}.\n\n$$ \\mathrm{{Var}}(Y) = a^2 $$"
    assert verdicts(page) == ["proved"]


def test_a_random_sign_is_no_number() -> None:
    page = "Let $X \\sim N(0, 1)$ and let $S$ be a random sign, $Y = S X$.\n\n$$ \\mathrm{Cov}(X, Y) = 0 $$"
    assert verdicts(page) == ["not_proved"]


def test_members_of_an_unnamed_family_are_no_numbers() -> None:
    page = (
        "Let $N$ be Poisson with mean $c$, and $X_i$ iid with mean $m$. Let $S = \\sum_{i=1}^N X_i$.\n\n"
        "$$ \\mathrm{E}[S] = c m $$"
    )
    assert verdicts(page) != ["refuted"]


def test_noise_with_a_law_is_read() -> None:
    page = (
        "Let $X \\sim N(0, 1)$ and $Y = a X + r$, where $r \\sim N(0, s^2)$ is noise, and $X$ and $r$ are "
        "independent.\n\n$$ \\mathrm{E}[Y] = 0 $$"
    )
    assert verdicts(page) == ["proved"]


@pytest.mark.parametrize(
    "claim", ["\\mathrm{E}[X] = m", "\\mathrm{Var}(X) = s^2", "\\mathrm{E}[X^2] = m^2 + s^2"]
)
def test_a_law_whose_parameter_is_random_has_no_moments_here(claim: str) -> None:
    law = "Let $X \\sim N(m, s^2)$"
    assert verdicts(f"{law}.\n\n$$ {claim} $$") == ["proved"]
    assert verdicts(f"{law} with $m \\sim N(0, 1)$.\n\n$$ {claim} $$") == ["not_proved"]
