"""The density of data whose parameter has a prior density: the integral over the parameter."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

PRIOR = "Let $y \\sim \\mathrm{Bin}(n,r)$ with prior\n\n$$ p(r) = \\mathrm{Bet}(r; a, b) \\; . $$\n\nThen\n\n"
TOTAL = "$$ p(y) = \\int p(y|r) \\, p(r) \\, \\mathrm{d}r $$\n\n"
EVIDENCE = "$$ p(y) = \\binom{n}{y} \\frac{\\mathrm{B}(a + y, b + n - y)}{\\mathrm{B}(a, b)} $$\n\n"
POSTERIOR = "$$ p(r|y) = \\frac{p(y|r) p(r)}{p(y)} = \\mathrm{Bet}(r; a + y, b + n - y) $$"
COUNTS = """Let $y = \\{y_1, \\ldots, y_n\\}$ be counts with mean $\\bar{y} = \\frac{1}{n} \\sum_{i=1}^n y_i$
and the likelihood

$$ p(y|\\lambda) = \\prod_{i=1}^n \\frac{\\lambda^{y_i} e^{-\\lambda}}{y_i!} $$

and the prior

$$ p(\\lambda) = \\mathrm{Gam}(\\lambda; a, b) \\; . $$

The evidence is

$$ p(y) = \\int p(y, \\lambda) \\, d\\lambda $$

$$
p(y) = \\int \\prod_{i=1}^n \\left( \\frac{1}{y_i!} \\right) \\frac{b^a}{\\Gamma(a)}
  \\lambda^{a + n \\bar{y} - 1} e^{-(b + n) \\lambda} \\, d\\lambda
$$

$$
\\ln p(y) = \\ln \\frac{\\Gamma(a + n \\bar{y})}{\\Gamma(a)} + a \\ln b - (a + n \\bar{y}) \\ln (b + n)
  - \\sum_{i=1}^n \\ln y_i!
$$
"""


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


@pytest.mark.parametrize("letter", ["p", "r", "q"])
def test_the_evidence_is_the_integral_over_the_prior(letter: str) -> None:
    text = PRIOR + TOTAL + EVIDENCE + POSTERIOR
    for before in ("(", "|", ",", "d}"):
        text = text.replace(f"{before}r", f"{before}{letter}")
    assert verdicts(text) == ["proved"] * 4


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("p(r) \\, \\mathrm{d}", "p(r)^2 \\, \\mathrm{d}"),
        ("{B}(a + y, b + n - y)}", "{B}(a + y, b + n)}"),
        ("{B}(a, b)} $$", "{B}(a + 1, b)} $$"),
        ("a + y, b + n - y) $$", "a + y, b + n + y) $$"),
        ("\\binom{n}{y} \\frac", "\\frac"),
    ],
)
def test_wrong_evidence_is_not_proved(written: str, wrong: str) -> None:
    page = PRIOR + TOTAL + EVIDENCE + POSTERIOR
    assert written in page
    assert verdicts(page.replace(written, wrong)).count("proved") == 3


def test_it_is_not_the_density_given_the_parameter() -> None:
    assert verdicts(PRIOR + "$$ p(y|r) = \\binom{n}{y} r^y (1 - r)^{n - y} $$") == ["proved"]
    assert "proved" not in verdicts(PRIOR + "$$ p(y) = \\binom{n}{y} r^y (1 - r)^{n - y} $$")


def test_beside_other_models_the_evidence_is_none_of_one_model() -> None:
    models = "$$ p(m_1|y) + p(m_2|y) = 1 $$\n\n"
    assert verdicts(models + PRIOR + EVIDENCE)[-1] == "not_proved"


def test_an_integral_over_a_parameter_is_over_the_support_of_its_prior() -> None:
    results = list(verify(Markdown(COUNTS)).steps())
    assert [r.verdict for r in results] == ["proved"] * 3
    assert "over the support of the density of lambda" in results[1].step.note


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("+ a \\ln b", "- a \\ln b"),
        ("\\ln (b + n)", "\\ln (b - n)"),
        ("- \\sum", "+ \\sum"),
        ("\\frac{b^a}", "\\frac{b}"),
        ("\\bar{y} - 1}", "\\bar{y}}"),
    ],
)
def test_a_wrong_step_on_the_way_is_not_proved(written: str, wrong: str) -> None:
    assert written in COUNTS
    assert verdicts(COUNTS.replace(written, wrong)).count("proved") == 2
