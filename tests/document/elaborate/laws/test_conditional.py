"""Conditional means given a random variable: what they are read as, and what follows."""

import pytest

from kld_proof import Markdown, verify
from tests.document.elaborate.pages import claims, inferred

THREE = "Let $X$, $Y$ and $Z$ be random variables.\n\n"
FOLLOWS = [
    "E[E[X|Y]] = E[X]",
    "E[X + Y|Y] = E[X|Y] + Y",
    "E[a X + b Z + c|Y] = a E[X|Y] + b E[Z|Y] + c",
    "E[e^Y X|Y] = e^Y E[X|Y]",
    "E[E[X|Y]|Y] = E[X|Y]",
    "E[X Y] = E[Y E[X|Y]]",
    "\\mathrm{Var}(X|Y) = E[X^2|Y] - E[X|Y]^2",
    "\\mathrm{Var}(a X + b|Y) = a^2 \\mathrm{Var}(X|Y)",
    "\\mathrm{Var}(X) = E[\\mathrm{Var}(X|Y)] + \\mathrm{Var}(E[X|Y])",
    "\\mathrm{Cov}(X, Z) = E[\\mathrm{Cov}(X, Z|Y)] + \\mathrm{Cov}(E[X|Y], E[Z|Y])",
    "E[(X - E[X|Y])^2] = E[\\mathrm{Var}(X|Y)]",
]
FAILS = [
    "E[X|Y] = E[X]",
    "E[X + Y|Y] = E[X|Y]",
    "E[X Z|Y] = X E[Z|Y]",
    "E[E[X|Y]^2] = E[X^2]",
    "E[X Z] = E[Z E[X|Y]]",
    "\\mathrm{Var}(X) = E[\\mathrm{Var}(X|Y)]",
    "\\mathrm{Var}(X) = E[\\mathrm{Var}(X|Y)] + \\mathrm{Var}(E[Y|X])",
    "\\mathrm{Var}(X + Z|Y) = \\mathrm{Var}(X|Y) + \\mathrm{Var}(Z|Y)",
    "\\mathrm{Cov}(X, Z) = E[\\mathrm{Cov}(X, Z|Y)]",
]


def verdicts(claim: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(f"{THREE}$$ {claim} $$")).steps()]


@pytest.mark.parametrize("claim", FOLLOWS)
def test_follows(claim: str) -> None:
    assert verdicts(claim) == ["proved"]


@pytest.mark.parametrize("claim", FAILS)
def test_does_not_follow(claim: str) -> None:
    assert verdicts(claim) == ["not_proved"]


def test_the_reading_and_what_is_inferred() -> None:
    """Below a mean the outcome is that of the mean, outside it is free."""
    page = THREE + "$$ E[X|Y] = X $$"
    assert claims(page) == ["integral(given((\\ $Y(#0)), outcome), (\\ $X(#0))) = $X(outcome)"]
    assert inferred(page) == {"in(outcome, space)", "integrable_rv((\\ $X(#0)), (\\ $Y(#0)))"}
    inside = claims(THREE + "$$ E[E[X|Y]] = 0 $$")
    assert inside == ["expect((\\ integral(given((\\ $Y(#0)), #0), (\\ $X(#0))))) = 0"]


@pytest.mark.parametrize("claim", ["E[X|y] = 0", "E[X|Y, Z] = 0", "E[X|Y = 1] = 0"])
def test_other_conditions_are_kept_as_written(claim: str) -> None:
    assert "given" not in claims(f"{THREE}$$ {claim} $$")[0]


def test_the_mean_of_a_law_with_a_random_parameter_is_not_read() -> None:
    """Of X ~ N(M, 1) with a random M the law is that given M."""
    page = "Let $M \\sim \\mathcal{N}(0, 1)$ and $X \\sim \\mathcal{N}(M, 1)$.\n\n$$ E[X|M] = E[X] $$"
    assert "proved" not in [s.verdict for s in verify(Markdown(page)).steps()]
