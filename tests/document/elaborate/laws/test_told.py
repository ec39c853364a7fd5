"""Conditional moments by the law of a variable given its parameter."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

COUNTS = "Suppose $N \\mid \\lambda \\sim \\mathrm{Poisson}(\\lambda)$ "
COUNTS += "and $\\lambda \\sim \\mathrm{Gamma}(a, b)$.\n\n"


def verdict(formula: str, page: str = COUNTS) -> str:
    (step,) = verify(Markdown(f"{page}$$ {formula} $$")).steps()
    return step.verdict


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("E[N | \\lambda] = \\lambda", "proved"),
        ("E[N^2 | \\lambda] = \\lambda + \\lambda^2", "proved"),
        ("E[\\lambda N | \\lambda] = \\lambda^2", "proved"),
        ("\\mathrm{Var}(N | \\lambda) = \\lambda", "proved"),
        ("E[E[N | \\lambda]] = \\frac{a}{b}", "proved"),
        (
            "E[\\mathrm{Var}(N | \\lambda)] + \\mathrm{Var}(E[N | \\lambda]) = \\frac{a}{b} + \\frac{a}{b^2}",
            "proved",
        ),
        ("E[N | \\lambda] = \\lambda^2", "refuted"),
        ("E[E[N | \\lambda]] = \\frac{b}{a}", "refuted"),
        ("\\mathrm{Var}(E[N | \\lambda]) = \\frac{a}{b}", "refuted"),
    ],
)
def test_moments_given_the_parameter(formula: str, expected: str) -> None:
    assert verdict(formula) == expected


def test_of_other_conditions_the_law_tells_nothing() -> None:
    assert verdict("E[\\lambda | N] = \\lambda") != "proved"
    assert verdict("E[N | a] = \\lambda") not in ("proved", "refuted")
    two = COUNTS.replace("\\mid \\lambda \\sim", "\\mid \\lambda, c \\sim")
    assert verdict("E[N | \\lambda] = \\lambda", two) != "refuted"


CALLED = "Let $y$ and $\\mu$ be random variables with $y \\mid \\mu \\sim \\mathcal{N}(\\mu, s^2)$ "
CALLED += "and $\\mu \\sim \\mathcal{N}(m, t^2)$.\n\n"


@pytest.mark.parametrize(
    ("formula", "holds"),
    [
        ("E(y) = E[E(y \\mid \\mu)]", True),
        ("\\mathrm{Var}(y) = E[\\mathrm{Var}(y \\mid \\mu)] + \\mathrm{Var}[E(y \\mid \\mu)]", True),
        ("E[\\mathrm{Var}(y \\mid \\mu)] = E[s^2]", True),
        ("E[s^2] = s^2", True),
        ("\\mathrm{Var}(y) = E[\\mathrm{Var}(y \\mid \\mu)]", False),
        ("E[\\mathrm{Var}(y \\mid \\mu)] = t^2", False),
        ("E[s^2] = t^2", False),
        ("E[\\mu] = \\mu", False),
        ("E[y E(y \\mid \\mu)] = m^2", False),
    ],
)
def test_what_words_call_random_is_settled_by_its_law(formula: str, holds: bool) -> None:
    assert (verdict(formula, CALLED) == "proved") is holds
