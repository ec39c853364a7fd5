"""What fails for all values is refuted, whatever its names mean; not where it may be meant otherwise."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify


def verdicts(page: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(page)).steps()]


LAW = "Let $X$ follow the Landau distribution.\n\n"


@pytest.mark.parametrize(
    "page",
    [
        LAW + "$$ \\mathrm{E}[X^2] + 1 = \\mathrm{E}[X^2] $$",
        LAW + "$$ e^{\\mathrm{E}[X]} = 2 e^{\\mathrm{E}[X]} $$",
        "$$ g(x) + \\bar b^2 + 1 \\le g(x) $$",
        "Let $c$ be the number of rows.\n\n$$ (c + 1)^2 = c^2 + 2 c + 2 $$",
    ],
)
def test_a_relation_that_fails_everywhere_is_refuted(page: str) -> None:
    assert verdicts(page) == ["refuted"]


@pytest.mark.parametrize(
    "page",
    [
        LAW + "$$ \\mathrm{E}[X^2] + \\mathrm{E}[X] = \\mathrm{E}[X^2] $$",  # where E[X] = 0
        "Solve\n\n$$ x = x + 1 $$",
        "Suppose that $c$ is rational. Then\n\n$$ (c + 1)^2 = c^2 + 2 c + 2 $$\n\na contradiction.",
        "Up to terms of higher order\n\n$$ (c + 1)^2 \\approx c^2 + 2 c $$",
        "The number $c$ is large, and we neglect constants in what follows:\n\n$$ (c + 1)^2 = c^2 + 2 c $$",
    ],
)
def test_one_that_may_hold_or_is_meant_otherwise_is_not(page: str) -> None:
    assert "refuted" not in verdicts(page)


def test_the_message_says_that_it_fails_for_all_values() -> None:
    (result,) = verify(Markdown(LAW + "$$ \\mathrm{E}[X^2] + 1 = \\mathrm{E}[X^2] $$")).steps()
    assert "for all values" in result.message
