r"""Means of data in groups: `\bar y_i`, `\bar y_{i \bullet}`, `\bar y`, by the sums of a page about them."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import inferred

WORDS = "In the analysis of variance with $k$ groups, the total sum of squares is\n\n"
TOTAL = "$$ T = \\sum_{i=1}^{k} \\sum_{j=1}^{n_i} (y_{ij} - \\bar{y})^2 $$\n\n"
WITHIN = "\\sum_{i=1}^{k} \\sum_{j=1}^{n_i} (y_{ij} - \\bar{y}_i)^2"
BETWEEN = "\\sum_{i=1}^{k} n_i (\\bar{y}_i - \\bar{y})^2"
PARTITION = f"$$ T = {BETWEEN} + {WITHIN} $$\n"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_sums_of_squares_add_up() -> None:
    assert verdicts(WORDS + TOTAL + PARTITION) == ["proved"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("n_i (\\bar{y}_i", "(\\bar{y}_i"), (f"+ {WITHIN}", f"- {WITHIN}"), (BETWEEN, f"2 {BETWEEN}")],
)
def test_other_sums_are_not_proved(right: str, wrong: str) -> None:
    assert "proved" not in verdicts(WORDS + TOTAL + PARTITION.replace(right, wrong))


def test_a_page_that_speaks_of_nothing_leaves_bars_open() -> None:
    assert "proved" not in verdicts("We write\n\n" + TOTAL + PARTITION)


def test_what_the_page_writes_out_goes_before() -> None:
    other = "where\n\n$$ \\bar{y} = \\frac{1}{k} \\sum_{i=1}^{k} \\bar{y}_i $$\n\n"
    centred = "$$ \\sum_{i=1}^{k} n_i (\\bar{y}_i - \\bar{y}) = 0 $$"
    assert verdicts(WORDS + TOTAL + centred) == ["proved"]
    assert "proved" not in verdicts(WORDS + TOTAL + other + centred)


@pytest.mark.parametrize("dots", ["{i \\bullet}", "{i.}", "{i\\cdot}"])
def test_indices_with_dots_are_averaged(dots: str) -> None:
    page = WORDS + f"$$ T = \\sum_{{i=1}}^{{k}} \\sum_{{j=1}}^{{m}} (y_{{ij}} - \\bar{{y}}_{dots})^2 $$\n\n"
    page += f"$$ \\sum_{{j=1}}^{{m}} y_{{ij}} = m \\bar{{y}}_{dots} $$"
    assert verdicts(page) == ["proved"]
    assert verdicts(page.replace("= m", "= k")) != ["proved"]


def test_counts_with_dots_are_sums() -> None:
    page = WORDS + "$$ T = \\sum_{i=1}^{a} \\sum_{j=1}^{b} \\sum_{l=1}^{n_{ij}} (y_{ijl} - \\mu)^2 $$\n\n"
    page += "$$ \\sum_{i=1}^{a} \\sum_{j=1}^{b} n_{ij} c_i = \\sum_{i=1}^{a} n_{i \\bullet} c_i $$\n\n"
    page += (
        "$$ n_{i \\bullet} \\bar{y}_{i \\bullet \\bullet} = \\sum_{j=1}^{b} n_{ij} \\bar{y}_{ij\\bullet} $$"
    )
    assert verdicts(page) == ["proved", "proved"]
    assert "proved" not in verdicts(page.replace("n_{i \\bullet}", "2 n_{i \\bullet}"))


def test_what_the_means_need_is_inferred() -> None:
    found = inferred(WORDS + TOTAL + PARTITION)
    assert "all(integers, (\\ ne($n(#0), 0)))" in found


def test_data_with_other_bounds_elsewhere_are_left_open() -> None:
    other = "$$ S = \\sum_{i=1}^{k} \\sum_{j=1}^{m} y_{ij} $$\n\n"
    assert "proved" not in verdicts(WORDS + TOTAL + other + PARTITION)
