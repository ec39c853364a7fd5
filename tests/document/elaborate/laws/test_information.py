"""Divergences and entropies of densities that are named by their letters, or given a value."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

TWO = "For two mass functions $p$ and $q$,\n\n"
DIVERGENCE = "$$ D(p \\| q) = \\sum_x p(x) \\log \\frac{p(x)}{q(x)} $$\n\n"
CROSS = "The cross-entropy is $H(p, q) = -\\sum_x p(x) \\log q(x)$.\n\n$$ H(p, q) = H(p) + D(p \\| q) $$"


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in verify(Markdown(text)).steps()]


def test_two_letters() -> None:
    assert verdicts(TWO + DIVERGENCE + CROSS) == ["proved"] * 2
    assert verdicts(TWO + DIVERGENCE + "$$ D(p \\| q) \\ge 0 $$") == ["proved"] * 2
    assert verdicts(TWO + DIVERGENCE.replace("{p(x)}{q(x)}", "{q(x)}{p(x)}")) == ["not_proved"]
    assert verdicts(TWO + DIVERGENCE + CROSS.replace("H(p) +", "H(p) -"))[-1] == "not_proved"
    assert verdicts(TWO + DIVERGENCE + "$$ D(p \\| q) = D(q \\| p) $$")[-1] == "not_proved"


@pytest.mark.parametrize("letter", ["\\mathcal{D}", "\\mathbb{D}", "D"])
def test_letters_of_divergences(letter: str) -> None:
    assert verdicts(TWO + DIVERGENCE.replace("D(", letter + "(")) == ["proved"]


PAIR = "Let $X$ and $Y$ be discrete with joint mass function $p(x, y)$ and marginals $p(x)$ and $p(y)$.\n\n"


def test_a_product_of_densities() -> None:
    mutual = (
        "$$ D(p(x, y) \\| p(x) p(y)) = \\sum_x \\sum_y p(x, y) \\log \\frac{p(x, y)}{p(x) p(y)} \\ge 0 $$"
    )
    assert verdicts(PAIR + mutual) == ["proved", "proved"]
    defined = mutual.replace("\\| p(x) p(y)", "\\| p(x) p(x)")  # no density: a name of the page's own
    assert len(verdicts(PAIR + defined)) == 1
    assert verdicts(PAIR + mutual.replace("{p(x) p(y)}", "{p(x)}"))[0] == "not_proved"


def test_the_entropy_given_a_value() -> None:
    chain = "$$ \\sum_x p(x) H(Y | X = x) = -\\sum_x \\sum_y p(x, y) \\log p(y | x) $$"
    assert verdicts(PAIR + chain) == ["proved"]
    assert verdicts(PAIR + chain.replace("p(y | x)", "p(x | y)")) == ["not_proved"]
    assert verdicts(PAIR + chain.replace("X = x", "X = 0"))[0] != "proved"


def test_a_letter_with_a_law_is_that_law() -> None:
    page = "Let $p = \\mathcal{N}(0, 1)$ and $q = \\mathcal{N}(m, 1)$.\n\n$$ D(p \\| q) = \\frac{m^2}{2} $$"
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("{2} $$", "{3} $$")) != ["proved"]
