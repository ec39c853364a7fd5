"""Multinomial coefficients are quotients of factorials."""

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import steps

THREE = "Let $a$, $b$ and $c$ be natural numbers.\n\n"
LIST = "Let $n$, $k_1, \\ldots, k_r$ be natural numbers.\n\n"


@pytest.mark.parametrize(
    ("page", "proved"),
    [
        (THREE + "$$ \\binom{a+b+c}{a, b, c} = \\binom{a+b+c}{a} \\binom{b+c}{b} $$", True),
        (THREE + "$$ \\binom{a+b+c}{a, b, c} = \\binom{a+b+c}{a} \\binom{b+c}{a} $$", False),
        (LIST + "$$ {n \\choose k_1, \\ldots, k_r} = \\frac{n!}{k_1! \\cdots k_r!} $$", True),
        (LIST + "$$ {n \\choose {k_1, \\ldots, k_r}} = \\frac{n!}{\\prod_{j=1}^r k_j!} $$", True),
        (LIST + "$$ \\binom{n}{k_1, \\ldots, k_r} = \\frac{n!}{\\prod_{j=1}^r k_j} $$", False),
    ],
)
def test_multinomial(page: str, proved: bool) -> None:
    (step,) = verify(Markdown(page)).steps()
    assert (step.verdict == "proved") == proved


def test_nothing_is_refuted_as_the_numbers_below_add_up_to_the_one_above() -> None:
    (step,) = steps(THREE + "$$ \\binom{a}{b, c} = \\binom{a}{b} $$")
    assert not step.refutable


def test_gamma_with_two_arguments_is_the_upper_incomplete_one() -> None:
    page = "Let $s > 0$ and $x > 0$.\n\n$$ \\Gamma(s, x) = \\int_x^\\infty t^{s-1} e^{-t} dt $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]
    lower = page.replace("\\int_x^\\infty", "\\int_0^x")
    assert [s.verdict for s in verify(Markdown(lower)).steps()] != ["proved"]
