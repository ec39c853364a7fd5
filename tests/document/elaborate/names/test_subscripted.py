"""Densities that carry their variables below."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

TOTAL = "$$ f_X(x) = \\int_{-\\infty}^\\infty f_{X|Y}(x|y) f_Y(y) \\, dy $$"
RULE = "$$ f_{Y|X}(y|x) = \\frac{f_{X|Y}(x|y) f_Y(y)}{f_X(x)} $$"


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


def test_densities_of_one_law() -> None:
    (result,) = verify(Markdown(TOTAL)).steps()
    assert result.verdict == "proved" and "those of one law" in result.step.note
    assert verdicts(RULE) == ["proved"]
    assert verdicts(RULE.replace("|X}", " \\mid X}").replace("f_", "p_")) == ["proved"]
    greek = RULE.replace("X", "\\Theta").replace("(x", "(\\theta").replace("|x", "|\\theta")
    assert verdicts(greek) == ["proved"]


@pytest.mark.parametrize(
    "wrong",
    [
        TOTAL.replace("f_Y(y)", "f_X(x)"),
        RULE.replace("f_Y(y)}", "f_X(x)}"),
        RULE.replace("{f_X(x)}", "{f_Y(y)}"),
        "$$ f_{X|Y}(x|y) = f_{Y|X}(y|x) $$",
        "$$ f_{X,Y}(x, y) = f_X(x) f_Y(y) + 0 f_{X|Y}(x|y) $$",
    ],
)
def test_wrong_rules_are_not_proved(wrong: str) -> None:
    assert "proved" not in verdicts(wrong)


@pytest.mark.parametrize(
    "other",
    [
        "Let $X \\sim \\mathcal{N}(0, 1)$.\n\n",
        "Let $f_Y(y) = e^{-y}$ for $y > 0$.\n\n",
        "Here $f_X(z - y)$ is shifted.\n\n",
        "Here $f_{X|Y}$ is a kernel.\n\n",
        "The letter $p$ is a price.\n\n",
    ],
)
def test_otherwise_they_stay_apart(other: str) -> None:
    steps = verify(Markdown(other + RULE)).steps()
    assert all("those of one law" not in s.step.note for s in steps)


def test_means_given_a_value() -> None:
    page = (
        "Let $X$ and $Y$ be random variables.\n\n$$ E[X | Y = y] = \\int x f_{X|Y}(x|y) \\, dx $$\n\n"
        "$$ E[X] = \\int x f_X(x) \\, dx = \\int E[X | Y = y] f_Y(y) \\, dy $$"
    )
    assert verdicts(page) == ["proved"] * 3
    assert verdicts(page.replace("f_Y(y) \\, dy", "f_X(y) \\, dy"))[-1] != "proved"


INDEPENDENT = (
    "Let $X$ and $Y$ be random variables with means $E[X]$ and $E[Y]$, and let $X$ and $Y$ be independent."
)
PRODUCT = "\n\n$$ p(x, y) = p(x) p(y) $$\n\n$$ p(x | y) = p(x) $$"


def test_independent_variables() -> None:
    assert verdicts(INDEPENDENT + PRODUCT) == ["proved", "proved"]
    assert "proved" not in verdicts(INDEPENDENT.replace("be independent", "be dependent") + PRODUCT)
    assert "proved" not in verdicts(
        INDEPENDENT + PRODUCT.replace("= p(x) $$", "= p(y) $$").replace("p(x) p(y)", "p(x)")
    )
    other = "\n\n$$ q(x, y) = q(x | y) q(y) $$"  # of which law is it said?
    assert verdicts(INDEPENDENT + PRODUCT + other)[0] != "proved"
