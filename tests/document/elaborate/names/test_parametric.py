"""Densities with their parameter below, gradients by it, and derivatives under integrals."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

DENSITY = "Let $p_\\theta(x)$ be a density that is differentiable in $\\theta$, and $g$ a function. "
GRANTED = (
    "The order of differentiation and integration may be interchanged.",
    "We differentiate under the integral sign.",
    "The gradient is moved inside the expectation.",
    "Exchange the derivative and the integral:",
)
NOT_GRANTED = (
    "",
    "The order of differentiation and integration may not be interchanged.",
    "We ask whether one may differentiate under the integral sign.",
    "If the gradient may be moved inside the expectation, more is known.",
)
SLOPE = "\\nabla_\\theta \\int p_\\theta(x) g(x) \\, dx = "
SLOPE += "\\int p_\\theta(x) \\nabla_\\theta \\log p_\\theta(x) g(x) \\, dx"
NEED = (
    SLOPE,
    "\\nabla_\\theta \\mathbb{E}_{x \\sim p_\\theta}[g(x)] = "
    "\\mathbb{E}_{x \\sim p_\\theta}[g(x) \\nabla_\\theta \\log p_\\theta(x)]",
    "\\mathbb{E}_{x \\sim p_\\theta}[\\nabla_\\theta \\log p_\\theta(x)] = 0",
)
WRONG = (
    "\\nabla_\\theta \\int p_\\theta(x) g(x) \\, dx = "
    "\\int p_\\theta(x) \\nabla_\\theta \\log p_\\theta(x) \\, dx",
    "\\mathbb{E}_{x \\sim p_\\theta}[\\log p_\\theta(x) \\nabla_\\theta \\log p_\\theta(x)] = 0",
    "\\mathbb{E}_{z \\sim p_\\theta}[g(z) \\nabla_\\theta \\log p_\\theta(x)] = g(z)",
    "\\int p_\\theta(x) \\nabla_\\theta \\log p_\\theta(x) \\, d\\theta = 0",
    "\\nabla_\\theta \\log p_\\theta(x) = \\nabla_\\theta p_\\theta(x)",
)
ALWAYS = "\\nabla_\\theta \\log p_\\theta(x) = \\frac{\\nabla_\\theta p_\\theta(x)}{p_\\theta(x)}"


def verdicts(said: str, formula: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(f"{DENSITY}{said}\n\n$$ {formula} $$\n")).steps()]


@pytest.mark.parametrize("formula", NEED)
def test_an_exchange_is_used_where_the_text_grants_it(formula: str) -> None:
    assert verdicts(GRANTED[0], formula) == ["proved"]
    assert verdicts(NOT_GRANTED[0], formula) == ["not_proved"]


@pytest.mark.parametrize("said", GRANTED)
def test_how_it_is_granted(said: str) -> None:
    assert verdicts(said, SLOPE) == ["proved"]


@pytest.mark.parametrize("said", NOT_GRANTED)
def test_what_does_not_grant_it(said: str) -> None:
    assert verdicts(said, SLOPE) == ["not_proved"]


@pytest.mark.parametrize("formula", WRONG)
def test_what_no_exchange_proves(formula: str) -> None:
    assert "proved" not in verdicts(GRANTED[0], formula)


def test_the_derivative_of_a_logarithm_needs_none() -> None:
    assert verdicts("", ALWAYS) == ["proved"]


def test_a_vector_of_parameters_is_left_as_it_is() -> None:
    assert "proved" not in verdicts("Here $\\theta$ is a vector.", ALWAYS)


def test_a_set_that_moves_with_the_parameter_has_no_exchange() -> None:
    page = (
        "We differentiate under the integral sign, with $t > 0$ and a differentiable function $g(x, t)$.\n\n"
    )
    page += "$$ \\frac{d}{dt} \\int_0^t g(x, t) \\, dx = \\int_0^t \\frac{d}{dt} g(x, t) \\, dx $$\n"
    assert [s.verdict for s in verify(Markdown(page)).steps()] != ["proved"]
