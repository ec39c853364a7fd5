"""Unspecified densities of one letter: which function each is, and what is inferred of them."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import assumed, claims, steps

JOINT = "Let $p(x, y)$ be the joint density of $x$ and $y$.\n\n"
MARGINAL = "all(reals, (\\ eq(integral(reals, (\\ $p_{x,y}(#0, #1))), $p_{y}(#0))))"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_a_conditional_density_is_told_by_names() -> None:
    page = JOINT + "$$ p(x|y) p(y) = p(y|x) p(x) $$"
    joint = "$p_{x,y}(x, y)"
    assert claims(page) == [
        f"mul(div({joint}, $p_{{y}}(y)), $p_{{y}}(y)) = mul(div({joint}, $p_{{x}}(x)), $p_{{x}}(x))"
    ]


def test_a_joint_density_in_two_orders_is_unread() -> None:
    assert claims("$$ p(x,y) = p(y,x) $$")[0].startswith("unread")


def test_densities_under_a_logarithm_are_positive_there() -> None:
    page = JOINT + "$$ \\ln p(x,y) = \\ln p(x|y) + \\ln p(y) $$"
    assert assumed(steps(page)[0]) == {"lt(0, $p_{x,y}(x, y))", "lt(0, $p_{y}(y))"}


def test_a_marginal_is_inferred_only_for_what_the_claim_integrates() -> None:
    assert MARGINAL in assumed(steps(JOINT + "$$ \\int p(x,y) dx = 3 p(y) $$")[0])
    assert not any("eq(" in a for a in assumed(steps(JOINT + "$$ \\int_0^1 p(x,y) dx = p(y) $$")[0]))
    assert MARGINAL not in assumed(steps(JOINT + "$$ \\int p(x|y) dy = p(x) $$")[0])


@pytest.mark.parametrize("said", ["unnormalised", "an unnormalized", "improper"])
def test_a_page_with_other_densities_gets_no_total_mass(said: str) -> None:
    page = f"Let $p(x)$ be {said} density.\n\n$$ \\int p(x) dx = 1 $$"
    assert verdicts(page) == ["not_proved"]


@pytest.mark.parametrize(
    "claim",
    [
        "\\int p(x|y) dx = 1",
        "p(y) = \\int p(y|x) p(x) dx",
        "p(x|y) = \\frac{p(y|x) p(x)}{\\int p(y|x) p(x) dx}",
        "\\ln \\frac{p(x|y)}{p(x)} = \\ln \\frac{p(x,y)}{p(x) p(y)}",
        "\\int \\int p(x,y) dx dy = 1",
    ],
)
def test_rules_for_densities_are_proved(claim: str) -> None:
    assert set(verdicts(JOINT + f"$$ p(x,y) = p(x|y) p(y) $$\n\n$$ {claim} $$")) == {"proved"}


@pytest.mark.parametrize(
    "claim",
    [
        "\\int p(x|y) dy = 1",
        "\\int p(x,y) dy = p(y)",
        "p(x|y) = p(y|x) p(x)",
        "p(x|y) = p(y|x)",
        "\\int p(x|y) p(x) dx = p(y)",
        "p(x,y) = p(x) p(y)",
        "\\int p(x)^2 dx = 1",
        "\\int_0^1 p(x) dx = 1",
    ],
)
def test_near_misses_are_not_proved(claim: str) -> None:
    assert verdicts(JOINT + f"$$ p(x,y) = p(x|y) p(y) $$\n\n$$ {claim} $$")[-1] == "not_proved"


DISCRETE = "Let $X$ and $Y$ be discrete random variables with the joint mass function $p(x, y)$.\n\n"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("\\sum_x \\sum_y p(x,y) \\ln p(y) = \\sum_y p(y) \\ln p(y)", "proved"),
        ("\\sum_x \\sum_y y\\, p(x,y) = \\sum_y y \\sum_x p(x,y)", "proved"),
        ("\\sum_x \\sum_y p(x,y) = 1", "proved"),
        ("\\mathrm{E}[X + Y] = \\sum_x \\sum_y (x + y)\\, p(x,y)", "proved"),
        ("\\sum_y p(y) \\sum_x x\\, p(x|y) = \\sum_x x\\, p(x)", "proved"),
        ("\\mathrm{H}(X,Y) = -\\sum_x \\sum_y p(x,y) \\ln p(x,y)", "proved"),
        ("\\sum_x \\sum_y p(x,y) \\ln p(y) = \\sum_y p(y) \\ln p(x)", "not_proved"),
        ("\\sum_x \\sum_y y\\, p(x,y) = \\sum_x x\\, p(x)", "not_proved"),
        ("\\sum_y \\sum_x x\\, p(x|y) = \\sum_x x\\, p(x)", "not_proved"),
        ("\\mathrm{E}[XY] = \\sum_x x\\, p(x) \\sum_y y\\, p(y)", "not_proved"),
    ],
)
def test_sums_over_pairs(claim: str, verdict: str) -> None:
    page = DISCRETE + f"$$ p(x,y) = p(x|y) p(y) $$\n\n$$ {claim} = {claim.rpartition(' = ')[2]} $$"
    assert verdicts(page)[1:2] == [verdict]


def test_a_mean_beside_two_densities_is_taken_with_none_of_them() -> None:
    page = "Let $X$ be a random variable; $p(x)$ and $q(x)$ are densities.\n\n"
    page += "$$ \\mathrm{E}[X] = \\int x\\, p(x) \\, dx = \\int x\\, \\frac{p(x)}{q(x)} q(x) \\, dx $$"
    assert claims(page)[0].startswith("expect")
    assert verdicts(page) == ["not_proved", "proved"]


PARAMETER = "Let $p(x; \\theta)$ be a density with the parameter $\\theta$, and $p(z)$ another one.\n\n"


@pytest.mark.parametrize(
    ("formula", "right"),
    [
        ("\\int p(x; \\theta) \\, dx = 1", True),
        ("\\int p(x; \\theta) \\, d\\theta = 1", False),
        ("\\int p(x; \\theta) \\, d\\theta = p(x)", False),
        ("\\int p(x, z; \\theta) \\, dz = p(x; \\theta)", True),
        ("\\int p(x, z; \\theta) \\, dz = p(x)", False),
        ("p(x | z; \\theta) = \\frac{p(x, z; \\theta)}{p(z; \\theta)}", True),
        ("p(x | z; \\theta) = \\frac{p(x, z; \\theta)}{p(x; \\theta)}", False),
    ],
)
def test_a_parameter_behind_a_semicolon_is_not_integrated_over(formula: str, right: bool) -> None:
    assert (verdicts(PARAMETER + f"$$ p(z) = p(z) $$\n\n$$ {formula} $$")[-1] == "proved") is right
