"""Letters that usually mean no real number: the imaginary unit, Kronecker's delta."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims, steps


@pytest.mark.parametrize(
    "claim",
    [
        "i^2 + 1 > 0",
        "e^{i \\pi} = -1",
        "(1 + i)^2 = 2 i",
        "|e^{-i t}| = e^{-i t}",
        "\\exp(i t / 2)^2 = e^{i t}",
    ],
)
def test_an_i_that_nothing_introduces_is_unread(claim: str) -> None:
    assert "imaginary unit" in claims(f"$$ {claim} $$")[0]
    assert "imaginary unit" in claims(f"$$ {claim.replace('i', 'j').replace('pj', 'pi')} $$")[0]


def test_an_index_beside_a_turning_power_is_no_excuse() -> None:
    page = "Let $x_i$ be the data for all $i$.\n\n$$ |e^{i t}| = e^{i t} $$"
    assert "imaginary unit" in claims(page)[0]


@pytest.mark.parametrize(
    "page",
    [
        "$$ \\sum_{i=1}^n 2 i = n (n + 1) $$",
        "Let $i$ be an integer.\n\n$$ (i + 1)^2 = i^2 + 2 i + 1 $$",
        "For $i > 0$\n\n$$ (i + 1)^2 = i^2 + 2 i + 1 $$",
        "$$ a_{i+1} - a_i = (i + 1)^2 - i^2 - 2 i + a_{i + 1} - a_i - 1 $$",
        "$$ \\sum_{i=1}^2 e^{i t} = e^t + e^{2 t} $$",
    ],
)
def test_an_i_that_counts_is_a_number(page: str) -> None:
    assert not any(c.startswith("unread") for c in claims(page))


def test_symbols_with_indices_are_no_free_numbers() -> None:
    assert not steps("$$ \\delta_{ij} \\delta_{jk} = \\delta_{ij} \\delta_{ik} $$")[0].refutable
    assert not steps("$$ 2 \\varepsilon_{123} = 2 $$")[0].refutable
    assert steps("$$ \\delta_1 \\delta_2 = \\delta_1 + \\delta_2 $$")[0].refutable
