"""A function of the page without its arguments stands for its value at the letters of its definition."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

PAGE = "Let $L(\\mu, v) = e^{-(x-\\mu)^2/(2v)}$ and $v > 0$.\n\n"
SQUARED = "Let $\\sigma > 0$ and\n\n$$ L(\\mu, \\sigma^2) = e^{-(x-\\mu)^2/(2\\sigma^2)}. $$\n\n"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    "page",
    [
        PAGE + r"$$ \frac{\partial \ln L}{\partial \mu} = \frac{x-\mu}{v} $$",
        PAGE + r"$$ \ln L = -\frac{(x-\mu)^2}{2v} $$",
        "Let $y(x) = e^{kx}$.\n\n" + r"$$ \frac{d}{dx} (x + y) = 1 + k y $$",
        PAGE + r"$$ L^2 = e^{-(x-\mu)^2/v} $$",
        SQUARED + r"$$ \frac{\partial \ln L}{\partial \sigma^2} = \frac{(x-\mu)^2}{2\sigma^4} $$",
        SQUARED + r"$$ \frac{\partial \ln L}{\partial \sigma} = \frac{(x-\mu)^2}{\sigma^3} $$",
    ],
)
def test_it_stands_for_its_value(page: str) -> None:
    assert verdicts(page) == ["proved"]


@pytest.mark.parametrize(
    "page",
    [
        PAGE + r"$$ \frac{\partial \ln L}{\partial \mu} = -\frac{x-\mu}{v} $$",
        PAGE + r"$$ \ln L = -\frac{(x-\mu)^2}{v} $$",
        PAGE + r"$$ L = e^{-(x-m)^2/(2v)} $$",  # not the letters of the definition
        PAGE + r"$$ \int_0^1 L \, d\mu = L $$",  # one of them is bound
        "$$ y(x) = g(x) + 1 $$\n\n" + r"$$ \frac{d}{dx} (x + y) = 1 $$",
        PAGE + r"$$ \sum_{v=1}^3 L \mu = 3 L \mu $$",
        PAGE + r"$$ \ln L - \ln L(0, v) = \frac{x \mu}{v} $$",
        SQUARED + r"$$ \frac{\partial \ln L}{\partial \sigma^2} = \frac{(x-\mu)^2}{\sigma^3} $$",
        PAGE + "# Length\n\nA rod of length $L$.\n\n" + r"$$ L \mu v = e^{-(x-\mu)^2/(2v)} \mu v $$",
    ],
)
def test_and_nothing_else_is_proved(page: str) -> None:
    assert "proved" not in verdicts(page)
