"""A density at an observation: it lies where the density is positive, which is inferred."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

SAMPLE = (
    "Let $x_1, \\dots, x_n$ be i.i.d. samples with density $f(x; a) = a e^{-a x}$ "
    "for $x \\ge 0$, $a > 0$.\n\n"
)
CLAIM = r"$$ \sum_{i=1}^n \ln f(x_i; a) = n \ln a - a \sum_{i=1}^n x_i $$"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_observations_lie_in_the_support() -> None:
    assert verdicts(SAMPLE + CLAIM) == ["proved"]
    (document,) = verify(Markdown(SAMPLE + CLAIM)).documents
    premises = [p for d in document.derivations for p in d.derivation.premises]
    assert any(p.inferred and r"0 \leq" in p.text for p in premises)


@pytest.mark.parametrize(
    "page",
    [
        SAMPLE + CLAIM.replace("- a", "+ a"),
        SAMPLE + CLAIM.replace("n \\ln a", "\\ln a"),
        SAMPLE.replace("i.i.d. samples with density", "numbers and let") + CLAIM,  # any numbers
        SAMPLE + r"$$ \ln f(y; a) - \ln a = -a y, \quad y < 0 $$",
    ],
)
def test_near_misses(page: str) -> None:
    assert "proved" not in verdicts(page)
