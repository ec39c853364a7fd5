"""A second law of a name in a later section, and what the first one has as its conditions."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims

UNIFORM = "# One\n\nLet $X \\sim U(a, b)$. Then\n\n$$ E[X] = \\frac{a+b}{2} $$\n\n# Two\n\n"
MASS = "If $P(X = k) = (1-p)^{k-1} p$ for $k = 1, 2, \\ldots$, where $0 < p < 1$, then\n\n"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_the_conditions_of_the_first_law_stay() -> None:
    page = UNIFORM + "Let $X \\sim \\mathrm{Exp}(r)$. Then\n\n$$ E[X] = \\frac{1}{r} $$"
    assert verdicts(page) == ["proved", "proved"]
    assert verdicts(page.replace("\\frac{1}{r}", "r")) == ["proved", "refuted"]


@pytest.mark.parametrize(("value", "verdict"), [("\\frac{1}{p}", "proved"), ("\\frac{1}{1-p}", "refuted")])
def test_a_mass_function_behind_if_is_the_law_from_there(value: str, verdict: str) -> None:
    assert verdicts(UNIFORM + MASS + f"$$ E[X] = {value} $$") == ["proved", verdict]


def test_one_in_the_section_of_another_law_is_none() -> None:
    page = "Let $X \\sim U(a, b)$. " + MASS + "$$ E[X] = \\frac{1}{p} $$"
    assert "sum" not in claims(page)[0]


def test_behind_a_condition_in_mid_sentence_it_is_none() -> None:
    page = "We have a mean if $P(X = k) = (1-p)^{k-1} p$ for $k = 1, 2, \\ldots$:\n\n$$ E[X] = 1/p $$"
    assert verdicts(page) != ["proved"]
