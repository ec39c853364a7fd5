"""A density written for a law that has one is a claim, unless it is that of another parametrisation."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

NORMAL = "\\frac{1}{\\sqrt{2 \\pi} s} \\exp\\left( -\\frac{(x - m)^2}{2 s^2} \\right)"
SCALE = "\\frac{x^{k-1} e^{-x/t}}{\\Gamma(k) t^k}"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize(
    ("density", "verdict"),
    [
        (NORMAL, "proved"),
        (NORMAL.replace("\\sqrt{2 \\pi} s", "s"), "refuted"),
        (NORMAL.replace("2 s^2", "s^2"), "refuted"),
    ],
)
def test_the_density_of_the_normal_law_is_known(density: str, verdict: str) -> None:
    page = "The density of the normal law is\n\n$$ \\mathcal{N}(x; m, s^2) = " + density + " $$\n\nand so\n\n"
    assert verdicts(page + "$$ \\mathcal{N}(0; 0, 1) = \\frac{1}{\\sqrt{2 \\pi}} $$") == [verdict, "proved"]


@pytest.mark.parametrize(("mass", "verdict"), [("k!", "proved"), ("(k + 1)!", "refuted"), ("k", "refuted")])
def test_so_are_masses(mass: str, verdict: str) -> None:
    page = (
        "Let $l > 0$. The mass function is\n\n$$ \\mathrm{Poiss}(k; l) = \\frac{l^k e^{-l}}{" + mass + "} $$"
    )
    assert verdicts(page) == [verdict]


def test_another_parametrisation_defines() -> None:
    page = "Let $k, t > 0$. In this text\n\n$$ \\mathrm{Gam}(x; k, t) = " + SCALE + " $$\n\nso that\n\n"
    assert verdicts(page + "$$ \\mathrm{Gam}(1; 1, 2) = \\frac12 e^{-1/2} $$") == ["proved"]
    assert verdicts(page + "$$ \\mathrm{Gam}(1; 1, 2) = 2 e^{-2} $$") == ["refuted"]


def test_another_law_of_a_known_name_defines() -> None:
    """Its total is one: that is a law, though not the one of that name."""
    page = "In this text\n\n$$ \\mathrm{Exp}(x; a) = 2 a e^{-2 a x} $$\n\nfor $a > 0$, so\n\n"
    assert verdicts(page + "$$ \\mathrm{Exp}(1; 1) = 2 e^{-2} $$") == ["proved"]
    assert verdicts(page + "$$ \\mathrm{Exp}(1; 1) = e^{-1} $$") != ["proved"]


def test_by_a_law_with_another_density_nothing_is_known() -> None:
    page = "Let $v > 0$ and\n\n"
    page += "$$ \\mathcal{N}(x; m, v) = \\frac{1}{\\sqrt{2\\pi} v} e^{-(x-m)^2/(2v^2)} \\; . $$\n\n"
    page += "Let $X \\sim \\mathcal{N}(m, v)$.\n\n$$ \\mathrm{Var}(X) = v $$"
    assert "proved" not in verdicts(page)


def test_so_it_is_where_a_sentence_gives_the_density() -> None:
    page = f"Let $k, t > 0$. Here $\\mathrm{{Gamma}}(x; k, t) = {SCALE}$, "
    page += "and $X \\sim \\mathrm{Gamma}(k, t)$.\n\n"
    assert verdicts(page + "$$ E[X] = k / t $$") not in (["proved"], ["refuted"])
    assert verdicts(page + "$$ E[X] = k t $$") not in (["refuted"],)
