"""Short notes as people write them: a wrong step is refuted, its right twin is proved."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

# fmt: off
WRONG = [
    'Let $y \\in \\mathbb R$. $$ (y+1)^2 = y^2 + 1 $$',
    '$$ (a+b)^2 = a^2 + b^2 $$',
    'For real numbers $a, b$:\n\n$$ (a-b)(a+b) = a^2 + b^2 $$',
    'Let $\\sigma > 0$.\n\n$$ \\ln\\frac{1}{\\sigma} = \\ln \\sigma $$',
    'Let $\\sigma > 0$.\n\n$$ -\\ln \\sigma^2 = -\\frac12 \\ln\\sigma $$',
    '$$ \\begin{aligned} (x-\\mu)^2 &= x^2 - 2 x \\mu + \\mu^2 \\\\ &= x^2 - x\\mu + \\mu^2 \\end{aligned} $$',
    '$$ \\frac{(x-\\mu)^2}{2\\sigma^2} = \\frac{x^2 - 2\\mu x + \\mu^2}{2\\sigma} $$',
    '$$ e^{a+b} = e^a + e^b $$',
    'Let $X \\sim \\mathcal{N}(\\mu, \\sigma^2)$.\n\n$$ \\mathrm{E}[X^2] = \\sigma^2 - \\mu^2 $$',
    'Let $X \\sim \\mathcal{N}(\\mu, \\sigma^2)$.\n\n$$ \\mathrm{Var}(X) = \\sigma $$',
    'Let $X \\sim \\mathrm{Exp}(\\lambda)$. Then\n\n$$ \\mathrm{E}[X] = \\lambda $$',
    '$$ \\sum_{k=1}^n k = \\frac{n(n-1)}{2} $$',
    '$$ \\int_0^1 x^2 \\, dx = \\frac12 $$',
    'Suppose that $0 < p < 1$.\n\n$$ \\ln\\frac{p}{1-p} = \\ln p + \\ln(1-p) $$',
    'Substituting gives\n\n$$ \\frac{1}{2}\\left(\\sigma^2 + \\mu^2 - 1 - \\ln \\sigma^2\\right) = \\frac12 \\left( \\sigma^2 + \\mu^2 - 1 \\right) + \\ln\\sigma $$',
    "Let $f(x) = x^2 e^{-x}$. Then\n\n$$ f'(x) = 2x e^{-x} + x^2 e^{-x} $$",
    '$$ \\frac{d}{dx} \\ln(1+e^x) = \\frac{1}{1+e^{x}} $$',
    'The sigmoid is $s(x) = \\frac{1}{1+e^{-x}}$. We find\n\n$$ 1 - s(x) = s(x) $$',
    'Completing the square,\n\n\\begin{align} a x^2 + b x &= a \\left(x + \\frac{b}{2a}\\right)^2 - \\frac{b^2}{2a} \\end{align}',
    '$$ \\sqrt{a^2 b^2} = a b $$',
    'With $s = \\ln \\sigma^2$ we have\n\n$$ e^{s} = \\sigma $$',
    '$$ \\ln(xy) = \\ln x \\ln y $$ for $x > 0$, $y > 0$.',
    '$$ u v - w = v u + w $$',
    'We get $$ \\frac{a}{b} + \\frac{c}{d} = \\frac{a + c}{b + d} $$',
    '設 $\\sigma > 0$。\n\n$$ \\ln \\sigma^3 = 2 \\ln\\sigma $$',
    'Let $\\mu$ be the mean and $\\sigma^2$ the variance. Now\n\n$$ \\frac{1}{\\sigma^2}(x-\\mu)^2 + \\frac{1}{\\sigma^2}(y-\\mu)^2 = \\frac{1}{\\sigma}\\left((x-\\mu)^2 + (y-\\mu)^2\\right) $$',
    'The squared loss is\n\n$$ L = (y - w x)^2 = y^2 - 2 w x y + w x^2 $$',
    'For one sample,\n\n$$ (y - \\hat y)^2 = y^2 - \\hat{y}^2 $$',
    'Write $q = 1 - p$.\n\n$$ p q = p - p $$',
    'Thus\n\n$$ \\begin{aligned} \\log \\frac{\\sigma_2}{\\sigma_1} + \\frac{\\sigma_1^2 + (\\mu_1-\\mu_2)^2}{2\\sigma_2^2} - \\frac12 &= \\log\\sigma_2 - \\log\\sigma_1 + \\frac{\\sigma_1^2}{2 \\sigma_2^2} + \\frac{(\\mu_1-\\mu_2)^2}{2 \\sigma_2} - \\frac12 \\end{aligned} $$',
    'with learning rate $\\eta$: $$ \\theta - \\eta (\\theta - t) = (1 + \\eta) \\theta + \\eta t $$',
    'Consider the update. $$ \\frac{1}{\\sigma_0^2} + \\frac{n}{\\sigma^2} = \\frac{\\sigma^2 + n \\sigma_0^2}{\\sigma_0^2 + \\sigma^2} $$',
]
RIGHT = [
    'Let $y \\in \\mathbb R$. $$ (y+1)^2 = y^2 + 2y + 1 $$',
    '$$ (a+b)^2 = a^2 + 2 a b + b^2 $$',
    'For real numbers $a, b$:\n\n$$ (a-b)(a+b) = a^2 - b^2 $$',
    'Let $\\sigma > 0$.\n\n$$ \\ln\\frac{1}{\\sigma} = -\\ln \\sigma $$',
    'Let $\\sigma > 0$.\n\n$$ -\\ln \\sigma = -\\frac12 \\ln\\sigma^2 $$',
    '$$ \\begin{aligned} (x-\\mu)^2 &= x^2 - 2 x \\mu + \\mu^2 \\\\ &= x(x - 2\\mu) + \\mu^2 \\end{aligned} $$',
    'Let $\\sigma > 0$. $$ \\frac{(x-\\mu)^2}{2\\sigma^2} = \\frac{x^2 - 2\\mu x + \\mu^2}{2\\sigma^2} $$',
    '$$ e^{a+b} = e^a e^b $$',
    'Let $X \\sim \\mathcal{N}(\\mu, \\sigma^2)$.\n\n$$ \\mathrm{E}[X^2] = \\sigma^2 + \\mu^2 $$',
    'Let $X \\sim \\mathcal{N}(\\mu, \\sigma^2)$.\n\n$$ \\mathrm{Var}(X) = \\sigma^2 $$',
    'Let $X \\sim \\mathrm{Exp}(\\lambda)$. Then\n\n$$ \\mathrm{E}[X] = \\frac{1}{\\lambda} $$',
    'Let $n \\in \\mathbb{N}$. $$ \\sum_{k=1}^n k = \\frac{n(n+1)}{2} $$',
    '$$ \\int_0^1 x^2 \\, dx = \\frac13 $$',
    'Suppose that $0 < p < 1$.\n\n$$ \\ln\\frac{p}{1-p} = \\ln p - \\ln(1-p) $$',
    'Let $\\sigma > 0$. Substituting gives\n\n$$ \\frac{1}{2}\\left(\\sigma^2 + \\mu^2 - 1 - \\ln \\sigma^2\\right) = \\frac12 \\left( \\sigma^2 + \\mu^2 - 1 \\right) - \\ln\\sigma $$',
    "Let $f(x) = x^2 e^{-x}$. Then\n\n$$ f'(x) = 2x e^{-x} - x^2 e^{-x} $$",
    '$$ \\frac{d}{dx} \\ln(1+e^x) = \\frac{1}{1+e^{-x}} $$',
    'The sigmoid is $s(x) = \\frac{1}{1+e^{-x}}$. We find\n\n$$ 1 - s(x) = s(-x) $$',
    'Let $a \\neq 0$. Completing the square,\n\n\\begin{align} a x^2 + b x &= a \\left(x + \\frac{b}{2a}\\right)^2 - \\frac{b^2}{4a} \\end{align}',
    'Let $a > 0$ and $b > 0$. $$ \\sqrt{a^2 b^2} = a b $$',
    'Let $\\sigma > 0$. With $s = \\ln \\sigma^2$ we have\n\n$$ e^{s} = \\sigma^2 $$',
    '$$ \\ln(xy) = \\ln x + \\ln y $$ for $x > 0$, $y > 0$.',
    'Then, for all $n \\ge 1$,\n\n$$ \\sum_{i=1}^n (x_i + c) = \\sum_{i=1}^n x_i + n c $$',
    '$$ u v - w = v u - w $$',
    'Let $b \\neq 0$ and $d \\neq 0$. We get $$ \\frac{a}{b} + \\frac{c}{d} = \\frac{a d + b c}{b d} $$',
    '設 $\\sigma > 0$。\n\n$$ \\ln \\sigma^3 = 3 \\ln\\sigma $$',
]
# fmt: on


@pytest.mark.parametrize("note", WRONG)
def test_a_wrong_step_is_refuted(note: str) -> None:
    assert [s.verdict for s in verify(Markdown(note)).steps()][-1] == "refuted"


@pytest.mark.parametrize("note", RIGHT)
def test_a_right_step_is_proved(note: str) -> None:
    assert [s.verdict for s in verify(Markdown(note)).steps()][-1] == "proved"


def test_a_function_that_cancels_does_not_stand_against_a_refutation() -> None:
    page = "For estimates from $x_1, \\ldots, x_n$ and $s > 0$:\n\n$$ \\ln s^2 + \\sum_{i=1}^n x_i = LOG + \\sum_{i=1}^n x_i $$"
    assert [r.verdict for r in verify(Markdown(page.replace("LOG", "\\ln s"))).steps()] == ["refuted"]
    assert [r.verdict for r in verify(Markdown(page.replace("LOG", "2 \\ln s"))).steps()] == ["proved"]
    weights = page.replace("LOG + \\sum_{i=1}^n x_i", "\\ln s^2 + 1")
    assert [r.verdict for r in verify(Markdown(weights)).steps()] == ["not_proved"]


def test_a_value_is_substituted() -> None:
    page = "$$ y = 2 z + 1 $$\n\nSubstituting $z = a - b$ gives\n\n$$ 2 z + 1 = RIGHT $$\n\n$$ z + b = a $$"
    verdicts = [r.verdict for r in verify(Markdown(page.replace("RIGHT", "2 a - 2 b + 1"))).steps()]
    assert verdicts == ["proved", "not_proved"]
    verdicts = [r.verdict for r in verify(Markdown(page.replace("RIGHT", "2 a - b + 1"))).steps()]
    assert verdicts == ["refuted", "not_proved"]
