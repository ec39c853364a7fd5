"""Models `y = X b + e`: stated and not proved, and used where y stands."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

MODEL = r"""Assume the linear model

$$ y = X \beta + \varepsilon, \; \varepsilon \sim \mathcal{N}(0, \sigma^2 I_n) $$

with an $n \times p$ matrix $X$ of full column rank, and let $\hat\beta = (X^\top X)^{-1} X^\top y$.
"""


def verdict(formula: str) -> str:
    return list(verify(Markdown(f"{MODEL}\n\n$$ {formula} $$")).steps())[-1].verdict


@pytest.mark.parametrize(
    "formula",
    [
        r"\hat\beta = \beta + (X^\top X)^{-1} X^\top \varepsilon",
        r"\hat\beta - \beta = (X^\top X)^{-1} X^\top \varepsilon",
        r"y - X \beta = \varepsilon",
        r"W y = W X \beta + W \varepsilon",
        r"(y - X\beta)^\top (y - X\beta) = \varepsilon^\top \varepsilon",
        r"\mathrm{E}[y] = X \beta",
    ],
)
def test_what_follows_from_a_model_is_proved(formula: str) -> None:
    assert verdict(formula) == "proved"


@pytest.mark.parametrize(
    "formula",
    [
        r"\hat\beta = \beta - (X^\top X)^{-1} X^\top \varepsilon",
        r"\hat\beta = \beta + (X^\top X)^{-1} \varepsilon",
        r"y + X \beta = \varepsilon",
        r"W y = X W \beta + W \varepsilon",
        r"y = X \hat\beta + \varepsilon",
        r"\mathrm{E}[y] = \beta",
    ],
)
def test_what_does_not_follow_is_not_proved(formula: str) -> None:
    assert verdict(formula) in ("not_proved", "unread", "refuted")


def test_a_model_is_no_claim() -> None:
    """Where it stands again, with the law of its noise, it is not claimed either."""
    again = (
        MODEL
        + r"""
This is the same as

$$ y = X \beta + \varepsilon, \; \varepsilon \sim \mathcal{N}(0, \sigma^2 I_n) . $$

$$ \mathrm{E}[y] = X \beta $$
"""
    )
    assert [s.verdict for s in verify(Markdown(again)).steps()] == ["proved"]


def test_another_equation_for_the_same_vector_is_a_claim() -> None:
    assert verdict(r"y = X \beta + 2 \varepsilon") == "not_proved"


def test_a_derivative_holds_the_data_fixed() -> None:
    formula = r"\frac{\mathrm{d}}{\mathrm{d}\beta} \left( (y - X\beta)^\top (y - X\beta) \right)"
    assert verdict(formula + r"= -2 X^\top (y - X\beta)") == "proved"
    assert verdict(formula + r"= 2 X^\top (y - X\beta)") != "proved"


ENTRIES = r"""Given a linear regression model with independent observations

$$ y = X\beta + \varepsilon, \; \varepsilon_i \overset{\mathrm{i.i.d.}}{\sim} \mathcal{N}(0, \sigma^2) \; , $$

the residual sum of squares is

$$ \mathrm{RSS}(\beta) = \varepsilon^\mathrm{T} \varepsilon = (y-X\beta)^\mathrm{T} (y-X\beta) \; . $$
"""


def test_errors_with_a_law_for_each_entry_make_a_model_too() -> None:
    derivative = r"\frac{\mathrm{d}\mathrm{RSS}(\beta)}{\mathrm{d}\beta} = - 2 X^\top y + 2 X^\top X \beta"
    assert verdicts_of(ENTRIES + f"\n$$ {derivative} $$") == ["proved"] * 2
    wrong = derivative.replace("+ 2", "+")
    assert verdicts_of(ENTRIES + f"\n$$ {wrong} $$")[-1] != "proved"


def verdicts_of(page: str) -> list[str]:
    return [step.verdict for step in verify(Markdown(page)).steps()]
