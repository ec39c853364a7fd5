"""Inverse functions and quantiles: what defines them is claimed to invert, and is put in elsewhere."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

MAPPED = r"""
Let $X$ be a random variable with

$$ X \sim \mathrm{{Gam}}(a, b) \; . $$

Let $c > 0$ and

$$ Y = g(X) = {map} $$

with the inverse function

$$ X = g^{{-1}}(Y) = {inverse} \; . $$

The density of $Y$ is

$$ f_Y(y) = {sign} f_X(g^{{-1}}(y)) \, \frac{{\mathrm{{d}}g^{{-1}}(y)}}{{\mathrm{{d}}y}} = {density} \; . $$
"""
QUANTILE = r"""
Let $X \sim \mathrm{{Exp}}(\lambda)$. The quantile function is

$$ Q_X(p) = F_X^{{-1}}(p) = {value} \; . $$

This can be derived by rearranging equation (1):

$$ \begin{{split}} p &= {row} \\
\exp[-\lambda x] &= 1 - p \\ x &= -\frac{{\ln(1-p)}}{{\lambda}} \end{{split}} $$

and the upper quartile is

$$ Q_X\left( \frac{{3}}{{4}} \right) = {quartile} \; . $$
"""
GIVEN = r"""
Let $X$ be a continuous random variable with distribution function $F_X(x)$ and density $f_X(x)$, and let $g$
be strictly {word}, with

$$ F_Y(y) = {distribution} \; . $$

Then

$$ \frac{{\mathrm{{d}}}}{{\mathrm{{d}}y}} F_Y(y) = {density} \; . $$
"""
CHAIN = r"f_X(g^{-1}(y)) \frac{\mathrm{d}g^{-1}(y)}{\mathrm{d}y}"


def verdicts(text: str) -> list[str]:
    return [s.verdict for d in verify(Markdown(text)).documents for e in d.derivations for s in e.steps]


GOOD_MAPS = {
    "scaled": ("c X", r"\frac{1}{c} Y", "", r"\frac{(b/c)^a}{\Gamma(a)} y^{a-1} \exp[-\frac{b}{c} y]"),
    "falling": (r"\frac1X", r"\frac1Y", "-", r"\frac{b^a}{\Gamma(a)} y^{-a-1} \exp[-\frac{b}{y}]"),
    "power": ("X^{1/c}", "Y^c", "", r"\frac{c b^a}{\Gamma(a)} y^{a c - 1} \exp[-b y^c]"),
}
BAD_MAPS = {
    "not the inverse": ("c X", "c Y", "", r"\frac{(bc)^a}{\Gamma(a)} y^{a-1} \exp[-b c y]", 0),
    "the other root": ("X^2", r"-\sqrt{Y}", "-", r"\frac{b^a}{\Gamma(a)} y^{a} \exp[-b y]", 0),
    "no factor": ("c X", r"\frac{1}{c} Y", "", r"\frac{b^a}{\Gamma(a)} (y/c)^{a-1} \exp[-\frac{b}{c} y]", 1),
    "sign": (r"\frac1X", r"\frac1Y", "", r"\frac{b^a}{\Gamma(a)} y^{-a-1} \exp[-\frac{b}{y}]", 1),
}


@pytest.mark.parametrize(("map", "inverse", "sign", "density"), GOOD_MAPS.values(), ids=GOOD_MAPS)
def test_the_density_of_a_function_of_a_variable(map: str, inverse: str, sign: str, density: str) -> None:
    page = MAPPED.format(map=map, inverse=inverse, sign=sign, density=density)
    assert verdicts(page) == ["proved", "proved"]


@pytest.mark.parametrize(("map", "inverse", "sign", "density", "at"), BAD_MAPS.values(), ids=BAD_MAPS)
def test_what_does_not_invert_is_not_proved(map: str, inverse: str, sign: str, density: str, at: int) -> None:
    assert verdicts(MAPPED.format(map=map, inverse=inverse, sign=sign, density=density))[at] != "proved"


def quantile(value: str = r"-\frac{\ln(1-p)}{\lambda}", row: str = r"1 - \exp[-\lambda x]") -> str:
    return QUANTILE.format(value=value, row=row, quartile=r"\frac{\ln 4}{\lambda}")


def test_a_quantile_function_is_where_the_distribution_function_has_the_value() -> None:
    assert set(verdicts(quantile())) == {"proved"}
    assert len(verdicts(quantile())) == 6


@pytest.mark.parametrize(
    "value", [r"-\frac{\ln p}{\lambda}", r"\frac{\ln(1-p)}{\lambda}", r"-\lambda \ln(1-p)"]
)
def test_a_wrong_quantile_function_is_not_proved(value: str) -> None:
    assert verdicts(quantile(value))[:2] != ["proved"] * 2


def test_the_probability_of_a_quantile_is_checked_against_the_distribution_function() -> None:
    assert verdicts(quantile(row=r"\exp[-\lambda x]"))[2] != "proved"


@pytest.mark.parametrize(
    ("word", "distribution", "density", "holds"),
    [
        ("increasing", "F_X(g^{-1}(y))", CHAIN, True),
        (
            "decreasing",
            "1 - F_X(g^{-1}(y))",
            "-" + CHAIN,
            True,
        ),
        (
            "decreasing",
            "1 - F_X(g^{-1}(y))",
            CHAIN,
            False,
        ),
        ("increasing", "F_X(g^{-1}(y))", r"f_X(y) \frac{\mathrm{d}g^{-1}(y)}{\mathrm{d}y}", False),
        ("increasing", "F_X(g^{-1}(y))", "f_X(g^{-1}(y))", False),
    ],
)
def test_the_chain_rule_for_functions_that_nothing_defines(
    word: str, distribution: str, density: str, holds: bool
) -> None:
    found = verdicts(GIVEN.format(word=word, distribution=distribution, density=density))
    assert ("proved" in found) is holds


def test_an_inverse_is_not_refuted_where_the_support_of_a_distribution_function_is_not_known() -> None:
    square = "$$ F_X(x) = x^2 $$\n\nThen\n\n$$ F_X^{-1}(u) = \\sqrt{u} $$"
    page = f"Let $X$ have the distribution function\n\n{square}"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["not_proved"]
