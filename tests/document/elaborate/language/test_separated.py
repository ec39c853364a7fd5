"""Variables that are independent given a third one."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

SAID = (
    "Suppose that $X$ and $Y$ are conditionally independent given $Z$.",
    "Let $X$ and $Y$ be independent given $Z$.",
    "Let $X$ be conditionally independent of $Y$, given $Z$.",
    "Suppose that given $Z$, $X$ and $Y$ are independent.",
)
NOT_SAID = (
    "Suppose that $X$ and $Z$ are conditionally independent given $Y$.",
    "Suppose that $X$ and $Y$ are not conditionally independent given $Z$.",
    "We ask whether $X$ and $Y$ are conditionally independent given $Z$.",
    "Let $X$ and $Y$ be independent.",
)
FOLLOW = (
    "p(x, y | z) = p(x | z) p(y | z)",
    "p(x | y, z) = p(x | z)",
    "p(x, y, z) = p(x | z) p(y | z) p(z)",
    "p(x, y) = \\int p(x | z) p(y | z) p(z) \\, dz",
    "p(x | y) = \\int p(x | z) p(z | y) \\, dz",
    "p(z | x, y) = \\frac{p(x | z) p(y | z) p(z)}{p(x, y)}",
)


def verdicts(said: str, formula: str) -> list[str]:
    page = f"Let $X$, $Y$ and $Z$ be random variables with densities. {said}\n\n$$ {formula} $$\n"
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize("formula", FOLLOW)
def test_what_follows(formula: str) -> None:
    assert verdicts(SAID[0], formula) == ["proved"]
    assert verdicts(NOT_SAID[0], formula) != ["proved"]


@pytest.mark.parametrize("said", SAID)
def test_how_it_is_said(said: str) -> None:
    assert verdicts(said, FOLLOW[0]) == ["proved"]


@pytest.mark.parametrize("said", NOT_SAID)
def test_what_does_not_say_it(said: str) -> None:
    assert verdicts(said, FOLLOW[0]) == ["not_proved"]


@pytest.mark.parametrize(
    "formula",
    [
        "p(x, y) = p(x) p(y)",
        "p(x | y, z) = p(x | y)",
        "p(x | y, z) = p(y | z)",
        "p(x, z | y) = p(x | y) p(z | y)",
    ],
)
def test_what_does_not_follow(formula: str) -> None:
    assert "proved" not in verdicts(SAID[0], formula)
