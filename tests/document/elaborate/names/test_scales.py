"""Scales of normal densities are positive, those of other quotients are not."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import assumed, inferred, steps

DENSITY = r"\frac{1}{%s} \exp\left(-\frac{(x - m)^2}{2 s^2}\right)"


@pytest.mark.parametrize(
    "normaliser", [r"\sqrt{2\pi s^2}", r"\sqrt{2\pi} s", r"s\sqrt{2\pi}", r"\sqrt{2\pi}\,s"]
)
def test_a_density_in_a_claim_has_a_positive_scale(normaliser: str) -> None:
    assert "lt(0, s)" in inferred(f"$$ \\ln ({DENSITY % normaliser}) = -\\ln s $$")


@pytest.mark.parametrize(
    "formula",
    [
        r"\frac{1}{\sqrt{2\pi n}} \exp(-x^2) = \frac{1}{\sqrt{2\pi n}} e^{-x^2}",
        r"\frac{1}{\sqrt{2 s^2}} e^{-s^2} = \frac{e^{-s^2}}{\sqrt{2 s^2}}",
        r"\frac{1}{2\pi s} e^{-s} = \frac{e^{-s}}{2\pi s}",
        r"\sqrt{2\pi s^2} e^{-s} = e^{-s} \sqrt{2 \pi s^2}",
    ],
)
def test_other_quotients_say_nothing(formula: str) -> None:
    assert not {"lt(0, s)", "lt(0, n)"} & inferred(f"$$ {formula} $$")


def test_the_logarithm_of_a_normal_density_has_a_positive_scale() -> None:
    (step,) = steps(r"$$ \ln(2\pi s^2) = 2 \ln s + \ln(2\pi) $$")
    assert "lt(0, s)" in assumed(step)
    (other,) = steps(r"$$ \ln(2 s^2) = 2 \ln s + \ln 2 $$")
    assert "lt(0, s)" not in assumed(other)
