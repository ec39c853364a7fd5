"""Capitals in a row are one name where none of them stands elsewhere; `N_k` beside N; `$h$ with $z = ...`."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


CIRCUIT = "RC circuit: $v(t) = V (1 - e^{-t/RC})$.\n\n$$ \\frac{dv}{dt} = \\frac{V}{RC} e^{-t/RC} $$"


def test_capitals_that_stand_nowhere_else_are_one_name() -> None:
    assert verdicts(CIRCUIT) == ["proved"]
    assert verdicts(CIRCUIT.replace("\\frac{V}{RC} e", "\\frac{V}{R} e"))[0] != "proved"


@pytest.mark.parametrize(
    "page",
    [
        "Let $R > 0$ and $C > 0$.\n\n$$ RC = CR $$",  # a product
        "$$ JSD(p) + 1 = 1 + JSD(p) $$",  # a function
        "Let $R > 0$.\n\n$$ RC + 1 = 1 + RC $$",  # R is known, C is not
    ],
)
def test_others_are_not(page: str) -> None:
    assert "RC" not in claims(page)[0].split(":")[0] and "JSD(" not in claims(page)[0].split(":")[0]


def test_a_count_and_the_counts_of_its_parts_are_two_names() -> None:
    page = (
        "With $N_k = \\sum_{n=1}^N g_{nk}$,\n\n"
        "$$ \\sum_{k=1}^K N_k = \\sum_{n=1}^N \\sum_{k=1}^K g_{nk} $$\n\n"
        "$$ \\sum_{n=1}^N %s = N $$"
    )
    assert verdicts(page % "1") == ["proved", "proved"]
    assert verdicts(page % "2")[1] != "proved"


def test_what_stands_behind_with_explains_the_formula_before_it() -> None:
    page = "Let $h = \\sinh(z)$ with $z = w x + b$.\n\n$$ \\frac{\\partial h}{\\partial w} = %s \\cosh(z) $$"
    assert verdicts(page % "x") == ["proved"]
    assert verdicts(page % "w") == ["refuted"]


def test_the_energy_of_a_function_is_that_of_the_one_defined_there() -> None:
    page = (
        "Let $a > 0$. The energy of $x(t) = e^{-at}$ is\n\n$$ \\int_0^\\infty x(t)^2 dt = \\frac{1}{%s a} $$"
    )
    assert verdicts(page % "2") == ["proved"]
    assert verdicts(page % "4") == ["refuted"]
