"""Laws by name beyond the first families: their moments where they exist, with subscripts for parameters."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify


def last(page: str) -> str:
    return list(verify(Markdown(page)).steps())[-1].verdict


@pytest.mark.parametrize(
    ("law", "true", "false"),
    [
        ("t_k$ with $k > 2", "\\mathrm{Var}(X) = \\frac{k}{k - 2}", "\\mathrm{Var}(X) = \\frac{k}{k - 1}"),
        ("\\chi^2_m", "E[X] = m", "E[X] = m^2"),
        ("\\chi^2_{m}", "\\mathrm{Var}(X) = 2 m", "\\mathrm{Var}(X) = m"),
        ("F_{a,b}$ with $b > 2", "E[X] = \\frac{b}{b - 2}", "E[X] = \\frac{a}{a - 2}"),
        ("\\Gamma^{-1}(a, b)$ with $a > 1", "E[X] = \\frac{b}{a - 1}", "E[X] = \\frac{b}{a}"),
        ("\\mathrm{Pareto}(x_m, \\alpha)", "P(X > 2 x_m) = 2^{-\\alpha}", "P(X > 2 x_m) = 2^{\\alpha}"),
        ("\\mathrm{Maxwell}(a)", "E[X^2] = 3 a^2", "E[X^2] = 2 a^2"),
        ("\\mathrm{HalfNormal}(s)", "E[X^2] = s^2", "E[X^2] = 2 s^2"),
        ("\\mathrm{Erlang}(3, r)", "E[X] = \\frac{3}{r}", "E[X] = \\frac{2}{r}"),
        (
            "\\mathrm{Hypergeometric}(N, K, n)",
            "\\mathrm{Var}(X) = n \\frac{K}{N} \\frac{N - K}{N} \\frac{N - n}{N - 1}",
            "\\mathrm{Var}(X) = n \\frac{K}{N} \\frac{N - K}{N}",
        ),
        ("\\mathrm{Gumbel}(0, 1)", "P(X \\le 0) = e^{-1}", "P(X \\le 0) = \\frac12"),
    ],
)
def test_moments_and_probabilities(law: str, true: str, false: str) -> None:
    assert last(f"Let $X \\sim {law}$.\n\n$$ {true} $$") == "proved"
    assert last(f"Let $X \\sim {law}$.\n\n$$ {false} $$") == "refuted"


@pytest.mark.parametrize(
    ("law", "claim"),
    [
        ("\\mathrm{Cauchy}(0, 1)", "E[X] = 0"),
        ("t_k", "E[X] = 0"),
        ("t_1", "E[X] = 0"),
        ("t_k$ with $k > 1", "\\mathrm{Var}(X) = \\frac{k}{k - 2}"),
        ("\\mathrm{Pareto}(1, \\alpha)", "E[X] = \\frac{\\alpha}{\\alpha - 1}"),
        ("\\mathrm{InvGamma}(a, b)", "E[X] = \\frac{b}{a - 1}"),
        ("F_{a,b}", "E[X] = \\frac{b}{b - 2}"),
    ],
)
def test_moments_that_need_not_exist_are_never_proved(law: str, claim: str) -> None:
    assert last(f"Let $X \\sim {law}$.\n\n$$ {claim} $$") == "not_proved"


def test_a_subscript_is_no_parameter_elsewhere() -> None:
    page = "Let $t_1 > 0$ and $X = t_1$.\n\n$$ X + 1 = 1 + t_1 $$"
    assert last(page) == "proved"


WALD = "Let $X \\sim \\mathrm{Wald}(\\gamma, \\alpha)$.\n\n"


@pytest.mark.parametrize(
    ("formula", "verdict"),
    [
        ("\\mathrm{E}(X) = \\frac{\\alpha}{\\gamma}", "proved"),
        ("\\mathrm{Var}(X) = \\frac{\\alpha}{\\gamma^3}", "proved"),
        ("M_X(t) = \\exp[\\alpha \\gamma - \\sqrt{\\alpha^2 (\\gamma^2 - 2t)}]", "proved"),
        ("\\mathrm{E}(X) = \\frac{\\gamma}{\\alpha}", "refuted"),
        ("\\mathrm{Var}(X) = \\frac{\\alpha}{\\gamma^2}", "refuted"),
    ],
)
def test_the_wald_law(formula: str, verdict: str) -> None:
    assert [s.verdict for s in verify(Markdown(WALD + f"$$ {formula} $$")).steps()] == [verdict]


def test_of_the_parameters_of_an_unknown_law_nothing_is_refuted() -> None:
    """They may have to be positive, as those of the Wald law have."""
    page = "Let $X \\sim \\mathrm{Foo}(\\alpha, b)$.\n\n$$ \\sqrt{\\alpha^2} = \\alpha $$\n\n"
    page += "$$ \\sqrt{c^2} = c $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["not_proved", "refuted"]
