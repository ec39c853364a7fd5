"""Means and variances in words."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("mean $\\mu$ and variance $\\sigma^2 > 0$", "proved"),
        ("mean $\\mu$ and positive variance $\\sigma^2$", "proved"),
        ("mean $\\mu$ and finite and non-zero variance $\\sigma^2$", "proved"),
        ("mean $\\mu > 0$ and variance $v$", "not_proved"),
        ("median $\\mu$ and variance $\\sigma^2 > 0$", "not_proved"),
    ],
)
def test_a_variance_that_is_said_to_be_positive(said: str, verdict: str) -> None:
    page = f"Let $X$ be a random variable with {said}. For $k > 0$,\n\n"
    page += "$$ P(|X - \\mu| \\ge k) \\le \\frac{\\sigma^2}{k^2} $$\n"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == [verdict]
