"""Sums and products with one bound below their sign: an index from a whole number on, and nothing else."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify


def verdicts(formula: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(f"$$ {formula} $$")).steps()]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("\\sum_{n \\ge 0} 2^{-n} = 2", "\\sum_{n \\ge 0} 2^{-n} = 1"),
        ("\\sum_{n > 0} 2^{-n} = 1", "\\sum_{n > 0} 2^{-n} = 2"),
        ("\\sum_{1 \\le i \\le 4} i = 10", "\\sum_{1 \\le i \\le 4} i = 6"),
        ("\\sum_{0 \\le k < m} 2^k = 2^m - 1", "\\sum_{0 \\le k < m} 2^k = 2^{m+1} - 1"),
        ("\\sum_{0 < k < 4} k = 6", "\\sum_{0 < k < 4} k = 10"),
        ("\\sum_{k \\geqslant 1} 3^{-k} = \\frac{1}{2}", "\\sum_{k \\geqslant 1} 3^{-k} = \\frac{3}{2}"),
    ],
)
def test_an_index_runs_from_the_number_on(right: str, wrong: str) -> None:
    assert verdicts(right) == ["proved"]
    assert verdicts(wrong) == ["refuted"]


@pytest.mark.parametrize(
    "formula",
    [
        "\\sum_{x \\ge 0} 2^{-x} = 2",  # a letter for reals
        "\\sum_{0 \\le i < j} 2^i = 2^j - 1",  # over both, it may be
        "\\sum_{0 \\le x \\le 2} x = 3",
        "\\sum_{1 \\le i < k \\le 3} 1 = 3",
        "\\sum_{3 \\ge i \\ge 1} i = 7",
        "\\sum_{n \\ge m} 2^{-n} = 2^{1 - m}",  # over one or over both
        "\\sum_{m, n \\ge 0} 2^{-n} = 2",
        "\\sum_{n \\ge 0, n \\ne 2} 2^{-n} = 2",
        "\\sum_{n \\ge 0,\\ n \\text{ even}} 2^{-n} = 2",
        "\\sum_{n \\ge 1/2} 2^{-n} = 2",
        "\\sum_{n \\le 0} 2^{n} = 2",
    ],
)
def test_other_conditions_are_not_taken_for_a_range(formula: str) -> None:
    assert not {"proved", "refuted"} & set(verdicts(formula))
