"""`x_1, \\ldots, x_n > 0` says it of every term."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

CLAIM = "\n\n$$ \\ln \\prod_{i=1}^n x_i = \\sum_{i=1}^n \\ln x_i $$"


@pytest.mark.parametrize(
    ("said", "proved"),
    [
        ("Let $x_1, \\dots, x_n > 0$.", True),
        ("Let $x_1, \\ldots, x_n \\geq 1$.", True),
        ("Let $x_1, \\dots, x_n < 0$.", False),
        ("Let $x_1, \\dots, x_m > 0$.", False),
        ("Let $x_1, \\dots, x_n \\geq 0$.", False),
        ("It is false that $x_1, \\dots, x_n > 0$.", False),
    ],
)
def test_a_relation_behind_a_list(said: str, proved: bool) -> None:
    (result,) = verify(Markdown(said + CLAIM)).steps()
    assert (result.verdict == "proved") == proved
